"""Changes to programmes and their rosters."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain.programmes import Programme
from organiser.store.changes.people import neighbourhood_id
from organiser.store.rows import ApplicationRow, MemberRow, ProgrammeRow, SessionRow, TargetRow, moment


def add(tx: Transaction, programme: Programme) -> int:
    """Add a programme with its places by neighbourhood and return the new id."""
    row = ProgrammeRow(title=programme.title)
    tx.add(row)
    tx.flush()
    assert row.id is not None
    edit(tx, row.id, programme)
    return row.id


def edit(tx: Transaction, programme_id: int, programme: Programme) -> None:
    """Write what ``programme`` says over the one with that id, places included."""
    row = tx.get_one(ProgrammeRow, programme_id)
    row.title, row.purpose, row.capacity = programme.title, programme.purpose, programme.capacity
    row.share_by, row.release_to = str(programme.share_by), str(programme.release_to)
    row.offer_days = programme.offer_days
    for field in ("apply_by", "hold_until", "cut_off"):
        day = getattr(programme, field)
        setattr(row, field, day.isoformat() if day else None)
    kept = {target.neighbourhood_id: target for target in _targets(tx, programme_id)}
    for place, target in enumerate(programme.targets):
        where = neighbourhood_id(tx, target.neighbourhood)
        assert where is not None
        target_row = kept.pop(where, None)
        if target_row is None:
            target_row = TargetRow(programme_id=programme_id, neighbourhood_id=where, places=0, place=0)
        target_row.places, target_row.place = target.places, place
        tx.add(target_row)
    for gone in kept.values():
        tx.delete(gone)


def _targets(tx: Transaction, programme_id: int) -> list[TargetRow]:
    return list(tx.exec(select(TargetRow).where(TargetRow.programme_id == programme_id)))


def remove(tx: Transaction, programme_id: int, *, with_sessions: bool = True) -> None:
    """Put a programme into the bin, with its sessions or leaving them on their own."""
    tx.get_one(ProgrammeRow, programme_id).removed = moment(tx)
    for session in tx.exec(select(SessionRow).where(SessionRow.programme_id == programme_id)):
        if with_sessions:
            session.removed = session.removed or moment(tx)
        else:
            session.programme_id = None


def join(tx: Transaction, programme_id: int, person_ids: Iterable[int]) -> int:
    """Put people on the roster; those on it already stay as they are. Returns how many are new.

    Whoever had applied has a place from now on, as what they applied for.
    """
    there = set(tx.exec(select(MemberRow.person_id).where(MemberRow.programme_id == programme_id)))
    new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in there]
    applied = _settle(tx, programme_id, new, "placed")
    for person_id in new:
        role = applied.get(person_id, "participant")
        tx.add(MemberRow(programme_id=programme_id, person_id=person_id, joined=moment(tx), role=role))
    return len(new)


def leave(tx: Transaction, programme_id: int, person_ids: Iterable[int]) -> None:
    """Take people off the roster; whoever had applied has withdrawn from now on."""
    ids = list(person_ids)
    members = select(MemberRow).where(MemberRow.programme_id == programme_id, col(MemberRow.person_id).in_(ids))
    there = tx.exec(members).all()
    _settle(tx, programme_id, [row.person_id for row in there], "withdrawn")
    for row in there:
        tx.delete(row)


def _settle(tx: Transaction, programme_id: int, person_ids: Iterable[int], state: str) -> dict[int, str]:
    """Write down how the applications of these people ended; returns as what they applied."""
    rows = tx.exec(
        select(ApplicationRow).where(
            ApplicationRow.programme_id == programme_id, col(ApplicationRow.person_id).in_(list(person_ids))
        )
    ).all()
    for row in rows:
        row.state, row.settled, row.offer_until = state, moment(tx), None
        tx.add(row)
    return {row.person_id: row.role for row in rows}
