"""Hears from the system that it locks its screen or goes to sleep, where a system says so."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

# Each desktop tells of its screen in its own name; elementary and others use one of these.
_DESKTOPS: Final = ("org.freedesktop", "org.gnome", "org.cinnamon", "org.mate", "org.xfce")
_LOGINS: Final = "org.freedesktop.login1"
_SESSIONS: Final = "/org/freedesktop/login1/session/"
_SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"

# As Qt names slots. The binding takes text here, though its stubs say bytes.
_HEAR: Final[Any] = "1hear()"
_HEAR_WHETHER: Final[Any] = "1hear(bool)"

_POWER, _ASLEEP = 0x0218, 4  # WM_POWERBROADCAST with PBT_APMSUSPEND
_SWITCHED: Final = 0x02B1  # WM_WTSSESSION_CHANGE
_LEFT: Final = frozenset({2, 4, 7})  # the console or the remote session was left, or its screen locked


class SystemLock(QObject):
    """While it watches, ``noticed`` comes when the screen of this session is locked, or the computer goes to sleep.

    On Linux by D-Bus, through local sockets alone; on Windows by messages to the window. macOS tells nobody but those
    who are built with its own libraries. Where nothing is heard, nothing is said: there is still ``Stillness``.
    """

    noticed = Signal()

    def __init__(self, app: QApplication, window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._messages: Messages | None = None
        self._is_watching = False
        self._buses = (f"session of {id(self)}", f"system of {id(self)}")  # connections of our own, by name

    def watch(self, wanted: bool) -> None:
        """Begin or stop: who has nothing to lock need not be told."""
        if wanted == self._is_watching:
            return
        self._is_watching = wanted
        if sys.platform == "win32":
            self._watch_messages(wanted)
        elif sys.platform != "darwin":
            self._watch_buses(wanted)

    # Linux

    def _watch_buses(self, wanted: bool) -> None:
        from PySide6.QtDBus import QDBusConnection

        if not wanted:
            for name in self._buses:
                QDBusConnection.disconnectFromBus(name)
            return
        session = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        system = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)
        if _is_local(session):
            bus = QDBusConnection.connectToBus(session, self._buses[0])
            for desktop in _DESKTOPS:
                bus.connect("", "", f"{desktop}.ScreenSaver", "ActiveChanged", self, _HEAR_WHETHER)
        if _is_local(system):
            bus = QDBusConnection.connectToBus(system, self._buses[1])
            bus.connect("", "", f"{_LOGINS}.Manager", "PrepareForSleep", self, _HEAR_WHETHER)
            if ours := os.environ.get("XDG_SESSION_ID"):
                bus.connect("", _SESSIONS + label(ours), f"{_LOGINS}.Session", "Lock", self, _HEAR)

    @Slot()
    @Slot(bool)
    def hear(self, begins: bool = True) -> None:
        """The screen was locked or opened up again, the computer goes to sleep or wakes."""
        if begins:
            self.noticed.emit()

    # Windows

    if sys.platform == "win32":

        def _watch_messages(self, wanted: bool) -> None:
            from ctypes import c_void_p, windll

            window = c_void_p(self._window.winId())
            if wanted:
                windll.wtsapi32.WTSRegisterSessionNotification(window, 0)
                self._messages = Messages(self)
                self._app.installNativeEventFilter(self._messages)
            elif self._messages is not None:
                self._app.removeNativeEventFilter(self._messages)
                self._messages = None
                windll.wtsapi32.WTSUnRegisterSessionNotification(window)


class Messages(QAbstractNativeEventFilter):
    """Picks out, of all messages that Windows sends to a window, those that tell of its screen and of sleep."""

    def __init__(self, lock: SystemLock) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        if kind == b"windows_generic_MSG":
            from ctypes.wintypes import MSG

            told = MSG.from_address(int(message))
            if (told.message == _SWITCHED and told.wParam in _LEFT) or (
                told.message == _POWER and told.wParam == _ASLEEP
            ):
                QTimer.singleShot(
                    0, self._lock, self._lock.hear
                )  # Windows waits: dialogs are closed once it has gone on
        return False, 0


def _is_local(address: str) -> bool:
    """Whether a bus is reached through a socket on this computer; an address may also name another one."""
    return bool(address) and all(one.startswith("unix:") for one in address.split(";"))


def label(session: str) -> str:
    """A session's name as logind writes it into a path: letters, and digits after the first place, as they are."""
    return "".join(
        one if one.isascii() and (one.isalpha() or (one.isdigit() and place)) else f"_{ord(one):02x}"
        for place, one in enumerate(session)
    )
