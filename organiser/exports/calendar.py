"""Sessions as iCalendar files: a plain file for anybody, an invitation for one person, and its cancellation.

The files keep to what the common calendar programs agree about: one event for each session and never a series,
fixed yearly rules for the clocks, and date, place and link in plain words as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from organiser.domain import clock, text
from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.exports import addresses
from organiser.exports.zones import Observance, is_doubtful, observances

if TYPE_CHECKING:
    import icalendar

_Zones: TypeAlias = Mapping[str, Sequence[Observance]]

_PRODUCT = "-//Organiser//Sessions//EN"
_REMINDER = timedelta(minutes=-30)
_STANDS_STILL = "This entry does not update itself. If anything changes, we will tell you."
_ACCESS = "Access: tell us what would help you to come, such as a step-free way in, large print or an interpreter."
_STATUS = {Status.PROVISIONAL: "TENTATIVE", Status.CONFIRMED: "CONFIRMED", Status.CANCELLED: "CANCELLED"}


def calendar(
    sessions: Iterable[Session],
    *,
    stamped: datetime,
    group: Group | None = None,
    name: str = "",
    plain_cancelled: bool = False,
) -> bytes:
    """One or many sessions as a file for anybody's calendar, with a reminder for those still to come.

    ``stamped`` is the UTC moment of this export. ``name`` is what a calendar made of many sessions is called.
    A group with an email address stands in the file as the organiser. ``plain_cancelled`` makes of cancelled sessions
    common entries whose title says so, for programs that do nothing, or too much, with a cancellation.
    """
    every = tuple(sessions)
    if not every:
        raise Problem("There are no sessions to put into a calendar.", "Choose at least one session.")
    publisher = group if group and addresses.is_mail(group.email) and not plain_cancelled else None
    zones = _zones(every)
    # A name makes Outlook open a new calendar, which nobody wants for a single session.
    book = _book(zones, method="PUBLISH" if publisher else "", name=name if len(every) > 1 else "")
    for session in every:
        event = _event(session, stamped, zones, group or Group())
        if publisher:
            _add_organiser(event, publisher)
        if plain_cancelled and session.is_cancelled:
            event["status"] = _STATUS[Status.CONFIRMED]
        if not session.is_cancelled and clock.instant(session.starts, session.timezone) > stamped:
            event.add_component(_reminder(session))
        book.add_component(event)
    return bytes(book.to_ical(sorted=False))


def published(session: Session, group_name: str) -> bytes:
    """A session as it stands in a calendar on a server: without any person, and the same bytes while it is the same.

    Such an entry has no METHOD (RFC 4791, 4.1), no organiser, who would make a server send invitations, and no
    reminder, which would ring at everybody who looks at the calendar.
    """
    zones = _zones([session])
    book = _book(zones, method="")
    closing = f"This entry is kept up to date by {_plain(group_name) or 'the group'}."
    book.add_component(_event(session, session.changed, zones, Group(), closing))
    return bytes(book.to_ical(sorted=False))


def invitation(session: Session, person: Person, *, group: Group, stamped: datetime) -> bytes:
    """An invitation that mail programs offer to accept or decline, for one person.

    Raises :class:`Problem` when the session is cancelled, or one of the two has no usable email address.
    """
    if session.is_cancelled:
        raise Problem(f"“{session.title}” is cancelled.", "Send the cancellation instead of an invitation.")
    return _message("REQUEST", session, person, group, stamped)


def cancellation(session: Session, person: Person, *, group: Group, stamped: datetime) -> bytes:
    """The message that takes a session out of one person's calendar; addresses as with :func:`invitation`."""
    return _message("CANCEL", replace(session, status=Status.CANCELLED), person, group, stamped)


def facts(session: Session, zone: str = "") -> list[str]:
    """When, where and on which link, one to a line; ``zone`` is added in brackets to the time."""
    link = _link(session)
    when = f"When: {session.when} ({zone})" if zone else f"When: {session.when}"
    place = [f"Where: {session.place}"] if session.place else []
    return [when, *place, *([f"Join online: {link}"] if link else [])]


def _message(method: str, session: Session, person: Person, group: Group, stamped: datetime) -> bytes:
    """One event for one person, as RFC 5546 wants it."""
    zones = _zones([session])
    event = _event(session, stamped, zones, group)
    _add_organiser(event, group)
    role = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    event.add("attendee", f"mailto:{addresses.recipient(person)}", parameters={**role, "CN": _quotable(person.name)})
    book = _book(zones, method=method)
    book.add_component(event)
    return bytes(book.to_ical(sorted=False))


def _zones(sessions: Iterable[Session]) -> _Zones:
    """The zones in which these sessions can be told by the wall clock; all others go out in UTC."""
    years: dict[str, set[int]] = {}
    for session in sessions:
        if session.timezone != "UTC" and not _is_doubtful(session):
            years.setdefault(session.timezone, set()).update((session.starts.year, session.ends.year))
    rules = {zone: observances(zone, min(known), max(known)) for zone, known in sorted(years.items())}
    return {zone: found for zone, found in rules.items() if found}


def _is_doubtful(session: Session) -> bool:
    return any(is_doubtful(local, session.timezone) for local in (session.starts, session.ends))


def _book(zones: _Zones, *, method: str, name: str = "") -> icalendar.Calendar:
    """A calendar without events: the zones come before them, as Outlook needs it."""
    from icalendar import Calendar, vText

    book = Calendar()
    book.add("version", "2.0")
    book.add("prodid", _PRODUCT)
    book.add("calscale", "GREGORIAN")
    if method:
        book.add("method", method)
    if name:
        book.add("name", vText(_unbroken(_plain(name))))
        book.add("x-wr-calname", vText(_unbroken(_plain(name))))
    for zone, rules in zones.items():
        book.add_component(_timezone(zone, rules))
    return book


def _timezone(zone: str, rules: Sequence[Observance]) -> icalendar.Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    block = Timezone()
    block.add("tzid", zone)
    for rule in rules:
        half = TimezoneDaylight() if rule.is_summer else TimezoneStandard()
        half.add("tzname", rule.name)
        half.add("tzoffsetfrom", rule.before)
        half.add("tzoffsetto", rule.after)
        half.add("dtstart", rule.starts)
        if rule.nth:
            half.add("rrule", {"freq": "yearly", "bymonth": rule.starts.month, "byday": rule.weekday})
        block.add_component(half)
    return block


def _event(
    session: Session, stamped: datetime, zones: _Zones, group: Group, closing: str = _STANDS_STILL
) -> icalendar.Event:
    """One session, whose words end with ``closing``; every event has the same properties in the same order."""
    from icalendar import Event

    by_wall_clock = session.timezone in zones and not _is_doubtful(session)
    link = addresses.web_link(session.online_url)
    event = Event()
    event.add("uid", session.uid)
    event.add("dtstamp", stamped.astimezone(UTC))
    event.add("last-modified", session.changed.astimezone(UTC))
    event.add("sequence", session.sequence)
    for name, local in (("dtstart", session.starts), ("dtend", session.ends)):
        if by_wall_clock:
            event.add(name, local, parameters={"TZID": session.timezone})
        else:
            event.add(name, clock.instant(local, session.timezone))
    event.add("summary", _unbroken(f"CANCELLED: {session.title}" if session.is_cancelled else session.title))
    if where := " or online: ".join(part for part in (session.place, _link(session)) if part):
        event.add("location", _unbroken(where))
    event.add("description", _unbroken(_description(session, group, closing, in_utc=not by_wall_clock)))
    if link:
        event.add("url", link)
        event.add("conference", link, parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Join online"})
    if session.programme:
        event.add("categories", [_unbroken(_plain(session.programme))])
    event.add("status", _STATUS[session.status])
    event.add("transp", "OPAQUE" if session.status is Status.CONFIRMED else "TRANSPARENT")
    if not by_wall_clock:  # so that the file, taken in here, gives the session back as it was
        event.add("x-organiser-zone", session.timezone)
    return event


def _description(session: Session, group: Group, closing: str, *, in_utc: bool) -> str:
    """What somebody reads who opens the entry: even programs that drop everything else show it."""
    # A time sent in UTC needs its zone in words; for all but the zone at home ``session.when`` says it already.
    zone = clock.zone_in_words(clock.DEFAULT_ZONE, home="") if in_utc and session.timezone == clock.DEFAULT_ZONE else ""
    state = {Status.CANCELLED: "This session is cancelled.", Status.PROVISIONAL: "This date is provisional."}
    asking = ", ".join(filter(None, map(_plain, (group.name, group.organiser, group.phone, group.email))))
    parts = [
        state.get(session.status, ""),
        "\n".join(facts(session, zone)),
        session.summary,
        "" if session.is_cancelled else _ACCESS,
        f"Questions: {asking}" if asking else "",
        closing,
    ]
    # Runs of blanks could fill a folded line, which some programs take for the end of the file.
    return re.sub(r"[ \t]+", " ", "\n\n".join(filter(None, parts)))


def _reminder(session: Session) -> icalendar.Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _REMINDER)
    alarm.add("description", _unbroken(session.title))
    return alarm


def _add_organiser(event: icalendar.Event, group: Group) -> None:
    name = _quotable(group.name or group.organiser)
    event.add("organizer", f"mailto:{addresses.sender(group)}", parameters={"CN": name} if name else {})


def _link(session: Session) -> str:
    """The link as it is shown to people: safe where it is one, as typed where it is a meeting number."""
    return addresses.web_link(session.online_url) or session.online_url


def _quotable(name: str) -> str:
    """A name without double quotes and carets: programs disagree about how to read them in a parameter."""
    return _plain(name).replace('"', "'").replace("^", "")


def _unbroken(words: str) -> str:
    """Words in which nobody takes a backslash and an n for the end of a line, as many programs would: ``C:\\new``."""
    return re.sub(r"\\(?=[nN])", f"\\\\{text.NON_JOINER}", words)


def _plain(words: str) -> str:
    return text.line(words, limit=text.TEXT_LIMIT)
