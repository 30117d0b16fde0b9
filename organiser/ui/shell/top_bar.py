"""The line above every screen: find anything, what is saved, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import icon_button, secondary
from organiser.ui.widgets.labels import Text

_JUST_NOW_MS = 60_000


class TopBar(QWidget):
    """Buttons that follow the window's own actions, and one place that says that everything is saved."""

    def __init__(self, find: QAction, undo: QAction, redo: QAction, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
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
        _follow(self._undo, undo)
        _follow(self._redo, redo)

    @property
    def parts(self) -> tuple[QPushButton, QToolButton, QToolButton]:
        """The find, undo and redo buttons."""
        return self._find, self._undo, self._redo

    @property
    def saved_words(self) -> str:
        """What the bar says about saving."""
        return self._saved.text()

    def tell_saved(self) -> None:
        """Say that the last change is safe; after a minute it becomes a matter of course."""
        self._saved.setText("Saved just now")
        self._age.start(_JUST_NOW_MS)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _follow(button: QToolButton, action: QAction) -> None:
    def look() -> None:
        words = action.text().replace("&", "")
        button.setEnabled(action.isEnabled())
        button.setAccessibleName(words)
        button.setToolTip(action.toolTip())

    action.changed.connect(look)
    look()
