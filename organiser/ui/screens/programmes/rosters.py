"""Joins the roster of the current programme to the store: who is on it, as what, and who may join it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from organiser.domain.people import Person
from organiser.domain.places import Role
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.programmes import model, steps
from organiser.ui.screens.programmes.applications import Applications

if TYPE_CHECKING:
    from organiser.ui.screens.programmes.model import Portrait


class Roster:
    """``members`` are the people of the roster who are chosen; what is done is about them."""

    def __init__(self, desk: Desk, applications: Applications, current: Callable[[], Portrait | None]) -> None:
        self._desk = desk
        self._applications = applications
        self._current = current
        self.members: tuple[int, ...] = ()

    @property
    def role(self) -> Role | None:
        """As what all of the chosen people take part; None where they differ, or nobody is chosen."""
        portrait = self._current()
        roles = {portrait.roles[one] for one in self.members if one in portrait.roles} if portrait else set()
        return roles.pop() if len(roles) == 1 else None

    def choose(self, person_ids: Sequence[int]) -> None:
        """Remember which people of the roster are meant."""
        self.members = tuple(person_ids)

    def strangers(self) -> tuple[Person, ...]:
        """Everybody who is not on the roster."""
        portrait = self._current()
        there = {line.person_id for line in portrait.grid} if portrait else set()
        return tuple(person for person in self._desk.ask(queries.people.every) if person.id not in there)

    def known(self, words: str, limit: int) -> tuple[Person, ...]:
        """The first people, on the roster or not, whose name, phone, email or neighbourhood holds these words."""
        return self._desk.ask(queries.people.page, words=words, limit=limit)

    def join(self, people: Sequence[Person]) -> None:
        """Put people on the roster, as one step."""
        portrait = self._current()
        if portrait is None or not people:
            return
        names = model.names_of([person.name for person in people])
        there = {line.person_id for line in portrait.grid}
        if all(person.id in there for person in people):
            self._desk.tell(f"{names} is on the roster already.")
            return
        ids = [person.id for person in people]
        self._desk.do(f"Add {names} to the roster", changes.programmes.join, portrait.programme.id, ids)

    def join_newcomer(self, name: str) -> None:
        """Put somebody new on the roster; only a name is needed."""
        portrait = self._current()
        if portrait is None:
            return
        try:
            person = Person(name)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.do(f"Add {person.name} to the roster", steps.add_newcomer, portrait.programme.id, person)

    def take_off(self) -> None:
        """Take the chosen people off the roster; they stay among the people."""
        portrait = self._current()
        if portrait is None or not self.members:
            return
        names, before = self._names(portrait), self._applications.next_ids
        label = f"Take {names} off the roster"
        self._desk.do(label, changes.programmes.leave, portrait.programme.id, self.members)
        self._applications.tell(f"Took {names} off the roster.", before)

    def set_role(self, role: Role) -> None:
        """Say as what the chosen people take part; only participants use a place."""
        portrait = self._current()
        if portrait is None or not self.members or role is self.role:
            return
        before = self._applications.next_ids
        words = model.as_role(self._names(portrait), role, many=len(self.members) > 1)
        self._desk.do(words, changes.applications.set_role, portrait.programme.id, self.members, role)
        self._applications.tell(f"{words}.", before)

    def _names(self, portrait: Portrait) -> str:
        return model.names_of([line.person for line in portrait.grid if line.person_id in self.members])

    def open_person(self, person_id: int) -> None:
        """Go to a person."""
        self._desk.go("people", Spot(person_id))
