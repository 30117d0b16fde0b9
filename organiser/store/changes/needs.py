"""Changes to what people need in order to take part, and to how far it is met."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import func, select

from organiser.domain.needs import Need, State
from organiser.domain.problem import Problem
from organiser.domain.text import folded, line
from organiser.store.rows import NeedRow, PersonRow, ProvisionRow, SessionRow, moment


def add(tx: Transaction, person_id: int, need: Need) -> int:
    """Record a need of somebody, behind those that are known; returns its id."""
    tx.get_one(PersonRow, person_id)
    _refuse_twice(tx, person_id, need)
    last = tx.exec(select(func.max(NeedRow.place)).where(NeedRow.person_id == person_id)).one()
    row = NeedRow(person_id=person_id, place=0 if last is None else last + 1, words=need.words)
    _write(tx, row, need)
    assert row.id is not None
    return row.id


def edit(tx: Transaction, need_id: int, need: Need) -> None:
    """Write what ``need`` says over the need with that id; what was noted for sessions stays."""
    row = tx.get_one(NeedRow, need_id)
    _refuse_twice(tx, row.person_id, need, besides=need_id)
    _write(tx, row, need)


def _write(tx: Transaction, row: NeedRow, need: Need) -> None:
    row.words, row.flagged, row.lead_days, row.share_with = need.words, need.flagged, need.lead_days, need.share_with
    row.agreed = need.agreed.isoformat() if need.agreed else None
    row.review_by = need.review_by.isoformat() if need.review_by else None
    tx.add(row)
    tx.flush()


def _refuse_twice(tx: Transaction, person_id: int, need: Need, besides: int = 0) -> None:
    known = tx.exec(select(NeedRow).where(NeedRow.person_id == person_id))
    if any(folded(row.words) == folded(need.words) and row.id != besides for row in known):
        raise Problem(f"“{need.words}” is noted already.", "Change the one that is there.")


def remove(tx: Transaction, need_ids: Iterable[int]) -> None:
    """Take needs away, with what was noted about them for sessions."""
    for need_id in need_ids:
        tx.delete(tx.get_one(NeedRow, need_id))


def set_state(tx: Transaction, need_id: int, session_id: int, state: State, note: str = "") -> None:
    """Note how far a need is met for one session, and a word about it, over what was noted before."""
    note = line(note, "note")
    row = tx.exec(
        select(ProvisionRow).where(ProvisionRow.need_id == need_id, ProvisionRow.session_id == session_id)
    ).first()
    if state is State.TO_DO and not note:
        if row is not None:
            tx.delete(row)
        return
    tx.get_one(NeedRow, need_id)
    tx.get_one(SessionRow, session_id)
    row = row or ProvisionRow(need_id=need_id, session_id=session_id, state=str(state), at=moment(tx))
    row.state, row.note, row.at = str(state), note, moment(tx)
    tx.add(row)
