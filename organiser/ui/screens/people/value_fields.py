"""The fields of one need or consent, which save by themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from organiser.ui.screens.people.lines import OpenLine
from organiser.ui.widgets.fields import LongTextField, TextField
from organiser.ui.widgets.form import FormRow


class Kept(Protocol):
    """What has an id in the store."""

    @property
    def id(self) -> int: ...


Value = TypeVar("Value", bound=Kept)


class ValueLine(OpenLine[Value]):
    """An open line whose texts and choices are told to ``edit`` with the value, a field and what it says."""

    def __init__(self, name: str, edit: Callable[[Value, str, object], str]) -> None:
        super().__init__(name)
        self._edit = edit
        self._texts: dict[str, TextField | LongTextField] = {}
        self.rows: dict[str, FormRow] = {}
        self.value: Value | None = None

    def text(self, field: str, label: str, *, hint: str = "", placeholder: str = "", long: bool = False) -> FormRow:
        """One line of text, or with ``long`` several."""
        widget = LongTextField(label) if long else TextField(label, placeholder=placeholder)
        widget.finished.connect(lambda words: self._finish(field, words))
        widget.paused.connect(lambda words: self.save(field, words))
        if isinstance(widget, LongTextField):
            widget.setFixedHeight(widget.fontMetrics().lineSpacing() * 3 + 18)
        self._texts[field] = widget
        self.rows[field] = FormRow(label, widget, hint=hint)
        return self.rows[field]

    def show_value(self, value: Value) -> None:
        if self.value is not None and self.value.id != value.id:
            self.leave()
        self.value = value
        for field, widget in self._texts.items():
            widget.show_value(getattr(value, field))

    def leave(self) -> None:
        for widget in self.findChildren(QWidget):
            if widget.hasFocus():
                widget.clearFocus()
        for text in self._texts.values():
            text.let_go()
        for row in self.rows.values():
            row.show_problem("")

    def save(self, field: str, value: object) -> bool:
        """Write a field; what is wrong with the value is said under it."""
        if self.value is None:
            return False
        problem = self._edit(self.value, field, value)
        if field in self.rows:
            self.rows[field].show_problem(problem)
        return not problem

    def _finish(self, field: str, words: str) -> None:
        value, widget = self.value, self._texts[field]
        if self.save(field, words):
            widget.settle()
        elif value is not None:
            widget.let_go()
            widget.show_value(getattr(value, field))
