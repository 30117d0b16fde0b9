"""Changes to who would like a place in a programme, and to who has one; each leaves it open who is next."""

import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from sqlmodel import Session as Transaction
from sqlmodel import col, func, select

from organiser.domain import draws
from organiser.domain.draws import Draw
from organiser.domain.places import TIES, Role, Standing
from organiser.domain.problem import Problem
from organiser.domain.text import block, required
from organiser.store.changes import programmes
from organiser.store.rows import ApplicationRow, DrawRow, MemberRow, PersonRow, moment

_OUT = frozenset({Standing.DECLINED, Standing.WITHDRAWN, Standing.EXPIRED})


def apply(
    tx: Transaction,
    programme_id: int,
    person_ids: Iterable[int],
    *,
    joined: datetime | None = None,
    role: Role = Role.PARTICIPANT,
    note: str = "",
) -> int:
    """Put people on the list of those who would like to take part, behind whoever is on it; returns how many are new.

    ``joined`` (UTC) is when they applied, where that was earlier than now. Whoever waits already or has a place stays
    as they are; whoever was off the list joins it anew.
    """
    at = joined.astimezone(UTC).isoformat(timespec="seconds") if joined else moment(tx)
    if at > moment(tx):
        raise Problem("Nobody can have applied at a time that is still to come.", "Look at the day and the hour.")
    members = _members(tx, programme_id)
    new = 0
    for person_id in dict.fromkeys(person_ids):
        tx.get_one(PersonRow, person_id)
        row = _find(tx, programme_id, person_id)
        if person_id in members or (row is not None and Standing(row.state) not in {*_OUT, Standing.PLACED}):
            continue
        row = row or ApplicationRow(programme_id=programme_id, person_id=person_id, joined=at, tie=0, state="")
        row.joined, row.tie, row.role = at, secrets.randbelow(TIES), str(role)
        row.counts_from, row.moved_why = _after_draw(tx, programme_id, at)
        row.state, row.offered, row.offer_until, row.settled = str(Standing.WAITING), None, None, None
        row.note = block(note, "note")
        tx.add(row)
        new += 1
    tx.flush()
    return new


def _after_draw(tx: Transaction, programme_id: int, at: str) -> tuple[str | None, str]:
    """An application that turns up after a draw and is older than it comes after all who were in it."""
    drawn = tx.exec(select(func.max(DrawRow.at)).where(DrawRow.programme_id == programme_id)).one()
    return (
        (drawn, "The lots had been drawn when this application came to hand.") if drawn and at < drawn else (None, "")
    )


def _members(tx: Transaction, programme_id: int) -> set[int]:
    return set(tx.exec(select(MemberRow.person_id).where(MemberRow.programme_id == programme_id)))


def _find(tx: Transaction, programme_id: int, person_id: int) -> ApplicationRow | None:
    return tx.exec(
        select(ApplicationRow).where(ApplicationRow.programme_id == programme_id, ApplicationRow.person_id == person_id)
    ).first()


def _row(tx: Transaction, programme_id: int, person_id: int, *wanted: Standing) -> ApplicationRow:
    """The application of somebody who stands in one of the ``wanted`` ways."""
    row = _find(tx, programme_id, person_id)
    if row is None:
        raise Problem("That person has not applied for this programme.", "Put them on the list first.")
    if Standing(row.state) not in wanted:
        name = tx.get_one(PersonRow, person_id).name
        raise Problem(f"{name} stands otherwise: {Standing(row.state).label.lower()}.", "Look at the list again.")
    return row


def withdraw(tx: Transaction, programme_id: int, person_ids: Iterable[int]) -> None:
    """Take people out of the queue, or give back the place they have; who is next is decided afterwards."""
    members = _members(tx, programme_id)
    for person_id in dict.fromkeys(person_ids):
        if person_id in members:
            programmes.leave(tx, programme_id, [person_id])
        else:
            _settle(tx, _row(tx, programme_id, person_id, Standing.WAITING, Standing.OFFERED), Standing.WITHDRAWN)


def _settle(tx: Transaction, row: ApplicationRow, standing: Standing) -> None:
    row.state, row.settled = str(standing), moment(tx)
    row.offer_until = row.offer_until if standing is Standing.EXPIRED else None
    tx.add(row)


def offer(tx: Transaction, programme_id: int, person_ids: Iterable[int], until: datetime) -> None:
    """Offer a place to people who wait, whoever is next; it is kept for them up to the UTC moment ``until``."""
    for person_id in person_ids:
        row = _row(tx, programme_id, person_id, Standing.WAITING)
        row.state, row.offered = str(Standing.OFFERED), moment(tx)
        row.offer_until = until.astimezone(UTC).isoformat(timespec="seconds")
        tx.add(row)


def accept(tx: Transaction, programme_id: int, person_id: int) -> None:
    """Note that somebody takes the place they were offered: they are on the roster now."""
    row = _row(tx, programme_id, person_id, Standing.OFFERED)
    if row.offer_until and row.offer_until <= moment(tx):
        raise Problem("That offer has run out.", "Put them on the list again; they may be next.")
    programmes.join(tx, programme_id, [person_id])


def decline(tx: Transaction, programme_id: int, person_id: int) -> None:
    """Note that somebody does not want the place that was offered, or waits no longer."""
    _settle(tx, _row(tx, programme_id, person_id, Standing.OFFERED, Standing.WAITING), Standing.DECLINED)


def place(tx: Transaction, programme_id: int, person_ids: Iterable[int]) -> None:
    """Give places to people who wait, whoever is next, without an offer."""
    ids = [row.person_id for row in [_row(tx, programme_id, one, Standing.WAITING) for one in person_ids]]
    programmes.join(tx, programme_id, ids)


def expire_due(tx: Transaction, programme_id: int) -> int:
    """Note which offers have run out by now; returns how many."""
    due = tx.exec(
        select(ApplicationRow).where(
            ApplicationRow.programme_id == programme_id,
            ApplicationRow.state == str(Standing.OFFERED),
            col(ApplicationRow.offer_until) <= moment(tx),
        )
    ).all()
    for row in due:
        _settle(tx, row, Standing.EXPIRED)
    return len(due)


def move(tx: Transaction, programme_id: int, person_id: int, counts_from: datetime, tie: int, why: str) -> None:
    """Move somebody who waits to another spot in the queue, and note the reason for it."""
    row = _row(tx, programme_id, person_id, Standing.WAITING)
    row.counts_from, row.tie = counts_from.astimezone(UTC).isoformat(), tie
    row.moved_why = required(why, "reason")
    tx.add(row)


def set_role(tx: Transaction, programme_id: int, person_ids: Iterable[int], role: Role) -> None:
    """Say as what people take part, on the roster or on the list."""
    ids = list(person_ids)
    for kind in (MemberRow, ApplicationRow):
        for row in tx.exec(select(kind).where(kind.programme_id == programme_id, col(kind.person_id).in_(ids))):
            row.role = str(role)
            tx.add(row)


def keep_draw(tx: Transaction, programme_id: int, drawn: Draw) -> None:
    """Write down a draw; from now on its lots are the order of all who were in it.

    They count from one and the same moment, that of the first who applied among them (and not before an earlier
    draw), and their tie-break is what they drew.
    """
    rows = _applications(tx, programme_id, [lot.uid for lot in drawn.lots])
    earlier = tx.exec(select(func.max(DrawRow.at)).where(DrawRow.programme_id == programme_id)).one() or ""
    start = max(min(row.joined for row in rows.values()), earlier)
    for lot in drawn.lots:
        row = rows[lot.uid]
        row.counts_from, row.moved_why = start, ""
        row.tie = draws.weight(draws.ticket(drawn.seed, lot.neighbourhood, lot.number))
        tx.add(row)
    record = json.dumps([[lot.neighbourhood, lot.number, lot.uid] for lot in drawn.lots], ensure_ascii=False)
    tx.add(DrawRow(programme_id=programme_id, at=moment(tx), seed=drawn.seed, record=record))


def _applications(tx: Transaction, programme_id: int, uids: Sequence[str]) -> dict[str, ApplicationRow]:
    found = tx.exec(
        select(ApplicationRow).where(
            ApplicationRow.programme_id == programme_id,
            col(ApplicationRow.uid).in_(uids),
            ApplicationRow.state == str(Standing.WAITING),
        )
    )
    rows = {row.uid: row for row in found}
    if len(rows) < len(uids):
        raise Problem("The list has changed since the lots were drawn.", "Draw again: the same seed can be used.")
    return rows
