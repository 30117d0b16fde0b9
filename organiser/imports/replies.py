"""Reads answers from calendar files and mails that anybody may have made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from organiser.domain import clock, text
from organiser.domain.attendance import Answer
from organiser.domain.problem import Problem
from organiser.domain.replies import LeftOut, Reply
from organiser.imports import calendar_lines, calendar_values, calendar_zones, mails
from organiser.imports.calendar_lines import Part, Property

_LARGEST_CALENDAR = 1_000_000
_MOST_EVENTS = 200
_MOST_ATTENDEES = 50
_BEGINNING = 200

_NAMES = frozenset({"METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "ATTENDEE", "COMMENT"})
_ANSWERS = {"ACCEPTED": Answer.YES, "DECLINED": Answer.NO, "TENTATIVE": Answer.MAYBE}
_OTHERS = {
    "REQUEST": "It is an invitation, not an answer",
    "CANCEL": "It cancels something; answers never do",
    "PUBLISH": "It is a calendar, not an answer",
    "REFRESH": "It asks to be sent the invitation again",
    "ADD": "It adds dates to an invitation",
    "DECLINECOUNTER": "It turns down a proposal",
}

Found = Iterator[Reply | LeftOut]


def read(content: bytes, source: str) -> Found:
    """The answers in one message (.eml) or calendar file (.ics); ``source`` is what it is called.

    Whatever it holds, the answer is replies, or words on why there is none.
    """
    beginning = content[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if beginning.upper().startswith(b"BEGIN:VCALENDAR"):
        yield from _calendar(content, source)
        return
    try:
        letter = mails.read(content)
    except Problem as problem:
        yield LeftOut(source, problem.message.rstrip("."), problem.advice)
        return
    named = f"{source}, “{letter.subject}”" if letter.subject else source
    for part, charset in letter.calendars:
        yield from _calendar(_in_utf8(part, charset), named)
    if letter.calendars:
        return
    if letter.is_sealed:
        yield LeftOut(named, "Outlook packed the answer into winmail.dat, which only Outlook reads", "Open it there.")
    else:
        whom = f" from {letter.sender}" if letter.sender else ""
        yield LeftOut(named, f"It is an ordinary mail{whom}", "Read it yourself and note the answer.")


def _in_utf8(content: bytes, charset: str) -> bytes:
    """A part of a mail that says how its letters are written; the same where it says nothing, or nothing right."""
    try:
        return content.decode(charset).encode() if charset else content
    except (LookupError, ValueError):
        return content


def _calendar(content: bytes, source: str) -> Found:
    if len(content) > _LARGEST_CALENDAR:
        yield LeftOut(source, "Its calendar part is too large for an answer")
        return
    try:
        books = calendar_lines.read(content, _NAMES, most=_MOST_EVENTS).books
    except Problem:
        yield LeftOut(source, "Its calendar part cannot be read")
        return
    found = [one for book in books for one in _of_book([book, *book.parts], source)]
    yield from found or [LeftOut(source, "It names no invitation, or nobody who answers")]


def _of_book(parts: list[Part], source: str) -> Found:
    """What one calendar answers. Some programs write its method into the event."""
    method = next(filter(None, (part.value("METHOD").strip().upper() for part in parts)), "")
    if method in {"REPLY", "COUNTER"}:
        for event in parts:
            yield from _of_event(event, method, source) if event.name == "VEVENT" else ()
    else:
        yield LeftOut(source, _OTHERS.get(method, "It does not say that it is an answer"))


def _of_event(event: Part, method: str, source: str) -> Iterator[Reply]:
    """One reply for each attendee."""
    uid = event.value("UID").strip()
    starts = event.first("DTSTART")
    proposal = _when(starts) if method == "COUNTER" and starts else ""
    sequence = event.value("SEQUENCE").strip()
    for attendee in event.every("ATTENDEE")[:_MOST_ATTENDEES] if uid else ():
        yield Reply(
            source=source,
            uid=uid[:300],
            attendee=_address(attendee.value),
            answer=_ANSWERS.get(attendee.parameter("PARTSTAT").strip().upper(), Answer.NONE),
            name=_plain(attendee.parameter("CN")),
            sequence=int(sequence) if re.fullmatch(r"[0-9]{1,6}", sequence) else None,
            stamped=_moment(event.value("DTSTAMP").strip()),
            comment=_plain(attendee.parameter("X-RESPONSE-COMMENT") or event.value("COMMENT")),
            proposal=proposal,
            sends=_address(attendee.parameter("DELEGATED-TO")),
        )


def _address(value: str) -> str:
    """The address of an attendee: after mailto: in any case, perhaps percent-encoded.

    Colons in a comment before it may have cut it off too early: the last mailto: is where it begins.
    """
    address = re.split(r"mailto:", value.strip(), flags=re.IGNORECASE)[-1].encode(errors="replace")
    decoded = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), address)
    return text.line(decoded.decode(errors="replace")[:300].strip("<>\"' ")).casefold()


def _plain(words: str) -> str:
    """Words from a file as one line to be shown: escapes and quotes undone, cut where they are long."""
    undone = calendar_values.words(words[:2_000].strip('" ').replace("&quot\\;", '"').replace("&quot;", '"'))
    return text.line(undone, limit=text.TEXT_LIMIT)[:280]


def _moment(value: str) -> datetime | None:
    """A UTC moment such as 20270503T090000Z; None for anything else."""
    try:
        return datetime.strptime(value.rstrip("Zz"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _when(starts: Property) -> str:
    """A proposed beginning in words; one that is told in UTC is said as clocks in the UK show it."""
    try:
        moment = calendar_values.moment_of(starts)
    except calendar_values.NotUnderstood:
        return "another time"
    if moment.is_day:
        return clock.day_in_words(moment.at)
    at, zone = moment.at, moment.zone
    try:
        zone = calendar_zones.Zones((), "", {}).zone_of(moment)
    except calendar_zones.Unknown:
        told = _plain(zone)
    else:
        if zone == calendar_values.UTC and clock.EARLIEST < at.year < clock.LATEST:
            at, zone = at.replace(tzinfo=UTC).astimezone(clock.zone(clock.DEFAULT_ZONE)), clock.DEFAULT_ZONE
        told = clock.zone_in_words(zone)
    return f"{clock.day_in_words(at)} at {at:%H:%M}{f' ({told})' if told else ''}"
