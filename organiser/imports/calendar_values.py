"""Reads single values of calendar files: moments, lengths and words."""

import html
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from organiser.domain import text
from organiser.imports.calendar_lines import Property

UTC = "UTC"
_MOMENT = re.compile(
    r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[Tt ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:\.[0-9]+)?)?([Zz])?)?"
)
_LENGTH = re.compile(
    r"([+-]?)P(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,9})\b[^<>]{0,2000}>")
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3"})
_LONGEST_SHOWN = 40


class NotUnderstood(Exception):
    """Why something in a calendar cannot be taken."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or a wall-clock time with the zone that stands beside it: "UTC", a name of the file, "" for none."""

    at: datetime
    zone: str = ""
    is_day: bool = False


def moment(value: str, zone: str = "") -> Moment:
    """Read ``20270519T123000``, with a Z for UTC, or ``20270519`` for a whole day."""
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        raise NotUnderstood(f"“{value[:_LONGEST_SHOWN]}” is not a date that can be read")
    year, month, day, hour, minute, _, utc = found.groups()
    try:
        whole = date(int(year), int(month), int(day))
        if hour is None:
            return Moment(datetime.combine(whole, time()), is_day=True)
        at = datetime.combine(whole, time(int(hour), int(minute)))
    except ValueError:
        raise NotUnderstood(f"there is no such date or time as “{value[:_LONGEST_SHOWN]}”") from None
    return Moment(at, UTC if utc else zone)


def moment_of(property_: Property) -> Moment:
    """The moment that a property tells, in the zone that it names."""
    return moment(property_.value, property_.parameter("TZID").strip())


def moments_of(property_: Property, most: int) -> list[Moment]:
    """The first moments of a list; of periods, when they begin."""
    zone = property_.parameter("TZID").strip()
    return [moment(one.partition("/")[0], zone) for one in property_.value.split(",", most)[:most] if one.strip()]


def length(value: str) -> timedelta:
    """Read ``PT1H30M``."""
    found = _LENGTH.fullmatch(value.strip())
    if not found or not any(found.groups()[1:]):
        raise NotUnderstood(f"“{value[:_LONGEST_SHOWN]}” is not a length of time that can be read")
    sign, *numbers = found.groups()
    weeks, days, hours, minutes, seconds = (int(number or 0) for number in numbers)
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if sign == "-" else span


def number(value: str, most: int = 2_000_000_000) -> int:
    """A whole number from 0 on; 0 for what is none."""
    digits = value.strip()
    return min(int(digits), most) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0


def words(value: str) -> str:
    """Text without the backslashes of calendar files."""
    told = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return told.replace(f"\\{text.NON_JOINER}", "\\")  # which our own files put there (see exports/calendar.py)


def plain(value: str) -> str:
    """Text in which some programs write HTML, as plain words on several lines."""
    told = words(value)
    tags = {found[2].lower() for found in _TAG.finditer(told[:20_000])}
    if tags & (_BREAKING | {"a", "b", "i", "u", "span", "html", "strong", "em", "font"}):
        told = _TAG.sub(lambda found: "\n" if found[2].lower() in _BREAKING else "", told.replace("\n", " \n"))
        told = html.unescape(told).replace("\xa0", " ")
    told = re.sub(r"[ \t]+\n", "\n", told)
    return re.sub(r"\n{3,}", "\n\n", told).strip()
