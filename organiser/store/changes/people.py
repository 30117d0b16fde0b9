"""Changes to people and neighbourhoods."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.people import Person
from organiser.domain.text import folded, required
from organiser.store.rows import NeighbourhoodRow, PersonRow, moment

_PLAIN = ("name", "sort_name", "phone", "email", "address", "needs", "notes")


def neighbourhood_id(tx: Transaction, name: str) -> int | None:
    """The neighbourhood of that name, made when it is new; None for ""."""
    if not name:
        return None
    key = folded(name)
    row = tx.exec(select(NeighbourhoodRow).where(NeighbourhoodRow.sort_name == key)).first()
    if row is None:
        row = NeighbourhoodRow(name=required(name, "neighbourhood's name"), sort_name=key)
        tx.add(row)
        tx.flush()
    return row.id


def _write(tx: Transaction, row: PersonRow, person: Person) -> None:
    for field in _PLAIN:
        setattr(row, field, getattr(person, field))
    row.route, row.reading = str(person.route), str(person.reading)
    row.neighbourhood_id = neighbourhood_id(tx, person.neighbourhood)
    tx.add(row)
    tx.flush()


def add(tx: Transaction, person: Person) -> int:
    """Add a person and return the new id."""
    row = PersonRow(name=person.name, sort_name=person.sort_name, route=str(person.route), reading=str(person.reading))
    _write(tx, row, person)
    assert row.id is not None
    return row.id


def edit(tx: Transaction, person_id: int, person: Person) -> None:
    """Write what ``person`` says over the person with that id."""
    _write(tx, tx.get_one(PersonRow, person_id), person)


def remove(tx: Transaction, person_ids: Iterable[int]) -> None:
    """Put people into the bin; their lines on registers go out of sight with them."""
    for person_id in person_ids:
        tx.get_one(PersonRow, person_id).removed = moment(tx)
