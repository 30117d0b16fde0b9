"""What becomes of each line of an imported file, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.arrivals import Arrival, Outcome
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel

if TYPE_CHECKING:
    from organiser.domain.arrivals import Arrivals

_LINES = 9


class ImportLines(QWidget):
    """All lines, or only those of one outcome; ``current_changed`` tells the one that is chosen."""

    current_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Arrivals | None = None
        self.shown = ChoiceField("Which lines to show")
        self.model: RowsModel[Arrival] = RowsModel(row_of, key=lambda item: item.row.line, parent=self)
        self.list = ListView("Lines of the file")
        self.list.setModel(self.model)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 * _LINES)
        self.list.current_changed.connect(self.current_changed)
        self.shown.chosen.connect(lambda _value: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.shown)
        column.addWidget(self.list, 1)

    @property
    def current(self) -> Arrival | None:
        """The line that is chosen."""
        value = self.list.current
        return value if isinstance(value, Arrival) else None

    def show_found(self, found: Arrivals) -> None:
        """Show what becomes of the lines of a file; what is to be decided comes first."""
        kept, first = self.shown.value, self._found is None
        self._found = found
        choices: list[tuple[str, object]] = [(f"All {len(found.items):,} lines", None)]
        numbers = {outcome: found.number(outcome) for outcome in Outcome}
        choices += [(f"{outcome.label}: {numbers[outcome]:,}", outcome) for outcome in Outcome if numbers[outcome]]
        self.shown.show_choices(choices)
        wanted = (Outcome.ASKED if numbers[Outcome.ASKED] else None) if first else kept
        self.shown.show_value(wanted if isinstance(wanted, Outcome) and numbers[wanted] else None)
        self._show()

    def _show(self) -> None:
        if self._found is not None:
            wanted = self.shown.value
            self.model.show([item for item in self._found.items if wanted in (None, item.outcome)])
            if self.list.current is None and self.model.values:
                self.list.setCurrentIndex(self.model.index(0, 0))


def row_of(item: Arrival) -> Row:
    """One line in the list."""
    from organiser.app.actions.people_import import reason_of

    title = item.row.name or f"Line {item.row.line:,}"
    reason = reason_of(item)
    spoken = ", ".join(filter(None, (f"line {item.row.line}", item.row.name, item.outcome.label, reason)))
    return Row(title, reason, meta=f"line {item.row.line:,}", badges=(_BADGES[item.outcome],), spoken=spoken)


_BADGES = {
    Outcome.ADDED: Badge(Outcome.ADDED.label, Tone.OK, "user-plus"),
    Outcome.MERGED: Badge(Outcome.MERGED.label, Tone.INFO, "pencil"),
    Outcome.SAME: Badge(Outcome.SAME.label, Tone.NEUTRAL, "check"),
    Outcome.ASKED: Badge(Outcome.ASKED.label, Tone.WARN, "circle-help"),
    Outcome.REFUSED: Badge(Outcome.REFUSED.label, Tone.NEUTRAL, "circle-x"),
}
