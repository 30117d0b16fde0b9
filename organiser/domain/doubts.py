"""Contradictions that a person would point out gently: nothing is refused, everything is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

from organiser.domain import clock, holidays, leads, text

if TYPE_CHECKING:
    from organiser.domain.agendas import Agenda, Block
    from organiser.domain.programmes import Programme
    from organiser.domain.sessions import Session

_NIGHT_ENDS = 7


def about_session(session: Session, others: Sequence[Session] = ()) -> tuple[str, ...]:
    """What is odd about one session; ``others`` are the other sessions of its programme."""
    found = []
    if session.ends.date() > session.starts.date() and session.ends.time() != session.ends.min.time():
        found.append(f"It ends after midnight, at {session.ends:%H:%M} the next day: is the length right?")
    if session.starts.hour < _NIGHT_ENDS:
        found.append(f"It starts at {session.starts:%H:%M}, in the night: is {_afternoon(session)} meant?")
    if not session.is_cancelled:
        if not session.place and not session.online_url:
            found.append("It has no place and no link yet.")
        if holiday := holidays.about(session.starts.date(), session.timezone):
            found.append(f"{holiday}.")
        found += [
            f"“{other.title}” of the same programme is at the same time."
            for other in others
            if other.id != session.id and not other.is_cancelled and are_at_the_same_time(session, other)
        ]
    return tuple(found)


def are_at_the_same_time(session: Session, other: Session) -> bool:
    """Whether two sessions overlap, whatever their zones."""
    return _overlap(_span(session), _span(other))


def about_leads(agenda: Agenda, others: Iterable[tuple[Session, Agenda]]) -> tuple[str, ...]:
    """Who leads here while they lead in one of the ``others``, sessions at the same time with their plans."""
    here = list(_led(agenda))
    found: dict[tuple[str, int], str] = {}
    for other, plan in others:
        for (block, span, names), (elsewhere, taken, theirs) in product(here, _led(plan)):
            if _overlap(span, taken):
                for key in names.keys() & theirs.keys():
                    words = (
                        f"{names[key]} leads “{block.item.title}” at {block.starts:%H:%M}, and at the same time "
                        f"“{elsewhere.item.title}” in “{other.title}”."
                    )
                    found.setdefault((key, other.id), words)
    return tuple(found[which] for which in sorted(found))


def _led(agenda: Agenda) -> Iterator[tuple[Block, tuple[datetime, datetime], dict[str, str]]]:
    """The blocks that somebody leads, the moments at which each starts and ends, and who leads it."""
    begins = clock.instant(agenda.starts, agenda.timezone)
    for block in agenda.blocks:
        if block.item.minutes and block.item.leads:
            starts = begins + timedelta(minutes=block.offset)
            span = starts, starts + timedelta(minutes=block.item.minutes)
            yield block, span, leads.names(", ".join(block.item.leads))


def _afternoon(session: Session) -> str:
    return f"{session.starts.hour + 12:02}:{session.starts:%M}"


def _span(session: Session) -> tuple[datetime, datetime]:
    """The moments at which a session starts and ends."""
    starts = clock.instant(session.starts, session.timezone)
    return starts, starts + timedelta(minutes=session.minutes)


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def about_programme(programme: Programme, sessions: Sequence[Session], on_roster: int = 0) -> tuple[str, ...]:
    """What is odd about a programme as a whole."""
    found = []
    going_ahead = [session for session in sessions if not session.is_cancelled]
    first = min((session.starts for session in going_ahead), default=None)
    if programme.apply_by and first and programme.apply_by > first.date():
        found.append(
            f"People can apply until {clock.day_in_words(programme.apply_by)}, "
            f"but the first session is on {clock.day_in_words(first)}."
        )
    kept = sum(target.places for target in programme.targets)
    if programme.capacity and kept > programme.capacity:
        found.append(f"The neighbourhoods are promised {kept} places, but there are only {programme.capacity}.")
    if programme.capacity and on_roster > programme.capacity:
        over = on_roster - programme.capacity
        found.append(f"{text.counted(over, 'person', 'people')} more on the roster than there are places.")
    seen: list[tuple[Session, tuple[datetime, datetime]]] = []
    for session in going_ahead:
        span = _span(session)
        found += [
            f"“{session.title}” and “{other.title}” are at the same time, on {clock.day_in_words(session.starts)}."
            for other, taken in seen
            if _overlap(span, taken)
        ]
        seen.append((session, span))
    return tuple(found)


def about_deadline(apply_by: date, today: date) -> str:
    """How the deadline lies to today, in words."""
    days = (apply_by - today).days
    if days < 0:
        return f"closed on {clock.day_in_words(apply_by)}"
    return "closes today" if days == 0 else f"closes in {text.counted(days, 'day')}"
