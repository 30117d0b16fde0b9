"""One session or several at once, from a title that may carry a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from organiser.domain import clock, sessions
from organiser.domain.sessions import Session

MOST = 26


@dataclass(frozen=True, slots=True)
class Series:
    """Sessions alike but for their number and their day, ``weeks`` apart; ``{n}`` in the title is the number."""

    title: str
    first: datetime
    minutes: int
    number: int = 1
    weeks: int = 1
    place: str = ""
    online_url: str = ""
    timezone: str = clock.DEFAULT_ZONE


@dataclass(frozen=True, slots=True)
class Planned:
    """One session that would be added, and what the clock change did to its time ("" if nothing)."""

    session: Session
    note: str = ""


def planned(series: Series, titles: Iterable[str], programme_id: int | None = None) -> tuple[Planned, ...]:
    """The sessions of a series in order; ``titles`` are those that its programme has already.

    Raises a Problem where a field does not hold what it should.
    """
    taken = list(titles)
    found = []
    for number in range(series.number):
        title = sessions.numbered(series.title, taken)
        taken.append(title)
        settled = clock.settle(series.first + timedelta(weeks=number * series.weeks), series.timezone)
        session = Session(
            title,
            settled.local,
            series.minutes,
            timezone=series.timezone,
            place=series.place,
            online_url=series.online_url,
            programme_id=programme_id,
        )
        found.append(Planned(session, settled.note))
    return tuple(found)


def following(before: Sequence[Session], today: datetime) -> Series:
    """What most likely comes next: a week after the last session and like it, or an evening in two weeks."""
    if not before:
        evening = (today + timedelta(weeks=2)).replace(hour=18, minute=30, second=0, microsecond=0, tzinfo=None)
        return Series("Session {n}", evening, 90)
    last = before[-1]
    return Series(
        _pattern(last.title),
        last.starts + timedelta(weeks=1),
        last.minutes,
        place=last.place,
        online_url=last.online_url,
        timezone=last.timezone,
    )


def again(before: Sequence[Session], first: date) -> tuple[Planned, ...]:
    """The same sessions, the first of them on its weekday on or after the day ``first``.

    All are shifted by the same number of whole weeks and keep their time of day; each time is settled anew in its zone.
    """
    clock.check_year(first)
    weeks = shift(before, first)
    found = []
    for session in before:
        clock.check_year(session.starts + weeks)
        settled = clock.settle(session.starts + weeks, session.timezone)
        found.append(Planned(replace(session, starts=settled.local), settled.note))
    return tuple(found)


def shift(before: Sequence[Session], first: date) -> timedelta:
    """The whole weeks from the first of these sessions to its weekday on or after a day."""
    was = min((session.starts.date() for session in before), default=first)
    return timedelta(weeks=-((was - first).days // 7))


def _pattern(title: str) -> str:
    """``Space {n}`` from ``Space 3: What we will do``; a title without a number gets one behind it."""
    counted = re.match(r"(.*?)\d{1,6}(?!\d)", _before_colon(title))
    return f"{counted[1]}{{n}}" if counted else "Session {n}"


def _before_colon(title: str) -> str:
    return title.partition(":")[0].strip()
