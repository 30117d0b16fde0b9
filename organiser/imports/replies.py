"""Reads answers from calendar files, mails and mailboxes that anybody may have made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from organiser.domain import clock, text
from organiser.domain.attendance import Answer
from organiser.domain.problem import Problem
from organiser.domain.replies import LeftOut, Reply

MOST_IN_A_MESSAGE = 30_000_000  # bytes; mails with pictures are a few million
_MOST_IN_A_CALENDAR = 1_000_000
_MOST_LINES = 5_000
_MOST_PARTS = 200
_MOST_ATTENDEES = 50

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
    if len(content) > MOST_IN_A_MESSAGE:
        yield LeftOut(source, "It is too large for a message")
    elif content.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        yield from _calendar(content, source)
    else:
        yield from _mail(content, source)


def is_mailbox(beginning: bytes) -> bool:
    """Whether a file that begins so is a mailbox of many messages (mbox)."""
    return beginning.startswith(b"From ")


def _mail(content: bytes, source: str) -> Found:
    try:
        parts = list(_parts(message_from_bytes(content)))
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):  # the library trips over hostile mails
        yield LeftOut(source, "It cannot be read as a mail")
        return
    if not parts or not parts[0].keys():
        yield LeftOut(source, "It is neither a mail nor a calendar file")
        return
    subject, sender = (_header(parts[0], name) for name in ("Subject", "From"))
    named = f"{source}, “{subject}”" if subject else source
    calendars = [part for part in parts if _is_calendar(part)]
    for part in calendars:
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset() or ""
        yield from _calendar(payload if isinstance(payload, bytes) else b"", named, charset)
    if not calendars:
        if any((part.get_filename() or "").casefold() == "winmail.dat" for part in parts):
            yield LeftOut(named, "Outlook packed the answer into winmail.dat, which only Outlook reads: open it there")
        else:
            whom = f" from {sender}" if sender else ""
            yield LeftOut(named, f"It is an ordinary mail{whom}: read it yourself and note the answer")


def _parts(mail: Message) -> Iterator[Message]:
    for number, part in enumerate(mail.walk()):
        if number > _MOST_PARTS:
            raise ValueError("too many parts")
        yield part


def _is_calendar(part: Message) -> bool:
    name = (part.get_filename() or "").casefold()
    return not part.is_multipart() and (
        part.get_content_type() in {"text/calendar", "application/ics"} or name.endswith(".ics")
    )


def _header(mail: Message, name: str) -> str:
    try:
        return text.line(str(make_header(decode_header(str(mail[name] or "")))), name, limit=2_000)[:120]
    except (Problem, LookupError, ValueError):
        return ""


def _calendar(content: bytes, source: str, charset: str = "") -> Found:
    if len(content) > _MOST_IN_A_CALENDAR:
        yield LeftOut(source, "Its calendar part is too large for an answer")
        return
    lines = _lines(_decoded(content, charset))
    if not lines:
        yield LeftOut(source, "Its calendar part cannot be read")
        return
    method = next((value.strip().upper() for name, _, value in lines if name == "METHOD"), "")
    if method not in {"REPLY", "COUNTER"}:
        yield LeftOut(source, _OTHERS.get(method, "It does not say that it is an answer"))
        return
    found = tuple(_replies(lines, method, source))
    yield from found
    if not found:
        yield LeftOut(source, "It names no invitation, or nobody who answers")


def _decoded(content: bytes, charset: str) -> str:
    """The text, by the charset it names if that is right, else the way calendars are written, else as Windows does."""
    for name in filter(None, (charset, "utf-8-sig", "cp1252")):
        try:
            return content.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")


def _lines(words: str) -> list[tuple[str, dict[str, str], str]]:
    """The unfolded lines as name, parameters, value; lines that are none are passed over."""
    from icalendar.parser import Contentline

    unfolded = re.sub(r"\r?\n[ \t]", "", words.replace("\x00", ""))
    found = []
    for line in unfolded.splitlines()[:_MOST_LINES]:
        try:
            name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
        except (ValueError, KeyError, IndexError):
            continue
        flat = {key.upper(): kept if isinstance(kept, str) else ",".join(kept) for key, kept in parameters.items()}
        found.append((str(name).upper(), flat, str(value)))
    return found


def _replies(lines: list[tuple[str, dict[str, str], str]], method: str, source: str) -> Iterator[Reply]:
    """One reply for each attendee of each event."""
    event: list[tuple[str, dict[str, str], str]] | None = None
    depth = 0
    for line in lines:
        name, _, value = line
        if name == "BEGIN":
            depth += event is not None
            if event is None and value.upper() == "VEVENT":
                event = []
        elif name == "END" and event is not None:
            if depth:
                depth -= 1
            else:
                yield from _of_event(event, method, source)
                event = None
        elif event is not None and not depth:
            event.append(line)
    if event:  # cut off before its end
        yield from _of_event(event, method, source)


def _of_event(event: list[tuple[str, dict[str, str], str]], method: str, source: str) -> Iterator[Reply]:
    first: dict[str, tuple[dict[str, str], str]] = {}
    for name, parameters, value in event:
        first.setdefault(name, (parameters, value))

    def value_of(name: str) -> str:
        return first.get(name, ({}, ""))[1].strip()

    uid = value_of("UID")
    comment = value_of("COMMENT")
    proposal = _when(first["DTSTART"]) if method == "COUNTER" and "DTSTART" in first else ""
    sequence = value_of("SEQUENCE")
    attendees = [(parameters, value) for name, parameters, value in event if name == "ATTENDEE"]
    for parameters, value in attendees[:_MOST_ATTENDEES] if uid else ():
        said = parameters.get("X-RESPONSE-COMMENT", "") or comment
        yield Reply(
            source=source,
            uid=uid[:300],
            attendee=_address(value),
            answer=_ANSWERS.get(parameters.get("PARTSTAT", "").upper(), Answer.NONE),
            name=_plain(parameters.get("CN", "")),
            sequence=int(sequence) if re.fullmatch(r"\d{1,6}", sequence) else None,
            stamped=_moment(value_of("DTSTAMP")),
            comment=_plain(said),
            proposal=proposal,
        )


def _address(value: str) -> str:
    """The address of an attendee: mailto: in any case, perhaps percent-encoded."""
    address = re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE).encode()
    decoded = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), address)
    return decoded.decode(errors="replace").strip().casefold()[:300]


def _plain(words: str) -> str:
    """Words from a file as one line to be shown: escapes and quotes undone, cut where they are long."""
    undone = re.sub(r"\\[nN]", " ", words).replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    undone = undone.replace("&quot;", '"').replace("&quot\\;", '"').strip('" ')
    return text.line(undone[:2_000], limit=text.TEXT_LIMIT)[:280]


def _moment(value: str) -> datetime | None:
    """A UTC moment such as 20270503T090000Z; None for anything else."""
    if not re.fullmatch(r"\d{8}T\d{6}Z?", value):
        return None
    try:
        return datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _when(line: tuple[dict[str, str], str]) -> str:
    """A proposed beginning in words, with its zone where one is named."""
    parameters, value = line
    found = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", value.strip())
    if not found:
        return "another time"
    try:
        local = datetime.strptime(found[1] + (found[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007 -- wall-clock time
    except ValueError:
        return "another time"
    if not found[2]:
        return clock.day_in_words(local)
    zone = "UTC" if found[3] else _plain(parameters.get("TZID", ""))
    told = f" ({zone})" if zone and zone != clock.DEFAULT_ZONE else ""
    return f"{clock.day_in_words(local)} at {local:%H:%M}{told}"
