"""The field and the list in which people are marked by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.tick_list import TickList


class FindAndMark(SearchField):
    """The search of the register: Enter marks the first who is found.

    While nothing is typed, Undo is about the last mark and not about the letters that found it.
    """

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__("Find and mark", "Name or row, Enter marks")
        self._presenter = presenter
        self.searched.connect(presenter.search)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and not self.text():
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.text().strip():
            self._mark()

    def _mark(self) -> None:
        marked = self._presenter.mark_found()
        if marked is None:
            announce(self, "Nobody is left to mark here", urgent=True)
            self.selectAll()
        else:
            self.clear()
            announce(self, f"{marked.person} present")


class RegisterList(TickList):
    """``passed`` tells whom Enter marks before it goes on to the next; ``left_up`` that one wants to search again."""

    passed = Signal(object)
    left_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.passed.emit(self.current)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and row == 0 and not event.modifiers()):
            self.left_up.emit()
        else:
            super().keyPressEvent(event)
