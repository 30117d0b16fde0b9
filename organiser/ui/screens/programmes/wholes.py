"""What is done with a programme as a whole: taken from a set, made from an old one, written into a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.sets import ReadySet, Wish
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer

if TYPE_CHECKING:
    from organiser.app.actions.renewals import Renewal


class Wholes:
    """Joins the actions on whole programmes to the desk: what cannot be done is told as a notice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ready_sets(self) -> tuple[ReadySet, ...]:
        """The ready-made sets; what is wrong with one that cannot be read is told."""
        from organiser.app.actions import sets

        stock = sets.read_all(self._desk.playbook)
        for problem in stock.problems:
            self._desk.notices.problem(problem)
        return stock.sets

    def take(self, ready: ReadySet, wish: Wish) -> int | None:
        """Make a programme of a set with its sessions and plans, as one step; its id, or None."""
        from organiser.app.actions import sets

        return self._made(lambda: sets.take(self._desk.store, ready, wish))

    def prepare(self, programme_id: int, first: date, title: str) -> Renewal:
        """What a copy of a programme would be; raises a Problem where something is amiss."""
        from organiser.app.actions import renewals

        return renewals.prepare(self._desk.store, programme_id, first, title)

    def copy(self, programme_id: int, renewal: Renewal, *, with_people: bool) -> int | None:
        """Make the copy as one step; its id, or None."""
        from organiser.app.actions import renewals

        return self._made(lambda: renewals.copy(self._desk.store, programme_id, renewal, with_people=with_people))

    def export_calendar(self, programme: Programme) -> None:
        """Write all sessions into one calendar file beside the user's other files."""
        from organiser.app import files
        from organiser.app.actions import calendars
        from organiser.exports.names import file_name

        try:
            store, folder = self._desk.store, files.folder(self._desk.paths.output)
            target = folder / file_name(programme.title, "ics")
            events = calendars.write(store, calendars.of_programme(store, programme.id), target)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.notices.say(
            f"Exported {text.counted(events, 'event')} as “{target.name}”.",
            Offer("Show in folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))),
            advice=f"It is in {folder}. Send it to people, or open it to put it into your own calendar.",
        )

    def _made(self, make: Callable[[], int]) -> int | None:
        try:
            new_id = make()
        except Problem as problem:
            self._desk.notices.problem(problem)
            return None
        title = self._desk.ask(queries.programmes.one, new_id).title
        number = text.counted(len(self._desk.ask(queries.sessions.every, new_id)), "session")
        self._desk.tell(f"Made “{title}” with {number}, each with its plan.", undo=True)
        return new_id
