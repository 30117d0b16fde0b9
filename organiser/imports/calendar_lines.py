"""Takes calendar files apart, whoever made them: bytes in, parts with their properties out, within limits."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from organiser.domain.problem import Problem

LARGEST = 15_000_000
MOST_PARTS = 10_000
_MOST_PROPERTIES = 400  # of one part
_LONGEST_LINE = 120_000  # bytes, unfolded; a picture is cut off there
_DEEPEST = 12

_LINE = re.compile(rb"[^\r\n]+")
_HEAD = re.compile(r'([A-Za-z0-9-]+)((?:;(?:[^":;]|"[^"]*")*)*):')
_WIDE = ((b"B\0", "utf-16-le"), (b"\0B", "utf-16-be"))
_TOPS = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
_ADVICE = "Choose a calendar file (.ics)."


@dataclass(frozen=True, slots=True)
class Property:
    """One line: ``DTSTART;TZID=Europe/London:20270519T123000``; the parameters stay as they are written."""

    name: str
    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        """The value of a parameter, without quotes; "" where it is not there."""
        found = re.search(rf';{name}=("[^"]*"|[^;:"]*)', self.parameters, re.IGNORECASE)
        return found[1].strip('"') if found else ""


@dataclass(slots=True)
class Part:
    """An event, a zone or the like. ``fault`` says why it is not whole, ``is_cut`` that it held more than is read."""

    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    inner: list["Part"] = field(default_factory=list)
    fault: str = ""
    is_cut: bool = False

    def every(self, name: str) -> list[Property]:
        """The properties of that name, in order."""
        return [one for one in self.properties if one.name == name]

    def first(self, name: str) -> Property | None:
        """The first property of that name."""
        return next((one for one in self.properties if one.name == name), None)

    def value(self, name: str) -> str:
        """The value of the first property of that name as it is written; "" where there is none."""
        found = self.first(name)
        return found.value if found else ""


@dataclass(slots=True)
class Book(Part):
    """One calendar of the file: its own properties, and its parts."""

    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Taken:
    """All calendars of a file; how many parts were too many, and what must be said about how it was written."""

    books: list[Book]
    beyond: int = 0
    remarks: list[str] = field(default_factory=list)


def read(content: bytes, names: frozenset[str], *, most: int = MOST_PARTS) -> Taken:
    """The calendars of a file, with those of its properties that are in ``names``.

    Broken parts are kept with their fault. A Problem says why nothing at all can be read.
    """
    if len(content) > LARGEST:
        advice = "Export a shorter stretch of time, or without attachments."
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", advice)
    _check_kind(content)
    plain, remarks = _narrow(content)
    upper = plain if b"BEGIN:V" in plain else plain.upper()
    if b"BEGIN:VCALENDAR" not in upper and b"BEGIN:VEVENT" not in upper:
        raise Problem("There is no calendar in the file.", _ADVICE)
    del upper
    return _Taking(plain, names, most, remarks).all()


def _check_kind(content: bytes) -> None:
    """Name what is most often chosen by mistake."""
    start = content[:1_000].lstrip().lower()
    if not content.strip():
        raise Problem("The file is empty.", _ADVICE)
    if start.startswith(b"pk"):
        raise Problem("The file is packed (zip).", "Unpack it, then choose the .ics file that was in it.")
    if start.startswith((b"<!doctype html", b"<html")):
        raise Problem("The file is a web page, not a calendar.", "Download the calendar again, as a file (.ics).")


def _narrow(content: bytes) -> tuple[bytes, list[str]]:
    """The file with one byte to a plain letter, without marks at its beginning and without NULs."""
    wide = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
    wide = wide or next((name for start, name in _WIDE if content.startswith(start)), "")
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        wide = "utf-32"
    if wide:
        content = content.decode(wide, "replace").encode("utf-8", "replace")
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        return content.replace(b"\0", b""), ["The file held bytes that are no letters; they were taken out."]
    return content, []


class _Taking:
    """One file while it is taken apart."""

    def __init__(self, content: bytes, names: frozenset[str], most: int, remarks: list[str]) -> None:
        self._content, self._names, self._most = content, names, most
        self._taken = Taken([], remarks=remarks)
        self._book = Book("VCALENDAR", 1)
        self._open: list[Part] = []
        self._parts = 0
        self._is_old = self._is_long = False
        self._odd = 0

    def all(self) -> Taken:
        for at, number, raw in self._lines():
            self._take(number, self._decoded(raw))
            if self._parts > self._most:
                self._open.pop()
                self._taken.beyond = self._content.upper().count(b"BEGIN:VEVENT", at)
                break
        self._close("the file ends in the middle of it")
        self._keep_book()
        told = (
            (self._is_old, "It is not written in UTF-8: its letters were read as those of Western Europe."),
            (self._is_long, "Lines of more than 120,000 bytes were cut."),
            (self._odd, f"Lines that belong to no calendar were passed over: {self._odd:,}."),
        )
        self._taken.remarks += [words for holds, words in told if holds]
        return self._taken

    def _lines(self) -> Iterator[tuple[int, int, bytes]]:
        """Where each line begins, its number and its bytes, with those joined to it that begin with a blank."""
        held: list[bytes] = []
        length = at = number = start = seen = 0
        for found in _LINE.finditer(self._content):
            line = found[0]
            number += _breaks(self._content, seen, found.start())
            seen = found.start()
            if held and line[0] in b" \t":
                if length < _LONGEST_LINE:
                    held.append(line[1:])
                else:
                    self._is_long = True
                length += len(line)
                continue
            if held:
                yield at, start + 1, self._limited(b"".join(held))
            held, length, at, start = [line], len(line), found.start(), number
        if held:
            yield at, start + 1, self._limited(b"".join(held))

    def _limited(self, line: bytes) -> bytes:
        self._is_long = self._is_long or len(line) > _LONGEST_LINE
        return line[:_LONGEST_LINE]

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self._is_old = self._is_old or len(raw) < _LONGEST_LINE  # a line that was cut may end within a letter
            return raw.decode("cp1252" if len(raw) < _LONGEST_LINE else "utf-8", "replace")

    def _take(self, number: int, line: str) -> None:
        found = split(line)
        if found is None:
            self._odd += 1
        elif found.name == "BEGIN":
            self._begin(number, found.value.strip().upper())
        elif found.name == "END":
            self._end(found.value.strip().upper())
        elif found.name in self._names:
            part = self._open[-1] if self._open else self._book
            if len(part.properties) < _MOST_PROPERTIES:
                part.properties.append(found)
            else:
                part.is_cut = True

    def _begin(self, number: int, name: str) -> None:
        if name == "VCALENDAR":
            self._close("it has no end")
            self._keep_book()
            self._book = Book(name, number)
            return
        if name in _TOPS:
            self._close("it has no end: something else begins in it")
            self._parts += 1
        if len(self._open) < _DEEPEST:
            part = Part(name, number)
            if self._open:
                self._open[-1].inner.append(part)
            self._open.append(part)

    def _end(self, name: str) -> None:
        if name == "VCALENDAR":
            self._close("the calendar ends in the middle of it")
        elif any(part.name == name for part in self._open):
            while self._open:
                part = self._open.pop()
                if part.name == name:
                    break
            if not self._open and name in _TOPS:
                self._book.parts.append(part)

    def _close(self, fault: str) -> None:
        """Keep what is open although it has no end."""
        if self._open and self._open[0].name in _TOPS:
            self._open[0].fault = fault
            self._book.parts.append(self._open[0])
        self._open.clear()

    def _keep_book(self) -> None:
        if self._book.parts or (self._book.properties and not self._taken.books):
            self._taken.books.append(self._book)


def _breaks(content: bytes, since: int, until: int) -> int:
    """How many lines end between two places."""
    returns, feeds = content.count(b"\r", since, until), content.count(b"\n", since, until)
    return max(returns, feeds)


def split(line: str) -> Property | None:
    """A line as a property; None when it is none."""
    head, colon, value = line.partition(":")
    if colon and '"' not in head:
        name, mark, parameters = head.partition(";")
        name = name.strip().upper()
        return Property(name, mark + parameters, value) if name and name.replace("-", "").isalnum() else None
    found = _HEAD.match(line)
    return Property(found[1].upper(), found[2], line[found.end() :]) if found else None
