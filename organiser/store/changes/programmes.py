"""Changes to programmes and their rosters."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from organiser.domain.programmes import Programme
from organiser.store.changes.people import neighbourhood_id
from organiser.store.rows import MemberRow, ProgrammeRow, SessionRow, TargetRow, moment


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
    """Put people on the roster; those on it already stay as they are. Returns how many are new."""
    there = set(tx.exec(select(MemberRow.person_id).where(MemberRow.programme_id == programme_id)))
    new = [person_id for person_id in dict.fromkeys(person_ids) if person_id not in there]
    tx.add_all(MemberRow(programme_id=programme_id, person_id=one, joined=moment(tx)) for one in new)
    return len(new)


def leave(tx: Transaction, programme_id: int, person_ids: Iterable[int]) -> None:
    """Take people off the roster."""
    tx.exec(
        delete(MemberRow).where(
            col(MemberRow.programme_id) == programme_id, col(MemberRow.person_id).in_(list(person_ids))
        )
    )
