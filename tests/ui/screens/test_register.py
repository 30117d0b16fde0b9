"""The Register tab of a session: everybody marked by key, by tap, by row number, and those who walk in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app.actions.handouts import Draft
from organiser.domain.attendance import Answer, Mark
from organiser.domain.needs import State
from organiser.domain.recognition import Choice
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import register
from organiser.ui.screens.register.call_question import CallQuestion
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


def test_a_newcomer_who_may_be_known_is_asked_about_afterwards(
    view: RegisterView, presenter: RegisterPresenter, desk: Desk, said: list[Notice]
) -> None:
    view.name.setFocus()
    QTest.keyClicks(view.name, "Helen Marsch")
    QTest.keyClick(view.name, Key.Key_Return)
    assert _marks(presenter) == {"Helen Marsch": Mark.PRESENT}
    assert said[-1].text == (
        "Helen Marsch is on the list and marked present. Is that Helen Marsh, Mill Lane, who is known already?"
    )
    assert view.name.hasFocus()
    same = next(action for action in said[-1].actions if action.title == "The same person")
    same.run()
    assert _marks(presenter) == {"Helen Marsh": Mark.PRESENT}
    assert len(presenter.lines) == 14
    assert desk.store.undo() == "Merge Helen Marsch into Helen Marsh"
    assert desk.store.undo() == "Add Helen Marsch to the register"
    assert _marks(presenter) == {}


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


def test_the_sheet_for_the_door_is_one_click_away(view: RegisterView, previewed: list[Draft]) -> None:
    view.sheet_button.click()
    assert [(draft.title, draft.subject) for draft in previewed] == [
        ("Sign-in sheet", "Co-creation workshop, Wednesday 26 May 2027")
    ]


# Quick by keyboard, and the focus is never lost


def test_enter_in_the_list_marks_and_goes_on(view: RegisterView, presenter: RegisterPresenter) -> None:
    view.list.setFocus()
    view.list.setCurrentIndex(presenter.model.index(0))
    QTest.keyClick(view.list, Key.Key_Return)
    QTest.keyClick(view.list, Key.Key_L)
    QTest.keyClick(view.list, Key.Key_Return)
    QTest.keyClick(view.list, Key.Key_Return)
    assert list(_marks(presenter).values()) == [Mark.PRESENT, Mark.LATE, Mark.PRESENT]
    assert view.list.currentIndex().row() == 3
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Key.Key_Return)
    for _ in range(20):
        QTest.keyClick(view.list, Key.Key_Return)
    assert presenter.counter == "14 there, 14 on the list"
    assert view.list.currentIndex().row() == 13


def test_one_who_was_searched_for_is_marked_by_a_letter_and_the_search_goes_on(
    view: RegisterView, presenter: RegisterPresenter
) -> None:
    view.search.setFocus()
    QTest.keyClicks(view.search, "helen")
    QTest.keyClick(view.search, Key.Key_Down)
    assert view.list.hasFocus()
    QTest.keyClick(view.list, Key.Key_A)
    assert _marks(presenter) == {"Helen Marsh": Mark.APOLOGIES}
    assert view.search.hasFocus()
    assert view.search.text() == ""
    assert len(presenter.model.values) == 14


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Up])
def test_the_way_back_from_the_list_is_the_search(
    view: RegisterView, presenter: RegisterPresenter, key: Qt.Key
) -> None:
    view.list.setFocus()
    view.list.setCurrentIndex(presenter.model.index(0))
    QTest.keyClick(view.list, key)
    assert view.search.hasFocus()


def test_marking_what_is_marked_makes_no_step(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    view.list.setCurrentIndex(presenter.model.index(0))
    QTest.keyClick(view.list, Key.Key_P)
    steps = len(desk.store.history())
    QTest.keyClick(view.list, Key.Key_P)
    desk.store.do("Again", changes.attendance.set_mark, 1, [presenter.lines[0].person_id], Mark.PRESENT)
    assert len(desk.store.history()) == steps


# From paper


def test_rows_with_marks_of_their_own_and_the_tally_of_the_sheet(
    view: RegisterView, presenter: RegisterPresenter, desk: Desk
) -> None:
    QTest.keyClicks(view.rows.field, "1-9 present, 10 late, 11 apologies")
    QTest.keyClick(view.rows.field, Key.Key_Return)
    assert presenter.counter == "10 there, 3 not marked, 14 on the list"
    assert desk.store.undo_label == "Mark 11 people present, late and apologies"
    view.rows.tally.setFocus()
    view.rows.tally.selectAll()
    QTest.keyClicks(view.rows.tally, "12")
    QTest.keyClick(view.rows.tally, Key.Key_Return)
    assert view.rows.tally_words.text() == (
        "The sheet says 12, this makes 10: row 12, row 13 and row 14 are not marked."
    )
    view.list.setFocus()
    view.list.setCurrentIndex(presenter.model.index(11))
    QTest.keyClick(view.list, Key.Key_Space)
    QTest.keyClick(view.list, Key.Key_Down)
    QTest.keyClick(view.list, Key.Key_Space)
    assert view.rows.tally_words.text() == "The sheet says 12, and 12 are marked as there."
    for _ in range(3):
        desk.store.undo()
    assert not view.rows.tally_words.isVisible()
    assert view.rows.tally.text() == "–"


# Afterwards


def test_who_walked_in_joins_the_programme(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    assert not view.afterwards.isVisible()
    presenter.walk_in("Zahra Malik")
    presenter.walk_in("Ken Moss")
    button = view.afterwards.buttons[0]
    assert button.isVisible()
    assert button.accessibleName() == "Put 2 walk-ins on the roster…"
    dialog = view.asking.ask_join()
    dialog.ticks[1].click()
    assert dialog.done_button.isEnabled()
    dialog.accept()
    assert [line.person for line in presenter.walk_ins] == ["Ken Moss"]
    assert button.accessibleName() == "Put 1 walk-in on the roster…"
    assert desk.store.undo() == "Put Zahra Malik on the roster"
    assert len(presenter.walk_ins) == 2


def test_the_needs_of_those_who_came_are_asked_about(
    view: RegisterView, presenter: RegisterPresenter, desk: Desk
) -> None:
    for words in ("bern", "dorothy", "amina"):
        QTest.keyClicks(view.search, words)
        QTest.keyClick(view.search, Key.Key_Return)
    assert [one.need.words for one in presenter.unsaid] == ["Large print", "Step-free way in"]
    dialog = view.asking.ask_met()
    assert not dialog.done_button.isEnabled()
    QTest.keyClick(dialog.choices[0], Key.Key_Down)
    QTest.keyClick(dialog.choices[1], Key.Key_End)
    assert [(one.person, state) for one, state in dialog.said] == [
        ("Bernard Tully", State.MET), ("Dorothy Pike", State.NOT_MET),
    ]  # fmt: skip
    dialog.accept()
    assert presenter.unsaid == ()
    assert not view.afterwards.isVisible()
    assert desk.store.undo() == "Note whether 2 needs were met"
    assert len(presenter.unsaid) == 2


# A video call


@pytest.fixture
def call_file(tmp_path: Path) -> Path:
    path = tmp_path / "participants.csv"
    path.write_text("Name,Email,Duration\nAmina Yusuf,,91\nNas,,90\nZahra & Malik,,80\nHelen Marsh,,2\niPhone,,60\n")
    return path


def _dropped(view: RegisterView, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enter = QDragEnterEvent(
        QPoint(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(
        QPointF(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view.viewport(), drop)
    return True


def test_a_calls_list_is_dropped_asked_about_and_taken(
    view: RegisterView,
    presenter: RegisterPresenter,
    desk: Desk,
    call_file: Path,
    idle: Callable[[], None],
    said: list[Notice],
) -> None:
    assert _dropped(view, call_file)
    idle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CallQuestion)
    assert list(dialog.choices) == ["nas", "zahra & malik", "iphone"]
    assert dialog.done_button.text() == "Mark 1 person present"
    assert _marks(presenter) == {}
    QTest.keyClick(dialog.choices["nas"], Key.Key_Down)
    dialog.choices["zahra & malik"].show_value(Choice.WALK_IN)
    dialog.choices["zahra & malik"].chosen.emit(Choice.WALK_IN)
    assert dialog.done_button.text() == "Mark 3 people present"
    dialog.least.setValue(1)
    assert dialog.done_button.text() == "Mark 4 people present"
    dialog.least.setValue(5)
    dialog.done_button.click()
    assert set(_marks(presenter)) == {"Amina Yusuf", "Nasreen Akhtar", "Zahra & Malik"}
    assert said[-1].text == "3 people of the video call are marked present. Too short to count: Helen Marsh."
    kept = view.asking.ask_kept()
    assert kept is not None
    assert [tick.text() for tick in kept.name_ticks] == ["“nas” is Nasreen Akhtar"]
    kept.name_ticks[0].click()
    kept.list_ticks[0].click()
    assert kept.done_button.text() == "Throw 2 things away"
    kept.accept()
    assert said[-1].text == "1 list and 1 name are thrown away."
    assert desk.store.undo() == "Throw away what came from video calls"
    assert desk.store.undo() == "Mark 3 people present from the call of Co-creation workshop"
    assert _marks(presenter) == {}


def test_what_is_no_list_is_not_taken_in(
    view: RegisterView, tmp_path: Path, idle: Callable[[], None], said: list[Notice], presenter: RegisterPresenter
) -> None:
    assert not _dropped(view, tmp_path / "picture.png")
    (tmp_path / "other.csv").write_text("Colour,Price\nred,1\n")
    assert _dropped(view, tmp_path / "other.csv")
    idle()
    assert "no list of participants" in said[-1].text
    assert _marks(presenter) == {}


def test_every_answer_has_words_on_the_register(view: RegisterView, presenter: RegisterPresenter, desk: Desk) -> None:
    for answer in Answer:
        desk.store.do("Note", changes.attendance.set_answer, 1, presenter.lines[0].person_id, answer)
        row = presenter.model.index(0).data(RowsModel.RowRole)
        assert row.meta
        assert row.meta in row.spoken
