"""An open line of one need or consent, whose fields save by themselves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from organiser.ui.screens.people.kept_fields import KeptFields, Value
from organiser.ui.screens.people.lines import OpenLine


class ValueLine(OpenLine[Value]):
    """An open line whose ``fields`` are told to ``edit`` with the value, a field and what it says."""

    def __init__(self, name: str, edit: Callable[[Value, str, object], str]) -> None:
        super().__init__(name)
        self.fields: KeptFields[Value] = KeptFields(edit, self)

    @property
    def value(self) -> Value | None:
        """What is shown."""
        return self.fields.value

    def show_value(self, value: Value) -> None:
        if self.value is not None and self.value.id != value.id:
            self.leave()
        self.fields.show_value(value)

    def leave(self) -> None:
        for widget in self.findChildren(QWidget):
            if widget.hasFocus():
                widget.clearFocus()
        self.fields.leave()
