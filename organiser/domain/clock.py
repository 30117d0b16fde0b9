"""Dates and times as people in one place see them on the wall, and what the clock changes do to them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from organiser.domain.problem import Problem

DEFAULT_ZONE = "Europe/London"
EARLIEST, LATEST = 1900, 2199

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_WHEN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2})[:.](\d{2}))?")
_UK_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: (\d{1,2})[:.](\d{2}))?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """The time zone of that name in the tz database, such as ``Europe/London``."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Problem(
            f"There is no time zone called “{name[:60]}”.",
            "Use a name such as Europe/London, or leave it out for the time here.",
        ) from None


@dataclass(frozen=True, slots=True)
class Settled:
    """A wall-clock time that really exists, and what had to be decided to get there ("" if nothing)."""

    local: datetime
    note: str = ""


def settle(local: datetime, zone_name: str) -> Settled:
    """Make sure of a wall-clock time: one that the clocks skip moves on, one that comes twice is the first."""
    local = local.replace(tzinfo=None, second=0, microsecond=0, fold=0)
    here = zone(zone_name)
    there_and_back = local.replace(tzinfo=here).astimezone(UTC).astimezone(here).replace(tzinfo=None, fold=0)
    if there_and_back != local:
        return Settled(
            there_and_back,
            f"{local:%H:%M} does not exist on {day_in_words(local)}, because the clocks go forward: "
            f"{there_and_back:%H:%M} was taken.",
        )
    if local.replace(tzinfo=here).utcoffset() != local.replace(tzinfo=here, fold=1).utcoffset():
        return Settled(
            local,
            f"{local:%H:%M} comes twice on {day_in_words(local)}, because the clocks go back: "
            "the first one, before the change, was taken.",
        )
    return Settled(local)


def later(local: datetime, minutes: int, zone_name: str) -> datetime:
    """The wall-clock time ``minutes`` after ``local``, as clocks in that zone will show it."""
    here = zone(zone_name)
    passed = timedelta(minutes=minutes)
    moved = local + passed
    if here.utcoffset(local) == here.utcoffset(moved) == here.utcoffset(moved.replace(fold=1)):
        return moved  # as nearly always: the clocks did not change in between, nor do they just then
    return (local.replace(tzinfo=here).astimezone(UTC) + passed).astimezone(here).replace(tzinfo=None)


def minutes_between(start: datetime, end: datetime, zone_name: str) -> int:
    """The minutes that pass from one wall-clock time to another, clock changes included."""
    return int((instant(end, zone_name) - instant(start, zone_name)).total_seconds() // 60)


def instant(local: datetime, zone_name: str) -> datetime:
    """The wall-clock time as a moment in UTC."""
    return local.replace(tzinfo=zone(zone_name)).astimezone(UTC)


def aware(local: datetime, zone_name: str) -> datetime:
    """The wall-clock time with its zone, for ISO 8601 with an offset."""
    return local.replace(tzinfo=zone(zone_name))


def parse_when(text: str) -> datetime:
    """Read ``2027-05-19 12:30`` (or ``19/05/2027 12:30``); a bare date is refused."""
    when, has_time = _parse(text)
    if not has_time:
        raise Problem(f"“{text[:40]}” has no time of day.", "Write it like 2027-05-19 12:30.")
    return when


def parse_date(text: str) -> date:
    """Read ``2027-05-19`` or ``19/05/2027``."""
    return _parse(text)[0].date()


def _parse(text: str) -> tuple[datetime, bool]:
    stripped = text.strip()
    if found := _WHEN.fullmatch(stripped):
        year, month, day, hour, minute = found.groups()
    elif found := _UK_DATE.fullmatch(stripped):
        day, month, year, hour, minute = found.groups()
    else:
        raise Problem(f"“{text[:40]}” is not a date that can be read.", "Write it like 2027-05-19 12:30.")
    try:
        when = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0))
    except ValueError:
        raise Problem(
            f"There is no such day or time: {text[:40]}.", "Look at the day, the month and the hour."
        ) from None
    check_year(when)
    return when, hour is not None


def check_year(when: date) -> None:
    """Refuse a year that can only be a slip of the finger."""
    if not EARLIEST <= when.year <= LATEST:
        raise Problem(f"The year {when.year} is out of range.", f"Use a year from {EARLIEST} to {LATEST}.")


def parse_clock(text: str) -> tuple[int, int]:
    """Read a time of day such as ``14:05`` as hour and minute."""
    found = _CLOCK.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Problem(f"“{text[:20]}” is not a time of day.", "Write it like 14:05.")
    return int(found[1]), int(found[2])


def day_in_words(when: date) -> str:
    """``Wednesday 19 May 2027``, always in English."""
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def time_in_words(when: datetime | time) -> str:
    """``09:05``; said of thousands of sessions, in a sixth of the time that ``strftime`` takes."""
    return f"{when.hour:02}:{when.minute:02}"


def short_day(when: date) -> str:
    """``Wed 19 May``, always in English."""
    return f"{_DAYS[when.weekday()][:3]} {when.day} {_MONTHS[when.month - 1][:3]}"


def zone_in_words(zone_name: str, home: str = DEFAULT_ZONE) -> str:
    """The zone as it is said to people: nothing when it is the one at home."""
    return "" if zone_name == home else _ZONE_WORDS.get(zone_name, zone_name.replace("_", " ").replace("/", ", "))


_ZONE_WORDS: Mapping[str, str] = {"Europe/London": "UK time", "UTC": "UTC"}
