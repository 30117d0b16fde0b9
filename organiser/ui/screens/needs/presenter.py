"""Joins the needs of those who come to one session to the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from organiser.domain.needs import Provision, State
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.needs.model import heading, label_of, row_of
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


class NeedsPresenter(SessionFollower):
    """Every need of everybody who may come, soonest to arrange first, and those that are chosen in the list."""

    TOPICS: ClassVar = frozenset({"session", "register", "person", "need", "provision"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Provision] = RowsModel(
            lambda one: row_of(one, self.today), key=lambda one: one.need.id, parent=self
        )
        self.chosen: tuple[Provision, ...] = ()
        self._paperwork = Paperwork(desk)

    @property
    def today(self) -> date:
        """The date on this computer's calendar."""
        return self.desk.now().astimezone().date()

    @property
    def heading(self) -> str:
        """How much is settled, in words."""
        return heading(self.model.values, self.today)

    def show_session(self, session_id: int) -> None:
        """Show this session from now on, with nothing chosen."""
        self.chosen = ()
        super().show_session(session_id)

    def read(self) -> None:
        found = () if self.session is None else self.desk.ask(queries.needs.of_session, self.session.id)
        # The order does not follow the state: what is marked stays where it is.
        every = sorted(found, key=lambda one: (one.arrange_by, one.need.words.casefold()))
        kept = {one.need.id for one in self.chosen}
        self.chosen = tuple(one for one in every if one.need.id in kept)
        self.model.show(every)

    def choose(self, provisions: Sequence[Provision]) -> None:
        """What follows is about these needs."""
        self.chosen = tuple(provisions)
        self.changed.emit()

    def set_state(self, state: State) -> None:
        """Note how far the chosen needs are met; a word that was noted about one stays."""
        changing = [one for one in self.chosen if one.state is not state]
        if self.session is not None and changing:
            self.desk.do(label_of(changing, state), _set, self.session.id, changing, state)

    def write_note(self, note: str) -> None:
        """Keep a word about the one chosen need, such as who was booked."""
        if self.session is not None and len(self.chosen) == 1 and note != self.chosen[0].note:
            one = self.chosen[0]
            label = f"Note about {one.need.words} for {one.person}"
            self.desk.do_joined(
                f"need:{one.need.id}:{self.session.id}",
                label,
                changes.needs.set_state,
                one.need.id,
                self.session.id,
                one.state,
                note,
            )

    def open_person(self, one: Provision) -> None:
        """Lead to the person whose need it is."""
        self.desk.go("people", Spot(one.person_id))

    def print_totals(self) -> None:
        """Show the sheet for a caterer or host, which names nobody, as it will be printed."""
        if self.session is not None:
            from organiser.app.actions import handouts

            self._paperwork.preview(handouts.kind("totals"), self.session.id)


def _set(tx: Transaction, session_id: int, provisions: Sequence[Provision], state: State) -> None:
    for one in provisions:
        changes.needs.set_state(tx, one.need.id, session_id, state, one.note)
