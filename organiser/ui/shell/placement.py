"""Where the window was, and where it may come back on the screens there are now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from organiser.ui.shell.contracts import Settings

FIRST_SIZE = (1180, 760)
_LEAST_WIDTH, _LEAST_HEIGHT = 480, 360
_SETTING = "window.frame"
_PLACE = "window.place"
_REST_MS = 500


class Keeper(QObject):
    """Keeps the place and the frame of a window a moment after it went somewhere, for a crash loses neither then."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.place = str(settings.get(_PLACE, ""))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)  # so that going round with the keys writes once
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.keep)

    def note(self, place: str) -> None:
        """The window is at this place now."""
        self.place = place
        self._rest.start()

    def keep(self) -> None:
        """Write down where the window is."""
        self._rest.stop()
        remember(self._window, self._settings)
        self._settings.set(_PLACE, self.place)


def remember(window: QWidget, settings: Settings) -> None:
    """Note the frame of a window and whether it fills the screen."""
    frame = window.normalGeometry()
    numbers = (frame.x(), frame.y(), frame.width(), frame.height(), int(window.isMaximized()))
    settings.set(_SETTING, " ".join(str(number) for number in numbers))


def restore(window: QWidget, settings: Settings) -> None:
    """Put a window where it was, brought back onto a screen that exists."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    found = _numbers(str(settings.get(_SETTING, "")))
    if found is None:
        primary = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(FIRST_SIZE[0], primary.width()), min(FIRST_SIZE[1], primary.height() - 40))
        return
    *frame, maximised = found
    window.setGeometry(clamped(QRect(*frame), screens))
    if maximised:
        window.showMaximized()


def clamped(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """The frame moved and shrunk until it lies on one of the screens, the one it covers most."""
    if not screens:
        return frame

    def overlap(screen: QRect) -> int:
        shared = screen.intersected(frame)
        return shared.width() * shared.height()

    home = max(screens, key=overlap)
    width = min(max(frame.width(), _LEAST_WIDTH), home.width())
    height = min(max(frame.height(), _LEAST_HEIGHT), home.height())
    x = min(max(frame.x(), home.left()), home.right() + 1 - width)
    y = min(max(frame.y(), home.top()), home.bottom() + 1 - height)
    return QRect(x, y, width, height)


def _numbers(words: str) -> list[int] | None:
    parts = words.split()
    if len(parts) != 5 or not all(part.lstrip("-").isdigit() for part in parts):
        return None
    return [int(part) for part in parts]
