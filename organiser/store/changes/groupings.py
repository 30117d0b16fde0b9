"""Changes to the small groups of sessions, and to who is to be together or apart."""

import json

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from organiser.domain.grouping.groups import Grouping, Wish, pair
from organiser.domain.problem import Problem
from organiser.domain.text import line
from organiser.store.rows import GroupedRow, GroupingRow, PairRow, moment


def keep(tx: Transaction, session_id: int, grouping: Grouping) -> int:
    """Write groups over those with the same id, or add them as new ones of the session; returns their id."""
    row = tx.get_one(GroupingRow, grouping.id) if grouping.id else None
    if row is None:
        row = GroupingRow(session_id=session_id, name="", names="", at=moment(tx))
    row.name = grouping.name
    row.names = json.dumps([[group.name, group.offers] for group in grouping.groups], ensure_ascii=False)
    tx.add(row)
    tx.flush()
    assert row.id is not None
    _write_members(tx, row.id, grouping)
    return row.id


def _write_members(tx: Transaction, grouping_id: int, grouping: Grouping) -> None:
    kept = {row.person_id: row for row in tx.exec(select(GroupedRow).where(GroupedRow.grouping_id == grouping_id))}
    for number, group in enumerate(grouping.groups, 1):
        for place, person_id in enumerate(group.members):
            row = kept.pop(person_id, None)
            if row is None:
                row = GroupedRow(grouping_id=grouping_id, person_id=person_id, number=0, place=0)
            row.number, row.place, row.stays = number, place, person_id in grouping.stays
            tx.add(row)
    for gone in kept.values():
        tx.delete(gone)


def remove(tx: Transaction, grouping_id: int) -> None:
    """Take groups away; undo brings them back."""
    tx.exec(delete(GroupingRow).where(col(GroupingRow.id) == grouping_id))


def wish(tx: Transaction, wanted: Wish) -> None:
    """Note that two people are to be together, or apart; a wish about the same two is written over."""
    if wanted.first_id == wanted.second_id:
        raise Problem("That is one and the same person.", "Name two people.")
    first, second = wanted.pair
    row = tx.exec(_where(first, second)).first() or PairRow(first_id=first, second_id=second, together=True)
    row.together, row.why = wanted.together, line(wanted.why, "reason")
    tx.add(row)


def forget_wish(tx: Transaction, first_id: int, second_id: int) -> None:
    """Forget what was asked about two people."""
    row = tx.exec(_where(*pair(first_id, second_id))).first()
    if row is None:
        raise Problem("Nothing was asked about these two.")
    tx.delete(row)


def _where(first: int, second: int) -> SelectOfScalar[PairRow]:
    return select(PairRow).where(PairRow.first_id == first, PairRow.second_id == second)
