"""Takes what is known of people out of the workspace for good; to be done through ``Store.do_for_good``."""

from collections.abc import Iterable, Mapping, Sequence

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select, update

from organiser.domain.attendance import Answer, Mark
from organiser.domain.echoes import Echo
from organiser.domain.keeping import Kind, Rule, mark_of
from organiser.domain.text import counted
from organiser.domain.traces import Traces
from organiser.store import free_text
from organiser.store.rows import (
    ApplicationRow,
    CallListRow,
    CallRow,
    ErasureRow,
    NeedRow,
    NeighbourhoodRow,
    NicknameRow,
    PersonRow,
    RegisterRow,
    RemainderRow,
    RetentionRow,
    TombstoneRow,
    moment,
)
from organiser.store.transaction import reader


def set_rule(tx: Transaction, rule: Rule) -> None:
    """Say how long a kind is kept."""
    row = tx.exec(select(RetentionRow).where(RetentionRow.kind == str(rule.kind))).first()
    row = row or RetentionRow(kind=str(rule.kind), months=0)
    row.months = rule.months
    tx.add(row)


def erase_one(tx: Transaction, person_id: int, echoes: Iterable[Echo] = ()) -> int:
    """Erase somebody, and what is known of them from these texts about something else; returns how many went."""
    free_text.take_out(reader(tx), person_id, {(one.table, one.column, one.row) for one in echoes})
    return erase(tx, [person_id])


def erase(tx: Transaction, person_ids: Iterable[int]) -> int:
    """Erase people, all that hangs on them, and what names them elsewhere; returns how many went.

    Each session keeps how many they were. A tombstone, from which nobody can be told, erases them again from a backup.
    """
    ids = _with_merged(tx, person_ids)
    people = [tx.get_one(PersonRow, person_id) for person_id in ids]
    traces = _traces(tx, people)
    for person in people:
        _keep_counts(tx, person)
        _mark(tx, mark_of(person.uid))
    sessions = select(RegisterRow.session_id).where(col(RegisterRow.person_id).in_(ids))
    tx.exec(delete(CallListRow).where(col(CallListRow.session_id).in_(sessions)))  # their names stand in its text
    gone = [person_id for person_id in ids if tx.get_one(PersonRow, person_id).merged_into not in ids]
    tx.exec(delete(PersonRow).where(col(PersonRow.id).in_(ids)))
    free_text.wipe(reader(tx), traces)
    _note(tx, "Everything about somebody", len(gone))
    return len(gone)


def erase_again(tx: Transaction, marks: Iterable[str]) -> int:
    """Erase whoever bears one of these marks, as in an older copy of a workspace; returns how many went."""
    wanted = set(marks)
    ids = [row.id for row in tx.exec(select(PersonRow)) if row.id is not None and mark_of(row.uid) in wanted]
    gone = erase(tx, ids) if ids else 0
    for mark in sorted(wanted):
        _mark(tx, mark)
    return gone


def _mark(tx: Transaction, mark: str) -> None:
    if tx.exec(select(TombstoneRow).where(TombstoneRow.mark == mark)).first() is None:
        tx.add(TombstoneRow(mark=mark, at=moment(tx)))


def _traces(tx: Transaction, people: Sequence[PersonRow]) -> Traces:
    """What names these people and nobody else who is here."""
    ids = [person.id for person in people]
    called = [person.sort_name for person in people]
    shared = set(
        tx.exec(select(PersonRow.sort_name).where(col(PersonRow.sort_name).in_(called), col(PersonRow.id).not_in(ids)))
    )
    nicknames = tx.exec(select(NicknameRow.words).where(col(NicknameRow.person_id).in_(ids)))
    return Traces(
        (*(person.name for person in people if person.sort_name not in shared), *nicknames),
        tuple(person.email for person in people if person.email),
        tuple(person.phone for person in people if person.phone),
    )


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
    words = f"{what}, of {counted(people, 'person', 'people')}"
    tx.add(ErasureRow(at=moment(tx), what=words, people=people, who=tx.info.get("who", "")))
