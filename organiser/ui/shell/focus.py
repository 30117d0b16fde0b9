"""Going round the parts of the window with one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def go_round(parts: Sequence[QWidget]) -> None:
    """Move the focus from the part that has it to the next one that can be seen and takes it."""
    open_parts = [part for part in parts if part.isVisible() and _able(part)]
    here = next((place for place, part in enumerate(open_parts) if _holds_focus(part)), -1)
    if open_parts:
        _enter(open_parts[(here + 1) % len(open_parts)])


def _enter(part: QWidget) -> None:
    """Give the focus to what had it last in a part, or to the first thing that takes it."""
    able = _able(part)
    last = part.focusWidget()
    (last if last in able else able[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _able(part: QWidget) -> list[QWidget]:
    inside = [part, *part.findChildren(QWidget)]
    return [w for w in inside if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _holds_focus(part: QWidget) -> bool:
    focused = part.window().focusWidget()
    return focused is not None and (part is focused or part.isAncestorOf(focused))
