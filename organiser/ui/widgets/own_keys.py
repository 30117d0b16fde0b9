"""Keys such as Y or Del that belong to one list, whatever the same keys mean elsewhere in the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class OwnKeys(QObject):
    """While ``widget`` has the focus, the keys of ``actions`` are its own; elsewhere they do nothing.

    Without this a letter would be taken from every other part of the window, and a key that the screen around the
    list uses too would be ambiguous, so that neither of the two happened. ``repeats`` False: a key that is held down
    counts once.
    """

    def __init__(self, widget: QWidget, actions: Iterable[QAction], *, repeats: bool = True) -> None:
        super().__init__(widget)
        self._actions = tuple(actions)
        self._repeats = repeats
        for action in self._actions:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        action = self._action_for(event)
        if action is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and (self._repeats or not event.isAutoRepeat()):
            action.trigger()
        return True

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(QKeyCombination(event.modifiers() & ~_KEYPAD, Qt.Key(event.key())))
        return next((action for action in self._actions if pressed in action.shortcuts()), None)
