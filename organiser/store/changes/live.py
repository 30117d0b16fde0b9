"""Changes while a session is run, and what is kept of it afterwards."""

import json
from collections.abc import Iterable
from dataclasses import replace

from sqlmodel import Session as Transaction
from sqlmodel import select

from organiser.domain.recoveries import Recovery
from organiser.domain.runs import Run
from organiser.domain.sessions import Session
from organiser.domain.timings import Timing
from organiser.store.changes import agendas, sessions
from organiser.store.rows import ItemRow, RunningRow, TimingRow


def save(tx: Transaction, run: Run) -> None:
    """Keep how far a run has come. This is no step to undo: the run itself goes back."""
    row = _row(tx, run.session_id) or RunningRow(session_id=run.session_id, turns="")
    row.turns = json.dumps([(turn.item_id, turn.began.isoformat(), turn.extended) for turn in run.turns])
    row.finished = run.finished.isoformat() if run.finished else None
    tx.add(row)


def forget(tx: Transaction, session_id: int) -> None:
    """Run a session no longer."""
    row = _row(tx, session_id)
    if row is not None:
        tx.delete(row)


def recover(tx: Transaction, session: Session, way: Recovery) -> None:
    """Change the plan, and the length of the session where that is meant, so that a late session recovers."""
    agendas.remove(tx, way.dropped)
    for item_id, minutes in way.minutes:
        agendas.set_minutes(tx, item_id, minutes)
    for item_id in way.unpinned:
        tx.get_one(ItemRow, item_id).pinned = ""
    if way.longer:
        sessions.edit(tx, session.id, replace(session, minutes=session.minutes + way.longer))


def keep_timings(tx: Transaction, timings: Iterable[Timing]) -> None:
    """Keep how long exercises have really taken."""
    for one in timings:
        tx.add(
            TimingRow(
                exercise=one.exercise,
                session_id=one.session_id,
                item_id=one.item_id,
                minutes=one.minutes,
                people=one.people,
                online=one.online,
                at=one.at.isoformat(),
            )
        )


def _row(tx: Transaction, session_id: int) -> RunningRow | None:
    return tx.exec(select(RunningRow).where(RunningRow.session_id == session_id)).first()
