"""Changes to who comes with whom."""

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store.changes import people
from organiser.store.rows import CompanionRow, PersonRow


def link(tx: Transaction, person_id: int, companion_id: int, *, takes_place: bool = False) -> int:
    """Let ``companion_id`` come with ``person_id``; said again, it changes whether they use a place."""
    person, companion = tx.get_one(PersonRow, person_id), tx.get_one(PersonRow, companion_id)
    if person_id == companion_id:
        raise Problem(f"{person.name} cannot be their own companion.", "Choose somebody else.")
    if _row(tx, companion_id, person_id) is not None:
        raise Problem(
            f"{person.name} comes as the companion of {companion.name} already.", "Take that away first, or leave it."
        )
    row = _row(tx, person_id, companion_id) or CompanionRow(
        person_id=person_id, companion_id=companion_id, takes_place=takes_place
    )
    row.takes_place = takes_place
    tx.add(row)
    tx.flush()
    assert row.id is not None
    return row.id


def link_new(tx: Transaction, person_id: int, companion: Person, *, takes_place: bool = False) -> int:
    """Add somebody new who comes with ``person_id``; returns the id of the new person."""
    companion_id = people.add(tx, companion)
    link(tx, person_id, companion_id, takes_place=takes_place)
    return companion_id


def unlink(tx: Transaction, person_id: int, companion_id: int) -> None:
    """The one no longer comes with the other; both stay people of their own."""
    row = _row(tx, person_id, companion_id)
    if row is not None:
        tx.delete(row)


def _row(tx: Transaction, person_id: int, companion_id: int) -> CompanionRow | None:
    return tx.exec(
        select(CompanionRow).where(CompanionRow.person_id == person_id, CompanionRow.companion_id == companion_id)
    ).first()
