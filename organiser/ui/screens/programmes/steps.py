"""Changes that belong together and are undone as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from organiser.domain.people import Person
from organiser.domain.sessions import Session
from organiser.store import changes

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


def add_sessions(tx: Transaction, sessions: Sequence[Session]) -> list[int]:
    """Add several sessions; returns their ids."""
    return [changes.sessions.add(tx, session) for session in sessions]


def add_newcomer(tx: Transaction, programme_id: int, person: Person) -> int:
    """Add somebody who was not known yet, and put them on the roster; returns their id."""
    person_id = changes.people.add(tx, person)
    changes.programmes.join(tx, programme_id, [person_id])
    return person_id


def apply_newcomer(tx: Transaction, programme_id: int, person: Person) -> int:
    """Add somebody who was not known yet, and note that they would like to take part; returns their id."""
    person_id = changes.people.add(tx, person)
    changes.applications.apply(tx, programme_id, [person_id])
    return person_id
