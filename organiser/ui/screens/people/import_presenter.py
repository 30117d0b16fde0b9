"""Joins a file of people to the window: read in jobs, changed as wished, and kept in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain.columns import Match
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.app.actions.people_import import Reading, Wishes
    from organiser.domain.arrivals import Arrivals, Sorting
    from organiser.domain.crowds import Known
    from organiser.domain.people_files import PeopleFile
    from organiser.domain.person_rows import ReadRow
    from organiser.ui.desk.jobs import Progress


class Importing(QObject):
    """One file on its way in. ``was_read`` tells that it is understood (again), ``planned`` what would come of it and
    ``taken`` that it was kept; ``began`` hands over the progress of work, ``failed`` says why something cannot be.
    """

    was_read = Signal()
    wished = Signal()
    planned = Signal()
    taken = Signal()
    began = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__()
        from organiser.app.actions.people_import import Reading, Wishes

        self._desk = desk
        self._path = path
        self.reading = Reading()
        self.wishes = Wishes(())
        self.file: PeopleFile | None = None
        self.found: Arrivals | None = None
        self._rows: tuple[ReadRow, ...] = ()
        self._known: tuple[Known, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def programmes(self) -> tuple[tuple[str, int | None], ...]:
        """For which programme people can have applied."""
        every = self._desk.ask(queries.programmes.every)
        return (("No programme", None), *((one.programme.title, one.programme.id) for one in every))

    # The file

    def read(self, reading: Reading | None = None) -> None:
        """Look through the file, in the manner given."""
        from organiser.app.actions import people_import

        self.reading = reading or self.reading
        path, manner = self._path, self.reading
        self._run(lambda: people_import.read(path, manner), self._on_read)

    def _on_read(self, file: PeopleFile) -> None:
        from organiser.app.actions import people_import

        self.file = file
        self.wishes = replace(self.wishes, fields=people_import.usual_fields(file), decided={})
        self.was_read.emit()

    def wish(self, **changes: object) -> None:
        """Want something else of the file."""
        self.wishes = replace(self.wishes, **changes)  # type: ignore[arg-type]
        self.wished.emit()

    def set_field(self, column: int, field: Match) -> None:
        """Say what a column holds; what only one can hold is taken from the others."""
        fields = list(self.wishes.fields)
        if field is not None and not field.takes_several:
            fields = [None if one is field else one for one in fields]
        fields[column] = field
        self.wish(fields=tuple(fields))

    def take_special(self, wanted: bool) -> None:
        """Take the columns that may tell of health or age, or leave them out."""
        if self.file is None:
            return
        fields = [
            match if match is not None and match.is_special and wanted else None if _is_special(field) else field
            for match, field in zip(self.file.matched, self.wishes.fields, strict=True)
        ]
        self.wish(fields=tuple(fields))

    # What would come of it

    def plan(self) -> None:
        """Decide about every line, in a job that can be stopped."""
        from organiser.app.actions import people_import

        file, wishes = self.file, self.wishes
        if file is None:
            return
        self._known = self._desk.ask(queries.arrivals.known)
        today = self._desk.now().date()

        def work(progress: Progress) -> tuple[tuple[ReadRow, ...], Sorting]:
            people_import.check(file, wishes)
            rows = people_import.rows_of(file, wishes, today, lambda done, of: progress.step(done, 2 * of))
            return rows, self._sorted(rows, wishes, lambda done, of: progress.step(of + done, 2 * of))

        self._run(work, self._on_sorted)

    def _sorted(self, rows: tuple[ReadRow, ...], wishes: Wishes, step: Callable[[int, int], None]) -> Sorting:
        from organiser.app.actions import people_import

        return people_import.sort(rows, wishes, self._known, step)

    def _on_sorted(self, done: tuple[tuple[ReadRow, ...], Sorting]) -> None:
        from organiser.app.actions import people_import

        self._rows, sorting = done
        try:
            self.found = people_import.settle(self._desk.store, sorting, self.wishes)
        except Problem as problem:
            self.failed.emit(str(problem))
            return
        self.planned.emit()

    def decide(self, choices: dict[int, int | None]) -> None:
        """Say of lines whom they mean: the id of a person, 0 for somebody new, None to leave them out."""
        self.wishes = replace(self.wishes, decided={**self.wishes.decided, **choices})
        self._sort_again()

    def overwrite(self, wanted: bool) -> None:
        """Let what the file says replace what is here, or not."""
        self.wishes = replace(self.wishes, overwrite=wanted)
        self._sort_again()

    def _sort_again(self) -> None:
        rows, wishes = self._rows, self.wishes
        self._run(lambda progress: (rows, self._sorted(rows, wishes, progress.step)), self._on_sorted)

    @property
    def brake(self) -> str | None:
        """Why to ask twice before this is kept; None when once is enough."""
        from organiser.app.actions import people_import

        return people_import.brake_on(self._desk.store, self.found, self.wishes) if self.found else None

    # And then

    def take(self) -> None:
        """Keep what was planned."""
        from organiser.app.actions import people_import

        if self.file is None or self.found is None:
            return
        try:
            people_import.take(self._desk.store, self.file, self.found, self.wishes.programme_id)
        except Problem as problem:
            self.failed.emit(str(problem))
            return
        added, completed = len(self.found.new), len(self.found.completes)
        also = f" and completed {counted(completed, 'other')}" if completed else ""
        self._desk.tell(f"Added {counted(added, 'person', 'people')}{also} from “{self.name}”.", undo=True)
        self.taken.emit()

    def save_report(self, target: Path) -> None:
        """Write what became of every line into a file."""
        from organiser.app.actions import people_import

        if self.found is None:
            return
        try:
            people_import.save_report(self.found, target)
        except Problem as problem:
            self.failed.emit(str(problem))
            return
        self._desk.notices.say(f"Saved “{target.name}”.", self._desk.elsewhere.showing(target.parent))

    @property
    def folder(self) -> Path:
        """Where files are looked for, and reports go."""
        return self._path.parent

    def _run(self, work: Callable[..., object], then: Callable[..., object]) -> None:
        failed = lambda problem: self.failed.emit(str(problem))  # noqa: E731
        self.began.emit(self._desk.jobs.run(work, then=then, failed=failed, cancellable=True))


def _is_special(field: Match) -> bool:
    return field is not None and field.is_special
