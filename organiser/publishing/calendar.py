"""A calendar on a server (CalDAV): what stands in it, putting an entry, reading one, taking one down."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from organiser.domain.publishing import CalendarServer, NoCalendar, address
from organiser.publishing import refusals
from organiser.publishing.connection import PATIENCE, Answer, Connection, mark_of
from organiser.publishing.multistatus import NoMultistatus, Thing, things

_XML: Final = {"content_type": "application/xml; charset=utf-8"}
_ASKING: Final = (
    b'<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop>'
    b"<resourcetype/><displayname/><getetag/><current-user-principal/><C:calendar-home-set/></prop></propfind>"
)
_MOST_NAMED: Final = 5


class Calendar:
    """One calendar, asked as one user; every method may raise a Problem."""

    def __init__(self, server: CalendarServer, password: str, *, patience: float = PATIENCE) -> None:
        self._where = address(server.url)
        self._connection = Connection(self._where, server.user, password, patience=patience)

    def name(self) -> str:
        """What the calendar is called; a Problem that names the calendars nearby where there is none."""
        found = self._look(self._where.path, "0")
        if found and found[0].is_calendar:
            return found[0].name or self._where.url
        raise NoCalendar(self._where, self._nearby(found)[:_MOST_NAMED])

    def marks(self) -> dict[str, str]:
        """The mark of the version of each entry that stands in the calendar, by its name."""
        found = self._look(self._where.path, "1")
        if not any(one.is_calendar for one in found):
            raise NoCalendar(self._where, ())
        return {_name(one.href): mark_of(one.etag) for one in found if one.etag and not one.kinds}

    def put(self, name: str, content: bytes, instead_of: str = "") -> str:
        """Put an entry there, new or in place of the version with that mark; returns the mark of this one.

        Raises ``Changed`` when something else stands there.
        """
        condition = {"if_match": instead_of} if instead_of else {"if_none_match": "*"}
        told = {"content_type": "text/calendar; charset=utf-8", **condition}
        answer = self._asked("PUT", name, content, **told)
        self._expect(answer, {200, 201, 204})
        return answer.etag or self.read(name)[1]

    def read(self, name: str) -> tuple[bytes, str]:
        """An entry and its mark; nothing twice where there is none."""
        answer = self._asked("GET", name)
        if answer.status in {404, 410}:
            return b"", ""
        self._expect(answer, {200})
        return answer.body, answer.etag

    def remove(self, name: str, mark: str) -> None:
        """Take an entry down if it is still that version; one that is gone already is no failure."""
        answer = self._asked("DELETE", name, if_match=mark)
        if answer.status not in {404, 410}:
            self._expect(answer, {200, 202, 204})

    def _nearby(self, found: list[Thing]) -> tuple[str, ...]:
        """The addresses of calendars at this place, or of whoever asks."""
        about = [*found, *(one for here in found if here.principal for one in self._look_at(here.principal, "0"))]
        homes = dict.fromkeys([self._where.path, *(one.home for one in about if one.home)])
        near = [one.href for home in homes for one in self._look_at(home, "1") if one.is_calendar]
        return tuple(f"{self._root}{path}" for path in dict.fromkeys(map(self._path, near)) if path)

    @property
    def _root(self) -> str:
        return self._where.url.removesuffix(self._where.path)

    def _path(self, href: str) -> str:
        """A place that the server named, as a path on itself; "" where it is elsewhere."""
        path = href.removeprefix(self._root)
        return path if path.startswith("/") and not path.startswith("//") else ""

    def _look_at(self, href: str, depth: str) -> list[Thing]:
        path = self._path(href)
        return self._look(path, depth) if path else []

    def _asked(self, method: str, name: str, body: bytes = b"", **headers: str) -> Answer:
        return self._connection.ask(method, f"{self._where.path}{name}", body, **headers)

    def _look(self, path: str, depth: str) -> list[Thing]:
        """What the server tells of something and, with depth 1, of what is directly in it."""
        answer = self._connection.ask("PROPFIND", path, _ASKING, depth=depth, **_XML)
        if answer.status in {404, 405, 410, 501} or (answer.status < 300 and answer.status != 207):
            raise NoCalendar(self._where, ())
        self._expect(answer, {207})
        try:
            return things(answer.body)
        except NoMultistatus as error:
            raise refusals.nonsense(self._where.host) from error

    def _expect(self, answer: Answer, good: set[int]) -> None:
        if answer.status == 412:
            raise refusals.Changed
        if answer.status not in good:
            raise refusals.by_status(self._where, answer.status)


def _name(href: str) -> str:
    return unquote(href.rstrip("/").rpartition("/")[2])
