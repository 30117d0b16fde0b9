"""Where the Tab key stops in a part of the window, and which of those is the natural one to begin at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTabBar, QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Everything in a part that can be seen and takes the focus."""
    inside = [part, *part.findChildren(QWidget)]
    return [w for w in inside if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def first_stop(part: QWidget) -> QWidget | None:
    """The first list or field of a part; where there is none, the first thing that takes the focus."""
    able = stops(part)
    passed_by = (QAbstractButton, QTabBar)
    return next((stop for stop in able if not isinstance(stop, passed_by)), able[0] if able else None)


def first_list(part: QWidget) -> QAbstractItemView | None:
    """The first list or table of a part that can be seen; None where there is none."""
    return next((stop for stop in stops(part) if isinstance(stop, QAbstractItemView)), None)


def holds_focus(part: QWidget) -> bool:
    """Whether the focus of the window is in a part of it."""
    focused = part.window().focusWidget()
    return focused is not None and (part is focused or part.isAncestorOf(focused))
