"""Buttons in the four weights: one filled button for a screen, plain ones beside it, quiet ones in lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from organiser.ui.theme.icons import icon

Run = Callable[[], object]
Weight = Literal["primary", "secondary", "quiet", "danger"]

_ICON_ROLE = {"primary": "on_primary", "secondary": "text", "quiet": "primary", "danger": "on_danger"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _PushButton(QPushButton):
    """A button that Enter presses too; Qt would press the dialog's default one, even with the focus on Cancel."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class _PictureButton(QToolButton):
    """The same for a button that is only a picture."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def primary(text: str, run: Run | None = None, *, icon_name: str = "") -> QPushButton:
    """The filled button: the one next step of a screen."""
    return _button(text, run, icon_name, "primary")


def secondary(text: str, run: Run | None = None, *, icon_name: str = "") -> QPushButton:
    """An outlined button."""
    return _button(text, run, icon_name, "secondary")


def quiet(text: str, run: Run | None = None, *, icon_name: str = "") -> QPushButton:
    """A button without an outline, for things that are seldom wanted or stand in every row."""
    return _button(text, run, icon_name, "quiet")


def danger(text: str, run: Run | None = None, *, icon_name: str = "") -> QPushButton:
    """A red button, for what cannot be undone; its text is the verb."""
    return _button(text, run, icon_name, "danger")


def icon_button(icon_name: str, name: str, run: Run | None = None) -> QToolButton:
    """A button that is only a picture; ``name`` is its tool tip and what a screen reader says."""
    button = _PictureButton()
    button.setIcon(icon(icon_name))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("kind", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if run is not None:
        button.clicked.connect(lambda _checked=False: run())
    return button


def action_button(action: QAction, weight: Weight = "secondary") -> QPushButton:
    """A button for a command's action: it takes its words, picture and readiness from it, and follows them."""
    button = _button(action.text(), action.trigger, action.property("icon_name") or "", weight)

    def follow() -> None:
        _label(button, action.text())
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button


def menu_button(
    text: str, actions: Sequence[QAction], *, icon_name: str = "", weight: Weight = "secondary"
) -> QPushButton:
    """A button that opens a menu of actions."""
    button = _button(text, None, icon_name, weight)
    button.setProperty("menu", "true")
    menu = QMenu(button)
    menu.addActions(list(actions))
    button.setMenu(menu)
    return button


def _button(text: str, run: Run | None, icon_name: str, weight: Weight) -> QPushButton:
    button = _PushButton()
    button.setProperty("kind", weight)
    button.setAutoDefault(False)
    if icon_name:
        button.setIcon(icon(icon_name, _ICON_ROLE[weight]))
    _label(button, text)
    if run is not None:
        button.clicked.connect(lambda _checked=False: run())
    return button


def _label(button: QPushButton, text: str) -> None:
    """Set a button's words; no style sheet can put room between them and the picture, but a thin space can."""
    button.setText(text if button.icon().isNull() else f"\N{THIN SPACE}{text}")
    button.setAccessibleName(text.replace("&", ""))


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    if event.key() not in _ENTER or event.isAutoRepeat():
        return False
    button.click()
    return True
