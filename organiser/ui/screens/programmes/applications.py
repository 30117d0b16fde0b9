"""Joins those who would like a place in the current programme to the store: the queue, and what is decided of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain import text
from organiser.domain.draws import Draw
from organiser.domain.people import Person
from organiser.domain.places import Role, Standing, Verdict
from organiser.domain.programmes import Programme
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.known import known_people
from organiser.ui.desk.notices import Offer
from organiser.ui.screens.programmes import model, steps
from organiser.ui.screens.programmes.applications_model import SHOWN, Show, row_of
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.store.queries.places import Pool


class Applications(QObject):
    """``pool`` is everyone with what is decided of them now; ``chosen`` the one that follows is about.

    ``wanted`` asks the view for something: the reason for moving somebody ("up" or "down" the queue), a review before
    the places are shared ("share"), or the words for a "draw".
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model: RowsModel[Verdict] = RowsModel(row_of, key=lambda one: one.entry.person_id, parent=self)
        self.programme: Programme | None = None
        self.pool: Pool | None = None
        self.draws: tuple[Draw, ...] = ()
        self.chosen: Verdict | None = None
        self.show = Show.QUEUE
        self._words = ""

    @property
    def now(self) -> datetime:
        """This moment, with its zone."""
        return self._desk.now().astimezone()

    def read(self, programme: Programme | None) -> Pool | None:
        """Read everything about this programme anew; whoever was chosen in it stays chosen."""
        if programme is None or self.programme is None or programme.id != self.programme.id:
            self.chosen, self._words, self.show = None, "", Show.QUEUE
        self.programme, self.pool, self.draws = programme, None, ()
        if programme is not None:
            self.pool = self._desk.ask(queries.places.of_programme, programme.id, self.now)
            self.draws = self._desk.ask(queries.places.draws, programme.id)
        self._list()
        return self.pool

    # What is shown

    @property
    def next_ids(self) -> frozenset[int]:
        """The people who could have a place now."""
        return frozenset(one.entry.person_id for one in self.pool.next) if self.pool else frozenset()

    def show_only(self, show: Show) -> None:
        """Show some of the people, or everybody."""
        self.show = show
        self._list()

    def search(self, words: str) -> None:
        """Show those in whose name or neighbourhood these words stand."""
        self._words = words
        self._list()

    def choose(self, verdict: Verdict | None) -> None:
        """What follows is about this person."""
        self.chosen = verdict
        self.changed.emit()

    def bring_up(self, person_id: int) -> None:
        """Choose somebody, and see to it that they are shown."""
        if self.pool is not None:
            self.chosen = self.pool.of(person_id)
            if not SHOWN[self.show][1](self.chosen):
                self.show = Show.EVERYBODY
            self._words = ""
            self._list()

    def _list(self) -> None:
        """List those who are wanted; where the chosen one is not among them, the list says who is chosen instead."""
        every = self.pool.verdicts if self.pool else ()
        shown = [one for one in every if SHOWN[self.show][1](one) and _matches(one, self._words)]
        kept = self.chosen.entry.person_id if self.chosen else 0
        self.chosen = None
        self.model.show(shown)
        self.chosen = next((one for one in shown if one.entry.person_id == kept), self.chosen)
        self.changed.emit()

    # Joining the list

    def known(self, words: str) -> tuple[Person, ...]:
        """People with these words in their name, whether or not they are on the list."""
        return known_people(self._desk, words)

    def standing_of(self, person_id: int) -> Standing | None:
        """How somebody stands who is on the list; None for everybody else."""
        every = self.pool.verdicts if self.pool else ()
        return next((one.standing for one in every if one.entry.person_id == person_id), None)

    def add(self, person: Person) -> None:
        """Note that somebody who is known would like to take part."""
        if self.programme is None:
            return
        standing = self.standing_of(person.id)
        if standing in {Standing.WAITING, Standing.OFFERED, Standing.PLACED}:
            self.bring_up(person.id)
            self._desk.tell(f"{person.name} is on the list already: {standing.label.lower()}.")
            return
        label = f"Note that {person.name} would like to take part"
        self._desk.do(label, changes.applications.apply, self.programme.id, [person.id])
        self._added(person.id)

    def add_newcomer(self, name: str) -> None:
        """Note that somebody new would like to take part; only a name is needed."""
        if self.programme is not None:
            person = Person(name)
            label = f"Note that {person.name} would like to take part"
            self._added(self._desk.do(label, steps.apply_newcomer, self.programme.id, person))

    def _added(self, person_id: int) -> None:
        self.bring_up(person_id)
        if self.chosen is not None:
            name, place = self.chosen.entry.name, self.chosen.position
            told = (
                f"{name} is next: there is a place."
                if self.chosen.is_next
                else f"{name} is number {place} in the queue."
            )
            self._desk.tell(told, *self._offers((self.chosen,) if self.chosen.is_next else ()), undo=True)

    def put_back(self) -> None:
        """Put the chosen person, who was out of it, on the list again."""
        if self.programme is not None and self.chosen is not None:
            entry = self.chosen.entry
            label = f"Put {entry.name} on the list again"
            self._desk.do(label, changes.applications.apply, self.programme.id, [entry.person_id], role=entry.role)
            self._added(entry.person_id)

    # Giving places

    def give(self) -> None:
        """Give the chosen person, whose turn it is, the place."""
        if self.chosen is not None:
            self.settle((self.chosen.entry.person_id,), offer=False)

    def offer(self) -> None:
        """Offer the place to the chosen person, whose turn it is."""
        if self.chosen is not None:
            self.settle((self.chosen.entry.person_id,), offer=True)

    def settle(self, only: tuple[int, ...] | None, *, offer: bool, programme: Programme | None = None) -> None:
        """Give or offer places to all who are next, or only to these; one step. ``programme``: not the current one."""
        from organiser.app.actions import places

        programme = programme or self.programme
        if programme is None:
            return
        done = places.settle(self._desk.store, programme.id, self.now, offer=offer, only=only)
        if not done:
            self._desk.tell("Nobody is next any more.")
            return
        names = model.names_of([one.entry.name for one in done])
        first = self._desk.ask(queries.places.why, programme.id, done[0].entry.person_id, self.now).entry
        if first.offer_until is None:
            self._desk.tell(f"Gave {names} a place.", undo=True)
        else:
            until = model.last_day(first.offer_until)
            self._desk.tell(f"Offered {names} a place until {until}. Let them know.", undo=True)

    def note_due(self) -> None:
        """Note that offers have run out; their places are free for whoever is next."""
        if self.programme is not None:
            before = self.next_ids
            title = self.programme.title
            number = self._desk.do(
                f"Note offers that ran out in {title}", changes.applications.expire_due, self.programme.id
            )
            self.tell(f"{text.counted(number, 'offer')} ran out.", before)

    # What people say

    def accept(self) -> None:
        """The chosen person takes the place they were offered."""
        if self.programme is not None and self.chosen is not None:
            entry = self.chosen.entry
            label = f"Note that {entry.name} takes the place"
            self._desk.do(label, changes.applications.accept, self.programme.id, entry.person_id)
            self._desk.tell(f"{entry.name} has a place.", undo=True)

    def decline(self) -> None:
        """The chosen person does not want the place, or waits no longer."""
        if self.programme is not None and self.chosen is not None:
            entry, before = self.chosen.entry, self.next_ids
            label = f"Note that {entry.name} said no"
            self._desk.do(label, changes.applications.decline, self.programme.id, entry.person_id)
            self.tell(f"Noted that {entry.name} said no.", before)

    def withdraw(self) -> None:
        """Take the chosen person off the list, or out of the place they have."""
        if self.programme is not None and self.chosen is not None:
            entry, before = self.chosen.entry, self.next_ids
            label = f"Note that {entry.name} withdrew"
            self._desk.do(label, changes.applications.withdraw, self.programme.id, [entry.person_id])
            self.tell(f"Noted that {entry.name} withdrew.", before)

    def set_role(self, role: Role) -> None:
        """As what the chosen person takes part; only participants use a place."""
        if self.programme is not None and self.chosen is not None and role is not self.chosen.entry.role:
            entry, before = self.chosen.entry, self.next_ids
            words = model.as_role(entry.name, role)
            self._desk.do(words, changes.applications.set_role, self.programme.id, [entry.person_id], role)
            self.tell(f"{words}.", before)

    def move(self, by: int, why: str) -> None:
        """Move the chosen person in the queue by so many places, for a reason that is kept."""
        from organiser.app.actions import places

        if self.programme is not None and self.chosen is not None:
            entry, to = self.chosen.entry, self.chosen.position + by
            places.move(self._desk.store, self.programme.id, entry.person_id, self.now, why=why, to=to)
            self._desk.tell(f"{entry.name} is number {to} in the queue now.", undo=True)

    def can_move(self, by: int) -> bool:
        """Whether the chosen person waits, and there is a place in the queue that way."""
        waiting = len(self.pool.waiting) if self.pool else 0
        return self.chosen is not None and self.chosen.position > 0 and 1 <= self.chosen.position + by <= waiting

    def open_person(self, verdict: Verdict) -> None:
        """Lead to everything that is known of somebody."""
        self._desk.go("people", Spot(verdict.entry.person_id))

    def tell(self, words: str, before: Collection[int]) -> None:
        """Say what was done, and who is next for the place which that freed: they were not next ``before``."""
        freed = tuple(one for one in self.pool.next if one.entry.person_id not in before) if self.pool else ()
        self._desk.tell(f"{words} {model.who_is_next(freed)}".strip(), *self._offers(freed), undo=True)

    def _offers(self, freed: tuple[Verdict, ...]) -> tuple[Offer, ...]:
        """The button of a notice that offers a place to whoever is next."""
        if not freed:
            return ()
        if len(freed) > 1:
            return (Offer("Share the places…", lambda: self.wanted.emit("share")),)
        ids, programme = (freed[0].entry.person_id,), self.programme
        return (Offer("Offer the place", lambda: self.settle(ids, offer=True, programme=programme)),)


def _matches(verdict: Verdict, words: str) -> bool:
    return text.holds_words(f"{verdict.entry.name} {verdict.entry.neighbourhood}", words)
