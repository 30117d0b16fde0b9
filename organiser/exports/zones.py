"""How the clocks of a time zone change, as yearly rules that every calendar program can follow.

Outlook reads one yearly rule for each half of the year and nothing else, and other programs trip over tables of
dates. So a zone goes into a calendar only where two such rules tell the whole truth about the years in question.
"""

import calendar
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from organiser.domain import clock

EPOCH = 1970
_MINUTES_A_DAY = 24 * 60
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Observance:
    """The time that clocks show from one change until the next, year after year.

    ``starts`` is the first change from 1970 on, as the wall clock shows it just before; ``nth`` its place among the
    like weekdays of its month (-1: the last), 0 where the clocks never change. The offsets are those from UTC.
    """

    name: str
    before: timedelta
    after: timedelta
    starts: datetime
    nth: int = 0

    @property
    def weekday(self) -> str:
        """``-1SU``: the last Sunday of the month."""
        return f"{self.nth}{_WEEKDAYS[self.starts.weekday()]}"

    @property
    def is_summer(self) -> bool:
        """Whether clocks are ahead. The tz database calls Irish summer time standard; calendars do not."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the clocks; ``wall`` is what they show just before."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


@lru_cache(maxsize=64)
def observances(zone_name: str, first: int, last: int) -> tuple[Observance, ...]:
    """What the clocks of a zone do from year ``first`` to year ``last``: summer, then the rest of the year.

    One observance where they never change; none where no yearly rule is true of these years and the next one
    (two years tell the fourth Sunday from the last).
    """
    if first <= EPOCH:
        return ()
    here = clock.zone(zone_name)
    years = [list(changes) for _, changes in groupby(_changes(here, first, last + 1), lambda change: change.wall.year)]
    if not years:
        return (_unchanging(here, first),)
    if len(years) != last + 2 - first or any(len(changes) != 2 for changes in years):
        return ()
    rules = [_yearly(changes) for changes in zip(*years, strict=True)]
    found = [rule for rule in rules if rule]
    return tuple(sorted(found, key=lambda rule: not rule.is_summer)) if len(found) == 2 else ()


def is_doubtful(local: datetime, zone_name: str) -> bool:
    """Whether the clocks show this time twice, or skip it: calendar programs disagree about what it means."""
    here = clock.zone(zone_name)
    return local.replace(tzinfo=here, fold=0).utcoffset() != local.replace(tzinfo=here, fold=1).utcoffset()


def _unchanging(here: ZoneInfo, year: int) -> Observance:
    noon = datetime(year, 1, 1, 12, tzinfo=here)
    offset = noon.utcoffset() or timedelta()
    return Observance(noon.tzname() or "", offset, offset, datetime(EPOCH, 1, 1))


def _changes(here: ZoneInfo, first: int, last: int) -> Iterator[_Change]:
    """Every change of the clocks in the years ``first`` to ``last``, to the minute."""
    day = datetime(first, 1, 1, tzinfo=UTC) - timedelta(days=1)
    before = _offset(here, day, 0)
    while day.year <= last:
        after = _offset(here, day, _MINUTES_A_DAY)
        if after != before:
            minute = bisect_left(range(_MINUTES_A_DAY), True, key=lambda m: _offset(here, day, m) != before)
            moment = day + timedelta(minutes=minute)
            yield _Change((moment + before).replace(tzinfo=None), before, after, moment.astimezone(here).tzname() or "")
        before = after
        day += timedelta(days=1)


def _offset(here: ZoneInfo, day: datetime, minute: int) -> timedelta:
    return (day + timedelta(minutes=minute)).astimezone(here).utcoffset() or timedelta()


def _yearly(changes: Sequence[_Change]) -> Observance | None:
    """The rule behind the same change in several years, if there is one."""
    first = changes[0]
    pattern = {(c.wall.month, c.wall.weekday(), c.wall.time(), c.before, c.after) for c in changes}
    places = set.intersection(*(_places(change.wall) for change in changes))
    if len(pattern) > 1 or not places:
        return None
    nth = min(places)  # "last" is what laws say where the fourth and the last agree
    day = _nth_weekday(EPOCH, first.wall.month, nth, first.wall.weekday())
    return Observance(first.name, first.before, first.after, datetime.combine(day, first.wall.time()), nth)


def _places(day: date) -> set[int]:
    """The ways to count a weekday within its month: from the front up to four, and -1 for the last."""
    from_front = (day.day + 6) // 7
    is_last = day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    return ({from_front} if from_front < 5 else set()) | ({-1} if is_last else set())


def _nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth if nth < 0 else nth - 1])
