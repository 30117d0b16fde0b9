"""The window locks itself when the system locks its screen or goes to sleep, and then nobody's name is left in it."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QByteArray, QEvent, QObject, Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import VoidPtr, isValid

from organiser.domain.people import Person
from organiser.store import changes, queries, relocking
from organiser.store.keys import NONE
from organiser.store.keys import Key as Passphrase
from organiser.ui.dialogs.unlock import UnlockDialog
from organiser.ui.passphrases import Passphrases
from organiser.ui.system_lock import Messages, SystemLock, label
from organiser.ui.window import SESSION_TABS
from tests.calendar_server import Keyring
from tests.conftest import NOW
from tests.journeys.test_passphrase import at_ours, unlock
from tests.journeys.volunteer import Volunteer

KEY = Passphrase("Quay, elm and tea")
_LOGIN = "/org/freedesktop/login1"
needs_bus = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("dbus-daemon"), reason="needs dbus-daemon, on Linux"
)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[QDBusConnection]:
    """A bus of the test's own, in place of the session's and of the system's, with somebody on it who speaks."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("XDG_SESSION_ID", "2")
        yield QDBusConnection.connectToBus(address, str(tmp_path))
        QDBusConnection.disconnectFromBus(str(tmp_path))
        daemon.terminate()


@pytest.fixture
def me(qtbot: QtBot, home: Path, sample_file: Path, passwords: Keyring) -> Iterator[Volunteer]:
    """Somebody at the window, whose workspace was locked and has just been opened."""
    home.mkdir()
    relocking.relock(sample_file.rename(home / "Our sessions.organiser"), NONE, KEY, NOW)
    with at_ours(qtbot) as volunteer:
        unlock(volunteer)
        volunteer.wait_for_workspace()
        yield volunteer


def say(bus: QDBusConnection, path: str, interface: str, name: str, *words: object) -> None:
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(list(words))
    assert bus.send(signal)


def is_locked() -> bool:
    return any(isinstance(one, UnlockDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


SAID = {
    "GNOME": ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    "KDE": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True),
    "sleep": (_LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    "session": (f"{_LOGIN}/session/_32", "org.freedesktop.login1.Session", "Lock"),
}


@needs_bus
@pytest.mark.parametrize("said", SAID.values(), ids=list(SAID))
def test_it_locks_when_the_system_says_so(bus: QDBusConnection, me: Volunteer, said: tuple[str, str, str]) -> None:
    say(bus, *said)
    me.wait(is_locked)


@needs_bus
def test_what_does_not_concern_it_locks_nothing_and_after_unlocking_it_listens_again(
    bus: QDBusConnection, qtbot: QtBot, me: Volunteer
) -> None:
    lock = me.window.findChildren(SystemLock)[0]
    heard: list[bool] = []
    lock.noticed.connect(lambda: heard.append(True))
    say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)
    say(bus, _LOGIN, "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    say(bus, f"{_LOGIN}/session/_33", "org.freedesktop.login1.Session", "Lock")
    say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    me.wait(is_locked)
    assert heard == [True]
    say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    unlock(me)
    me.wait_for_workspace()
    say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    me.wait(is_locked)
    assert heard == [True, True]


@needs_bus
def test_nothing_is_listened_to_without_a_passphrase_nor_on_another_computer(
    bus: QDBusConnection, qtbot: QtBot, home: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    sample_file.rename(home / "Our sessions.organiser")
    with at_ours(qtbot) as me:
        me.wait_for_workspace()
        lock = me.window.findChildren(SystemLock)[0]
        heard: list[bool] = []
        lock.noticed.connect(lambda: heard.append(True))
        assert not _are_connected(lock)
        lock.watch(True)
        assert _are_connected(lock)
        lock.watch(False)
        assert not _are_connected(lock)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9")
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere;tcp:host=127.0.0.1,port=9")
        lock.watch(True)
        assert not _are_connected(lock)


def _are_connected(lock: SystemLock) -> bool:
    return any(QDBusConnection(name).isConnected() for name in lock._buses)


def test_a_session_is_named_as_logind_names_it() -> None:
    assert [label(one) for one in ("2", "12", "c1", "a-b")] == ["_32", "_312", "c1", "a_2db"]


@pytest.mark.parametrize(
    ("number", "why", "locks"),
    [
        (0x02B1, 7, True),
        (0x02B1, 4, True),
        (0x0218, 4, True),
        (0x02B1, 8, False),
        (0x0218, 18, False),
        (0x0010, 7, False),
    ],
    ids=["screen locked", "remote session left", "sleep", "screen unlocked", "awake", "another message"],
)
def test_a_message_of_windows_is_understood(me: Volunteer, number: int, why: int, locks: bool) -> None:
    lock = me.window.findChildren(SystemLock)[0]
    message = wintypes.MSG()
    message.message, message.wParam = number, why
    there: Any = VoidPtr(ctypes.addressof(message))  # as PySide hands it over
    answer = Messages(lock).nativeEventFilter(QByteArray(b"windows_generic_MSG"), there)
    assert tuple(answer) == (False, 0), "Qt and everybody else still get it"
    QApplication.processEvents()
    assert is_locked() is locks


def test_once_locked_nobodys_name_is_left_in_any_widget_or_model(me: Volunteer) -> None:
    me.store.do("Add", changes.people.add, Person("Zephyrine Quillfeather", notes="Aunt of Thistlewood"))
    me.program.desk.tell("Added Zephyrine Quillfeather.")
    for place in ("Home", "Sessions", "Programmes", "Playbook", "People"):
        me.go(place)
        me.wait_for_work()
    me.click_row("People", "Zephyrine Quillfeather")
    me.go("Sessions")
    me.click_row("Sessions", "Space 1")
    for _, tab, _ in SESSION_TABS:
        me.turn_to(tab)
        me.wait_for_work()
    names = [person.name for person in me.store.ask(queries.people.every)]
    words = [*names, "Thistlewood", *(session.title for session in me.store.ask(queries.sessions.every))]
    before = "\n".join(everything_in(QApplication.allWidgets()))
    assert [word for word in ("Zephyrine Quillfeather", "Thistlewood", "Space 1") if word not in before] == []
    me.window.findChildren(Passphrases)[0].lock()
    me.wait(is_locked)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()
    after = everything_in(QApplication.allWidgets())
    assert [said for said in after if any(word in said for word in words)] == []


_SAYINGS = ("text", "plainText", "html", "windowTitle", "toolTip", "statusTip", "whatsThis", "accessibleName",
            "accessibleDescription", "placeholderText", "title", "currentText")  # fmt: skip
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 12),
)


def everything_in(widgets: list[QWidget]) -> list[str]:
    """All that any widget, action or model of the program says, and which it is, whether it is seen or not."""
    found: list[str] = []
    seen: set[int] = set()
    for widget in widgets:
        for one in (widget, *(widget.findChildren(QObject) if isValid(widget) else ())):
            if not isValid(one) or id(one) in seen:
                continue
            seen.add(id(one))
            if isinstance(one, QWidget | QAction):
                found += [
                    f"{type(one).__name__}.{name}: {one.property(name)}" for name in _SAYINGS if one.property(name)
                ]
            if isinstance(one, QAbstractItemModel):
                found += _cells(one)
    return found


def _cells(model: QAbstractItemModel) -> list[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    where = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
    kind = f"{type(model).__name__} in {type(model.parent()).__name__}"
    return [f"{kind}: {value}" for place in where for role in _ROLES if (value := place.data(role)) is not None]
