"""A form: each label above its field, what it is for and what is wrong with it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.labels import Text


class FormRow(QWidget):
    """One labelled field. A problem is written under the field, outlined, and spoken."""

    def __init__(
        self, label: str, field: QWidget, *, hint: str = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint = Text(hint, "caption")
        self._problem = Text("", "problem")
        self._label = QLabel(f"{label} (optional)" if optional else label)
        self._label.setProperty("role", "strong")
        self._label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        # A label with a letter to press would take its side from the language of its words.
        column.addWidget(self._label, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (field, self._hint, self._problem):
            column.addWidget(part)
        self._hint.setVisible(bool(hint))  # not before it has its place: until then it would be a window
        self._problem.hide()

    @property
    def problem(self) -> str:
        """What is wrong with the field; empty when nothing is."""
        return self._problem.text()

    def hide_label(self) -> None:
        """Leave the label out, where the heading above says the same; the field keeps its name."""
        self._label.hide()

    def show_hint(self, hint: str) -> None:
        """Say something else about the field, such as what follows from what is in it."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.field.setAccessibleDescription(" ".join(words for words in (self.problem, hint) if words))

    def show_problem(self, problem: str) -> None:
        """Say what is wrong and what would be right; an empty text takes it away."""
        changed = problem != self.problem
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.field.setAccessibleDescription(" ".join(words for words in (problem, self._hint.text()) if words))
        self.field.setProperty("wrong", "true" if problem else "false")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)
        if problem and changed:
            announce(self.field, problem)


class Form(QWidget):
    """Form rows below each other."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)

    def add(self, label: str, field: QWidget, *, hint: str = "", optional: bool = False) -> FormRow:
        """Add a field; ``label`` may have an ``&`` before the letter that leads to it."""
        row = FormRow(label, field, hint=hint, optional=optional)
        self._column.addWidget(row)
        return row

    def add_beside(self, *rows: FormRow) -> None:
        """Add rows next to each other, for things that belong together such as start and finish."""
        line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.setSpacing(Space.LARGE)
        for row in rows:
            line.addWidget(row, 1)
        self._column.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that needs no label, such as a tick box."""
        self._column.addWidget(widget)
