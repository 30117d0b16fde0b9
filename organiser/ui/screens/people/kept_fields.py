"""Fields of a value which save by themselves, whichever part of the page they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from organiser.ui.widgets.fields import ChoiceField, LongTextField, NumberField, TextField, TickField
from organiser.ui.widgets.form import FormRow

Text = TextField | LongTextField


class Kept(Protocol):
    """What has an id in the store."""

    @property
    def id(self) -> int: ...


Value = TypeVar("Value", bound=Kept)


class KeptFields(QObject, Generic[Value]):
    """Makes a labelled row for each field; ``rows`` are these by the name that the field has in a value.

    ``edit`` is called with the value as it is shown, a field and what it says, and answers with what is wrong with it.
    Texts are told when typing rests and when the field is left, everything else at once.
    """

    def __init__(self, edit: Callable[[Value, str, object], str], parent: QObject) -> None:
        super().__init__(parent)
        self._edit = edit
        self.value: Value | None = None
        self.rows: dict[str, FormRow] = {}
        self._texts: dict[str, Text] = {}
        self._others: dict[str, ChoiceField | NumberField | TickField] = {}

    def text(self, field: str, label: str, *, hint: str = "", placeholder: str = "") -> FormRow:
        """One line of text."""
        return self._text(field, TextField(_plain(label), placeholder=placeholder), label, hint)

    def long(self, field: str, label: str, *, hint: str = "", lines: int = 4) -> FormRow:
        """Several lines of text."""
        widget = LongTextField(_plain(label))
        widget.setFixedHeight(widget.fontMetrics().lineSpacing() * lines + 18)
        return self._text(field, widget, label, hint)

    def _text(self, field: str, widget: Text, label: str, hint: str) -> FormRow:
        self._texts[field] = widget
        widget.finished.connect(lambda words: self._finish(field, words))
        widget.paused.connect(lambda words: self.save(field, words))
        return self.add(field, label, widget, hint)

    def choice(self, field: str, label: str, choices: Sequence[tuple[str, object]], *, hint: str = "") -> FormRow:
        """One of a few."""
        widget = ChoiceField(_plain(label), choices)
        widget.chosen.connect(lambda value: self.save(field, value))
        self._others[field] = widget
        return self.add(field, label, widget, hint)

    def number(self, field: str, label: str, most: int, *, hint: str = "") -> FormRow:
        """A whole number from 0."""
        widget = NumberField(_plain(label), most=most)
        widget.finished.connect(lambda value: self.save(field, value))
        self._others[field] = widget
        return self.add(field, label, widget, hint)

    def tick(self, field: str, words: str) -> TickField:
        """Yes or no; its words stand beside the box."""
        widget = TickField(words)
        widget.ticked.connect(lambda value: self.save(field, value))
        self._others[field] = widget
        return widget

    def add(self, field: str, label: str, widget: QWidget, hint: str = "") -> FormRow:
        """A row for a field that somebody else fills and saves through :meth:`save`."""
        self.rows[field] = FormRow(label, widget, hint=hint)
        return self.rows[field]

    def show_value(self, value: Value) -> None:
        """Show this one; what is being typed about the one before is saved first."""
        if self.value is not None and self.value.id != value.id:
            self.leave()
        self.value = value
        for field, widget in self._texts.items():
            widget.show_value(getattr(value, field))
            if isinstance(widget, TextField) and not widget.hasFocus():
                widget.setCursorPosition(0)  # long texts are read from their beginning
        for field, other in self._others.items():
            other.show_value(getattr(value, field))

    def leave(self) -> None:
        """Let go of the value: the field that is typed in tells its text as if it were left."""
        for widget in (*self._texts.values(), *self._others.values()):
            if widget.hasFocus():
                widget.clearFocus()
        for text in self._texts.values():
            text.let_go()
        for row in self.rows.values():
            row.show_problem("")

    def save(self, field: str, what: object) -> bool:
        """Write a field; what is wrong with it is said under it."""
        if self.value is None:
            return False
        problem = self._edit(self.value, field, what)
        if field in self.rows:
            self.rows[field].show_problem(problem)
        return not problem

    def _finish(self, field: str, words: str) -> None:
        """Save a text that was left. What cannot be is said under the field, which goes back to what it was."""
        value, widget = self.value, self._texts[field]
        if self.save(field, words):
            widget.settle()
        elif value is not None:
            widget.let_go()
            widget.show_value(getattr(value, field))


def _plain(label: str) -> str:
    return label.replace("&", "")
