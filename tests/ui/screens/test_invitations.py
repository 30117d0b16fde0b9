"""The People tab of a session: inviting, noting answers by key, and writing the invitations."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.occasion import Group
from organiser.domain.people import Person, Route
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import invitations
from organiser.ui.screens.invitations.model import Show
from organiser.ui.screens.invitations.picking import PickPeople
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.screens.invitations.tab import PeopleTab
from organiser.ui.screens.invitations.view import InvitationsView
from organiser.ui.widgets.rows import RowsModel

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, workshop: int) -> PeopleTab:
    tab = invitations.make(desk)
    assert isinstance(tab.view, PeopleTab)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 600)
    tab.view.show()
    qtbot.waitExposed(tab.view)
    tab.view.activateWindow()
    return tab.view


@pytest.fixture
def view(tab: PeopleTab) -> InvitationsView:
    return tab.everybody


@pytest.fixture
def presenter(view: InvitationsView) -> InvitationsPresenter:
    return view.presenter


def _line(desk: Desk, session_id: int, name: str) -> RegisterLine:
    lines = desk.ask(queries.attendance.register, session_id)
    return next(line for line in lines if line.person == name)


def _small_meeting(desk: Desk, programme_id: int | None = None) -> int:
    session = Session("Small meeting", datetime(2027, 6, 1, 18), 60, programme_id=programme_id)
    return desk.store.do("Plan a meeting", changes.sessions.add, session)


def _choose(view: InvitationsView, *names: str) -> None:
    view.list.setFocus()
    view.list.clearSelection()
    people = [one.person.name for one in view.presenter.model.values]
    for number, name in enumerate(names):
        box = view.list.visualRect(view.presenter.model.index(people.index(name)))
        modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, modifier, box.center())


def test_who_is_invited_is_told_in_words(view: InvitationsView, presenter: InvitationsPresenter) -> None:
    index = presenter.model.index(1)
    row = index.data(RowsModel.RowRole)
    assert presenter.counts == "9 yes, 2 maybe, 1 no, 2 no answer"
    assert (row.lead, row.title, row.sub) == ("2", "Bernard Tully", "Castle Fields · Phone call 0161 496 0122")
    assert [badge.word for badge in row.badges] == ["Needs", "Yes"]
    assert row.meta == "by phone · date not given yet"
    assert "needs: Large print" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_answers_come_by_key_and_one_undo_takes_them_back(view: InvitationsView, desk: Desk, workshop: int) -> None:
    _choose(view, "Oisín Brannigan", "Pearl Adebayo")
    QTest.keyClick(view.list, Key.Key_Y)
    assert _line(desk, workshop, "Oisín Brannigan").answer is Answer.YES
    assert _line(desk, workshop, "Pearl Adebayo").answer_route == str(Route.POST), "by each person's own way"
    assert view.presenter.counts == "11 yes, 2 maybe, 1 no, 0 no answer"
    assert desk.store.undo() == "Note “Yes” from 2 people"
    assert view.presenter.counts == "9 yes, 2 maybe, 1 no, 2 no answer"


@pytest.mark.parametrize(
    ("key", "answer"),
    [(Key.Key_N, Answer.NO), (Key.Key_M, Answer.MAYBE), (Key.Key_0, Answer.NONE), (Key.Key_Backspace, Answer.NONE)],
)
def test_every_answer_has_a_key(view: InvitationsView, desk: Desk, workshop: int, key: Qt.Key, answer: Answer) -> None:
    _choose(view, "Amina Yusuf")
    QTest.keyClick(view.list, key)
    assert _line(desk, workshop, "Amina Yusuf").answer is answer


def test_the_buttons_do_what_the_keys_do_and_the_route_can_be_said(
    view: InvitationsView, desk: Desk, workshop: int
) -> None:
    _choose(view, "Dorothy Pike")
    view.chosen.route.setCurrentIndex(view.chosen.route.findText("by email", Qt.MatchFlag.MatchFixedString))
    view.chosen.route.activated.emit(view.chosen.route.currentIndex())
    view.actions_["invitations.no"].trigger()
    line = _line(desk, workshop, "Dorothy Pike")
    assert (line.answer, line.answer_route) == (Answer.NO, "email")


def test_enter_leads_to_the_person(qtbot: QtBot, view: InvitationsView, desk: Desk) -> None:
    _choose(view, "Dorothy Pike")
    with qtbot.waitSignal(desk.went) as went:
        QTest.keyClick(view.list, Key.Key_Return)
    assert went.args == ["people", Spot(view.presenter.chosen[0].person.id)]


def test_a_letter_in_a_field_is_only_a_letter(view: InvitationsView, desk: Desk, workshop: int) -> None:
    _choose(view, "Dorothy Pike")
    view.search.setFocus()
    QTest.keyClicks(view.search, "n")
    assert view.search.text() == "n"
    assert _line(desk, workshop, "Dorothy Pike").answer is Answer.MAYBE


def test_withdrawing_is_one_key_and_undo_brings_back_the_answer(
    view: InvitationsView, desk: Desk, said: list[Notice]
) -> None:
    _choose(view, "Amina Yusuf")
    QTest.keyClick(view.list, Key.Key_Delete)
    assert "Amina Yusuf" not in [one.person.name for one in view.presenter.everybody]
    assert said[-1].text == "Took Amina Yusuf off the list."
    assert said[-1].actions
    said[-1].actions[0].run()
    assert view.presenter.everybody[0].line.answer is Answer.YES


def test_where_somebody_leaves_the_list_the_next_one_is_current(view: InvitationsView) -> None:
    view.presenter.show_only(Show.SILENT)
    _choose(view, "Oisín Brannigan")
    QTest.keyClick(view.list, Key.Key_Y)
    assert [one.person.name for one in view.presenter.chosen] == ["Pearl Adebayo"]


def test_what_people_hold_is_told_by_the_revision(view: InvitationsView, desk: Desk, workshop: int) -> None:
    presenter = view.presenter
    _choose(view, "Amina Yusuf", "Bernard Tully")
    view.actions_["invitations.told"].trigger()
    assert desk.store.undo_label == "Note 2 people told"
    assert [one.held for one in presenter.everybody[:3]] == ["has the date as it is"] * 2 + ["date not given yet"]
    desk.store.do("Move the workshop", changes.sessions.move, workshop, datetime(2027, 6, 2, 18))
    assert presenter.everybody[0].held.startswith("thinks it is on Wed 26 May at 12:30")
    assert presenter.to_tell == 13, "everybody but the one who said no"


def test_a_new_name_and_enter_invite(view: InvitationsView, desk: Desk) -> None:
    view.name.setFocus()
    QTest.keyClicks(view.name, "Zahra Malik")
    QTest.keyClick(view.name, Key.Key_Return)
    newest = view.presenter.everybody[-1]
    assert (newest.person.name, newest.line.row, newest.line.invited) == ("Zahra Malik", 15, True)
    assert view.name.text() == ""
    assert desk.store.undo() == "Invite Zahra Malik"
    assert "Zahra Malik" not in [one.name for one in desk.ask(queries.people.every)]


def test_somebody_known_is_offered_while_one_types(view: InvitationsView, desk: Desk) -> None:
    view.presenter.show_session(_small_meeting(desk))
    view.name.setFocus()
    QTest.keyClicks(view.name, "LUCJ")
    assert view.name.list.isVisible()
    QTest.keyClick(view.name, Key.Key_Return)
    assert [one.person.name for one in view.presenter.everybody] == ["Łucja Wiśniewska"]
    assert desk.ask(queries.people.count) == 14, "nobody was made twice"


def test_the_last_row_makes_somebody_new_all_the_same(view: InvitationsView, desk: Desk) -> None:
    view.presenter.show_session(_small_meeting(desk))
    view.name.setFocus()
    QTest.keyClicks(view.name, "Amina")
    QTest.keyClick(view.name, Key.Key_Down)
    QTest.keyClick(view.name, Key.Key_Return)
    assert [one.person.name for one in view.presenter.everybody] == ["Amina"]
    assert desk.ask(queries.people.count) == 15


def test_the_whole_roster_comes_with_one_click(view: InvitationsView, desk: Desk, said: list[Notice]) -> None:
    programme = desk.ask(queries.programmes.every)[0].programme
    assert not view.roster_button.isVisibleTo(view), "all of them are invited already"
    view.presenter.show_session(_small_meeting(desk, programme.id))
    assert view.roster_button.isVisibleTo(view)
    view.roster_button.click()
    assert view.presenter.counts == "0 yes, 0 maybe, 0 no, 14 no answer"
    assert said[-1].text == "Invited 14 people."


def test_people_are_picked_from_a_list_that_can_be_searched(view: InvitationsView, desk: Desk) -> None:
    view.presenter.show_session(_small_meeting(desk))
    dialog: PickPeople = view.pick()
    assert not dialog.invite_button.isEnabled()
    dialog.search.setFocus()
    for words in ("nasreen", "kofi"):
        QTest.keyClicks(dialog.search, words)
        QTest.keyClick(dialog.search, Key.Key_Return)
    assert dialog.invite_button.text() == "Invite 2 people"
    QTest.keyClick(dialog.search, Key.Key_Return)
    assert {one.person.name for one in view.presenter.everybody} == {"Nasreen Akhtar", "Kofi Mensah-Boateng"}


def test_everybody_who_is_shown_is_ticked_at_once_and_a_click_on_a_name_ticks_too(
    view: InvitationsView, desk: Desk
) -> None:
    view.presenter.show_session(_small_meeting(desk))
    dialog = view.pick()
    dialog.all_button.click()
    assert dialog.invite_button.text() == f"Invite {len(dialog.model.values)} people"
    index = dialog.model.index(0)
    name = dialog.list.visualRect(index).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, name)
    assert dialog.invite_button.text() == f"Invite {len(dialog.model.values) - 1} people"
    dialog.reject()


def test_invitations_are_written_with_one_click(
    view: InvitationsView, desk: Desk, said: list[Notice], idle: Callable[[], None], viewer: Any
) -> None:
    view.write_button.click()
    idle()
    folders = list(desk.paths.output.iterdir())
    assert [folder.name for folder in folders] == ["2027-05-26 Co-creation workshop invitations"]
    assert len(list(folders[0].glob("*.ics"))) == len(list(folders[0].glob("*.eml"))) == 6
    assert said[-1].text == "Wrote 6 invitations, each a calendar file and a draft to send."
    assert "Amina Yusuf (WhatsApp)" in said[-1].advice
    assert said[-1].actions
    said[-1].actions[0].run()
    assert viewer.opened == [folders[0]]
    held = {one.person.name for one in view.presenter.everybody if one.holds_now}
    assert {"Łucja Wiśniewska", "Gurpreet Sandhu"} < held
    assert len(held) == 6


def test_which_file_suits_whom_is_a_click_away(qtbot: QtBot, view: InvitationsView, desk: Desk) -> None:
    with qtbot.waitSignal(desk.went) as went:
        view.help_button.click()
    assert went.args == ["playbook", Spot("calendars", "guides")]


def test_without_an_address_of_the_group_it_says_what_to_do(
    view: InvitationsView, desk: Desk, said: list[Notice], idle: Callable[[], None]
) -> None:
    desk.store.do("Forget the address", changes.workspace.describe, Group("Aldermoor Neighbours Together", "Ruth"))
    view.write_button.click()
    idle()
    assert said[-1].text == "There is no email address for your group."
    assert said[-1].advice
    assert not any(one.holds_now for one in view.presenter.everybody)


def test_who_has_no_address_is_named(
    view: InvitationsView, desk: Desk, said: list[Notice], idle: Callable[[], None]
) -> None:
    meeting = _small_meeting(desk)
    person = desk.store.do("Add somebody", changes.people.add, Person("Joan Bright", phone="07700 900001"))
    desk.store.do("Invite", changes.attendance.invite, meeting, [person])
    view.presenter.show_session(meeting)
    view.write_button.click()
    idle()
    assert said[-1].text == "Nobody who is invited has an email address."
    assert said[-1].advice == "To reach by phone, text or post: Joan Bright (Phone call)."


def test_an_empty_list_says_what_belongs_there(view: InvitationsView, desk: Desk) -> None:
    view.presenter.show_session(_small_meeting(desk))
    assert not view.list.isVisibleTo(view)
    assert not view.write_button.isVisibleTo(view)


def test_a_tab_made_before_a_workspace_is_open_waits(qtbot: QtBot, bare_desk: Desk) -> None:
    tab = invitations.make(bare_desk)
    qtbot.addWidget(tab.view)
    assert tab.actions is not None
    assert not any(action.isEnabled() for action in tab.actions)


def test_a_session_in_the_bin_is_no_longer_shown(view: InvitationsView, desk: Desk, workshop: int) -> None:
    desk.store.do("Delete it", changes.sessions.remove, [workshop])
    assert view.presenter.everybody == ()
    desk.store.undo()
    assert len(view.presenter.everybody) == 14


def test_another_workspace_shows_nothing_until_it_is_told(qtbot: QtBot, bare_desk: Desk) -> None:
    bare_desk.connect_store(Store.in_memory())
    tab = invitations.make(bare_desk)
    assert isinstance(tab.view, PeopleTab)
    qtbot.addWidget(tab.view)
    tab.show_session(_small_meeting(bare_desk))
    titles = [tab.view.presenter.session and tab.view.presenter.session.title]
    other = Store.in_memory()
    bare_desk.connect_store(other)
    titles.append(tab.view.presenter.session and tab.view.presenter.session.title)
    assert titles == ["Small meeting", None]
    other.close()
