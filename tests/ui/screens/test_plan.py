"""The story of a volunteer who arranges the plan of a session by mouse and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.domain.agendas import BlockKind
from organiser.domain.exercises import Stage
from organiser.store import queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.plan.delegate import MinutesField
from organiser.ui.screens.plan.model import BLOCK_TYPE, EXERCISE_TYPE
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.questions import NameDialog
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.theme.theme import Theme
from tests.ui.screens.desks import Told, make_desk
from tests.ui.screens.plan_pages import WORKSHOP, Page, Plan


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    theme = Theme(paths.resource("icons"), scheme="light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def desk(home: Path, sample: Store) -> Desk:
    return make_desk(home, sample)


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk.notices)


@pytest.fixture
def planned(qapp: QApplication, desk: Desk, told: Told, sample: Store) -> Plan:
    presenter = PlanPresenter(desk)
    presenter.show_session(WORKSHOP)
    return Plan(presenter, sample)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, told: Told, sample: Store) -> Page:
    return Page(qtbot, desk, sample)


# The presenter


def test_a_block_is_said_in_one_sentence(planned: Plan) -> None:
    index = planned.presenter.model.index(1)
    spoken = planned.presenter.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "2 of 8, 12:40, Check-in round, 10 minutes, led by Kofi and Helen, talk. Does not suit this session: "
        "It asks for speaking to everyone, and at least one person coming has a need that makes this hard."
    )


def test_a_move_is_said_with_its_new_time_and_undone_by_name(planned: Plan, sample: Store) -> None:
    planned.choose(2)
    planned.presenter.step(1)
    assert planned.titles[1:3] == ["Hopes and worries", "Check-in round"]
    assert planned.said == ["Check-in round moved to 3 of 8, begins 12:55"]
    assert sample.undo_label == "Move Check-in round"
    sample.undo()
    assert planned.titles[1] == "Check-in round"


def test_the_first_block_cannot_move_up_nor_the_last_down(planned: Plan) -> None:
    planned.choose(1)
    assert not planned.presenter.can_step(-1)
    planned.choose(8)
    assert not planned.presenter.can_step(1)
    planned.presenter.step(1)
    assert planned.said == []


def test_minutes_move_everything_after_them(planned: Plan, sample: Store) -> None:
    planned.choose(5)
    planned.presenter.step_minutes(5)
    assert sample.undo_label == "Change Tea break to 10 minutes"
    agenda = planned.presenter.agenda
    assert agenda is not None
    assert f"{agenda.blocks[5].starts:%H:%M}" == "13:30"
    assert agenda.over == 5
    planned.presenter.set_minutes(planned.presenter.model.values[4].id, 7)
    planned.presenter.step_minutes(5)
    assert planned.presenter.model.values[4].minutes == 10, "to the next full five"


def test_what_is_added_goes_behind_the_current_block_or_where_one_aimed(planned: Plan) -> None:
    planned.choose(2)
    planned.presenter.add_break()
    assert planned.titles[2] == "Break"
    planned.presenter.aim(1)
    planned.presenter.add_note()
    assert planned.titles[0] == "Note"
    assert planned.presenter.model.values[0].minutes == 0
    planned.presenter.add_own()
    assert planned.titles[1] == "Something of our own"


def test_duplicate_and_delete_can_be_undone(planned: Plan, told: Told, sample: Store) -> None:
    planned.choose(6)
    planned.presenter.duplicate()
    assert planned.titles[5:7] == ["Dot voting", "Dot voting"]
    assert sample.undo_label == "Duplicate Dot voting"
    planned.presenter.remove()
    assert told.last == "Deleted Dot voting."
    assert planned.presenter.current is not None
    assert planned.presenter.current.title == "Who, what, by when", "the next one becomes current"
    offer = told.notices[-1].actions[0]
    assert offer is not None
    offer.run()
    assert planned.titles[5:7] == ["Dot voting", "Dot voting"]


def test_a_pin_says_what_it_costs(planned: Plan) -> None:
    planned.choose(3)
    planned.presenter.details.pin("13:00")
    line = planned.presenter.current
    assert line is not None
    assert line.before == "10 free minutes"
    assert "begins at 13:00, after 10 free minutes" in line.sentence.lower()
    planned.presenter.details.pin("12:45")
    line = planned.presenter.current
    assert line is not None
    assert line.before == "Runs 5 minutes over"
    planned.presenter.details.toggle_pin()
    line = planned.presenter.current
    assert line is not None
    assert line.before == ""


def test_typing_is_one_undo_step(planned: Plan, sample: Store) -> None:
    planned.choose(2)
    planned.presenter.details.set_notes("Bring the")
    planned.presenter.details.set_notes("Bring the blackbird")
    assert sample.undo_label == "Edit the notes of Check-in round"
    sample.undo()
    assert sample.ask(queries.agendas.items, WORKSHOP)[1].notes == ""


def test_an_empty_title_is_refused_beside_its_field(planned: Plan) -> None:
    refused: list[tuple[str, str]] = []
    planned.presenter.refused.connect(lambda field, words: refused.append((field, words)))
    planned.choose(2)
    planned.presenter.details.rename("   ")
    assert refused[-1][0] == "title"
    assert "empty" in refused[-1][1]
    assert planned.titles[1] == "Check-in round"


def test_a_block_becomes_a_card_of_ones_own_and_the_built_in_card_stays(
    planned: Plan, told: Told, desk: Desk, sample: Store
) -> None:
    planned.choose(2)
    planned.presenter.set_minutes(planned.presenter.model.values[1].id, 25)
    planned.presenter.details.rename("Our check-in")
    planned.presenter.details.save_card("Our check-in")
    own = sample.ask(queries.agendas.own_cards)
    assert [(card.name, card.minutes_typical) for card in own] == [("Our check-in", 25)]
    assert desk.playbook.the_one("check-in-round").name == "Check-in round"
    assert told.last == "“Our check-in” is now a card of yours in the playbook."


def test_the_shelf_offers_what_suits_the_session(desk: Desk, told: Told, planned: Plan) -> None:
    shelf = ShelfPresenter(desk, planned.presenter)
    planned.presenter.show_session(WORKSHOP)
    assert shelf.wish_in_words == "online, 11 people"
    shelf.show_only_suiting(True)
    assert shelf.model.values
    assert all(card.online and card.people_min <= 11 <= card.people_max for card in shelf.model.values)
    shelf.show_stage(Stage.CLOSE)
    assert {card.stage for card in shelf.model.values} == {Stage.CLOSE}
    shelf.show_stage(None)
    shelf.show_only_suiting(False)
    shelf.search("dót VOTING")
    assert [card.name for card in shelf.model.values] == ["Dot voting"]


# The view


def test_alt_down_moves_the_current_block_again_and_again(qtbot: QtBot, page: Page) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(0, 0))
    for _ in range(2):
        QTest.keyClick(page.timeline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.titles[2] == page.current == "Welcome and how today works"
    assert page.timeline.hasFocus()
    QTest.keyClick(page.timeline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.titles[1] == page.current == "Welcome and how today works"


def test_a_block_is_dropped_between_two_others_and_stays_current(page: Page, sample: Store) -> None:
    tea = page.presenter.model.values[4]
    page.drop(BLOCK_TYPE, str(tea.id), page.top_of(2))
    assert page.titles[1] == page.current == "Tea break"
    assert sample.undo_label == "Move Tea break"
    page.drop(BLOCK_TYPE, str(tea.id), page.top_of(4))
    assert page.titles[2] == page.current == "Tea break"
    page.drop(BLOCK_TYPE, str(tea.id), page.top_of(3))
    assert page.titles[2] == "Tea break", "where it is already"


def test_a_card_is_dropped_where_it_belongs(page: Page) -> None:
    page.drop(EXERCISE_TYPE, "five-whys", page.top_of(3))
    assert page.titles[2] == page.current == "Five whys"


def test_a_block_is_dragged_with_the_mouse_and_escape_puts_it_back(qtbot: QtBot, page: Page) -> None:
    if QApplication.platformName() == "offscreen":
        pytest.skip("a drag needs a display: QT_QPA_PLATFORM=xcb xvfb-run pytest")
    page.drag(2, 5, let_go=False)
    assert page.titles[1] == "Check-in round"
    page.drag(2, 5, let_go=True)
    assert page.titles[3] == page.current == "Check-in round"


def test_minutes_are_typed_in_their_place(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(4, 0))
    QTest.keyClick(page.timeline, Qt.Key.Key_F2)
    field = page.timeline.findChild(MinutesField)
    assert field is not None
    QTest.keyClicks(field, "20")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sample.ask(queries.agendas.items, WORKSHOP)[4].minutes == 20)
    assert page.view.bar.words == "105 of 90 minutes, 15 too many"
    assert "The plan runs 15 minutes past the end of the session." in page.view.doubts.lines


def test_escape_leaves_the_minutes_as_they_were_and_the_wheel_never_changes_them(
    qtbot: QtBot, page: Page, sample: Store
) -> None:
    page.timeline.edit_minutes()
    field = page.timeline.findChild(MinutesField)
    assert field is not None
    down, at = QPoint(0, -120), QPointF(5, 5)
    wheel = QWheelEvent(
        at, at, QPoint(), down, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)
    assert field.value() == 10
    QTest.keyClicks(field, "55")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert sample.ask(queries.agendas.items, WORKSHOP)[0].minutes == 10


def test_plus_and_minus_change_the_minutes_by_five(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(4, 0))
    QTest.keyClick(page.timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.timeline, Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier)
    assert sample.ask(queries.agendas.items, WORKSHOP)[4].minutes == 15
    QTest.keyClick(page.timeline, Qt.Key.Key_Minus)
    assert sample.ask(queries.agendas.items, WORKSHOP)[4].minutes == 10


def test_del_and_ctrl_d_belong_to_the_timeline(qtbot: QtBot, page: Page) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(4, 0))
    QTest.keyClick(page.timeline, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.titles.count("Tea break") == 2
    QTest.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert page.titles.count("Tea break") == 1
    page.view.shelf.list.setFocus()
    QTest.keyClick(page.view.shelf.list, Qt.Key.Key_Delete)
    assert page.titles.count("Tea break") == 1


def test_the_plus_sign_between_two_blocks_inserts_there(qtbot: QtBot, page: Page) -> None:
    QTest.mouseMove(page.timeline.viewport(), page.top_of(3))
    box = page.timeline.plus_box(3)
    QTest.mouseClick(page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    menu = next(child for child in page.view.children() if isinstance(child, QMenu) and child.isVisible())
    next(action for action in menu.actions() if "break" in action.text()).trigger()
    menu.close()
    assert page.titles[2] == page.current == "Break"


def test_enter_in_the_playbook_adds_behind_the_current_block(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(1, 0))
    QTest.keyClicks(page.view.shelf.search, "five whys")
    QTest.keyClick(page.view.shelf.search, Qt.Key.Key_Down)
    QTest.keyClick(page.view.shelf.list, Qt.Key.Key_Return)
    assert page.titles[2] == page.current == "Five whys"
    assert sample.undo_label == "Add Five whys"
    QTest.mouseClick(page.view.shelf.add_button, Qt.MouseButton.LeftButton)
    assert page.titles[3] == "Five whys"


def test_the_current_block_is_edited_beside_the_plan(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(1, 0))
    page.view.show_block()
    panel = page.view.block
    QTest.keyClicks(panel.title, "Names and news")
    QTest.keyClick(panel.title, Qt.Key.Key_Return)
    panel.lead.setFocus()
    panel.lead.selectAll()
    QTest.keyClicks(panel.lead, "Ruth")
    QTest.mouseClick(panel.is_pinned, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.is_pinned.height() // 2))
    item = sample.ask(queries.agendas.items, WORKSHOP)[1]
    assert (item.title, item.lead, item.pinned) == ("Names and news", "Ruth", "12:40")
    assert item.card is not None
    assert item.card.name == "Check-in round", "the card keeps its name"


def test_a_name_is_asked_for_a_card_of_ones_own(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setCurrentIndex(page.timeline.model().index(1, 0))
    page.view.commands["plan.save_card"].trigger()
    dialog = next(child for child in page.view.children() if isinstance(child, NameDialog))
    dialog.name.clear()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a card needs a name"
    QTest.keyClicks(dialog.name, "Our round")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert [card.name for card in sample.ask(queries.agendas.own_cards)] == ["Our round"]


def test_an_empty_plan_leads_to_the_playbook_and_takes_a_dropped_card(qtbot: QtBot, page: Page, sample: Store) -> None:
    page.timeline.setFocus()
    for _ in range(8):
        QTest.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert page.titles == []
    page.drop(EXERCISE_TYPE, "check-in-round", QPoint(50, 50))
    assert page.titles == ["Check-in round"]
    assert sample.ask(queries.agendas.items, WORKSHOP)[0].kind is BlockKind.EXERCISE


def test_the_playbook_is_a_drawer_where_there_is_no_room(
    qtbot: QtBot, theme: Theme, desk: Desk, told: Told, sample: Store
) -> None:
    page = Page(qtbot, desk, sample, width=420)
    assert not page.view.shelf.isVisible()
    page.view.commands["plan.exercise"].trigger()
    assert page.view.shelf.search.isVisible()
    assert not page.timeline.isVisible()
    page.view.sides.show_list()
    assert page.timeline.isVisible()


def test_everything_that_takes_the_focus_has_a_name(page: Page) -> None:
    page.view.show_block()
    able = [w for w in page.view.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    able = [w for w in able if w.objectName() != "qt_spinbox_lineedit"]
    said = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in able]
    assert all(said), [type(w).__name__ for w, words in zip(able, said, strict=True) if not words]


def test_an_aimed_place_is_given_up_for_another_block(planned: Plan) -> None:
    planned.choose(2)
    planned.presenter.aim(1)
    planned.choose(4)
    planned.presenter.add_break()
    assert planned.titles[4] == "Break"
    assert planned.titles[0] == "Welcome and how today works"
