"""Takes mails and mailboxes apart as far as answers need it, whoever made them, within limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from organiser.domain import text
from organiser.domain.problem import Problem

LARGEST = 10_000_000  # bytes of one mail; those with pictures are a few million
_MOST_LINES = 200_000
_MOST_PARTS = 200
_MOST_HEADERS = 200  # of one part
_LONGEST_HEADER = 2_000
_CHUNK = 1_000_000
_MARK = len(b"\n\r\nFrom ")
_NEXT = re.compile(rb"\n\r?\nFrom ")
_CALENDAR = re.compile(rb"calendar|\.ics", re.IGNORECASE)

_OUTLOOK_ITEM = b"\xd0\xcf\x11\xe0"  # how .msg files begin
_APPLE_COUNT = re.compile(rb"\s*\d{1,12}\s*\n")  # the first line of .emlx files


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as far as answers need it: its calendar parts as (bytes, name of the charset, "" where none is said).

    ``is_sealed`` says that Outlook packed the rest of it into winmail.dat.
    """

    subject: str
    sender: str
    calendars: tuple[tuple[bytes, str], ...]
    is_sealed: bool


def read(content: bytes) -> Letter:
    """Take a mail apart; a Problem says why that cannot be done."""
    if content.startswith(_OUTLOOK_ITEM):
        raise Problem("It is kept in Outlook's own format (.msg).", "Save it as .eml, or save the .ics that is in it.")
    lines = content.count(b"\n") + content.count(b"\r") - content.count(b"\r\n")
    if len(content) > LARGEST or lines > _MOST_LINES:
        raise Problem("It is too large for a message.")
    if (count := _APPLE_COUNT.match(content[:40])) is not None:
        content = content[count.end() :]
    try:
        mail = _Parser().parsebytes(content)
        parts = list(mail.walk())
        calendars = tuple((_payload(part), part.get_content_charset("")) for part in parts if _is_calendar(part))
        is_sealed = any(_name(part) == "winmail.dat" or part.get_content_type() == _SEALED for part in parts)
    except (MessageError, RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        # What the library raises on hostile mails.
        raise Problem("It cannot be read as a mail.") from error
    if not mail.keys():
        raise Problem("It is neither a mail nor a calendar file.")
    return Letter(_header(mail, "Subject"), _header(mail, "From"), calendars, is_sealed)


_SEALED = "application/ms-tnef"


class _Part(Message):
    """A part of which no more headers are kept, and no more of each, than any real mail has.

    Taking parameters apart needs a time that grows with the square of their length.
    """

    def set_raw(self, name: str, value: str) -> None:
        if len(self) < _MOST_HEADERS:
            super().set_raw(name, str(value)[:_LONGEST_HEADER])


class _Parser(BytesParser):
    """Reads one mail, and gives up where it has more parts than any real mail has."""

    def __init__(self) -> None:
        super().__init__(self._part, policy=compat32)
        self._parts = 0

    def _part(self, **settings: object) -> _Part:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise ValueError("too many parts")
        return _Part(**settings)  # type: ignore[arg-type]


def _is_calendar(part: Message) -> bool:
    if part.is_multipart():
        return False
    return part.get_content_type() in {"text/calendar", "application/ics"} or _name(part).endswith(".ics")


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: Message) -> str:
    return str(part.get_filename() or "").casefold()


def _header(mail: Message, name: str) -> str:
    try:
        return text.line(str(make_header(decode_header(str(mail[name] or "")))), name, limit=2_000)[:120]
    except (MessageError, Problem, LookupError, ValueError):
        return ""


def is_mailbox(beginning: bytes) -> bool:
    """Whether a file that begins so is a mailbox of many messages (mbox)."""
    return beginning.startswith(b"From ")


def may_answer(message: bytes) -> bool:
    """Whether there may be an answer in a message: of most mails a glance says that there is none."""
    return _CALENDAR.search(message) is not None


def messages(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """The messages of a mailbox one by one, as its ``read`` gives them; what one has over ``LARGEST`` is dropped.

    A message begins with a line "From " after an empty one: where such a line stands in the words of a mail, programs
    put a > before it.
    """
    message, held = bytearray(), b"\n\n"  # as if an empty line came first
    while chunk := read(_CHUNK):
        *ended, rest = _NEXT.split(held + chunk)
        for part in ended:
            yield from _message(message + part[: LARGEST + 1])
            message.clear()
        held = rest[-_MARK:]  # the beginning of the next message may be cut in two
        if len(message) <= LARGEST:
            message += rest[:-_MARK]
    yield from _message(message + held)


def _message(found: bytearray) -> Iterator[bytes]:
    """The message without the rest of its line "From "; none where nothing follows it."""
    words = bytes(found).partition(b"\n")[2]
    if words.strip():
        yield words
