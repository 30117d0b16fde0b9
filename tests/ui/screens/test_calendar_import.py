"""Another group's calendar in the window: dropped or chosen, shown with its doubts, ticked, kept as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser.domain.sessions import Status
from organiser.store import queries
from organiser.ui.calendars import COMMANDS, Calendars
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.calendar_dialog import CalendarDialog
from organiser.ui.dialogs.replies import RepliesDialog
from organiser.ui.dropping import Dropping
from organiser.ui.mail import Mail
from tests.cli.test_replies import reply
from tests.imports.test_calendars import LONDON, book, event

Look = Callable[..., CalendarDialog]
CUSTOM = "DTSTART;TZID=Custom 1:20270520T183000"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


@pytest.fixture
def calendars(desk: Desk, window: QWidget) -> Calendars:
    return Calendars(desk, window)


@pytest.fixture
def looked(calendars: Calendars, qtbot: QtBot, tmp_path: Path) -> Look:
    """Writes a calendar, has it read, and gives the dialog that shows what would come of it."""

    def look(*parts: str) -> CalendarDialog:
        path = tmp_path / "Elm Road.ics"
        path.write_bytes(book(*parts))
        with qtbot.waitSignal(calendars.shown) as shown:
            calendars.look([path])
        dialog = shown.args[0] if shown.args else None
        assert isinstance(dialog, CalendarDialog)
        return dialog

    return look


def titles(desk: Desk) -> list[str]:
    return [one.title for one in desk.ask(queries.sessions.every)]


def badges(dialog: CalendarDialog) -> list[str]:
    rows = [dialog.list.model.data(dialog.list.model.index(n), dialog.list.model.RowRole) for n in range(20)]
    return [row.badges[0].word for row in rows if row is not None]  # type: ignore[attr-defined]


def press(dialog: CalendarDialog) -> None:
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)


def test_what_is_new_is_ticked_kept_in_one_step_and_reported(looked: Look, desk: Desk, said: list[Notice]) -> None:
    before = titles(desk)
    dialog = looked(event("RRULE:FREQ=WEEKLY;COUNT=3"), event(uid="b", when="DTSTART:20270230T100000Z"))
    assert dialog.summary.text() == "“Elm Road”: 3 new; 1 left out."
    assert "3 dates until" in dialog.repeats.text()
    assert badges(dialog) == ["New", "New", "New", "Left out"]
    assert titles(desk) == before
    assert dialog.done_button.text().strip() == "Import 3 sessions"
    dialog.list.widget.setCurrentIndex(dialog.list.model.index(0))
    QTest.keyClick(dialog.list.widget, Qt.Key.Key_Space)
    press(dialog)
    assert titles(desk).count("Coffee morning") == 2
    assert said[-1].text == "Took 2 sessions from “Elm Road”."
    assert dialog.summary.text().startswith("Done. 2 new; 1 left out.")
    assert not dialog.questions.isVisible()
    press(dialog)
    desk.store.undo()
    assert titles(desk) == before


def test_doubts_are_asked_and_answering_brings_the_events(looked: Look, desk: Desk, idle: Callable[[], None]) -> None:
    dialog = looked(LONDON.format(name="Custom 1"), event(), event(uid="b", when=CUSTOM))
    assert badges(dialog) == ["New", "Left out"]
    field = dialog.questions.zones["Custom 1"]
    assert field.accessibleName() == "Clocks of 1 event in “Custom 1”"
    assert field.itemText(1) == "UK time: these clocks fit"
    field.setCurrentIndex(1)
    field.activated.emit(1)
    idle()
    assert badges(dialog) == ["New", "New"]
    assert len(dialog.chosen) == 2
    assert dialog.questions.zones["Custom 1"] is field
    press(dialog)
    assert titles(desk).count("Coffee morning") == 2


def test_whole_days_are_taken_at_the_time_that_is_said(looked: Look, idle: Callable[[], None]) -> None:
    dialog = looked(event(when="DTSTART;VALUE=DATE:20270519"))
    assert not dialog.done_button.isEnabled()
    QTest.mouseClick(dialog.questions.days, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    idle()
    (one,) = dialog.chosen
    assert f"{one.becomes.starts:%H:%M}" == "10:00"


def test_a_cancellation_waits_for_a_tick(looked: Look, desk: Desk) -> None:
    press(looked(event()))
    dialog = looked(event("SEQUENCE:1", "STATUS:CANCELLED"))
    assert badges(dialog) == ["Cancelled there"]
    assert not dialog.done_button.isEnabled()
    dialog.list.widget.setCurrentIndex(dialog.list.model.index(0))
    QTest.keyClick(dialog.list.widget, Qt.Key.Key_Space)
    press(dialog)
    (session,) = [one for one in desk.ask(queries.sessions.every) if one.title == "Coffee morning"]
    assert session.status is Status.CANCELLED


def test_new_sessions_join_the_programme_that_is_chosen(looked: Look, desk: Desk) -> None:
    dialog = looked(event())
    field = dialog.questions.programme
    field.setCurrentIndex(1)
    field.activated.emit(1)
    press(dialog)
    (session,) = [one for one in desk.ask(queries.sessions.every) if one.title == "Coffee morning"]
    assert session.programme == field.itemText(1)


def test_a_file_that_cannot_be_read_is_said_in_a_notice(
    calendars: Calendars, tmp_path: Path, said: list[Notice], idle: Callable[[], None]
) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(b"PK\x03\x04")
    calendars.look([path])
    idle()
    assert said[-1].text == "The file is packed (zip)."


def drop(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *where)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *where))


def test_a_calendar_that_is_dropped_is_shown_and_an_answer_is_noted(
    calendars: Calendars, desk: Desk, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    mail = Mail(desk, window)
    Dropping(window, (calendars, mail))
    theirs, answer = tmp_path / "theirs.ics", tmp_path / "answer.ics"
    theirs.write_bytes(book(event()))
    answer.write_bytes(reply(desk.ask(queries.sessions.every)[0].uid, "oisin@example.org", "ACCEPTED"))
    with qtbot.waitSignal(calendars.shown):
        drop(window, theirs)
    with qtbot.waitSignal(mail.shown) as shown:
        drop(window, answer)
    assert isinstance((shown.args or [None])[0], RepliesDialog)


def test_every_session_is_written_from_the_file_menu(
    desk: Desk, window: QWidget, said: list[Notice], idle: Callable[[], None]
) -> None:
    asked = Calendars(desk, window).export()
    assert asked is not None
    assert "4 sessions" in asked.suits.text()
    asked.done_button.click()
    idle()
    written = list(desk.paths.output.rglob("*.ics"))
    assert len(written) == len(desk.ask(queries.sessions.every))
    assert said[-1].text == "Wrote 4 sessions, each in its own file."


def test_the_command_waits_for_a_workspace(bare_desk: Desk, window: QWidget) -> None:
    calendars = Calendars(bare_desk, window)
    assert not any(command.when(calendars) for command in COMMANDS if command.when is not None)
    assert not calendars.takes([Path(__file__)])
