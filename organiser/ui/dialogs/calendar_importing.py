"""Joins another group's calendar to the window: read in a job, compared with what is here, kept in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain.foreign import ForeignCalendar, Wishes
from organiser.domain.foreign_offers import Offer
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.domain.problem import Problem


class Importing(QObject):
    """One file on its way in. ``first_read`` tells that it is understood, ``planned`` (each time) what would come of
    it, ``taken`` that something was kept, ``failed`` why something cannot be.
    """

    first_read = Signal()
    planned = Signal()
    taken = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__()
        self._desk = desk
        self._path = path
        self.wishes = Wishes(desk.now().date())
        self.programme_id: int | None = None
        self.file: ForeignCalendar | None = None
        self.first: ForeignCalendar | None = None
        self.offers: tuple[Offer, ...] = ()
        self.done: tuple[Offer, ...] = ()

    @property
    def name(self) -> str:
        """What the calendar is called."""
        return self.file.name if self.file else self._path.name

    @property
    def programmes(self) -> tuple[tuple[str, int | None], ...]:
        """Which programme new sessions may join."""
        every = self._desk.ask(queries.programmes.every)
        return (("No programme", None), *((one.programme.title, one.programme.id) for one in every))

    def read(self) -> None:
        """Look through the file, as it is wanted now."""
        from organiser.app.actions import calendar_import

        path, wishes = self._path, self.wishes
        self._desk.jobs.run(
            lambda: calendar_import.read(path, wishes),
            then=lambda file: self._on_read(file, wishes),
            failed=self._fail,
            title="Reading the calendar",
        )

    def _on_read(self, file: ForeignCalendar, wishes: Wishes) -> None:
        if wishes is not self.wishes or not self._desk.is_open:
            return  # something else is wanted by now, and is being read
        self.file = file
        self._plan()
        if self.first is None:
            self.first = file
            self.first_read.emit()
        self.planned.emit()

    def _plan(self) -> None:
        from organiser.app.actions import calendar_import

        if self.file is not None:
            self.offers = calendar_import.plan(self._desk.store, self.file, self.wishes)

    def _fail(self, problem: Problem) -> None:
        if self.first is None:
            self._desk.notices.problem(problem)
        else:
            self.failed.emit(str(problem))

    def answer(self, there: str, zone: str) -> None:
        """Say which clocks the file means by a name of its own; "" leaves those events out."""
        zones = {name: one for name, one in self.wishes.zones.items() if name != there}
        self._want(replace(self.wishes, zones={**zones, there: zone} if zone else zones))

    def start_days(self, starts: time | None) -> None:
        """Say when whole days begin, or leave them out."""
        self._want(replace(self.wishes, day_starts=starts))

    def _want(self, wishes: Wishes) -> None:
        if wishes != self.wishes:
            self.wishes = wishes
            self.read()

    def take(self, chosen: Sequence[Offer]) -> None:
        """Keep what was chosen, as one step."""
        from organiser.app.actions import calendar_import

        if self.file is None:
            return
        calendar_import.take(self._desk.store, self.file, chosen, self.programme_id)
        self.done = tuple(chosen)
        self._desk.tell(f"Took {counted(len(chosen), 'session')} from “{self.name}”.", undo=True)
        self.taken.emit()
