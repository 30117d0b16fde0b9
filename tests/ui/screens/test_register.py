"""The Register tab of a session: everybody marked by key, by tap, by row number, and those who walk in."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.attendance import Mark
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import register
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.register.view import RegisterView
from organiser.ui.widgets.rows import RowsModel

Key = Qt.Key


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, workshop: int) -> RegisterView:
    tab = register.make(desk)
    assert isinstance(tab.view, RegisterView)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 640)
    tab.view.show()
    qtbot.waitExposed(tab.view)
    return tab.view


@pytest.fixture
def presenter(view: RegisterView) -> RegisterPresenter:
    return view.presenter


def _marks(presenter: RegisterPresenter) -> dict[str, Mark]:
    return {line.person: line.mark for line in presenter.lines if line.mark is not Mark.NONE}


def test_space_ticks_and_the_arrows_move(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    view.list.setCurrentIndex(presenter.model.index(0))
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_Space):
        QTest.keyClick(view.list, key)
    assert _marks(presenter) == {"Amina Yusuf": Mark.PRESENT, "Bernard Tully": Mark.PRESENT}
    assert presenter.counter == "2 there, 12 not marked, 14 on the list"
    assert desk.store.undo() == "Take the mark off Łucja Wiśniewska"
    desk.store.undo()
    assert desk.store.undo_label == "Mark Bernard Tully present"


@pytest.mark.parametrize(
    ("key", "mark"),
    [
        (Key.Key_P, Mark.PRESENT),
        (Key.Key_L, Mark.LATE),
        (Key.Key_E, Mark.LEFT_EARLY),
        (Key.Key_A, Mark.APOLOGIES),
        (Key.Key_X, Mark.ABSENT),
    ],
)
def test_every_mark_has_a_key(view: RegisterView, presenter: RegisterPresenter, key: Qt.Key, mark: Mark) -> None:
    view.list.setCurrentIndex(presenter.model.index(3))
    QTest.keyClick(view.list, key)
    assert _marks(presenter) == {"Dorothy Pike": mark}
    row = presenter.model.index(3).data(RowsModel.RowRole)
    assert row.badges[0].word == mark.label
    assert row.badges[0].icon
    assert row.ticked is mark.was_there


def test_the_whole_register_by_keyboard(view: RegisterView, presenter: RegisterPresenter) -> None:
    view.search.setFocus()
    for words in ("amin", "bern", "luc", "4", "ifan"):
        QTest.keyClicks(view.search, words)
        QTest.keyClick(view.search, Key.Key_Return)
        assert view.search.text() == ""
    assert presenter.counter == "5 there, 9 not marked, 14 on the list"
    assert len(presenter.model.values) == 14


def test_enter_on_nobody_marks_nobody(view: RegisterView, presenter: RegisterPresenter) -> None:
    QTest.keyClicks(view.search, "zebedee")
    QTest.keyClick(view.search, Key.Key_Return)
    assert _marks(presenter) == {}
    assert view.search.text() == "zebedee"


def test_a_tap_on_the_box_ticks_without_the_keyboard(view: RegisterView, presenter: RegisterPresenter) -> None:
    box = view.list.tick_box(presenter.model.index(1))
    assert min(box.width(), box.height()) >= 36
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert _marks(presenter) == {"Bernard Tully": Mark.PRESENT}
    QTest.mouseDClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert presenter.chosen[0].person == "Bernard Tully"


def test_several_are_marked_by_one_button_and_undone_as_one(
    view: RegisterView, presenter: RegisterPresenter, desk: Desk
) -> None:
    view.list.setFocus()
    view.list.setCurrentIndex(presenter.model.index(0))
    for _ in range(2):
        QTest.keyClick(view.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    view.actions_["register.late"].trigger()
    assert list(_marks(presenter).values()) == [Mark.LATE] * 3
    assert len(presenter.chosen) == 3, "they stay chosen"
    assert desk.store.undo() == "Mark 3 people late"
    assert _marks(presenter) == {}


def test_everyone_present_leaves_apologies_alone(
    view: RegisterView, presenter: RegisterPresenter, said: list[Notice]
) -> None:
    view.list.setCurrentIndex(presenter.model.index(6))
    QTest.keyClick(view.list, Key.Key_A)
    view.everyone_button.click()
    assert presenter.counter == "13 there, 14 on the list"
    assert _marks(presenter)["Helen Marsh"] is Mark.APOLOGIES
    assert not view.everyone_button.isEnabled()
    assert said[-1].text == "Marked 13 people present."
    assert said[-1].actions
    said[-1].actions[0].run()
    assert _marks(presenter) == {"Helen Marsh": Mark.APOLOGIES}


def test_rows_are_taken_from_the_printed_sheet(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    QTest.keyClicks(view.rows.field, "1-9,11,13")
    QTest.keyClick(view.rows.field, Key.Key_Return)
    assert presenter.counter == "11 there, 3 not marked, 14 on the list"
    assert view.rows.field.text() == ""
    assert desk.store.undo() == "Mark 11 people present"


@pytest.mark.parametrize(("words", "part"), [("3,99", "no row 99"), ("9-2", "run backwards"), ("abc", "not a row")])
def test_what_is_wrong_with_rows_stands_under_the_field(
    view: RegisterView, presenter: RegisterPresenter, words: str, part: str
) -> None:
    QTest.keyClicks(view.rows.field, words)
    view.rows.button.click()
    assert part in view.rows.problem
    assert view.rows.field.text() == words
    assert _marks(presenter) == {}


def test_somebody_new_walks_in(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    QTest.keyClicks(view.name, "Zahra Malik")
    QTest.keyClick(view.name, Key.Key_Return)
    newest = presenter.lines[-1]
    assert (newest.row, newest.person, newest.mark, newest.invited) == (15, "Zahra Malik", Mark.PRESENT, False)
    assert view.name.text() == ""
    assert desk.store.undo() == "Add Zahra Malik to the register"
    assert len(presenter.lines) == 14


def test_somebody_known_is_welcomed_and_not_made_twice(
    view: RegisterView, presenter: RegisterPresenter, desk: Desk, workshop: int
) -> None:
    nasreen = next(line for line in presenter.lines if line.person == "Nasreen Akhtar")
    desk.store.do("Take her off", changes.attendance.withdraw, workshop, [nasreen.person_id])
    view.name.setFocus()
    QTest.keyClicks(view.name, "nasr")
    assert view.name.list.isVisible()
    QTest.keyClick(view.name, Key.Key_Return)
    assert _marks(presenter) == {"Nasreen Akhtar": Mark.PRESENT}
    assert next(line.row for line in presenter.lines if line.person == "Nasreen Akhtar") == nasreen.row
    assert desk.ask(queries.people.count) == 14


def test_a_suggestion_can_be_clicked(view: RegisterView, presenter: RegisterPresenter) -> None:
    view.name.setFocus()
    QTest.keyClicks(view.name, "a")
    assert "as somebody new" in view.name.list.currentIndex().data(), "one letter means nobody for sure"
    first = view.name.list.model().index(0, 0)
    name = first.data()
    QTest.mouseClick(
        view.name.list.viewport(), Qt.MouseButton.LeftButton, pos=view.name.list.visualRect(first).center()
    )
    assert _marks(presenter) == {name: Mark.PRESENT}
    assert view.name.text() == ""
    assert not view.name.list.isVisible()


def test_escape_puts_the_suggestions_away(view: RegisterView) -> None:
    QTest.keyClicks(view.name, "a")
    QTest.keyClick(view.name, Key.Key_Escape)
    assert not view.name.list.isVisible()
    assert view.name.text() == "a"


def test_a_name_that_is_too_long_is_told(view: RegisterView, presenter: RegisterPresenter, said: list[Notice]) -> None:
    presenter.walk_in("x" * 400)
    assert "too long" in said[-1].text
    assert len(presenter.lines) == 14


def test_the_sheet_for_the_door_is_one_click_away(
    view: RegisterView, desk: Desk, idle: Callable[[], None], viewer: Any
) -> None:
    view.sheet_button.click()
    idle()
    made = list(desk.paths.output.iterdir())
    assert [path.name for path in made] == ["2027-05-26 Co-creation workshop, sign-in sheet.pdf"]
    assert viewer.opened == made
