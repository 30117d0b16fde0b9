"""Finds what comes next in a workspace."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from organiser.app import backups
from organiser.domain import attendance, clock, keeping, needs, readiness
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.home.model import NextSession, Overview

if TYPE_CHECKING:
    from organiser.domain.programmes import Seats
    from organiser.store.queries.programmes import ProgrammeLine
    from organiser.store.queries.sessions import SessionLine

LATER = 5
# As many hours back as a session and the zones of the world may span, and as many lines as leave room for sessions
# that are over or cancelled.
_LOOK_BACK = timedelta(hours=36)
_LINES = 20
_PROGRAMMES = 4
# How far ahead a thing to arrange for a later session is shown, how many of them, and how many people to ask again.
_ARRANGE_WITHIN = timedelta(days=14)
_TO_DOS = 5
_REVIEWS = 3


def look(desk: Desk, now: datetime) -> Overview | None:
    """What is planned, with a dozen questions whatever the workspace holds; None when nothing ever was."""
    lines = desk.ask(queries.programmes.every)
    if not lines and not desk.ask(queries.sessions.count):
        return None
    ahead = [
        line
        for line in desk.ask(queries.sessions.coming, (now - _LOOK_BACK).replace(tzinfo=None), limit=_LINES)
        if clock.instant(line.session.ends, line.session.timezone) > now
    ]
    first = next((line for line in ahead if not line.session.is_cancelled), None)
    following = first.session.programme_id if first is not None else None
    shown = sorted(lines, key=lambda line: line.programme.id != following)[:_PROGRAMMES]
    first_id = first.session.id if first is not None else 0
    until = (now + _ARRANGE_WITHIN).date()
    pressing = desk.ask(queries.needs.to_arrange, now.replace(tzinfo=None), until=until)
    return Overview(
        next=_next(desk, first, now) if first is not None else None,
        to_arrange=tuple(one for one in pressing if one.session_id != first_id)[:_TO_DOS],
        to_ask=desk.ask(queries.needs.to_ask, now - needs.ASK_WITHIN, now)[:_REVIEWS],
        to_review=desk.ask(queries.needs.reviews, now.date())[:_REVIEWS],
        later=tuple(line for line in ahead if line is not first)[:LATER],
        programmes=tuple(shown),
        seats=_seats(desk, shown[0]) if shown else (),
        old_dates=desk.ask(queries.ledger.old_dates, now.replace(tzinfo=None)),
        is_sample=desk.ask(queries.workspace.is_sample),
        look_through=_look_through(desk, now.date()),
        copies=_copies(desk, now.date()),
    )


def _next(desk: Desk, line: SessionLine, now: datetime) -> NextSession:
    agenda = desk.ask(queries.agendas.of_session, line.session)
    count = attendance.head_count(desk.ask(queries.attendance.register, line.session.id))
    has_begun = clock.instant(line.session.starts, line.session.timezone) <= now
    to_dos = () if has_begun else needs.to_do(desk.ask(queries.needs.of_session, line.session.id))
    found = readiness.hurdles(line.session, agenda, count, to_dos, now.date())
    return NextSession(line.session, agenda, count, found)


def _look_through(desk: Desk, today: date) -> date | None:
    """The day on which what is kept of people was to be looked through, once it has come."""
    looked = str(desk.settings.get(keeping.LOOKED))
    due = keeping.next_look(desk.ask(queries.keeping.oldest), date.fromisoformat(looked) if looked else None, today)
    return due if due is not None and due <= today else None


def _copies(desk: Desk, today: date) -> tuple[date | None, ...]:
    is_due = backups.wants_copy(desk.store, desk.paths, desk.settings, today)
    return (backups.last_copied(desk.store, desk.settings),) if is_due else ()


def _seats(desk: Desk, line: ProgrammeLine) -> tuple[Seats, ...]:
    return desk.ask(queries.programmes.seating, line.programme.id) if line.members or line.programme.targets else ()
