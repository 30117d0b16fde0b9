"""Runs a session: every press is kept at once, so that nothing is lost when the computer stops."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from organiser.domain import live, recoveries
from organiser.domain.attendance import expected, head_count
from organiser.domain.live import Live
from organiser.domain.problem import Problem
from organiser.domain.recoveries import Recovery
from organiser.domain.runs import Run
from organiser.domain.timings import Timing, timings
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.domain.sessions import Session
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction


def gather(store: "Store", session_id: int, at: datetime) -> Live | None:
    """How a session that is being run stands at that moment; None when it is not being run."""
    run = store.ask(queries.live.run, session_id)
    session = store.ask(queries.sessions.one, session_id)
    return Live(run, store.ask(queries.agendas.of_session, session), at) if run else None


def start(store: "Store", session_id: int, at: datetime) -> Live:
    """Begin to run a session; the run before, if it is finished, is forgotten."""
    session = store.ask(queries.sessions.one, session_id)
    before = store.ask(queries.live.run, session_id)
    if before is not None and not before.is_over:
        raise Problem(f"{session.title} is being run already.", "Go on with it, or finish it first.")
    agenda = store.ask(queries.agendas.of_session, session)
    run = live.start(session_id, agenda, at)
    _save(store, session, run)
    return Live(run, agenda, at)


def press(store: "Store", session_id: int, at: datetime, step: Callable[[Live], Run | None]) -> Live | None:
    """Take a step such as ``live.go_on`` or ``live.go_back``; None: the session has not begun any more."""
    now = _under_way(store, session_id, at)
    run = step(now)
    session = store.ask(queries.sessions.one, session_id)
    if run is None:
        store.do(f"Run {session.title}", changes.live.forget, session_id)
        return None
    _save(store, session, run)
    return Live(run, now.agenda, at)


def recover(store: "Store", session_id: int, at: datetime, way: Recovery) -> Live | None:
    """Take a way to recover, as one step; one that no longer holds is refused."""
    now = _under_way(store, session_id, at)
    if way not in recoveries.recoveries(now):
        raise Problem("That way to recover no longer holds.", "Look at what is offered now.")
    session = store.ask(queries.sessions.one, session_id)
    store.do(way.in_words.partition(". ")[0].rstrip("."), changes.live.recover, session, way)
    return gather(store, session_id, at)


def lessons(store: "Store", now: Live) -> tuple[Timing, ...]:
    """What there is to keep of a run: the real minutes, with how many people were there and in which format."""
    session = store.ask(queries.sessions.one, now.run.session_id)
    count = head_count(store.ask(queries.attendance.register, session.id))
    return timings(now, people=count.there or expected(session, count), online=session.is_online)


def close(store: "Store", session_id: int, at: datetime, *, keeps: bool) -> int:
    """Put a finished run away, and keep the real minutes where ``keeps`` says so; returns how many were kept."""
    now = _under_way(store, session_id, at)
    if not now.run.is_over:
        raise Problem("This session is still under way.", "Finish it first.")
    kept = lessons(store, now) if keeps else ()
    title = store.ask(queries.sessions.one, session_id).title
    store.do(f"Keep the times of {title}" if kept else "Put the run away", _put_away, session_id, kept)
    return len(kept)


def _put_away(tx: "Transaction", session_id: int, kept: Iterable[Timing]) -> None:
    changes.live.keep_timings(tx, kept)
    changes.live.forget(tx, session_id)


def _under_way(store: "Store", session_id: int, at: datetime) -> Live:
    now = gather(store, session_id, at)
    if now is None:
        raise Problem("This session is not being run.", "Start it first.")
    return now


def _save(store: "Store", session: "Session", run: Run) -> None:
    store.do(f"Run {session.title}", changes.live.save, run)
