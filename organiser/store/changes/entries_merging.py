"""Brings the places of two people together: their lines on registers, their applications and their programmes."""

from collections.abc import Sequence
from typing import TypeVar

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain import merging
from organiser.domain.attendance import Answer, Mark
from organiser.domain.places import Standing
from organiser.store.rows import ApplicationRow, MemberRow, RegisterRow, moment

Entry = TypeVar("Entry", RegisterRow, ApplicationRow)


def move(tx: Transaction, keep_id: int, gone_id: int) -> None:
    """Let ``keep_id`` be wherever either of the two is, once."""
    for line in _of(tx, RegisterRow, gone_id):
        own = _own(tx, RegisterRow, keep_id, RegisterRow.session_id == line.session_id)
        if own is None:
            line.person_id = keep_id
        else:
            _join_lines(tx, own, line)
    tx.flush()
    _move_members(tx, keep_id, gone_id)
    for application in _of(tx, ApplicationRow, gone_id):
        own_ = _own(tx, ApplicationRow, keep_id, ApplicationRow.programme_id == application.programme_id)
        if own_ is None:
            application.person_id = keep_id
        else:
            _join_applications(tx, own_, application)
    tx.flush()
    _note_places(tx, keep_id)


def _of(tx: Transaction, kind: type[Entry], person_id: int) -> Sequence[Entry]:
    return tx.exec(select(kind).where(kind.person_id == person_id)).all()


def _own(tx: Transaction, kind: type[Entry], person_id: int, where: bool) -> Entry | None:
    return tx.exec(select(kind).where(kind.person_id == person_id, where)).first()


def _change_over(tx: Transaction, kind: type[Entry], own: Entry, other: Entry) -> tuple[Entry, Entry]:
    """Let two people have each other's rows; a row is taken out for a moment, since each may have one only."""
    parted, own_id, other_id = own.model_dump(), own.person_id, other.person_id
    tx.delete(own)
    tx.flush()
    other.person_id = own_id
    tx.flush()
    back = kind(**parted | {"person_id": other_id})
    tx.add(back)
    tx.flush()
    return other, back


def _join_lines(tx: Transaction, own: RegisterRow, line: RegisterRow) -> None:
    """One line out of two of a session: the number of the kept one stays, unless only the other is on the list."""
    if own.removed and not line.removed:
        _change_over(tx, RegisterRow, own, line)
        return
    if not line.removed:
        own.invited = own.invited or line.invited
        _join_answers(own, line)
        if (line.given or "") > (own.given or ""):
            own.given, own.given_sequence = line.given, line.given_sequence
        made, at = merging.mark((Mark(own.mark), own.marked or ""), (Mark(line.mark), line.marked or ""))
        own.mark, own.marked = str(made), at or None
        line.removed = moment(tx)


def _join_answers(own: RegisterRow, line: RegisterRow) -> None:
    if merging.is_later_answer((Answer(own.answer), own.answered or ""), (Answer(line.answer), line.answered or "")):
        for name in ("answer", "answer_route", "answered", "noted_by", "offer_until"):
            setattr(own, name, getattr(line, name))


def _move_members(tx: Transaction, keep_id: int, gone_id: int) -> None:
    """On a roster on which both are, the one stays, since the earlier of the two days."""
    known = {row.programme_id: row for row in tx.exec(select(MemberRow).where(MemberRow.person_id == keep_id))}
    for row in tx.exec(select(MemberRow).where(MemberRow.person_id == gone_id)).all():
        own = known.get(row.programme_id)
        if own is None:
            row.person_id = keep_id
            continue
        own.joined = min(own.joined, row.joined)
        tx.delete(row)
    tx.flush()


def _join_applications(tx: Transaction, own: ApplicationRow, other: ApplicationRow) -> None:
    """One application out of two: the one that is further, and of two that are as far the one whose turn is first."""
    if _turn(other) < _turn(own):
        own, other = _change_over(tx, ApplicationRow, own, other)
    if other.note and other.note not in own.note:
        own.note = f"{own.note}\n{other.note}".strip()


def _turn(row: ApplicationRow) -> tuple[int, str, int]:
    return merging.best_standing(Standing(row.state)), row.counts_from or row.joined, row.tie


def _note_places(tx: Transaction, person_id: int) -> None:
    """Whoever is on a roster has a place, whatever their application said before."""
    rosters = select(MemberRow.programme_id).where(MemberRow.person_id == person_id)
    for row in tx.exec(
        select(ApplicationRow).where(
            ApplicationRow.person_id == person_id,
            ApplicationRow.state != str(Standing.PLACED),
            col(ApplicationRow.programme_id).in_(rosters),
        )
    ):
        row.state, row.settled, row.offer_until = str(Standing.PLACED), moment(tx), None
