"""Joins the days of one's own to the store: one by one, or from a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from organiser.domain import text
from organiser.domain.marked_days import MarkedDay, new_among
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.rows import Row, RowsModel

_MOST_TOLD = 8


class DaysPresenter(QObject):
    """The days that are marked, and ``told``, what came of the last file."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model: RowsModel[MarkedDay] = RowsModel(_row, key=lambda one: one.id, parent=self)
        self.told: tuple[str, ...] = ()
        desk.news.changed.connect(self.on_changed)
        self.refresh()

    def on_changed(self, topics: frozenset[str]) -> None:
        """Read the days again if they are not the same any more."""
        if "marked_day" in topics:
            self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self.model.show(self._desk.ask(queries.marked_days.every))
        self.changed.emit()

    def add(self, day: date, name: str, *, every_year: bool) -> str:
        """Mark a day; returns why it cannot be, "" when it is."""
        try:
            one = MarkedDay(day, name, every_year)
        except Problem as problem:
            return str(problem)
        if not new_among([one], self.model.values):
            return "That day is marked already."
        self._desk.do(f"Mark {one.name}", changes.marked_days.add, [one])
        return ""

    def remove(self, one: MarkedDay) -> None:
        """Mark a day no longer."""
        self._desk.do(f"Remove {one.name}", changes.marked_days.remove, [one.id])
        self._desk.tell(f"{one.name} is no longer marked.", undo=True)

    def take(self, path: Path) -> None:
        """Mark the days of a file, and tell what of it was left out."""
        from organiser.app.actions import marked_days

        try:
            found = marked_days.read(path)
            fresh = marked_days.fresh(self._desk.store, found)
            marked_days.take(self._desk.store, fresh)
        except Problem as problem:
            self.told = (str(problem),)
            self.changed.emit()
            return
        known = len(found.days) - len(fresh)
        counts = f"{text.counted(len(fresh), 'day')} marked from {path.name[:60]}"
        left = [f"{one.in_words}." for one in found.left]
        more = [f"{len(left) - _MOST_TOLD} more were left out."] if len(left) > _MOST_TOLD else []
        rest = f", {known:,} were marked already" if known else ""
        self.told = (f"{counts}{rest}.", *left[:_MOST_TOLD], *more, *found.remarks)
        self.changed.emit()


def _row(one: MarkedDay) -> Row:
    when, _, name = one.in_words.partition(": ")
    return Row(name, meta=when, spoken=one.in_words)
