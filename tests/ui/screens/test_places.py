"""A volunteer shares the places of a programme fairly: by the queue, by lot, and with a reason for everyone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.domain.attendance import Answer
from organiser.domain.people import Person
from organiser.domain.places import Role, Standing
from organiser.domain.programmes import ShareBy, Target
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens.invitations.places import PlacesLine, PlacesPresenter
from organiser.ui.screens.programmes.applications_model import Show
from organiser.ui.screens.programmes.applications_view import ApplicationsView
from organiser.ui.screens.programmes.drawing import DrawingQuestion
from organiser.ui.screens.programmes.moving import MovingQuestion
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.sharing import SharingQuestion
from organiser.ui.screens.programmes.view import ProgrammesView
from organiser.ui.widgets.seat_signs import Sign
from organiser.ui.widgets.seats import SeatGroup, Seats
from tests.conftest import NOW, TODAY

Key = Qt.Key
Apply = Callable[..., int]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> ProgrammesView:
    """The screen with the sample's programme, of which one place for Hollins is free, on its applications."""
    view = ProgrammesView(ProgrammesPresenter(desk))
    qtbot.addWidget(view)
    view.resize(1100, 760)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.page.tabs.show_tab("applications")
    return view


@pytest.fixture
def applied(sample: Store) -> Apply:
    """Somebody new who applied some days ago."""

    def apply(name: str, neighbourhood: str = "Hollins", days: int = 5) -> int:
        person_id = sample.do("Add", changes.people.add, Person(name, neighbourhood))
        joined = NOW - timedelta(days=days)
        sample.do("Apply", changes.applications.apply, 1, [person_id], joined=joined)
        return person_id

    return apply


def side(view: ProgrammesView) -> ApplicationsView:
    return view.page.applications


def queue(view: ProgrammesView) -> list[tuple[str, int]]:
    return [(one.entry.name, one.position) for one in view.presenter.applications.model.values]


def standing(store: Store, person_id: int) -> Standing:
    return store.ask(queries.places.why, 1, person_id, NOW).standing


def buttons(widget: QWidget) -> list[str]:
    found = (button for button in widget.findChildren(QPushButton) if button.isVisibleTo(widget))
    return [button.accessibleName().rstrip("…") for button in found]


# Joining the queue


def test_a_name_and_enter_put_somebody_new_into_the_queue(
    view: ProgrammesView, sample: Store, said: list[Notice]
) -> None:
    assert side(view).none.text() == "Nobody is waiting for a place, and no offer is open."
    QTest.keyClicks(side(view).name, "Jean Adams")
    QTest.keyClick(side(view).name, Key.Key_Return)
    assert queue(view) == [("Jean Adams", 1)]
    assert said[-1].text == "Jean Adams is number 1 in the queue."
    assert side(view).card.reason.text() == "You are 1st in the queue: 1 free place is kept for Hollins."
    assert sample.undo_label == "Note that Jean Adams would like to take part"
    sample.undo()
    assert queue(view) == []
    assert sample.ask(queries.people.count) == 14


def test_somebody_known_is_found_by_a_part_of_the_name_and_is_next(
    view: ProgrammesView, sample: Store, said: list[Notice]
) -> None:
    person_id = sample.do("Add", changes.people.add, Person("Jean Adams", "Hollins"))
    QTest.keyClicks(side(view).name, "jea")
    QTest.keyClick(side(view).name, Key.Key_Return)
    assert said[-1].text == "Jean Adams is next: there is a place."
    assert [offer.title for offer in said[-1].actions] == ["Undo", "Offer the place"]
    said[-1].actions[1].run()
    assert standing(sample, person_id) is Standing.OFFERED
    assert said[-1].text == "Offered Jean Adams a place until Mon 10 May. Let them know."


def test_who_has_a_place_is_not_added_again_but_shown(view: ProgrammesView, sample: Store, said: list[Notice]) -> None:
    QTest.keyClicks(side(view).name, "Amina")
    QTest.keyClick(side(view).name, Key.Key_Return)
    assert said[-1].text == "Amina Yusuf is on the list already: has a place."
    assert side(view).card.title.text() == "Amina Yusuf: “How do I stand?”"
    assert view.presenter.applications.show is Show.EVERYBODY


def test_the_search_finds_by_name_and_neighbourhood(view: ProgrammesView, applied: Apply) -> None:
    applied("Jean Adams", days=6)
    applied("Omar Farouk", "Castle Fields")
    QTest.keyClicks(side(view).search, "castle")
    assert queue(view) == [("Omar Farouk", 2)]
    QTest.keyClicks(side(view).search, " nobody")
    assert side(view).none.text().startswith("Nobody matches.")


# Why, and what can be done


def test_why_am_i_second_is_answered_in_a_sentence(view: ProgrammesView, applied: Apply) -> None:
    applied("Jean Adams", days=6)
    omar = applied("Omar Farouk", days=5)
    side(view).list.select_key(omar)
    card = side(view).card
    assert card.title.text() == "Omar Farouk: “Why am I 2nd?”"
    assert card.reason.text() == "You are 2nd for Hollins: its 3 places are taken."
    assert "Jean Adams" not in card.reason.text()
    assert card.detail.text().startswith("For you alone: Jean Adams, Dorothy Pike and Ifan Ŵyn-Parry have places")
    assert buttons(card) == ["Says no", "Move up", "Withdraws"]


def test_keys_offer_and_note_what_was_said(view: ProgrammesView, applied: Apply, sample: Store) -> None:
    jean, omar = applied("Jean Adams", days=6), applied("Omar Farouk", days=5)
    side(view).list.setFocus()
    side(view).list.select_key(jean)
    assert buttons(side(view).card) == ["Offer a place", "Give a place", "Says no", "Move down", "Withdraws"]
    QTest.keyClick(side(view).list, Key.Key_O)
    assert standing(sample, jean) is Standing.OFFERED
    QTest.keyClick(side(view).list, Key.Key_N)
    assert standing(sample, jean) is Standing.DECLINED
    assert side(view).card.title.text() == "Omar Farouk: “Is there a place for me?”"
    QTest.keyClick(side(view).list, Key.Key_O)
    QTest.keyClick(side(view).list, Key.Key_A)
    assert standing(sample, omar) is Standing.PLACED
    assert queue(view) == []
    for _ in range(4):
        sample.undo()
    assert queue(view) == [("Jean Adams", 1), ("Omar Farouk", 2)]


def test_somebody_who_said_no_is_put_back_behind_the_others(view: ProgrammesView, applied: Apply) -> None:
    jean = applied("Jean Adams")
    applied("Omar Farouk", days=2)
    applications = view.presenter.applications
    applications.bring_up(jean)
    applications.decline()
    applications.show_only(Show.OUT)
    assert buttons(side(view).card) == ["Put back on the list"]
    view.commands["applications.again"].trigger()
    applications.show_only(Show.QUEUE)
    assert queue(view) == [("Omar Farouk", 1), ("Jean Adams", 2)]


def test_a_place_that_is_given_back_goes_on_in_one_click(
    view: ProgrammesView, applied: Apply, sample: Store, said: list[Notice]
) -> None:
    omar = applied("Omar Farouk", "Castle Fields")
    applications = view.presenter.applications
    applications.bring_up(1)
    side(view).list.setFocus()
    QTest.keyClick(side(view).list, Key.Key_Delete)
    assert said[-1].text == "Noted that Amina Yusuf withdrew. Omar Farouk is next for a place."
    said[-1].actions[1].run()
    assert standing(sample, omar) is Standing.OFFERED
    sample.undo()
    sample.undo()
    assert standing(sample, 1) is Standing.PLACED


def test_taking_off_the_roster_says_who_is_next_too(view: ProgrammesView, applied: Apply, said: list[Notice]) -> None:
    applied("Omar Farouk", "Castle Fields")
    view.page.tabs.show_tab("roster")
    roster = view.page.roster
    roster.grid.setFocus()
    roster.grid.selectRow(0)
    QTest.keyClick(roster.grid, Key.Key_Delete)
    assert said[-1].text == "Took Amina Yusuf off the roster. Omar Farouk is next for a place."


def test_nobody_is_moved_without_a_reason(view: ProgrammesView, applied: Apply, sample: Store) -> None:
    applied("Jean Adams", "Mill Lane", 6)
    omar = applied("Omar Farouk", "Mill Lane", 5)
    side(view).list.setFocus()
    side(view).list.select_key(omar)
    QTest.keyClick(side(view).list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    question = view.question
    assert isinstance(question, MovingQuestion)
    QTest.keyClick(question.why, Key.Key_Return)
    assert question.isVisible()
    assert question._row.problem.startswith("The reason is empty.")
    QTest.keyClicks(question.why, "applied on paper")
    QTest.keyClick(question.why, Key.Key_Return)
    assert queue(view) == [("Omar Farouk", 1), ("Jean Adams", 2)]
    assert "Moved by hand: applied on paper." in side(view).card.detail.text()
    sample.undo()
    assert queue(view) == [("Jean Adams", 1), ("Omar Farouk", 2)]


def test_a_role_that_uses_no_place_is_said_on_the_list_and_on_the_roster(
    view: ProgrammesView, applied: Apply, sample: Store, said: list[Notice]
) -> None:
    jean = applied("Jean Adams", "Mill Lane")
    applications = view.presenter.applications
    applications.bring_up(jean)
    side(view).card.role.chosen.emit(Role.OBSERVER)
    assert side(view).card.reason.text() == "You come as an observer, and that uses no place."
    assert said[-1].text.startswith("Jean Adams takes part as an observer.")
    sample.undo()
    view.page.tabs.show_tab("roster")
    roster = view.page.roster
    roster.grid.selectRow(0)
    assert roster.role.value is Role.PARTICIPANT
    roster.role.chosen.emit(Role.FACILITATOR)
    assert sample.ask(queries.programmes.roles, 1)[1] is Role.FACILITATOR
    assert roster.model.index(0, 2).data() == "Facilitator"
    assert view.page.summary.text().startswith("4 sessions · 13 of 15 places taken")


# To do about places


def test_what_is_to_do_stands_on_the_page(view: ProgrammesView, applied: Apply, sample: Store) -> None:
    duties = view.page.duties
    assert not duties.duties
    jean = applied("Jean Adams")
    assert [duty.words for duty in duties.duties] == ["There is a place for Jean Adams, who is next."]
    assert buttons(duties) == ["Offer it", "Give it"]
    duties.duties[0].steps[0][1]()
    assert not duties.duties
    sample.do("End it", end_offer, jean, NOW - timedelta(hours=1))
    assert [duty.words for duty in duties.duties] == ["1 offer has run out: Jean Adams."]
    duties.duties[0].steps[0][1]()
    assert standing(sample, jean) is Standing.EXPIRED
    assert not duties.duties


def end_offer(tx: object, person_id: int, until: object) -> None:
    from sqlmodel import Session, select

    from organiser.store.rows import ApplicationRow

    assert isinstance(tx, Session)
    row = tx.exec(select(ApplicationRow).where(ApplicationRow.person_id == person_id)).one()
    row.offer_until = str(until)


def test_an_offer_that_ends_soon_leads_to_whom_it_was_made(view: ProgrammesView, applied: Apply, sample: Store) -> None:
    jean = applied("Jean Adams")
    sample.do("Rule", changes.programmes.edit, 1, replace(sample.ask(queries.programmes.one, 1), offer_days=1))
    view.presenter.applications.settle((jean,), offer=True)
    (duty,) = view.page.duties.duties
    assert duty.words == "Jean Adams has not answered. The offer ends on Tue 4 May."
    duty.steps[0][1]()
    assert view.presenter.applications.chosen is not None
    assert view.presenter.applications.chosen.entry.person_id == jean


# Sharing and drawing


def test_the_places_are_shared_in_one_step_after_a_look_at_the_reasons(
    view: ProgrammesView, applied: Apply, sample: Store, said: list[Notice]
) -> None:
    sample.do("Leave", changes.programmes.leave, 1, [1])
    jean, omar = applied("Jean Adams", days=6), applied("Omar Farouk", "Castle Fields", 5)
    applied("Ruth Okafor", "Castle Fields", 4)
    view.commands["applications.share"].trigger()
    question = view.question
    assert isinstance(question, SharingQuestion)
    question.rest.setCurrentIndex(question.rest.model().index(0, 0))
    assert question.reason.text().startswith("Ruth Okafor: You are 2nd for Castle Fields: its 3 places are taken.")
    assert question.done_button.text() == "Offer 2 places"
    question.switch.findChildren(QPushButton)[1].click()
    assert question.done_button.text() == "Give 2 places"
    question.done_button.click()
    assert {standing(sample, jean), standing(sample, omar)} == {Standing.PLACED}
    assert said[-1].text == "Gave 2 people a place."
    sample.undo()
    assert {standing(sample, jean), standing(sample, omar)} == {Standing.WAITING}


def test_lots_are_drawn_before_anyone_has_seen_the_order_and_can_be_checked(
    view: ProgrammesView,
    applied: Apply,
    sample: Store,
    said: list[Notice],
    previewed: list[Draft],
) -> None:
    view.presenter.set_rule(share_by=ShareBy.LOT)
    assert not side(view)._draw.isVisibleTo(side(view))
    for number in range(4):
        applied(f"Neighbour {number}")
    view.presenter.set_deadline(TODAY - timedelta(days=1))
    assert view.page.duties.duties[0].words == "4 people wait for lots to be drawn."
    side(view)._draw.click()
    question = view.question
    assert isinstance(question, DrawingQuestion)
    assert question.seed.text() == "Citizen leadership, Aldermoor, 2027-05-03"
    question.seed.clear()
    QTest.keyClick(question.seed, Key.Key_Return)
    assert question._row.problem.startswith("The seed is empty.")
    QTest.keyClicks(question.seed, "the bells at noon")
    QTest.keyClick(question.seed, Key.Key_Return)
    assert question.isVisible()
    assert question.seed.isReadOnly()
    order = [lot.name for lot in question.model.values]
    assert view.presenter.applications.draws == ()
    QTest.keyClick(question, Key.Key_Return)
    assert [name for name, _ in queue(view)] == order
    assert said[-1].text == "Drew lots for Citizen leadership, Aldermoor: this is the order now."
    assert not view.commands["applications.draw"].isEnabled()
    said[-1].actions[1].run()
    assert [(draft.title, draft.subject) for draft in previewed] == [("Draw by lot", "Citizen leadership, Aldermoor")]
    sample.undo()
    assert view.presenter.applications.draws == ()


# The picture and the rules


def test_the_shortfall_is_said_with_the_day(view: ProgrammesView, sample: Store) -> None:
    view.page.tabs.show_tab("places")
    places = view.page.places
    assert places.seating.missing.lines == ("Hollins: 1 of 3 places is still free, kept for people from Hollins.",)
    places.rules.hold_until.tick.click()
    held = sample.ask(queries.programmes.one, 1).hold_until
    assert held == sample.ask(queries.programmes.one, 1).apply_by
    assert places.seating.missing.lines == ("Hollins: 1 of 3 places is still free, kept until Mon 17 May.",)
    sample.do(
        "Rule", changes.programmes.edit, 1, replace(sample.ask(queries.programmes.one, 1), hold_until=date(2027, 5, 1))
    )
    assert places.seating.missing.lines == ("Hollins: 1 of 3 places is still free, for whoever is next.",)
    assert places.seating.key.words == ("taken", "free")


def test_the_rules_stand_in_one_card_and_each_change_is_a_step(view: ProgrammesView, sample: Store) -> None:
    view.page.tabs.show_tab("places")
    rules = view.page.places.rules
    rules.share_by.chosen.emit(ShareBy.LOT)
    rules.offer_days.setFocus()
    rules.offer_days.selectAll()
    QTest.keyClicks(rules.offer_days, "3")
    QTest.keyClick(rules.offer_days, Key.Key_Return)
    rules.cut_off.tick.click()
    programme = sample.ask(queries.programmes.one, 1)
    assert (programme.share_by, programme.offer_days) == (ShareBy.LOT, 3)
    assert programme.cut_off is not None
    assert rules.kept.text().endswith("Northgate 3 and Riverside 3.")
    for _ in range(3):
        sample.undo()
    assert sample.ask(queries.programmes.one, 1).share_by is ShareBy.ORDER
    sample.do("Rule", changes.programmes.edit, 1, replace(programme, targets=(Target("Hollins", 3),)))
    assert rules.kept.text() == "Hollins 3; 12 places open to all."


def test_nobody_counts_and_the_card_says_what_counting_would_give(view: ProgrammesView, sample: Store) -> None:
    programme = sample.ask(queries.programmes.one, 1)
    sample.do("Rule", changes.programmes.edit, 1, replace(programme, targets=(), capacity=0))
    view.page.tabs.show_tab("places")
    seating = view.page.places.seating
    assert seating.none.isVisibleTo(seating)
    assert not seating.seats.isVisibleTo(seating)


def test_each_seat_says_whose_it_is_by_keyboard_and_under_the_mouse(qtbot: QtBot, qapp: QApplication) -> None:
    seats = Seats("Places")
    qtbot.addWidget(seats)
    seats.show_groups(
        [
            SeatGroup("Hollins", 2, 4, offered=1, held=1, names=("Dot", "Jean")),
            SeatGroup("Mill Lane", 3, 2, names=("Kofi", "Helen", "Gita")),
        ]
    )
    seats.resize(seats.sizeHint())
    seats.show()
    assert seats.spoken == "Hollins 2 of 4, 1 offered, 1 kept, 1 free; Mill Lane 3 of 2, 1 too many"
    assert seats.signs == frozenset(Sign)
    told = [seats.told]
    for _ in range(3):
        QTest.keyClick(seats, Key.Key_Right)
        told.append(seats.told)
    assert told == [
        "Hollins, place 1 of 4: Dot",
        "Hollins, place 2 of 4: Jean, offered",
        "Hollins, place 3 of 4: kept",
        "Hollins, place 4 of 4: free",
    ]
    QTest.keyClick(seats, Key.Key_Down)
    assert seats.told == "Mill Lane, place 3 of 2: Gita, more than planned"
    where = seats._box(0, 1).center().toPoint()
    qapp.sendEvent(seats, QHelpEvent(QEvent.Type.ToolTip, where, seats.mapToGlobal(where)))
    assert QToolTip.text() == "Hollins, place 2 of 4: Jean, offered"
    seats.show_groups([SeatGroup("Hall", 9_000, 100_000, names=("Dot",))])
    assert seats.signs == {Sign.TAKEN, Sign.FREE}
    assert not seats.grab().isNull()
    qapp.sendEvent(seats, QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1)))


def test_every_control_has_a_name_and_others_lead_here(view: ProgrammesView, applied: Apply) -> None:
    applied("Jean Adams")
    for tab in ("about", "places", "applications", "roster"):
        view.presenter.go(Spot(1, tab))
        assert view.page.tabs.current == tab
        nameless = [
            widget
            for widget in view.findChildren(QWidget)
            if widget.isVisible()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            and not isinstance(widget.parent(), QAbstractSpinBox)
        ]
        assert nameless == []


# The places of a single session


def test_a_full_session_passes_its_free_place_on(qtbot: QtBot, desk: Desk, sample: Store, workshop: int) -> None:
    presenter = PlacesPresenter(desk)
    line = PlacesLine(presenter)
    qtbot.addWidget(line)
    presenter.show_session(workshop)
    assert presenter.words == ""
    sample.do("None", clear_answers, workshop)
    presenter.set_places(1)
    assert sample.undo_label == "Change the places of Co-creation workshop"
    ids = [row.person_id for row in sample.ask(queries.attendance.register, workshop)][:2]
    for person_id in ids:
        sample.do("Yes", changes.attendance.set_answer, workshop, person_id, Answer.YES)
    assert presenter.words == "1 of 1 place taken, 1 waiting."
    assert not line.offer.isVisibleTo(line)
    sample.do("No", changes.attendance.set_answer, workshop, ids[0], Answer.NO)
    assert presenter.words.endswith(" is next.")
    line.give.click()
    assert presenter.words == "1 of 1 place taken."


def clear_answers(tx: object, session_id: int) -> None:
    from sqlmodel import Session, select

    from organiser.store.rows import RegisterRow

    assert isinstance(tx, Session)
    for row in tx.exec(select(RegisterRow).where(RegisterRow.session_id == session_id)):
        row.answer = str(Answer.NONE)
