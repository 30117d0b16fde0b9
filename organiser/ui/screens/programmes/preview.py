"""The dates that sessions would have, before they are made, with what should be looked at again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain import clock, holidays
from organiser.domain.series import Planned
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.short_list import ShortList


class Preview(QWidget):
    """A line that says what will be made, what is odd about its dates, and the sessions themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.model: RowsModel[Planned] = RowsModel(_row, parent=self)
        self.list = ShortList("Dates", lines=1)
        self.list.setModel(self.model)
        self.list.viewport().unsetCursor()
        self.notes = GentleLines("To look at again")
        self._headline = Text("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (self._headline, self.notes, self.list):
            column.addWidget(part)

    def show_planned(self, planned: Sequence[Planned], headline: str) -> None:
        """Show these sessions from now on; none while a field does not hold what it should."""
        self.model.show(planned)
        notes = (note for one in planned for note in (one.note, _holiday(one)) if note)
        self.notes.show_lines(tuple(dict.fromkeys(notes)))
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))


def _holiday(one: Planned) -> str:
    words = holidays.about(one.session.starts.date(), one.session.timezone)
    return f"{words}." if words else ""


def _row(one: Planned) -> Row:
    odd = (("Clock change", one.note), ("Holiday", _holiday(one)))
    badges = tuple(Badge(word, Tone.WARN, "triangle-alert") for word, note in odd if note)
    session = one.session
    when = f"{clock.short_day(session.starts)} {session.starts.year}, {session.starts:%H:%M}"
    words = (session.title, session.when, *(badge.word for badge in badges))
    return Row(session.title, meta=when, badges=badges, spoken=", ".join(words))
