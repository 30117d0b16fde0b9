"""All that is shown of one person, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from organiser.domain.companions import Companion
from organiser.domain.consents import Consent
from organiser.domain.needs import Need, Provision
from organiser.domain.people import Person
from organiser.store import queries
from organiser.store.queries.attendance import PersonVisit
from organiser.ui.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Facts:
    """One person with what belongs to them; ``brings`` are their companions, ``comes_with`` those they accompany."""

    person: Person
    needs: tuple[Need, ...] = ()
    provisions: tuple[Provision, ...] = ()
    brings: tuple[Companion, ...] = ()
    comes_with: tuple[Companion, ...] = ()
    consents: tuple[Consent, ...] = ()
    visits: tuple[PersonVisit, ...] = ()


def read(desk: Desk, person: Person) -> Facts:
    """Everything about this person as it is now."""
    return Facts(
        person,
        desk.ask(queries.needs.of_person, person.id),
        desk.ask(queries.needs.at_sessions, person.id),
        desk.ask(queries.companions.of_person, person.id),
        desk.ask(queries.companions.with_whom, person.id),
        desk.ask(queries.consents.of_person, person.id),
        desk.ask(queries.attendance.of_person, person.id),
    )
