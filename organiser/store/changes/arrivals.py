"""Takes the people of a file in, all in one step."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum

from sqlmodel import Session as Transaction
from sqlmodel import func, insert, select

from organiser.domain import clock, needs
from organiser.domain.arrivals import Arrivals
from organiser.domain.people import Person, split
from organiser.store.changes import applications, people
from organiser.store.rows import NeedRow, PersonRow, PersonSectorRow, Row, moment, new_uid


def take(tx: Transaction, arrivals: Arrivals, programme_id: int | None = None) -> tuple[int, ...]:
    """Add who is new and complete who is here; with a programme, all of them would like to take part in it.

    Returns the ids of the new people, in the order of ``arrivals.new``.
    """
    new = _add(tx, [person for person, _ in arrivals.new])
    for person_id, person, _ in arrivals.completes:
        people.edit(tx, person_id, person)
    if programme_id is not None:
        meant = [(person_id, joined) for person_id, (_, joined) in zip(new, arrivals.new, strict=True)]
        meant += [(person_id, joined) for person_id, _, joined in arrivals.completes]
        _apply(tx, programme_id, [*meant, *arrivals.seen])
    return new


def _add(tx: Transaction, persons: list[Person]) -> tuple[int, ...]:
    """Thousands of people at once: what they share is looked up once, and the rows are written in few statements."""
    first = (tx.exec(select(func.max(PersonRow.id))).one() or 0) + 1
    neighbourhoods = {one: people.neighbourhood_id(tx, one) for one in dict.fromkeys(p.neighbourhood for p in persons)}
    sectors = {one: people.sector_id(tx, one) for one in dict.fromkeys(s for p in persons for s in p.sectors)}
    ids = tuple(range(first, first + len(persons)))
    added = moment(tx)
    rows = [
        {
            "id": new_id,
            "uid": new_uid(),
            "sort_name": person.sort_name,
            "neighbourhood_id": neighbourhoods[person.neighbourhood],
            "added": added,
            **{name: _plain(getattr(person, name)) for name in _SHARED},
        }
        for new_id, person in zip(ids, persons, strict=True)
    ]
    parts: list[Row] = []
    for new_id, person in zip(ids, persons, strict=True):
        for place, words in enumerate(split(person.needs)):
            lead = needs.usual_lead(words)
            parts.append(NeedRow(person_id=new_id, place=place, words=words, lead_days=lead))
        linked = dict.fromkeys(sectors[one] for one in person.sectors)
        parts += [PersonSectorRow(person_id=new_id, sector_id=one) for one in linked]
    if rows:
        tx.connection().execute(insert(PersonRow), rows)  # rows as plain values: making objects takes longer
    tx.bulk_save_objects(parts, preserve_order=False)
    return ids


_SHARED = tuple(PersonRow.model_fields.keys() & Person.__dataclass_fields__.keys() - {"id", "uid"})


def _plain(value: object) -> object:
    """A field as its column holds it."""
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value) if isinstance(value, Enum) else value


def _apply(tx: Transaction, programme_id: int, meant: Iterable[tuple[int, datetime | None]]) -> None:
    """They join the list at the moment that the file tells, whatever the order of its lines; else now."""
    now = datetime.fromisoformat(moment(tx))
    at_once: list[int] = []
    earlier: list[tuple[datetime, int]] = []
    for person_id, joined in meant:
        at = clock.instant(joined, clock.DEFAULT_ZONE).astimezone(UTC) if joined else now
        if at < now:
            earlier.append((at, person_id))
        else:
            at_once.append(person_id)
    for at, person_id in sorted(earlier):
        applications.apply(tx, programme_id, [person_id], joined=at)
    applications.apply(tx, programme_id, at_once)
