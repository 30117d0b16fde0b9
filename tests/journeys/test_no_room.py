"""On a disk that takes no more, what was typed stays, a notice says so, and all goes on once there is room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser.ui.shell.notice_area import NoticeBar
from organiser.ui.widgets.fields import LongTextField, TextField
from organiser.ui.widgets.question import Question
from tests.journeys.volunteer import CTRL, Key, Volunteer, at_the_window
from tests.store.test_refusals import file_of_at_most

WORDS = "Everybody wants a bench. " * 3_000


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, with something in it."""
    home.mkdir()
    return sample_file.rename(home / "Our sessions.organiser")


@contextmanager
def no_room(me: Volunteer, how: str) -> Iterator[None]:
    """Meanwhile the workspace takes no more: for SQLite the disk is full, or the system refuses to write."""
    if how == "fault":
        with file_of_at_most(512):
            yield
    else:
        pages = me.store.ask(lambda tx: tx.number("PRAGMA page_count"))
        me.store.ask(lambda tx: tx.rows(f"PRAGMA max_page_count = {pages}"))
        yield
        me.store.ask(lambda tx: tx.rows("PRAGMA max_page_count = 1000000"))


def paste(me: Volunteer, field: str) -> None:
    QApplication.clipboard().setText(WORDS)
    me.find(QWidget, field).setFocus()
    me.press(Key.Key_V, CTRL)


def open_notes(me: Volunteer, session: str) -> None:
    me.go("Sessions")
    me.click_row("Sessions", session)
    me.turn_to("Notes")


def bars(me: Volunteer) -> list[NoticeBar]:
    """The notices of the window, also while a dialog stands before it."""
    return [bar for bar in me.window.findChildren(NoticeBar) if bar.isVisible()]


def said(me: Volunteer) -> list[str]:
    """What the notices say; a backup may have had no room either."""
    return [bar.notice.text for bar in bars(me)]


def notes(me: Volunteer) -> dict[object, object]:
    return {one["title"]: one["notes"] for one in me.contents["session"]}


@pytest.mark.parametrize(("how", "why"), [("full", "the disk is full"), ("fault", "the disk reported a fault")])
def test_notes_that_could_not_be_saved_are_there_again_and_saved_once_there_is_room(
    qtbot: QtBot, ours: Path, how: str, why: str
) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        before = me.contents
        open_notes(me, "Co-creation workshop")
        with no_room(me, how):
            paste(me, "Notes")
            me.press(Key.Key_Tab)
            assert f"This could not be saved: {why}." in said(me)
            assert me.find(LongTextField, "Notes").toPlainText() == WORDS
            me.click_row("Sessions", "Space 1: What we have here")
            assert me.find(LongTextField, "Notes").toPlainText() == ""
            assert me.contents == before
        me.click_row("Sessions", "Co-creation workshop")
        assert me.find(LongTextField, "Notes").toPlainText() == WORDS
        me.wait(lambda: notes(me)["Co-creation workshop"] == WORDS.rstrip())
        assert notes(me)["Space 1: What we have here"] == ""
        assert me.store.faults() == ()


def test_a_notice_that_a_save_failed_stays_and_comes_once(qtbot: QtBot, ours: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        open_notes(me, "Co-creation workshop")
        with no_room(me, "full"):
            for field in ("Notes", "Summary for participants"):
                paste(me, field)
                me.press(Key.Key_Tab)
            (bar,) = [bar for bar in bars(me) if bar.notice.text.startswith("This could not be saved")]
            assert bar.remaining_ms < 0
            assert bar.notice.advice.startswith("Nothing was lost in the file.")


def test_a_dialog_whose_answer_could_not_be_saved_stays_with_what_was_typed(qtbot: QtBot, ours: Path) -> None:
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.go("Sessions")
        before = me.contents
        me.click("New session…")
        me.type("Title", "When there is room")
        with no_room(me, "fault"):
            me.press(Key.Key_Return)
            assert "This could not be saved: the disk reported a fault." in said(me)
            assert me.find(TextField, "Title").text() == "When there is room"
            assert me.contents == before
        me.press(Key.Key_Return)
        new = [one["title"] for one in me.contents["session"] if one not in before["session"]]
        assert new == ["When there is room"]
        assert not [one for one in me.window.findChildren(Question) if one.isVisible()]
