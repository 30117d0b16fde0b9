"""The line above every screen: find anything, what is saved, undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import icon_button, secondary
from organiser.ui.widgets.labels import Text

_JUST_NOW_MS = 60_000
_ROOM_FOR_NAMES = 110
_LONGEST_NAME = 40


class TopBar(QWidget):
    """Buttons that follow the window's own actions, and one place that says that everything is saved."""

    def __init__(self, find: QAction, undo: QAction, redo: QAction, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = secondary(f"Find anything    {_keys(find)}", find.trigger, icon_name="search")
        self._find.setProperty("kind", "find")
        self._find.setToolTip(find.toolTip())
        self._find.setAccessibleName("Find anything")
        self._find.setMinimumWidth(self.fontMetrics().averageCharWidth() * 30)
        self._saved = Text("", "muted", wrap=False)
        self._undo = icon_button("undo-2", "Undo", undo.trigger)
        self._redo = icon_button("redo-2", "Redo", redo.trigger)
        self._age = QTimer(self)
        self._age.setSingleShot(True)
        self._age.timeout.connect(lambda: self._saved.setText("All changes saved"))
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(self._find)
        line.addStretch(1)
        line.addWidget(self._saved)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        self._undo.setProperty("wide", "true")
        _follow(self._undo, undo, self._name_undo)
        _follow(self._redo, redo, lambda: None)

    @property
    def parts(self) -> tuple[QPushButton, QToolButton, QToolButton]:
        """The find, undo and redo buttons."""
        return self._find, self._undo, self._redo

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_undo()

    def _name_undo(self) -> None:
        """Write beside the arrow what it would take back, where there is room for it."""
        words = self._undo.accessibleName()
        letter = self.fontMetrics().averageCharWidth()
        named = self._undo.isEnabled() and self.width() > _ROOM_FOR_NAMES * letter
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if named else Qt.ToolButtonStyle.ToolButtonIconOnly
        self._undo.setToolButtonStyle(style)
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _LONGEST_NAME * letter)
        self._undo.setText(f"\N{THIN SPACE}{shown}".replace("&", "&&"))

    def tell_saved(self) -> None:
        """Say that the last change is safe; after a minute it becomes a matter of course."""
        self._saved.setText("Saved just now")
        self._age.start(_JUST_NOW_MS)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _follow(button: QToolButton, action: QAction, then: Callable[[], object]) -> None:
    def look() -> None:
        words = action.text().replace("&", "")
        button.setEnabled(action.isEnabled())
        button.setAccessibleName(words)
        button.setToolTip(action.toolTip())
        then()

    action.changed.connect(look)
    look()
