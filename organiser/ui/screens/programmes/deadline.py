"""A day up to which something holds, such as sign-up, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organiser.domain import doubts
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.fields import DateField, TickField
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Text


class DeadlineField(QWidget):
    """A tick, the day, and in words how far it is off. ``finished`` tells a date or None."""

    finished = Signal(object)

    def __init__(
        self,
        value: date | None,
        today: date,
        suggested: date,
        *,
        name: str = "Last day to apply",
        tick: str = "&Until",
        tell: Callable[[date, date], str] = lambda day, today: f"sign-up {doubts.about_deadline(day, today)}",
    ) -> None:
        super().__init__()
        self._today = today
        self._tell = tell
        self.tick = TickField(tick, value is not None)
        self.tick.setAccessibleName(f"{name}: there is one")
        self.day = DateField(name, value or suggested)
        self.words = Text("", "muted", wrap=False)
        flow = FlowLayout(self, spacing=Space.MEDIUM)
        for part in (self.tick, self.day, self.words):
            flow.addWidget(part)
        self.tick.ticked.connect(self._on_ticked)
        self.day.finished.connect(lambda _day: self.finished.emit(self.value))
        self.day.dateChanged.connect(self._tell_words)
        self._follow()

    @property
    def value(self) -> date | None:
        """The day, if there is one."""
        return self.day.day if self.tick.isChecked() else None

    def show_value(self, value: date | None, suggested: date) -> None:
        """Show a day, or none with another ready to be taken, without telling anybody."""
        self.tick.show_value(value is not None)
        self.day.show_value(value or suggested)
        self._follow()

    def _on_ticked(self) -> None:
        self._follow()
        self.finished.emit(self.value)

    def _follow(self) -> None:
        self.day.setVisible(self.tick.isChecked())
        self._tell_words()

    def _tell_words(self) -> None:
        self.words.setText(self._tell(self.day.day, self._today) if self.tick.isChecked() else "")
