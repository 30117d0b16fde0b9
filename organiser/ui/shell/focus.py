"""Going round the parts of the window with one key, and into a screen that comes up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.ui.shell.places import Screen
from organiser.ui.widgets.stops import first_stop, holds_focus, stops


def go_round(parts: Sequence[QWidget]) -> None:
    """Move the focus from the part that has it to the next one that can be seen and takes it."""
    open_parts = [part for part in parts if part.isVisible() and stops(part)]
    here = next((place for place, part in enumerate(open_parts) if holds_focus(part)), -1)
    if open_parts:
        part = open_parts[(here + 1) % len(open_parts)]
        _give(_last(part) or stops(part)[0])


def go_into(screen: Screen) -> None:
    """Give the focus to what had it last in a screen, else to its search field or its first list or field."""
    search = screen.search if screen.search in stops(screen.view) else None
    stop = _last(screen.view) or search or first_stop(screen.view)
    if stop is not None and not holds_focus(screen.view):
        _give(stop)


def _last(part: QWidget) -> QWidget | None:
    """What had the focus last in a part, if it still takes it."""
    last = part.focusWidget()
    return last if last in stops(part) else None


def _give(stop: QWidget) -> None:
    stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
