"""The days of a calendar: which sessions are on them by the clocks at home, and what else there is to know of them."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from organiser.domain import clashes, clock, holidays, marked_days, text
from organiser.domain.clashes import Clash
from organiser.domain.marked_days import MarkedDay
from organiser.domain.sessions import Session, Status

WEEKS = 6
_DAY = timedelta(days=1)
_WHOLE_DAY = 24 * 60
_STATUS = {Status.PROVISIONAL: "provisional", Status.CANCELLED: "cancelled"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A session on one day. ``starts`` and ``ends`` are what the clocks at home show, which may be of other days.

    ``since`` and ``until`` are the minutes of this day between which it is on; ``clashes`` those with other sessions.
    """

    session: Session
    day: date
    starts: datetime
    ends: datetime
    clashes: tuple[Clash, ...] = ()

    @property
    def is_continued(self) -> bool:
        """Whether it began on the day before."""
        return self.starts.date() < self.day

    @property
    def since(self) -> int:
        return 0 if self.is_continued else self.starts.hour * 60 + self.starts.minute

    @property
    def until(self) -> int:
        return self.ends.hour * 60 + self.ends.minute if self.ends.date() == self.day else _WHOLE_DAY

    @property
    def time(self) -> str:
        """``12:30``; ``until 01:00`` on the second day of one that goes on after midnight."""
        return f"until {self.ends:%H:%M}" if self.is_continued else f"{self.starts:%H:%M}"

    @property
    def there(self) -> str:
        """What the clocks say where it is, in words; "" where they say the same."""
        if self.starts == self.session.starts:
            return ""
        zone = clock.zone_in_words(self.session.timezone)
        return f"{self.session.starts:%H:%M} in {zone}" if zone else ""

    @property
    def status(self) -> str:
        """``provisional`` or ``cancelled``; "" when it goes ahead."""
        return _STATUS.get(self.session.status, "")

    @property
    def spoken(self) -> str:
        """``12:30 Co-creation workshop, provisional``, with everything that can be seen of it."""
        words = (f"{self.time} {self.session.title}", self.status, self.there, *self._clash_words)
        return ", ".join(filter(None, words))

    @property
    def full(self) -> str:
        """The same with its end and its place, for those who look closer."""
        begins = f"{self.starts:%H:%M} to {self.ends:%H:%M}"
        words = (f"{begins} {self.session.title}", self.session.where, self.status, self.there, *self._clash_words)
        return ", ".join(filter(None, words))

    @property
    def _clash_words(self) -> tuple[str, ...]:
        return tuple(f"clash with {self._other(clash)}: {clash.in_brief}" for clash in self.clashes)

    def _other(self, clash: Clash) -> str:
        return (clash.other if clash.one.id == self.session.id else clash.one).title


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its sessions in order of time, its bank holiday or feast ("" none), and days of one's own."""

    day: date
    entries: tuple[Entry, ...] = ()
    holiday: str = ""
    marked: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What the day is besides a day."""
        return tuple(filter(None, (self.holiday, *self.marked)))

    def spoken(self, today: date) -> str:
        """``Wednesday 19 May, 1 session: 12:30 Co-creation workshop; bank holiday``, for those who listen."""
        words = clock.day_in_words(self.day)
        words = words if self.day.year != today.year else words.removesuffix(f" {today.year}")
        if self.day == today:
            words += ", today"
        words += f", {text.counted(len(self.entries), 'session') if self.entries else 'no session'}"
        if self.entries:
            words += f": {'. '.join(entry.spoken for entry in self.entries)}"
        return "; ".join([words, *self.notes])


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days in a row, and the clashes among their sessions."""

    days: tuple[Day, ...] = ()
    clashes: tuple[Clash, ...] = ()

    def on(self, day: date) -> Day:
        """One of the days; an empty one when it is not among them."""
        place = (day - self.days[0].day).days if self.days else -1
        return self.days[place] if 0 <= place < len(self.days) else Day(day)


def month_days(day: date) -> tuple[date, ...]:
    """The six weeks in which the month of ``day`` lies, beginning on a Monday; those of all years people plan for."""
    first = day.replace(day=1)
    monday = first - timedelta(days=first.weekday())
    return tuple(monday + place * _DAY for place in range(7 * WEEKS))


def week_days(day: date) -> tuple[date, ...]:
    """The week of ``day``, beginning on a Monday."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + place * _DAY for place in range(7))


def months_later(day: date, by: int, wanted: int) -> date:
    """The day ``wanted`` of the month so many months after that of ``day``; its last one where it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return date(year, month + 1, min(wanted, monthrange(year, month + 1)[1]))


def week_number(day: date) -> int:
    """The number of its week (ISO 8601: the first week of a year has its first Thursday)."""
    return day.isocalendar().week


def month_in_words(day: date) -> str:
    """``May 2027``."""
    return " ".join(clock.day_in_words(day).split()[2:])


def week_in_words(day: date) -> str:
    """``17 to 23 May 2027``, ``31 May to 6 June 2027``."""
    first, last = (clock.day_in_words(one).split()[1:] for one in (week_days(day)[0], week_days(day)[-1]))
    kept = next((at for at in (1, 2) if first[at:] == last[at:]), 3)
    return f"{' '.join(first[:kept])} to {' '.join(last)}"


def reach(days: Sequence[date]) -> tuple[datetime, datetime]:
    """Between which wall-clock times, of any zone, sessions start that may be on one of these days."""
    return datetime.combine(days[0], time()) - 3 * _DAY, datetime.combine(days[-1], time()) + 3 * _DAY


def gathered(
    days: Sequence[date],
    sessions: Iterable[Session],
    marked: Iterable[MarkedDay] = (),
    found: Sequence[Clash] = (),
    home: str = clock.DEFAULT_ZONE,
) -> Calendar:
    """The days with all that is on them, by the clocks at ``home``."""
    own = marked_days.by_day(days, marked)
    clashing = clashes.by_session(found)
    on: dict[date, list[Entry]] = defaultdict(list)
    for session in sessions:
        for entry in entries_of(session, clashing, home):
            on[entry.day].append(entry)
    shown = tuple(
        Day(
            day,
            tuple(sorted(on.get(day, ()), key=lambda entry: (entry.since, entry.session.id))),
            holidays.in_brief(day),
            own.get(day, ()),
        )
        for day in days
    )
    seen = {entry.session.id for day in shown for entry in day.entries}
    return Calendar(shown, tuple(clash for clash in found if clash.one.id in seen or clash.other.id in seen))


def entries_of(session: Session, clashing: Mapping[int, tuple[Clash, ...]], home: str) -> list[Entry]:
    """A session on its day, and on the one after it where it goes on past midnight."""
    starts = at_home(session.starts, session.timezone, home)
    ends = at_home(session.ends, session.timezone, home)
    last = (ends - timedelta(microseconds=1)).date()
    days = [starts.date()] if last <= starts.date() else [starts.date(), last]
    return [Entry(session, day, starts, ends, clashing.get(session.id, ())) for day in days]


def at_home(local: datetime, zone: str, home: str = clock.DEFAULT_ZONE) -> datetime:
    """What the clocks at home show at a wall-clock time in a zone."""
    if zone == home:
        return local
    return clock.instant(local, zone).astimezone(clock.zone(home)).replace(tzinfo=None)


def beside_each_other(entries: Sequence[Entry], least: int = 0) -> tuple[tuple[int, int], ...]:
    """For each entry the column that it gets of how many, so that none covers another.

    ``least`` is the number of minutes that even the shortest is drawn as.
    """
    places: list[tuple[int, int]] = [(0, 1)] * len(entries)
    group: list[int] = []
    free_from: list[int] = []
    ends = -1

    def close() -> None:
        for at in group:
            places[at] = (places[at][0], len(free_from))

    for at in sorted(range(len(entries)), key=lambda at: (entries[at].since, -entries[at].until)):
        since, until = entries[at].since, max(entries[at].until, entries[at].since + least)
        if since >= ends:
            close()
            group, free_from = [], []
        column = next((place for place, free in enumerate(free_from) if free <= since), len(free_from))
        free_from[column : column + 1] = [until]
        places[at] = (column, 1)
        group.append(at)
        ends = max(ends, until)
    close()
    return tuple(places)
