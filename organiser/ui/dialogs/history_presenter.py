"""Joins the history and what was removed to the store."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import removed
from organiser.domain.problem import Problem
from organiser.domain.removed import Removed
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.dialogs.history_model import Line, removed_row, row_of
from organiser.ui.widgets.rows import RowsModel

_PLACES = {"session": "sessions", "person": "people", "programme": "programmes"}
_NAMED_IN_A_STEP = 20


class HistoryPresenter(QObject):
    """The steps that match the search, and the one that is looked at with why it cannot be undone."""

    shown = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model: RowsModel[Line] = RowsModel(row_of, key=lambda line: line.step.id, parent=self)
        self.removed: RowsModel[Removed] = RowsModel(removed_row, key=lambda one: one.key, parent=self)
        self.lines: tuple[Line, ...] = ()
        self.current: Line | None = None
        self.why_not = ""
        self.done = ""
        self._words = self._kind = ""
        desk.news.changed.connect(self.refresh)  # a lambda would outlive the dialog
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew; what was looked at stays."""
        steps = self._desk.store.history()
        wanted = {step.id: step.about[:_NAMED_IN_A_STEP] for step in steps}
        named = self._desk.ask(queries.subjects.named, {key for keys in wanted.values() for key in keys})
        self.lines = tuple(Line(step, tuple(named[key] for key in wanted[step.id] if key in named)) for step in steps)
        self.removed.show(removed.recently(self._desk.store, self._desk.now()))
        self._filter()

    def search(self, words: str) -> None:
        """Show the steps that have these words in them, or in the names of what they are about."""
        self._words = words
        self._filter()

    def show_kind(self, kind: str) -> None:
        """Show the steps about sessions, people or programmes only; "" shows all."""
        self._kind = kind
        self._filter()

    def _filter(self) -> None:
        found = tuple(line for line in self.lines if line.is_meant(self._words, self._kind))
        self.model.show(found)
        chosen = self.current.step.id if self.current else None
        self.choose(next((line for line in found if line.step.id == chosen), found[0] if found else None))

    def choose(self, line: Line | None) -> None:
        """Look at a step, and see whether it can be undone."""
        self.current = line
        self.why_not = self._desk.store.why_not(line.step.id) if line else ""
        self.shown.emit()

    def undo(self) -> None:
        """Undo the step that is looked at; those after it stay."""
        line = self.current
        if line is not None:
            self._try(lambda: f"Undone: {self._desk.store.undo_line(line.step.id)}")

    def put_back(self, one: Removed) -> None:
        """Put back what was removed."""
        self._try(lambda: f"Put back: {removed.put_back(self._desk.store, one.kind, one.id, self._desk.now())}")

    def _try(self, act: Callable[[], str]) -> None:
        try:
            self.done = act()
        except Problem as problem:
            self.done = str(problem)
        self.shown.emit()

    def look(self) -> None:
        """Lead to what the step was about."""
        subject = self.current.leads_to if self.current else None
        if subject is not None:
            self.left.emit()
            self._desk.go(_PLACES[subject.kind], Spot(subject.id))
