"""Changes to people and neighbourhoods."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain import needs
from organiser.domain.people import Person, split
from organiser.domain.text import folded, required
from organiser.store.rows import NeedRow, NeighbourhoodRow, PersonRow, PersonSectorRow, SectorRow, moment

_PLAIN = (
    "name", "sort_name", "phone", "email", "address", "notes", "through", "best_time", "language", "easy_read", "diet",
    "children", "travel", "under_18", "guardian", "guardian_contact",
)  # fmt: skip


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
    row.other_routes = ",".join(person.other_routes)
    row.neighbourhood_id = neighbourhood_id(tx, person.neighbourhood)
    tx.add(row)
    tx.flush()
    assert row.id is not None
    _write_needs(tx, row.id, split(person.needs))
    _write_sectors(tx, row.id, person.sectors)


def _write_needs(tx: Transaction, person_id: int, wanted: Sequence[str]) -> None:
    """Keep the needs that still have these words, with all that is noted about them; the others go, new ones come."""
    kept = {need.words: need for need in tx.exec(select(NeedRow).where(NeedRow.person_id == person_id))}
    for place, words in enumerate(wanted):
        need = kept.pop(words, None) or NeedRow(
            person_id=person_id, place=place, words=words, lead_days=needs.usual_lead(words)
        )
        need.place = place
        tx.add(need)
    for gone in kept.values():
        tx.delete(gone)


def _write_sectors(tx: Transaction, person_id: int, wanted: Sequence[str]) -> None:
    links = {
        sector.sort_name: link
        for link, sector in tx.exec(
            select(PersonSectorRow, SectorRow)
            .join(SectorRow, col(SectorRow.id) == PersonSectorRow.sector_id)
            .where(PersonSectorRow.person_id == person_id)
        )
    }
    for name in wanted:
        if links.pop(folded(name), None) is None:
            tx.add(PersonSectorRow(person_id=person_id, sector_id=sector_id(tx, name)))
    for gone in links.values():
        tx.delete(gone)


def sector_id(tx: Transaction, name: str) -> int:
    """The sector of that name, made when it is new."""
    row = tx.exec(select(SectorRow).where(SectorRow.sort_name == folded(name))).first()
    if row is None:
        row = SectorRow(name=required(name.replace(";", ","), "sector"), sort_name=folded(name))
        tx.add(row)
        tx.flush()
    assert row.id is not None
    return row.id


def add(tx: Transaction, person: Person) -> int:
    """Add a person and return the new id."""
    row = PersonRow(name=person.name, sort_name=person.sort_name, route=str(person.route), reading=str(person.reading))
    row.added = moment(tx)
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
