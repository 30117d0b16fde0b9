"""Moves a session to another time, and says who holds the old date."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from organiser.ui.desk.desk import OLD_DATE, Desk, Spot
from organiser.ui.desk.notices import Offer

if TYPE_CHECKING:
    from organiser.domain.moves import Move


def move(desk: Desk, session_id: int, starts: datetime, *, joins: str = "") -> Move:
    """Give a session another start: one step, or part of one with all that ``joins`` it."""
    from organiser.app.actions import moving

    return moving.move(desk.store, session_id, starts, joins=joins)


def tell(desk: Desk, done: Move) -> None:
    """Say where it is now, with the way back, and the way to those who hold the old date."""
    show = Offer("Show them", lambda: desk.go("sessions", Spot(done.after.id, OLD_DATE)))
    desk.tell(done.in_words, *([show] if done.holders else []), undo=True, advice=done.advice)
