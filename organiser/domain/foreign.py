"""What another group's calendar holds: its events, what of it repeats, what is doubtful and what was left out."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from organiser.domain import clock, text
from organiser.domain.sessions import LONGEST, Session, Status

MOST_DATES = 200  # of one series, unless all of it is fewer
MOST_YEARS = 2
UNTITLED = "Without a title"
_CANCELLED = re.compile(r"cancell?ed\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of a file, where it leaves something open.

    ``zones`` are the answers to its doubts by the name that stands in the file; "*" answers all others. A whole day
    becomes a session only where ``day_starts`` says when. Series that go on for long are taken from ``today`` until
    ``until``, or for two years.
    """

    today: date
    zones: dict[str, str] = field(default_factory=dict)
    day_starts: time | None = None
    day_minutes: int = 120
    until: date | None = None

    def __post_init__(self) -> None:
        for zone in self.zones.values():
            clock.zone(zone)

    @property
    def latest(self) -> date:
        """The last day of a series that began before today."""
        return self.until or years_after(self.today)

    @property
    def bound_in_words(self) -> str:
        """How much is taken of what repeats, for people to read."""
        until = f"until {clock.day_in_words(self.until)}" if self.until else f"for {MOST_YEARS} years"
        return f"Of what repeats, at most {MOST_DATES} dates {until} are taken. A series that goes on begins today."


def years_after(day: date) -> date:
    """The day until which a series that begins on ``day`` is taken."""
    return day + timedelta(days=MOST_YEARS * 365)


@dataclass(frozen=True, slots=True)
class Event:
    """One event on one date. ``starts`` is wall-clock time in ``timezone``; ``minutes`` may be off (see ``reason``).

    ``uid`` is its name there; ``occurrence`` the day ("2027-05-19") of a series that it stands for, "" for an event of
    its own. ``sequence`` and ``stamped`` (UTC, ISO 8601, "" unknown) are its revision. ``is_ours`` says that this
    program wrote it, ``line`` where it begins in the file, ``remarks`` what had to be decided about it.
    """

    uid: str
    title: str
    starts: datetime
    minutes: int
    timezone: str
    place: str = ""
    online_url: str = ""
    summary: str = ""
    status: Status = Status.CONFIRMED
    occurrence: str = ""
    sequence: int = 0
    stamped: str = ""
    is_ours: bool = False
    line: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why it cannot be a session; "" where it can."""
        if not clock.EARLIEST < self.starts.year < clock.LATEST:
            return f"its year, {self.starts.year}, is out of range"
        if self.minutes < 1:
            return "it ends before it starts"
        if self.minutes > LONGEST:
            return f"it lasts {text.counted(self.minutes // 1440, 'day')}: a session lasts 24 hours at most"
        return ""

    @property
    def session(self) -> Session:
        """The session it would be here; a time that the clocks skip is moved on."""
        return Session(
            cut(self.title, text.LINE_LIMIT) or UNTITLED,
            clock.settle(self.starts, self.timezone).local,
            self.minutes,
            self.timezone,
            cut(self.place, text.LINE_LIMIT),
            cut(self.online_url, text.LINE_LIMIT),
            self.status,
            text.block(self.summary[: text.TEXT_LIMIT]),
        )

    def on(self, starts: datetime, occurrence: str) -> "Event":
        """The same event on another date of its series."""
        return replace(self, starts=starts, occurrence=occurrence)


def cut(words: str, limit: int) -> str:
    """``words`` on one line, no longer than a field may be."""
    return text.line(text.line(words[: 10 * limit], limit=10 * limit)[:limit], limit=limit)


def title_of(words: str, *, is_cancelled: bool) -> str:
    """The title without the ``CANCELLED:`` that programs write before it; the status says that already."""
    found = _CANCELLED.match(words) if is_cancelled else None
    return words[found.end() :] if found else words


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is not taken, and why; ``line`` is where it begins in the file."""

    line: int
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """A series: how many of its dates are taken, those from ``since`` until ``until``, and whether it has others."""

    uid: str
    title: str
    dates: int
    since: date
    until: date
    has_earlier: bool = False
    has_later: bool = False

    @property
    def in_words(self) -> str:
        """``“Coffee morning” repeats: 40 dates until Wednesday 17 May 2028. Later ones are not taken.``"""
        last = f" until {clock.day_in_words(self.until)}" if self.dates else ""
        others = [word for word, has in (("earlier", self.has_earlier), ("later", self.has_later)) if has]
        rest = f". {text.listed(others).capitalize()} ones are not taken" if others else ""
        return f"“{cut(self.title, 80)}” repeats: {text.counted(self.dates, 'date')}{last}{rest}."


@dataclass(frozen=True, slots=True)
class Doubt:
    """A zone that is not known for certain: its name there ("" for times without one), and how many events have it.

    ``suggestion`` is a zone whose clocks fit ("" when none is known to).
    """

    zone: str
    events: int
    suggestion: str = ""

    @property
    def in_words(self) -> str:
        """The question, in one sentence."""
        events = text.counted(self.events, "event")
        if not self.zone:
            return f"{events} without a time zone: which clocks are meant?"
        fits = (
            f" Its clocks change as those in {clock.zone_in_words(self.suggestion, '')} do." if self.suggestion else ""
        )
        return f"{events} in “{cut(self.zone, 60)}”, a zone that is not known here: which clocks are meant?{fits}"


@dataclass(frozen=True, slots=True)
class ForeignCalendar:
    """What a file holds, as far as it was understood; ``remarks`` tell how it was read."""

    name: str
    events: tuple[Event, ...]
    left: tuple[Left, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    remarks: tuple[str, ...] = ()
    whole_days: int = 0
