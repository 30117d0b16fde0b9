"""Takes in those who walk in: somebody known, somebody new, and somebody new who may be known after all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from organiser.domain import text
from organiser.domain.attendance import RegisterLine
from organiser.domain.merging import Side
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import changes
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer

if TYPE_CHECKING:
    from organiser.app.actions.duplicates import Match


class Arrivals:
    """Every arrival is saved at once; whether a newcomer is known already is asked afterwards, and holds nobody up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def welcome(self, session: Session, person: Person) -> None:
        """Mark somebody who is known as present, on the list or not."""
        self._desk.do(f"Welcome {person.name}", changes.attendance.welcome, session.id, person.id)
        self._desk.tell(f"{person.name} is marked present.", undo=True)

    def add(self, session: Session, name: str) -> None:
        """Add somebody new, present on the next free row."""
        try:
            person = Person(name)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        label = f"Add {person.name} to the register"
        new_id = self._desk.do(label, changes.attendance.walk_in, session.id, person)
        told = f"{person.name} is on the list and marked present."
        same = self._possibly(person.name, new_id)
        if same is None:
            self._desk.tell(told, undo=True)
            return
        known = same.known
        who = ", ".join(filter(None, (known.name, known.neighbourhood)))
        offer = Offer("The same person", lambda: self._join_up(known.id, new_id, known.name))
        self._desk.tell(f"{told} Is that {who}, who is known already?", offer, undo=True)

    def _possibly(self, name: str, new_id: int) -> Match | None:
        """Somebody known who may be the one that was just added."""
        from organiser.app.actions import duplicates

        return next((one for one in duplicates.like(self._desk.store, name) if one.known.id != new_id), None)

    def _join_up(self, known_id: int, new_id: int, name: str) -> None:
        from organiser.app.actions import duplicates

        known = dict.fromkeys(("name", "route"), Side.KEEP)  # of a newcomer the name alone is there, typed in a hurry
        try:
            duplicates.merge(self._desk.store, known_id, new_id, known)
        except Problem as problem:
            self._desk.notices.problem(problem)
        else:
            self._desk.tell(f"{name} is here once now, with everything that was noted.", undo=True)

    def join_programme(self, session: Session, lines: Sequence[RegisterLine]) -> None:
        """Put walk-ins on the roster of the session's programme."""
        if session.programme_id is None or not lines:
            return
        whom = lines[0].person if len(lines) == 1 else text.counted(len(lines), "person", "people")
        ids = [line.person_id for line in lines]
        self._desk.do(f"Put {whom} on the roster", changes.programmes.join, session.programme_id, ids)
        are = "is" if len(lines) == 1 else "are"
        self._desk.tell(f"{whom} {are} on the roster of {session.programme} now.", undo=True)
