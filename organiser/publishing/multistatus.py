"""Reads what a server says about several things at once (WebDAV's 207), without trusting it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from organiser.domain.text import line

DAV: Final = "DAV: "
CALDAV: Final = "urn:ietf:params:xml:ns:caldav "
_DEEPEST: Final = 40
_LONGEST: Final = 4_000
_MOST: Final = 50_000


class NoMultistatus(ValueError):
    """What was sent is something else, or too much of it."""


@dataclass(slots=True)
class Thing:
    """One thing on the server: where it is, the mark of its version, what it is called and what kinds it is."""

    href: str = ""
    etag: str = ""
    name: str = ""
    home: str = ""
    principal: str = ""
    kinds: set[str] = field(default_factory=set)

    @property
    def is_calendar(self) -> bool:
        """Whether entries can be put into it."""
        return f"{CALDAV}calendar" in self.kinds


def things(body: bytes) -> list[Thing]:
    """All that the answer tells of. Properties that could not be found there are left out by being empty."""
    reading = _Reading()
    try:
        reading.parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise NoMultistatus from error
    if not reading.is_multistatus:
        raise NoMultistatus
    return reading.found


class _Reading:
    """Follows the answer tag by tag and keeps what is asked for, so that no tree of it is ever built."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse  # nobody needs one here; bombs are made of them
        self.parser.buffer_text = True
        self.found: list[Thing] = []
        self.is_multistatus = False
        self._path: list[str] = []
        self._words = ""

    def _refuse(self, *_told: object) -> None:
        raise NoMultistatus

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if not self._path:
            self.is_multistatus = name == f"{DAV}multistatus"
        self._path.append(name)
        self._words = ""
        if len(self._path) > _DEEPEST:
            raise NoMultistatus
        if self._path[1:] == [f"{DAV}response"]:
            if len(self.found) >= _MOST:
                raise NoMultistatus
            self.found.append(Thing())
        elif self.found and len(self._path) > 1 and self._path[-2] == f"{DAV}resourcetype":
            self.found[-1].kinds.add(name)

    def _text(self, words: str) -> None:
        if len(self._words) < _LONGEST:
            self._words += words[:_LONGEST]

    def _end(self, name: str) -> None:
        words = line(self._words[:_LONGEST], limit=_LONGEST)
        inside = self._path[-2] if len(self._path) > 1 else ""
        if self.found and (where := _KEPT.get((inside, name))):
            setattr(self.found[-1], where, words)
        self._path.pop()
        self._words = ""


_KEPT: Final = {
    (f"{DAV}response", f"{DAV}href"): "href",
    (f"{DAV}prop", f"{DAV}getetag"): "etag",
    (f"{DAV}prop", f"{DAV}displayname"): "name",
    (f"{CALDAV}calendar-home-set", f"{DAV}href"): "home",
    (f"{DAV}current-user-principal", f"{DAV}href"): "principal",
}
