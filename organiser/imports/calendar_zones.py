"""Which zone of the tz database a calendar file means: certain names are taken, all others are asked about."""

import zoneinfo
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from organiser.domain import clock
from organiser.domain.foreign import Doubt
from organiser.imports import calendar_repeats as repeats
from organiser.imports.calendar_lines import Part
from organiser.imports.calendar_values import UTC, Moment, NotUnderstood, moment

FLOATING = ""
ALL = "*"
_CERTAIN = {"utc": UTC, "etc/utc": UTC, "gb": "Europe/London", "eire": "Europe/Dublin", "tzone://microsoft/utc": UTC}
# Zones to be suggested, the likeliest here first: those whose clocks would tell the same as the file says.
_LIKELY = (
    "Europe/London", "UTC", "Europe/Paris", "Europe/Athens", "America/New_York", "America/Chicago",
    "America/Los_Angeles", "Asia/Karachi", "Asia/Dhaka", "Asia/Kolkata", "Africa/Lagos", "Australia/Sydney",
)  # fmt: skip
_MOST_COMPARED = 60
_MOST_ZONES = 200
_MOST_SUGGESTED = 10
_MOST_DAYS = 300_000  # looked at for all the zones that a calendar describes itself


class Unknown(NotUnderstood):
    """The zone is not certain, so it is asked about."""

    def __init__(self, zone: str) -> None:
        what = f"its time zone, “{zone[:60]}”, is not known here" if zone else "its time has no zone"
        super().__init__(what)
        self.zone = zone


class Zones:
    """The zones of one calendar: its own name for each, and what is meant by it."""

    def __init__(self, blocks: Iterable[Part], at_home: str, answers: Mapping[str, str]) -> None:
        self._blocks = {block.value("TZID").strip(): block for block in list(blocks)[:_MOST_ZONES] if not block.fault}
        self._answers = answers
        self._uses: Counter[str] = Counter()
        self._seen: dict[str, list[datetime]] = {}
        self._budget = repeats.Budget(_MOST_DAYS)
        self.at_home = certain(at_home)

    def zone_of(self, told: Moment) -> str:
        """The zone of a moment; raises :class:`Unknown` where that has to be asked."""
        if told.zone == UTC:
            return UTC
        name = told.zone
        answer = self._answers.get(name) or (self.at_home if not name else self._certain(name, told.at))
        answer = answer or self._answers.get(ALL, "")
        if not answer:
            self._seen.setdefault(name, []).append(told.at)
            raise Unknown(name)
        return answer

    def note(self, zone: str) -> None:
        """Count one more event that waits for the answer."""
        self._uses[zone] += 1

    def doubts(self) -> tuple[Doubt, ...]:
        """What has to be asked, the most frequent first."""
        often = self._uses.most_common()
        suggested = {zone: self._suggested(zone) for zone, _ in often[:_MOST_SUGGESTED]}
        return tuple(Doubt(zone, number, suggested.get(zone, "")) for zone, number in often)

    def _certain(self, name: str, at: datetime) -> str:
        zone = certain(name)
        if zone or name not in _windows():
            return zone
        block = self._blocks.get(name)
        told = offset(block, at, self._budget) if block else None
        mapped = _windows()[name]
        return mapped if told is None or told == _offset_in(mapped, at) else ""

    def _suggested(self, zone: str) -> str:
        block = self._blocks.get(zone)
        if block is None:
            return "" if zone else clock.DEFAULT_ZONE
        # The events, and a day in each half of their years: a zone that fits in winter alone is no good guess.
        seen = self._seen.get(zone, [])[:_MOST_COMPARED]
        years = sorted({at.year for at in seen})[:3]
        seen = seen + [datetime(year, month, 15, 12) for year in years for month in (1, 7)]
        told = [(at, offset(block, at, self._budget)) for at in seen]
        fits = (name for name in _LIKELY if all(one == _offset_in(name, at) for at, one in told))
        return next(fits, "")


def certain(name: str) -> str:
    """The zone that a name of the tz database means, with or without a maker's path before it; "" for others.

    A bare "GMT" or "EST" is no certain name: many write it for the clocks of a country, summer time included.
    """
    words = name.strip().strip("/")
    if words.casefold() in _CERTAIN:
        return _CERTAIN[words.casefold()]
    parts = words.split("/")[-6:]
    for first in range(len(parts) - 1):
        found = _known().get("/".join(parts[first:]).casefold())
        if found:
            return found
    return ""


def named(name: str) -> str:
    """The zone of the tz database of that name, whatever its capitals; "" where there is none."""
    return _CERTAIN.get(name.strip().casefold()) or _known().get(name.strip().casefold(), "")


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    names = (name for name in zoneinfo.available_timezones() if not name.startswith("SystemV/"))
    return {name.casefold(): name for name in names if "/" in name}


@lru_cache(maxsize=1)
def _windows() -> Mapping[str, str]:
    """The names that Windows has for zones, and what Unicode says that they are."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {**WINDOWS_TO_OLSON, "UTC": UTC}


def _offset_in(zone: str, at: datetime) -> timedelta:
    return at.replace(tzinfo=clock.zone(zone)).utcoffset() or timedelta()


def offset(block: Part, at: datetime, budget: repeats.Budget) -> timedelta | None:
    """How far from UTC the clocks of a file's own zone are at a wall-clock time; None where that is not said."""
    latest: tuple[datetime, timedelta] | None = None
    earliest: tuple[datetime, timedelta] | None = None
    for half in block.inner[:40]:
        try:
            after, before = _span(half.value("TZOFFSETTO")), _span(half.value("TZOFFSETFROM"))
            start = moment(half.value("DTSTART")).at
            for begins in _onsets(half, start, at, budget):
                if latest is None or begins > latest[0]:
                    latest = begins, after
            if earliest is None or start < earliest[0]:
                earliest = start, before
        except NotUnderstood:
            return None
    found = latest or earliest
    return found[1] if found else None


def _onsets(half: Part, start: datetime, at: datetime, budget: repeats.Budget) -> Iterable[datetime]:
    """When this half of the year began, as far as that can be the last change before ``at``."""
    if start > at:
        return []
    found = [start]
    rule = half.value("RRULE")
    if rule:
        since = date(max(start.year, at.year - 1), 1, 1)
        found += repeats.dates(repeats.parse(rule), start, at.date(), budget, since=since)
    for one in half.every("RDATE")[:60]:
        found += [moment(word).at for word in one.value.split(",")[:200]]
    return [one for one in found if one <= at]


def _span(words: str) -> timedelta:
    digits = words.strip().lstrip("+-")
    if len(digits) not in (4, 6) or not (digits.isascii() and digits.isdigit()):
        raise NotUnderstood("its offset cannot be read")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return -span if words.strip().startswith("-") else span
