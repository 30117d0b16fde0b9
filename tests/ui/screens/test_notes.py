"""The Notes tab of a session: words that save themselves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from organiser.domain.sessions import Session
from organiser.store import queries
from organiser.store.failures import NotSaved
from organiser.ui.desk.desk import Desk
from organiser.ui.screens import notes
from organiser.ui.screens.notes.model import expected_in_words
from organiser.ui.screens.notes.view import NotesView
from organiser.ui.shell.places import SessionTab


@pytest.fixture
def tab(qtbot: QtBot, desk: Desk, workshop: int) -> SessionTab:
    tab = notes.make(desk)
    qtbot.addWidget(tab.view)
    tab.show_session(workshop)
    tab.view.resize(900, 600)
    tab.view.show()
    qtbot.waitExposed(tab.view)
    return tab


@pytest.fixture
def view(tab: SessionTab) -> NotesView:
    assert isinstance(tab.view, NotesView)
    return tab.view


def _session(desk: Desk, session_id: int) -> Session:
    return desk.ask(queries.sessions.one, session_id)


def test_typing_saves_itself_and_is_one_step(qtbot: QtBot, view: NotesView, desk: Desk, workshop: int) -> None:
    view.notes.setFocus()
    QTest.keyClicks(view.notes, "Bring more pens")
    qtbot.waitUntil(lambda: _session(desk, workshop).notes == "Bring more pens", timeout=3_000)
    QTest.keyClicks(view.notes, " and tape ")
    view.finish()
    assert _session(desk, workshop).notes == "Bring more pens and tape"
    assert desk.store.undo() == "Edit the notes of Co-creation workshop"
    assert _session(desk, workshop).notes == ""
    assert view.notes.toPlainText() == ""


def test_saving_does_not_disturb_what_is_being_typed(qtbot: QtBot, view: NotesView, desk: Desk, workshop: int) -> None:
    view.notes.setFocus()
    QTest.keyClicks(view.notes, "One thing ")
    qtbot.waitUntil(lambda: _session(desk, workshop).notes == "One thing", timeout=3_000)
    assert view.notes.toPlainText() == "One thing ", "the space that was just typed stays"


def test_turning_to_another_session_saves_the_words_of_the_first(
    tab: SessionTab, view: NotesView, desk: Desk, workshop: int
) -> None:
    other = desk.ask(queries.sessions.every)[1]
    QTest.keyClicks(view.notes, "Late start")
    tab.show_session(other.id)
    assert _session(desk, workshop).notes == "Late start"
    assert _session(desk, other.id).notes == ""
    assert view.notes.toPlainText() == ""


def test_where_saving_fails_the_next_session_is_shown_all_the_same(
    tab: SessionTab, view: NotesView, desk: Desk, workshop: int
) -> None:
    other = desk.ask(queries.sessions.every)[1]
    desk.store.ask(lambda tx: tx.rows("PRAGMA max_page_count = 1"))  # no room for more
    view.notes.insertPlainText("Everybody wants a bench. " * 4_000)
    with pytest.raises(NotSaved, match="the disk is full"):
        tab.show_session(other.id)
    assert view.notes.toPlainText() == ""
    assert _session(desk, workshop).notes == ""


def test_what_could_not_be_saved_stays_on_the_screen(qtbot: QtBot, view: NotesView, desk: Desk, workshop: int) -> None:
    view.notes.setFocus()
    desk.store.ask(lambda tx: tx.rows("PRAGMA query_only = 1"))
    with qtbot.captureExceptions() as raised:
        view.notes.insertPlainText("Bring more pens ")
        view.notes.clearFocus()
    assert [kind for kind, *_ in raised] == [NotSaved]
    view.refresh()
    assert view.notes.toPlainText() == "Bring more pens "
    desk.store.ask(lambda tx: tx.rows("PRAGMA query_only = 0"))
    view.notes.setFocus()
    view.notes.clearFocus()
    assert _session(desk, workshop).notes == "Bring more pens"
    assert view.notes.toPlainText() == "Bring more pens", "as it is kept"


def test_hiding_the_tab_saves(view: NotesView, desk: Desk, workshop: int) -> None:
    QTest.keyClicks(view.summary, "Hello. ")
    view.hide()
    assert "Hello." in _session(desk, workshop).summary


def test_the_number_expected_is_one_step(view: NotesView, desk: Desk, workshop: int) -> None:
    assert view.expected.text() == "Work it out"
    assert "11 people (9 yes, 2 maybe)" in view.expected_words.text()
    view.expected.selectAll()
    QTest.keyClicks(view.expected, "20")
    QTest.keyClick(view.expected, Qt.Key.Key_Return)
    assert _session(desk, workshop).expected == 20
    assert view.expected_words.text() == "Materials and copies are worked out for 20 people."
    assert desk.store.undo() == "Expect 20 people at Co-creation workshop"
    assert _session(desk, workshop).expected == 0


def test_filling_the_fields_changes_nothing(view: NotesView, desk: Desk) -> None:
    label = desk.store.undo_label
    view.refresh()
    view.hide()
    assert desk.store.undo_label == label


def test_nobody_on_the_list_is_said() -> None:
    assert expected_in_words(0, ()).startswith("Nobody is on the list yet.")
