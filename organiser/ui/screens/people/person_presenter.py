"""Joins one person to their page: what is held about them, and every change to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from organiser.domain import text
from organiser.domain.companions import Companion
from organiser.domain.consents import GUARDIAN, Consent
from organiser.domain.needs import Need, State, usual_lead
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.store.queries.attendance import PersonVisit
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.known import known_people
from organiser.ui.screens.people.facts import Facts, read

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


class PersonPresenter(QObject):
    """``shown`` tells that somebody else is shown, or other facts; ``wants`` the id of somebody to turn to.

    What edits a field answers with what is wrong with the value, in words, and then changes nothing.
    """

    shown = Signal()
    wants = Signal(int)

    def __init__(self, desk: Desk, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.facts: Facts | None = None
        self.neighbourhoods: tuple[str, ...] = ()

    def show(self, person: Person | None) -> None:
        """Show this person with everything about them; nobody for None."""
        self.facts = read(self._desk, person) if person else None
        self.neighbourhoods = tuple(one.name for one in self._desk.ask(queries.people.neighbourhoods)) if person else ()
        self.shown.emit()

    @property
    def today(self) -> date:
        """The day it is."""
        return self._desk.now().date()

    @property
    def _person(self) -> Person:
        assert self.facts is not None
        return self.facts.person

    # What is written into fields

    def edit(self, person_id: int, field: str, value: object) -> str:
        """Write one field of a person; ``routes`` are all ways to reach them, the preferred one first."""
        try:
            person = self._desk.ask(queries.people.one, person_id)
        except Problem:
            return ""
        try:
            edited = replace(person, **_fields(field, value))  # type: ignore[arg-type]
        except Problem as problem:
            return str(problem)
        if edited != person:
            label = _LABELS[field].format(person.name)
            self._write(
                f"person:{person_id}:{field}",
                label,
                value,
                partial(changes.people.edit, person_id=person_id, person=edited),
            )
        return ""

    def _write(self, joins: str, label: str, value: object, change: Callable[[Transaction], None]) -> None:
        """Make a change; what is typed in one stretch is undone in one step, every choice in one of its own."""
        if type(value) is str:
            self._desk.do_joined(joins, label, change)
        else:
            self._desk.do(label, change)

    def known_sectors(self) -> tuple[str, ...]:
        """The sectors and roles that anybody has."""
        return self._desk.ask(queries.people.sectors)

    # Needs

    def add_need(self, words: str) -> int:
        """Note a need, with the time that is usual to arrange it; returns its id."""
        need = Need(words, lead_days=usual_lead(words))
        label = f"Note that {self._person.name} needs {need.words}"
        return self._desk.do(label, changes.needs.add, self._person.id, need)

    def edit_need(self, before: Need, field: str, value: object) -> str:
        """Write one field of a need."""
        try:
            need = replace(before, **{field: value})  # type: ignore[arg-type]
            if need != before:
                joins, label = f"need:{need.id}:{field}", f"Change a need: {need.words}"
                self._write(joins, label, value, partial(changes.needs.edit, need_id=need.id, need=need))
        except Problem as problem:
            return str(problem)
        return ""

    def remove_need(self, need: Need) -> None:
        """Take a need away."""
        self._desk.do(f"Remove a need of {self._person.name}", changes.needs.remove, [need.id])
        self._desk.tell(f"Took “{need.words}” away from what {self._person.name} needs.", undo=True)

    def set_state(self, need: Need, session_id: int, session: str, state: State) -> None:
        """Note how far a need is met for one session; the note beside it stays."""
        assert self.facts is not None
        note = next((x.note for x in self.facts.provisions if x.need.id == need.id and x.session_id == session_id), "")
        label = f"{need.words} at {session}: {state.label.lower()}"
        self._desk.do(label, changes.needs.set_state, need.id, session_id, state, note)

    # Companions

    def known(self, words: str) -> tuple[Person, ...]:
        """People who may be meant as a companion."""
        assert self.facts is not None
        taken = {self._person.id, *(one.companion_id for one in self.facts.brings)}
        return known_people(self._desk, words, without=taken)

    def link(self, companion_id: int) -> None:
        """Let somebody known come with this person, at first with a place of their own."""
        companion = self._desk.ask(queries.people.one, companion_id)
        label = f"Let {companion.name} come with {self._person.name}"
        self._desk.do(label, changes.companions.link, self._person.id, companion_id, takes_place=True)

    def link_new(self, name: str) -> int:
        """Add somebody new who comes with this person; returns their id."""
        companion = Person(name, self._person.neighbourhood)
        label = f"Add {companion.name}, who comes with {self._person.name}"
        return self._desk.do(label, changes.companions.link_new, self._person.id, companion, takes_place=True)

    def set_place(self, companion: Companion, *, takes_place: bool) -> None:
        """Say whether a companion uses a place."""
        one = replace(companion, takes_place=takes_place)
        label = f"{one.companion} {one.place_in_words}"
        self._desk.do(label, changes.companions.link, one.person_id, one.companion_id, takes_place=takes_place)

    def unlink(self, companion: Companion) -> None:
        """Somebody no longer comes with this person."""
        label = f"{companion.companion} no longer comes with {companion.person}"
        self._desk.do(label, changes.companions.unlink, companion.person_id, companion.companion_id)
        self._desk.tell(f"{label}.", undo=True)

    # Consents

    def give(self, purpose: str) -> int:
        """Note that this person, or for one under 18 their guardian, agrees today; returns the consent's id."""
        person = self._person
        by = person.guardian if person.under_18 or text.folded(purpose) == text.folded(GUARDIAN) else ""
        consent = Consent(purpose, "", self.today, by)
        label = f"Note that {person.name} agrees to “{consent.purpose}”"
        return self._desk.do(label, changes.consents.give, person.id, consent)

    def edit_consent(self, before: Consent, field: str, value: object) -> str:
        """Write one field of a consent."""
        try:
            consent = replace(before, **{field: value})  # type: ignore[arg-type]
            if consent != before:
                joins, label = f"consent:{consent.id}:{field}", f"Change a consent: {consent.purpose}"
                self._write(joins, label, value, partial(changes.consents.edit, consent_id=consent.id, consent=consent))
        except Problem as problem:
            return str(problem)
        return ""

    def withdraw(self, consent: Consent) -> None:
        """The person no longer agrees; that they did stays noted."""
        label = f"Withdraw the consent to “{consent.purpose}”"
        self._desk.do(label, changes.consents.withdraw, [consent.id], self.today)
        self._desk.tell(f"{self._person.name} no longer agrees to “{consent.purpose}”.", undo=True)

    def remove_consent(self, consent: Consent) -> None:
        """Take a consent away that was noted by mistake."""
        self._desk.do(f"Remove the consent to “{consent.purpose}”", changes.consents.remove, [consent.id])
        self._desk.tell(f"Took the consent to “{consent.purpose}” away.", undo=True)

    # Where it leads

    def open_person(self, person_id: int) -> None:
        """Turn to somebody else."""
        self.wants.emit(person_id)

    def open_visit(self, visit: object) -> None:
        """Go to the register of a session that the person comes to."""
        if isinstance(visit, PersonVisit):
            self._desk.go("sessions", Spot(visit.session_id, "register"))


def _fields(field: str, value: object) -> dict[str, object]:
    if field == "routes" and isinstance(value, tuple):
        first, *others = (Route(one) for one in value)
        return {"route": first, "other_routes": tuple(others)}
    return {field: value}


_LABELS: Final = {
    "name": "Rename {}",
    "neighbourhood": "Change neighbourhood of {}",
    "phone": "Change phone number of {}",
    "email": "Change email address of {}",
    "address": "Change address of {}",
    "routes": "Change ways to reach {}",
    "through": "Change who passes messages to {}",
    "best_time": "Change when to ring {}",
    "language": "Change language of {}",
    "reading": "Change print format of {}",
    "easy_read": "Change easy read of {}",
    "sectors": "Change sectors of {}",
    "diet": "Change diet of {}",
    "children": "Change children of {}",
    "travel": "Change travel of {}",
    "under_18": "Change under 18 of {}",
    "guardian": "Change guardian of {}",
    "guardian_contact": "Change guardian's contact of {}",
    "notes": "Change notes of {}",
}
