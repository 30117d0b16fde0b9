"""Takes what is known of people out of the workspace for good; to be done through ``Store.do_for_good``."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select, update

from organiser.domain.attendance import Answer, Mark
from organiser.domain.keeping import Kind, Rule
from organiser.domain.text import counted
from organiser.store.rows import (
    ApplicationRow,
    CallListRow,
    CallRow,
    ErasureRow,
    NeedRow,
    NeighbourhoodRow,
    PersonRow,
    RegisterRow,
    RemainderRow,
    RetentionRow,
    moment,
)


def set_rule(tx: Transaction, rule: Rule) -> None:
    """Say how long a kind is kept."""
    row = tx.exec(select(RetentionRow).where(RetentionRow.kind == str(rule.kind))).first()
    row = row or RetentionRow(kind=str(rule.kind), months=0)
    row.months = rule.months
    tx.add(row)


def erase(tx: Transaction, person_ids: Iterable[int]) -> int:
    """Erase people and all that hangs on them; each session keeps how many they were. Returns how many went."""
    ids = _with_merged(tx, person_ids)
    for person in [tx.get_one(PersonRow, person_id) for person_id in ids]:
        _keep_counts(tx, person)
    sessions = select(RegisterRow.session_id).where(col(RegisterRow.person_id).in_(ids))
    tx.exec(delete(CallListRow).where(col(CallListRow.session_id).in_(sessions)))  # their names stand in its text
    gone = [person_id for person_id in ids if tx.get_one(PersonRow, person_id).merged_into not in ids]
    tx.exec(delete(PersonRow).where(col(PersonRow.id).in_(ids)))
    _note(tx, "Everything about somebody", len(gone))
    return len(gone)


def _with_merged(tx: Transaction, person_ids: Iterable[int]) -> list[int]:
    """These people, with those who turned out to be them."""
    ids = list(dict.fromkeys(person_ids))
    for person_id in ids:  # grows while it is gone through: one may have been merged into one that was merged
        tx.get_one(PersonRow, person_id)
        merged = tx.exec(select(PersonRow.id).where(PersonRow.merged_into == person_id))
        ids.extend(one for one in merged if one is not None and one not in ids)
    return ids


def _keep_counts(tx: Transaction, person: PersonRow) -> None:
    """Add somebody to the numbers that each session keeps of those who were erased."""
    place = tx.get(NeighbourhoodRow, person.neighbourhood_id) if person.neighbourhood_id else None
    lines = tx.exec(select(RegisterRow).where(RegisterRow.person_id == person.id, col(RegisterRow.removed).is_(None)))
    for line in lines.all() if person.removed is None else ():
        name = place.name if place else ""
        row = tx.exec(
            select(RemainderRow).where(RemainderRow.session_id == line.session_id, RemainderRow.neighbourhood == name)
        ).first() or RemainderRow(
            session_id=line.session_id, neighbourhood=name, people=0, invited=0, said_yes=0, were_there=0
        )
        row.people += 1
        row.invited += line.invited
        row.said_yes += line.answer == Answer.YES
        row.were_there += Mark(line.mark).was_there
        tx.add(row)
        tx.flush()


def erase_kind(tx: Transaction, kind: Kind, person_ids: Iterable[int]) -> int:
    """Erase one kind of what is kept of these people; returns of how many."""
    ids = list(dict.fromkeys(person_ids))
    if kind is Kind.PERSON:
        return erase(tx, ids)
    if kind is Kind.PRACTICAL:
        tx.exec(update(PersonRow).where(col(PersonRow.id).in_(ids)).values(diet="", children=0, travel=""))
    elif kind is Kind.NEEDS:
        tx.exec(delete(NeedRow).where(col(NeedRow.person_id).in_(ids)))
    elif kind is Kind.CALLS:
        tx.exec(delete(CallRow).where(col(CallRow.person_id).in_(ids)))
        sessions = select(RegisterRow.session_id).where(col(RegisterRow.person_id).in_(ids))
        tx.exec(delete(CallListRow).where(col(CallListRow.session_id).in_(sessions)))
    elif kind is Kind.APPLICATIONS:
        tx.exec(delete(ApplicationRow).where(col(ApplicationRow.person_id).in_(ids)))
    _note(tx, kind.label, len(ids))
    return len(ids)


def erase_kinds(tx: Transaction, wanted: Mapping[Kind, Sequence[int]]) -> None:
    """Erase each kind of the people named for it, all in one."""
    for kind, person_ids in wanted.items():
        erase_kind(tx, kind, person_ids)


def empty_bin(tx: Transaction) -> int:
    """Erase everybody who is in the bin; returns how many they were."""
    removed = select(PersonRow.id).where(col(PersonRow.removed).is_not(None))
    ids = [one for one in tx.exec(removed) if one is not None]
    merged = select(PersonRow.id).where(col(PersonRow.merged_into).is_not(None), col(PersonRow.id).in_(ids))
    kept = set(tx.exec(merged))  # who was merged is not gone: they are somebody who is here
    return erase(tx, [one for one in ids if one not in kept]) if set(ids) - kept else 0


def _note(tx: Transaction, what: str, people: int) -> None:
    tx.add(ErasureRow(at=moment(tx), what=f"{what}, of {counted(people, 'person', 'people')}", people=people))
