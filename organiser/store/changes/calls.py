"""Changes that come of ringing people."""

from sqlmodel import Session as Transaction
from sqlmodel import col, select

from organiser.domain.calls import Call
from organiser.domain.people import Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Status
from organiser.store.changes import attendance
from organiser.store.rows import CallRow, RegisterRow, SessionRow, moment


def note(tx: Transaction, session_id: int, call: Call) -> int:
    """Note a call and what came of it; who said something holds the date from now on. Returns the call's id.

    A session that is cancelled needs no answer: whoever was told of it keeps the one that they gave.
    """
    if not _is_listed(tx, session_id, call.person_id):
        raise Problem("That person is not on this session's list.", "Invite them first.")
    answer = call.outcome.answer
    if answer is not None:
        if tx.get_one(SessionRow, session_id).status != str(Status.CANCELLED):
            attendance.set_answer(
                tx, session_id, call.person_id, answer, route=str(Route.PHONE), noted_by=call.noted_by
            )
        attendance.note_given(tx, session_id, [call.person_id], route=str(Route.PHONE))
    row = CallRow(
        session_id=session_id,
        person_id=call.person_id,
        at=moment(tx),
        outcome=str(call.outcome),
        again=call.again.isoformat(timespec="minutes") if call.again else None,
        noted_by=call.noted_by,
        note=call.note,
    )
    tx.add(row)
    tx.flush()
    assert row.id is not None
    return row.id


def _is_listed(tx: Transaction, session_id: int, person_id: int) -> bool:
    listed = select(RegisterRow).where(
        RegisterRow.session_id == session_id, RegisterRow.person_id == person_id, col(RegisterRow.removed).is_(None)
    )
    return tx.exec(listed).first() is not None
