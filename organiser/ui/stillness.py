"""Notices that nobody has been here for a while, or that the computer slept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_LOOK_MS: Final = 5_000
_ASLEEP: Final = 60.0  # seconds more than a look should have taken
_BY_SOMEBODY: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # for the key of a command is pressed without a KeyPress
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Stillness(QObject):
    """While it watches, ``noticed`` comes after so many ``minutes`` without a key or the mouse, and after sleep.

    Timers do not run while a computer sleeps, and whether its two clocks do differs from system to system; so a look at
    them that comes much too late by either has slept through. What the system itself says comes through ``SystemLock``.
    """

    noticed = Signal()

    def __init__(
        self, app: QApplication, parent: QObject, ticking: Callable[[], float], wall: Callable[[], float]
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._ticking = ticking
        self._wall = wall
        self.minutes = 10
        self._touched = ticking()
        self._looked = (ticking(), wall())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, wanted: bool) -> None:
        """Begin anew, or stop: who has nothing to lock need not have every event looked at."""
        self._app.removeEventFilter(self)
        self._timer.stop()
        if wanted:
            self._touched = self._ticking()
            self._looked = (self._touched, self._wall())
            self._app.installEventFilter(self)
            self._timer.start()

    def look(self) -> None:
        """Look at the clocks."""
        ticking, wall = self._ticking(), self._wall()
        passed = max(ticking - self._looked[0], wall - self._looked[1])
        self._looked = (ticking, wall)
        if passed > _LOOK_MS / 1000 + _ASLEEP or ticking - self._touched >= self.minutes * 60:
            self._touched = ticking
            self.noticed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BY_SOMEBODY:
            self._touched = self._ticking()
        return False
