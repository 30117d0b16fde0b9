"""What is done with whole programmes: taken from a set or an old one, and passed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from organiser.domain import text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.sets import ReadySet, Wish
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.paperwork import Paperwork

if TYPE_CHECKING:
    from organiser.app.actions.neighbourhood_packs import Packed
    from organiser.app.actions.renewals import Renewal

_MOST_NAMED = 5


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

    def make_pack(self, programme: Programme) -> None:
        """Write the plans as a neighbourhood pack beside the user's other files, and say what was taken out."""
        from organiser.app import files
        from organiser.app.actions import neighbourhood_packs
        from organiser.store.disk import free_name

        try:
            packed = neighbourhood_packs.gather(self._desk.store, programme.id)
            target = free_name(files.folder(self._desk.paths.output) / neighbourhood_packs.usual_name(packed.pack))
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.jobs.run(
            lambda: neighbourhood_packs.write(packed, target),
            then=lambda path: self._desk.notices.say(
                f"Made “{path.name}”. It can be given to anybody.",
                self._desk.elsewhere.showing(path.parent),
                advice=_taken_out(packed),
            ),
            title="Making the neighbourhood pack",
        )

    def print_overview(self, programme: Programme) -> None:
        """Show the overview of a programme as it will be printed."""
        Paperwork(self._desk).preview_programme("overview", programme.id)

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


def _taken_out(packed: Packed) -> str:
    """Which names, addresses and numbers stood in the words, and do not any more."""
    if not packed.taken_out:
        return "No name, address or number of anybody stood in its words."
    named = [f"“{one}”" for one in packed.taken_out[:_MOST_NAMED]]
    more = len(packed.taken_out) - len(named)
    return f"Taken out of its words: {text.listed([*named, *([f'{more} more'] if more > 0 else [])])}."
