"""Brings two people who are one together, with everything that hangs on them; or notes that they are two.

Whoever goes is put into the bin with a note of who they are (``merged_into``). Where both have a row that there can be
one of, such as a line on the same register, the one who is kept has one afterwards. The other line or application stays
with the one who goes, out of sight: printed sheets and draws by lot refer to it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from sqlmodel import Session as Transaction
from sqlmodel import col, select, update

from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store.changes import entries_merging, needs_merging, people
from organiser.store.rows import (
    CallRow,
    CompanionRow,
    ConsentRow,
    GivenRow,
    GroupedRow,
    NeedRow,
    NicknameRow,
    NotSameRow,
    PairRow,
    PersonRow,
    PersonSectorRow,
    SectorRow,
    moment,
)

Pair = TypeVar("Pair", PairRow, NotSameRow)


def tell_apart(tx: Transaction, one_id: int, other_id: int) -> None:
    """Remember that two people are not the same; nothing happens when that is known."""
    _check(tx, one_id, other_id)
    first, second = sorted((one_id, other_id))
    known = tx.exec(select(NotSameRow).where(NotSameRow.first_id == first, NotSameRow.second_id == second)).first()
    if known is None:
        tx.add(NotSameRow(first_id=first, second_id=second))


def _check(tx: Transaction, one_id: int, other_id: int) -> None:
    if one_id == other_id:
        raise Problem("That is one and the same person.", "Name two people.")
    for person_id in (one_id, other_id):
        if tx.get_one(PersonRow, person_id).removed:
            raise Problem("One of the two is no longer here.", "They may be in the bin: undo brings them back.")


def merge(tx: Transaction, keep_id: int, gone_id: int, person: Person) -> None:
    """Let ``keep_id`` be both from now on, and look like ``person``; the needs and sectors of both are kept."""
    _check(tx, keep_id, gone_id)
    needs_merging.move(tx, keep_id, gone_id)
    _move_sectors(tx, keep_id, gone_id)
    people.edit(tx, keep_id, replace(person, needs=_needs(tx, keep_id), sectors=_sectors(tx, keep_id)))
    entries_merging.move(tx, keep_id, gone_id)
    _move_companions(tx, keep_id, gone_id)
    _move_groups(tx, keep_id, gone_id)
    _move_pairs(tx, PairRow, keep_id, gone_id)
    _move_pairs(tx, NotSameRow, keep_id, gone_id)
    for kind in (ConsentRow, CallRow, NicknameRow, GivenRow):
        for row in tx.exec(select(kind).where(kind.person_id == gone_id)):
            row.person_id = keep_id
    tx.exec(update(PersonRow).where(col(PersonRow.merged_into) == gone_id).values(merged_into=keep_id))
    gone = tx.get_one(PersonRow, gone_id)
    gone.removed, gone.merged_into = moment(tx), keep_id


def _needs(tx: Transaction, person_id: int) -> str:
    words = select(NeedRow.words).where(NeedRow.person_id == person_id).order_by(col(NeedRow.place), col(NeedRow.id))
    return "; ".join(tx.exec(words))


def _sectors(tx: Transaction, person_id: int) -> tuple[str, ...]:
    linked = select(PersonSectorRow.sector_id).where(PersonSectorRow.person_id == person_id)
    return tuple(tx.exec(select(SectorRow.name).where(col(SectorRow.id).in_(linked))))


def _move_sectors(tx: Transaction, keep_id: int, gone_id: int) -> None:
    known = set(tx.exec(select(PersonSectorRow.sector_id).where(PersonSectorRow.person_id == keep_id)))
    for row in tx.exec(select(PersonSectorRow).where(PersonSectorRow.person_id == gone_id)).all():
        if row.sector_id in known:
            tx.delete(row)
        else:
            row.person_id = keep_id
    tx.flush()


def _move_companions(tx: Transaction, keep_id: int, gone_id: int) -> None:
    """Who comes with whom: a link between the two ends, and so does one that would go both ways; two become one."""
    both = (keep_id, gone_id)
    rows = tx.exec(
        select(CompanionRow)
        .where(col(CompanionRow.person_id).in_(both) | col(CompanionRow.companion_id).in_(both))
        .order_by(col(CompanionRow.person_id) == gone_id, col(CompanionRow.id))
    ).all()
    taken: dict[tuple[int, int], CompanionRow] = {}
    moves: list[tuple[CompanionRow, tuple[int, int]]] = []
    for row in rows:
        person, companion = (keep_id if one == gone_id else one for one in (row.person_id, row.companion_id))
        same = taken.get((person, companion))
        if same is not None:
            same.takes_place = same.takes_place or row.takes_place
        if same is not None or person == companion or (companion, person) in taken:
            tx.delete(row)
            continue
        taken[person, companion] = row
        moves.append((row, (person, companion)))
    tx.flush()
    for row, (person, companion) in moves:
        row.person_id, row.companion_id = person, companion
    tx.flush()


def _move_groups(tx: Transaction, keep_id: int, gone_id: int) -> None:
    """In groups where both sat, the seat of the one who is kept stays."""
    seated = set(tx.exec(select(GroupedRow.grouping_id).where(GroupedRow.person_id == keep_id)))
    for row in tx.exec(select(GroupedRow).where(GroupedRow.person_id == gone_id)).all():
        if row.grouping_id in seated:
            tx.delete(row)
        else:
            row.person_id = keep_id
    tx.flush()


def _move_pairs(tx: Transaction, kind: type[Pair], keep_id: int, gone_id: int) -> None:
    """What was said about each of the two and a third counts for the one; what was said of the two ends."""
    known = {keep_id, *(_other(row, keep_id) for row in _pairs(tx, kind, keep_id))}
    moves = []
    for row in _pairs(tx, kind, gone_id):
        third = _other(row, gone_id)
        if third in known:
            tx.delete(row)
        else:
            moves.append((row, third))
    tx.flush()
    for row, third in moves:
        row.first_id, row.second_id = sorted((keep_id, third))
    tx.flush()


def _pairs(tx: Transaction, kind: type[Pair], person_id: int) -> Sequence[Pair]:
    return tx.exec(select(kind).where((col(kind.first_id) == person_id) | (col(kind.second_id) == person_id))).all()


def _other(row: PairRow | NotSameRow, person_id: int) -> int:
    return row.second_id if row.first_id == person_id else row.first_id
