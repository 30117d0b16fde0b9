"""Takes the row numbers of a printed sheet and the mark that those people get."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from organiser.domain.attendance import Mark
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text

_CHOICES = tuple((mark.label, mark) for mark in (Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.APOLOGIES, Mark.ABSENT))


class RowsField(QLineEdit):
    """A field for row numbers; Enter marks them."""

    def __init__(self, run: Callable[[], object]) -> None:
        super().__init__()
        self._run = run
        self.setAccessibleName("Rows from the sheet")
        self.setPlaceholderText("1-9,11,13")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            super().keyPressEvent(event)


class SheetRows(QWidget):
    """``mark_rows`` is called with the words and the mark, and returns what is wrong with them, or ""."""

    def __init__(self, mark_rows: Callable[[str, Mark], str]) -> None:
        super().__init__()
        self._mark_rows = mark_rows
        self.field = RowsField(self.mark)
        self.choice = ChoiceField("Mark for these rows", _CHOICES)
        self.button = secondary("Mark rows", self.mark)
        self._problem = Text("", "problem")
        self._problem.hide()
        label = QLabel("Rows from the pr&inted sheet")
        label.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(FlowRow(label, self.field, self.choice, self.button))
        column.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """What is wrong with the rows; empty when nothing is."""
        return self._problem.text()

    def mark(self) -> None:
        """Mark these rows, or say under the field why not."""
        mark = self.choice.value
        if not isinstance(mark, Mark):
            return
        problem = self._mark_rows(self.field.text(), mark)
        if problem:
            announce(self.field, problem)
        else:
            self.field.clear()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(problem)
        self.field.setProperty("wrong", "true" if problem else "false")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
