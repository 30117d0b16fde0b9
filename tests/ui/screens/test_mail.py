"""Answers by mail in the window: dropped or chosen, shown before anything is noted, taken as one step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions import packs
from organiser.domain.attendance import Answer
from organiser.domain.packs import Manifest
from organiser.store import queries
from organiser.ui.calendars import Calendars
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.replies import RepliesDialog, row_of
from organiser.ui.dropping import Dropping, Packs, People
from organiser.ui.mail import Mail
from organiser.ui.screens import invitations
from organiser.ui.screens.invitations.view import InvitationsView
from organiser.ui.screens.people.import_dialog import ImportDialog
from organiser.ui.screens.playbook.pack_dialog import PackDialog
from organiser.ui.workspaces import Workspaces
from tests.cli.test_replies import reply

Look = Callable[..., RepliesDialog]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


@pytest.fixture
def mail(desk: Desk, window: QWidget) -> Mail:
    mail = Mail(desk, window)
    Dropping(window, [mail])
    return mail


@pytest.fixture
def uid(desk: Desk) -> str:
    return desk.ask(queries.sessions.every)[0].uid


@pytest.fixture
def looked(mail: Mail, qtbot: QtBot, tmp_path: Path) -> Look:
    """Writes files, has them looked through, and gives the dialog that shows what is in them."""

    def look(*contents: bytes) -> RepliesDialog:
        for number, content in enumerate(contents):
            (tmp_path / f"{number}.ics").write_bytes(content)
        with qtbot.waitSignal(mail.shown) as shown:
            mail.look(sorted(tmp_path.glob("*.ics")))
        dialog = shown.args[0] if shown.args else None
        assert isinstance(dialog, RepliesDialog)
        return dialog

    return look


def answer_of(desk: Desk, name: str) -> Answer:
    session = desk.ask(queries.sessions.every)[0]
    return next(line.answer for line in desk.ask(queries.attendance.register, session.id) if line.person == name)


def test_what_is_sure_is_ticked_and_noted_as_one_step(looked: Look, desk: Desk, uid: str, said: list[Notice]) -> None:
    dialog = looked(
        reply(uid, "oisin@example.org", "ACCEPTED"),
        reply(uid, "tom.e@example.org", "DECLINED"),
        reply(uid, "home@example.com", "ACCEPTED", name="Helen Marsh"),
        b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
    )
    assert {one.person for one in dialog.answer} == {"Oisín Brannigan", "Tom Entwistle"}
    assert dialog.done_button.text().strip() == "Note 2 answers"
    assert len(dialog.left_out.lines) == 1
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert said[-1].text == "Noted 2 answers that came by mail."
    assert (answer_of(desk, "Oisín Brannigan"), answer_of(desk, "Tom Entwistle")) == (Answer.YES, Answer.NO)
    assert answer_of(desk, "Helen Marsh") is Answer.NO
    desk.store.undo()
    assert answer_of(desk, "Oisín Brannigan") is Answer.NONE


def test_a_doubtful_one_is_taken_when_it_is_ticked_by_key(looked: Look, desk: Desk, uid: str) -> None:
    dialog = looked(reply(uid, "home@example.com", "ACCEPTED", name="Helen Marsh"))
    assert dialog.answer == ()
    assert not dialog.done_button.isEnabled()
    dialog.list.widget.setFocus()
    dialog.list.widget.setCurrentIndex(dialog.list.model.index(0))
    QTest.keyClick(dialog.list.widget, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert answer_of(desk, "Helen Marsh") is Answer.YES


def test_a_stranger_is_asked_about(looked: Look, desk: Desk, uid: str) -> None:
    dialog = looked(reply(uid, "who@example.com", "ACCEPTED"), reply(uid, "oisin@example.org", "ACCEPTED"))
    (field,) = dialog.senders.values()
    field.setFocus()
    QTest.keyClicks(field, "Helen")
    field.activated.emit(field.currentIndex())
    assert {one.person for one in dialog.answer} == {"Oisín Brannigan", "Helen Marsh"}
    field.activated.emit(0)
    assert {one.person for one in dialog.answer} == {"Oisín Brannigan"}
    field.activated.emit(field.findText("Helen Marsh"))
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert answer_of(desk, "Helen Marsh") is Answer.YES


def test_a_proposal_is_only_shown(looked: Look, uid: str) -> None:
    starts = b"DTSTART;TZID=Europe/London:20270519T180000\r\nEND:VEVENT"
    counter = reply(uid, "oisin@example.org", "TENTATIVE").replace(b"METHOD:REPLY", b"METHOD:COUNTER")
    dialog = looked(counter.replace(b"END:VEVENT", starts))
    assert dialog.answer == ()
    assert row_of(dialog.list.model.values[0]).title == "Oisín Brannigan: proposes Wednesday 19 May 2027 at 18:00"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_nothing_found_says_why(looked: Look) -> None:
    dialog = looked(b"rubbish")
    assert dialog.left_out.lines == ("0.ics: It is neither a mail nor a calendar file.",)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_files_are_dropped_on_the_window(mail: Mail, window: QWidget, qtbot: QtBot, uid: str, tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(reply(uid, "oisin@example.org", "ACCEPTED"))
    (tmp_path / "a.png").write_bytes(b"")
    with qtbot.waitSignal(mail.shown):
        drop(window, tmp_path / "a.ics")
    assert not drop(window, tmp_path / "a.png")


def test_what_is_dropped_goes_where_it_belongs(
    mail: Mail, desk: Desk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    theirs, chooser = Calendars(desk, window), Workspaces(desk, window)
    roads = (chooser, theirs, mail, People(desk, window), Packs(desk, window))
    names = {
        "ours.organiser": chooser, "a.eml": mail, "a.mbox": mail, "a.csv": roads[3], "a.vcf": roads[3],
        "a.zip": roads[4], "a.png": None,
    }  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "other.ics").write_bytes(b"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n")
    (tmp_path / "reply.ics").write_bytes(b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n")
    for name, wanted in {**names, "other.ics": theirs, "reply.ics": mail}.items():
        assert next((road for road in roads if road.takes([tmp_path / name])), None) is wanted, name
    several = [tmp_path / "a.eml", tmp_path / "reply.ics"]
    assert [road for road in roads if road.takes(several)] == [mail]


def test_a_list_of_people_and_a_pack_are_shown_wherever_they_are_dropped(
    desk: Desk, window: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    Dropping(window, [People(desk, window), Packs(desk, window)])
    (tmp_path / "people.csv").write_text("Name\nMaya\n")
    assert drop(window, tmp_path / "people.csv")
    dialog = window.findChild(QDialog)
    assert isinstance(dialog, ImportDialog)
    qtbot.waitUntil(lambda: not desk.jobs.are_running)
    dialog.reject()
    card = desk.playbook.with_own(())[0]
    packs.export([card], Manifest("Ours", "Us"), tmp_path / "ours.cards.zip")
    assert drop(window, tmp_path / "ours.cards.zip")
    qtbot.waitUntil(lambda: bool(window.findChildren(PackDialog)))
    window.findChildren(PackDialog)[0].reject()


def drop(window: QWidget, path: Path) -> bool:
    """Drag a file onto the window and let go of it; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))
    return entered.isAccepted()


def test_the_people_tab_asks_for_the_mails_with_the_answers(
    desk: Desk, mail: Mail, window: QWidget, qtbot: QtBot
) -> None:
    tab = invitations.make(desk)
    qtbot.addWidget(tab.view)
    tab.show_session(1)
    people = tab.view.findChild(InvitationsView)
    assert people is not None
    people.answers_button.click()
    assert mail.is_open
    [dialog] = window.findChildren(QFileDialog)
    dialog.reject()
