"""Takes the row numbers of a printed sheet, the mark that those people get, and the number in its tally box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from organiser.domain.attendance import MOST_TALLIED, Mark
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.fields import ChoiceField, NumberField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

_CHOICES = tuple((mark.label, mark) for mark in (Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY, Mark.APOLOGIES, Mark.ABSENT))

_NO_TALLY = -1


class RowsField(QLineEdit):
    """A field for row numbers; Enter marks them."""

    def __init__(self, run: Callable[[], object]) -> None:
        super().__init__()
        self._run = run
        self.setAccessibleName("Rows from the sheet")
        self.setPlaceholderText("1-9, 10 late")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        else:
            super().keyPressEvent(event)


class SheetRows(QWidget):
    """``mark_rows`` is called with the words and the mark, and returns what is wrong with them, or "".

    ``set_tally`` is called with the number in the tally box, None when it is taken away.
    """

    def __init__(self, mark_rows: Callable[[str, Mark], str], set_tally: Callable[[int | None], object]) -> None:
        super().__init__()
        self._mark_rows = mark_rows
        self.field = RowsField(self.mark)
        self.choice = ChoiceField("Mark for these rows", _CHOICES)
        self.button = changing(secondary("Mark rows", self.mark))
        self._problem = Text("", "problem")
        self._problem.hide()
        label = QLabel("Rows from the pr&inted sheet")
        label.setBuddy(self.field)
        self.tally = NumberField("Tally on the sheet", _NO_TALLY, least=_NO_TALLY, most=MOST_TALLIED)
        self.tally.setSpecialValueText("–")
        self.tally.finished.connect(lambda people: set_tally(None if people == _NO_TALLY else people))
        tally_label = QLabel("&Tally on it")
        tally_label.setBuddy(self.tally)
        self.tally_words = Text("", "muted")
        self.tally_words.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(FlowRow(label, self.field, self.choice, self.button, tally_label, self.tally))
        column.addWidget(self._problem)
        column.addWidget(self.tally_words)

    @property
    def problem(self) -> str:
        """What is wrong with the rows; empty when nothing is."""
        return self._problem.text()

    def show_tally(self, tally: int | None, words: str) -> None:
        """Show the number that is noted, and what it says beside the register."""
        self.tally.show_value(_NO_TALLY if tally is None else tally)
        if words and words != self.tally_words.text() and self.tally.hasFocus():
            announce(self.tally, words)
        self.tally_words.setText(words)
        self.tally_words.setVisible(bool(words))

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
