"""A field for the neighbourhood: those that are known to choose from, and new ones to type."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from organiser.ui.widgets.wheel import WheelGuard


class NeighbourhoodField(QComboBox):
    """``finished`` tells the name once it is picked, or typed and left."""

    finished = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        WheelGuard(self)
        self.line.setAccessibleName(name)
        completer = self.completer()
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._shown = ""
        self.activated.connect(lambda _index: self._finish())
        self.line.editingFinished.connect(self._finish)

    @property
    def line(self) -> QLineEdit:
        """Where it is typed."""
        line = self.lineEdit()
        assert line is not None
        return line

    def show_choices(self, names: Sequence[str]) -> None:
        """Offer these, keeping what is written."""
        if [self.itemText(place) for place in range(self.count())] != list(names):
            written = self.line.text()
            self.clear()
            self.addItems(names)
            self.line.setText(written)

    def show_value(self, name: str) -> None:
        """Show a name without telling anybody; leaves alone what is being typed."""
        if self.line.hasFocus() and self.line.text() != self._shown:
            return
        self._shown = name
        self.setCurrentIndex(self.findText(name))
        self.line.setText(name)
        self.line.setCursorPosition(0)

    def _finish(self) -> None:
        if self.line.text() != self._shown:
            self._shown = self.line.text()
            self.finished.emit(self._shown)
