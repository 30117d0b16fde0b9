"""Reads one event of a calendar file: when it is, where, on which link, and in which state."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from organiser.domain import clock, text
from organiser.domain.foreign import Event, Wishes, cut, title_of
from organiser.domain.sessions import Status
from organiser.imports import calendar_values as values
from organiser.imports.calendar_lines import Part
from organiser.imports.calendar_values import UTC, Moment, NotUnderstood
from organiser.imports.calendar_zones import Zones, named

NAMES = frozenset(
    "UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL CONFERENCE STATUS SEQUENCE DTSTAMP LAST-MODIFIED "
    "RRULE RDATE EXDATE EXRULE RECURRENCE-ID X-GOOGLE-CONFERENCE X-MICROSOFT-SKYPETEAMSMEETINGURL "
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK X-ORGANISER-ZONE TZID TZOFFSETFROM TZOFFSETTO "
    "METHOD PRODID X-WR-TIMEZONE X-WR-CALNAME NAME".split()
)
OURS = "-//Organiser//"
_USUAL = 60
_STATUS = {"TENTATIVE": Status.PROVISIONAL, "CANCELLED": Status.CANCELLED, "CANCELED": Status.CANCELLED}
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MEETING = re.compile(
    r"https?://(?:[\w-]+\.)*(?:zoom\.us/(?:j|my|w)/|meet\.google\.com/|teams\.(?:microsoft|live)\.com/|"
    r"webex\.com/|meet\.jit\.si/|whereby\.com/|gotomeet(?:ing)?\.(?:com|me)/|bluejeans\.com/)[^\s<>\"]+",
    re.IGNORECASE,
)
# What our own entries say before and after the words about the session, a paragraph each (see exports/calendar.py).
_CANCELLED = "This session is cancelled."
_BEFORE = (_CANCELLED, "This date is provisional.", "When: ")
_AFTER = ("This entry does not update itself.", "This entry is kept up to date by ", "Questions: ", "Access: ")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the events of one calendar are read: its zones, what is wanted, and what holds for all of it."""

    zones: Zones
    wishes: Wishes
    is_ours: bool = False
    is_cancelled: bool = False


def read(part: Part, manner: Manner) -> tuple[Event, Moment]:
    """The event as it is on its first date, and that date as the file tells it.

    Raises :class:`NotUnderstood` with the reason why it cannot be a session.
    """
    if part.fault:
        raise NotUnderstood(part.fault)
    start = part.first("DTSTART")
    if start is None:
        raise NotUnderstood("it does not say when it starts")
    told = values.moment_of(start)
    if not clock.EARLIEST < told.at.year < clock.LATEST:
        raise NotUnderstood(f"its year, {told.at.year}, is out of range")
    zone, starts, minutes, remarks = _span(part, told, manner)
    status = Status.CANCELLED if manner.is_cancelled else _status(part)
    place, link, summary = _where(part, manner)
    title = title_of(values.words(part.value("SUMMARY")).strip(), is_cancelled=status is Status.CANCELLED)
    found = Event(
        uid_of(part) or f"{told.at:%Y%m%dT%H%M} {cut(title, 100)}",
        cut(title, text.LINE_LIMIT),
        starts,
        minutes,
        zone,
        place,
        link,
        summary,
        status,
        sequence=values.number(part.value("SEQUENCE")),
        stamped=_stamped(part),
        is_ours=manner.is_ours,
        line=part.line,
        remarks=tuple(remarks),
    )
    if found.reason:
        raise NotUnderstood(found.reason)
    if part.is_cut:
        found = replace(found, remarks=(*found.remarks, "The file says more about it than is read"))
    is_certain = told.zone == UTC and clock.instant(starts, zone).replace(tzinfo=None) == told.at
    note = "" if is_certain else clock.settle(starts, zone).note
    return (replace(found, remarks=(*found.remarks, note.rstrip("."))) if note else found), told


def uid_of(part: Part) -> str:
    """The name that an event has everywhere; "" when the file gives it none."""
    return cut(part.value("UID"), text.LINE_LIMIT)


def title_words(part: Part) -> str:
    """What to call something that is left out."""
    return cut(values.words(part.value("SUMMARY")), 120)


def local(told: Moment, zone: str, zones: Zones) -> datetime:
    """A moment of the file as clocks in ``zone`` show it; a whole day begins at midnight."""
    if told.is_day:
        return told.at
    there = zones.zone_of(told)
    if there == zone:
        return told.at
    return told.at.replace(tzinfo=clock.zone(there)).astimezone(clock.zone(zone)).replace(tzinfo=None)


def _span(part: Part, told: Moment, manner: Manner) -> tuple[str, datetime, int, list[str]]:
    """Zone, start, minutes, and what had to be decided to know them."""
    if told.is_day:
        return _whole_day(part, told, manner)
    there = manner.zones.zone_of(told)
    zone = there
    if there == UTC:  # the moment is certain; it is shown by the clocks of whoever wrote it, else by those here
        zone = named(part.value("X-ORGANISER-ZONE")) or manner.zones.at_home or clock.DEFAULT_ZONE
    starts = local(told, zone, manner.zones)
    end = part.first("DTEND")
    if end is not None:
        ends = values.moment_of(end)
        if ends.is_day:
            raise NotUnderstood("it starts at a time and ends on a day")
        if not 1 < ends.at.year < 9999:
            raise NotUnderstood(f"its end, in the year {ends.at.year}, is out of range")
        if ends == told:
            return zone, starts, _USUAL, ["It has no length there: an hour was taken"]
        return zone, starts, clock.minutes_between(starts, local(ends, zone, manner.zones), zone), []
    if part.value("DURATION"):
        span = values.length(part.value("DURATION"))
        return zone, starts, int(min(span, timedelta(days=40_000)).total_seconds() // 60), []
    return zone, starts, _USUAL, ["It does not say when it ends: an hour was taken"]


def _whole_day(part: Part, told: Moment, manner: Manner) -> tuple[str, datetime, int, list[str]]:
    end = part.first("DTEND")
    days = 1
    if end is not None:
        days = max(1, (values.moment_of(end).at - told.at).days)
    elif part.value("DURATION"):
        days = max(1, values.length(part.value("DURATION")).days)
    if days > 1:
        raise NotUnderstood(f"it lasts {days:,} whole days")
    starts: time | None = manner.wishes.day_starts
    if starts is None:
        raise WholeDay("it lasts all day, and a session has a time")
    zone = manner.zones.at_home or clock.DEFAULT_ZONE
    remark = f"It lasts all day there: {starts:%H:%M} was taken, as you said"
    return zone, datetime.combine(told.at.date(), starts), manner.wishes.day_minutes, [remark]


class WholeDay(NotUnderstood):
    """It would be taken if somebody said when a day begins."""


def _status(part: Part) -> Status:
    return _STATUS.get(part.value("STATUS").strip().upper(), Status.CONFIRMED)


def _stamped(part: Part) -> str:
    """When this revision was written: UTC, ISO 8601; "" where nothing can be read."""
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        found = part.first(name)
        digits = re.match(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)", found.value, re.ASCII) if found else None
        if digits:
            year, month, day, hour, minute, second = digits.groups()
            return f"{year}-{month}-{day}T{hour}:{minute}:{second}+00:00"
    return ""


def _where(part: Part, manner: Manner) -> tuple[str, str, str]:
    """Place, link and words of an event."""
    if manner.is_ours:
        return _own_where(part, *map(values.words, (part.value("LOCATION"), part.value("DESCRIPTION"))))
    words = values.plain(part.value("DESCRIPTION"))
    place = values.plain(part.value("LOCATION"))
    link = _conference(part)
    inside = _WEB.search(place)
    if inside:
        link = link or inside[0]
        place = re.sub(r"\s+or online:\s*$", "", place.replace(inside[0], "").strip(" ;,()-–|"))
    meeting = _MEETING.search(words)
    url = _WEB.match(values.words(part.value("URL")).strip())
    link = link or (meeting[0].rstrip(".,)") if meeting else "") or (url[0] if url else "")
    return cut(place, text.LINE_LIMIT), link if len(link) <= text.LINE_LIMIT else "", words[: text.TEXT_LIMIT]


def _conference(part: Part) -> str:
    told = [one.value for one in part.every("CONFERENCE")] + [values.words(part.value(name)) for name in _LINKS]
    return next((one.strip() for one in told if _WEB.fullmatch(one.strip())), "")


def _own_where(part: Part, place: str, words: str) -> tuple[str, str, str]:
    """What this program wrote, without the lines that it adds for people who read the entry."""
    facts, kept = _own_words(words.split("\n\n"))
    told = dict(line.split(": ", 1) for line in facts if ": " in line)
    link = values.words(part.value("URL")).strip() or told.get("Join online", "")
    where = told.get("Where", "")
    if place != " or online: ".join(filter(None, (where, told.get("Join online", "")))):  # changed by another program
        where = place.partition(" or online: ")[0] if place != link else ""
    return cut(where, text.LINE_LIMIT), cut(link, text.LINE_LIMIT), "\n\n".join(kept)[: text.TEXT_LIMIT]


def _own_words(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """The lines of when, where and which link, and the paragraphs about the session."""
    facts: list[str] = []
    # Of a cancelled session it is not said what would help people to come.
    after = _AFTER[:-1] if paragraphs[0] == _CANCELLED else _AFTER
    while paragraphs and paragraphs[0].startswith(_BEFORE):
        first = paragraphs.pop(0)
        if first.startswith("When: "):
            facts = first.split("\n")
            break
    for beginning in after:
        if paragraphs and paragraphs[-1].startswith(beginning):
            paragraphs.pop()
    return facts, paragraphs
