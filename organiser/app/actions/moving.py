"""Moves a session to another time as one step, and tells what somebody should know of it."""

from dataclasses import replace
from datetime import datetime

from organiser.domain import clock, moves
from organiser.domain.moves import Move
from organiser.store import changes, queries
from organiser.store.store import Store


def move(store: Store, session_id: int, starts: datetime, *, joins: str = "") -> Move:
    """Give a session another start; its plan moves along. Moves with the same ``joins`` are undone as one.

    A Problem where the year is out of range.
    """
    before = store.ask(queries.sessions.one, session_id)
    settled = clock.settle(starts, before.timezone)
    after = replace(before, starts=settled.local)
    store.do_joined(joins, label(before.title), changes.sessions.move, session_id, settled.local)
    after = replace(after, sequence=store.ask(queries.sessions.one, session_id).sequence)
    held = store.ask(queries.ledger.of_session, session_id)
    holders = sum(one.is_old(after) for one in held)
    pinned = moves.fixed(store.ask(queries.agendas.items, session_id), before.starts, after.starts)
    return Move(before, after, holders, pinned, settled.note)


def label(title: str) -> str:
    """What the history says of it."""
    return f"Move {title}"
