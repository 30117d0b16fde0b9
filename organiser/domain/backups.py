"""Which backups of a workspace are kept: many of late, fewer of long ago, by number and not by the clock alone."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from organiser.domain.keeping import doubt_of_clock

LATEST, DAYS, WEEKS, MONTHS = 10, 7, 4, 6

REMIND_AFTER = 14  # days after the last copy that was made by hand
_UPGRADED = timedelta(days=30)  # how long the file from before an upgrade is kept


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its number in the series, and what the clock said when it was made (clocks may be wrong)."""

    number: int
    at: datetime


def surplus(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Those that may go: all but the 10 latest, and the last of each of 7 days, 4 weeks and 6 months."""
    series = sorted(backups, key=lambda one: one.number, reverse=True)
    kept = {one.number for one in series[:LATEST]}
    kept |= _last_of_each(series, lambda at: at.date(), DAYS)
    kept |= _last_of_each(series, lambda at: at.isocalendar()[:2], WEEKS)
    kept |= _last_of_each(series, lambda at: (at.year, at.month), MONTHS)
    return tuple(one for one in series if one.number not in kept)


def _last_of_each(series: Sequence[Backup], span: Callable[[datetime], Hashable], most: int) -> set[int]:
    """The highest number in each of the ``most`` latest spans, whatever order the clock has put them in."""
    last: dict[Hashable, int] = {}
    for one in series:
        if len(last) < most:
            last.setdefault(span(one.at), one.number)
    return set(last.values())


def is_spent(upgraded: datetime, at: datetime, last: datetime | None) -> bool:
    """Whether the file from before an upgrade may go: after thirty days, by a clock that can be believed.

    ``last`` is when the last backup was made.
    """
    return last is not None and not doubt_of_clock(at.date(), last.date()) and at - upgraded > _UPGRADED


def is_copy_due(last: date | None, today: date, days: int) -> bool:
    """Whether to remind of a copy by hand; never with 0 ``days``.

    A last copy that lies far ahead was noted by a wrong clock, or this one is wrong; neither may silence it for years.
    """
    return days > 0 and last is not None and abs((today - last).days) > days
