"""Reads another group's calendar from bytes that anybody may have made: events, what repeats, and what is left out."""

from dataclasses import dataclass, field, replace
from datetime import date

from organiser.domain.foreign import Event, ForeignCalendar, Left, Repeat, Wishes, cut
from organiser.domain.problem import Problem
from organiser.imports import calendar_events as events
from organiser.imports import calendar_lines as lines
from organiser.imports import calendar_repeats as repeats
from organiser.imports import calendar_values as values
from organiser.imports.calendar_events import Manner, WholeDay
from organiser.imports.calendar_lines import Book, Part
from organiser.imports.calendar_series import MOST_EXCEPTIONS, Dates
from organiser.imports.calendar_values import Moment, NotUnderstood
from organiser.imports.calendar_zones import Unknown, Zones

LARGEST = lines.LARGEST
MOST_EVENTS = 5_000  # with every date of what repeats
_MOST_LEFT = 1_000
_KINDS = {
    "VTODO": "it is a task, not an event",
    "VJOURNAL": "it is a note, not an event",
    "VFREEBUSY": "it only says when somebody is busy",
}
_MESSAGES = {
    "REPLY": "The file is an answer to an invitation, not a calendar.",
    "COUNTER": "The file proposes another time for an invitation; it is not a calendar.",
    "REFRESH": "The file asks to be sent an invitation again; it is not a calendar.",
    "DECLINECOUNTER": "The file turns down a proposal; it is not a calendar.",
}


def read(content: bytes, wishes: Wishes, *, name: str = "") -> ForeignCalendar:
    """What a file holds; ``name`` is what it is called where it does not say.

    Nothing is guessed: what is not certain is among the doubts, and what is not taken is left out with its reason.
    A Problem says why nothing at all can be read.
    """
    taken = lines.read(content, events.NAMES)
    methods = {book.value("METHOD").strip().upper() for book in taken.books}
    if len(methods) == 1 and methods <= set(_MESSAGES):
        raise Problem(_MESSAGES[methods.pop()], "Drop it on the window to note the answer.")
    reading = _Reading(wishes)
    for book in taken.books:
        reading.take(book)
    found = reading.calendar(taken, name)
    if not found.events and not found.left:
        raise Problem("There is no event in the calendar.", "Ask whoever sent it to export it again.")
    return found


@dataclass
class _Series:
    """The parts that have one name: an event or a series, and single dates of it that were changed."""

    masters: list[Part] = field(default_factory=list)
    exceptions: list[Part] = field(default_factory=list)


class _Reading:
    """One file while it is read: what has been found so far."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._budget = repeats.Budget()
        self._events: dict[tuple[str, str], Event] = {}
        self._left: list[Left] = []
        self._unlisted = 0
        self._repeats: list[Repeat] = []
        self._zones: list[Zones] = []
        self._whole_days = self._beyond = 0
        self._remarks: list[str] = []

    def take(self, book: Book) -> None:
        """Read one calendar of the file."""
        blocks = [part for part in book.parts if part.name == "VTIMEZONE"]
        zones = Zones(blocks, values.words(book.value("X-WR-TIMEZONE")), self._wishes.zones)
        self._zones.append(zones)
        method = book.value("METHOD").strip().upper()
        is_ours = book.value("PRODID").startswith(events.OURS)
        manner = Manner(zones, self._wishes, is_ours, is_cancelled=method == "CANCEL")
        by_uid: dict[str, _Series] = {}
        for number, part in enumerate(book.parts):
            if part.name == "VEVENT":
                series = by_uid.setdefault(events.uid_of(part) or f"\0{number}", _Series())
                (series.exceptions if part.value("RECURRENCE-ID") else series.masters).append(part)
            elif part.name in _KINDS:
                self._leave(part, _KINDS[part.name])
        for series in by_uid.values():
            self._take_series(series, manner)

    def calendar(self, taken: lines.Taken, name: str) -> ForeignCalendar:
        """Everything that was found."""
        remarks = [*taken.remarks, *self._remarks]
        if taken.beyond:
            remarks.append(f"The file is too large: {taken.beyond:,} events at its end were not read.")
        if self._beyond:
            remarks.append(
                f"Only {MOST_EVENTS:,} dates are taken at once: the last {self._beyond:,} events were not read."
            )
        if self._unlisted:
            remarks.append(f"{self._unlisted:,} more that are left out are not listed.")
        told = (values.words(book.value("X-WR-CALNAME") or book.value("NAME")) for book in taken.books)
        doubts = [doubt for zones in self._zones for doubt in zones.doubts()]
        return ForeignCalendar(
            cut(next(filter(None, told), name), 120),
            tuple(sorted(self._events.values(), key=lambda event: (event.starts, event.line))),
            tuple(sorted(self._left, key=lambda left: left.line)),
            tuple(self._repeats),
            tuple({doubt.zone: doubt for doubt in doubts}.values()),
            tuple(dict.fromkeys(remarks)),
            self._whole_days,
        )

    # One series

    def _take_series(self, series: _Series, manner: Manner) -> None:
        if len(self._events) >= MOST_EVENTS:
            self._beyond += len(series.masters) + len(series.exceptions)
            return
        master: Event | None = None
        told: Moment | None = None
        part = self._newest(series.masters)
        if part is not None:
            try:
                master, told = events.read(part, manner)
            except NotUnderstood as reason:
                self._leave(part, reason, manner)
                for one in series.exceptions:
                    self._leave(one, "the series that it belongs to is left out")
                return
            if not part.value("RRULE") and not part.value("RDATE"):
                self._add(master)
                master = None
        changed = self._changed(series.exceptions, master, manner)
        if part is not None and master is not None and told is not None:
            self._repeat(part, master, told, changed, manner)
        else:
            for event in changed.values():
                self._add(event)

    def _newest(self, masters: list[Part]) -> Part | None:
        """The newest of those with one name; the others are left out."""
        rank = lambda part: (not part.fault, values.number(part.value("SEQUENCE")), part.value("DTSTAMP"))  # noqa: E731
        newest = max(masters, key=rank, default=None)
        for part in masters:
            if part is not newest:
                self._leave(part, part.fault or "the file says it twice; the newer one is taken")
        return newest

    def _changed(self, parts: list[Part], master: Event | None, manner: Manner) -> dict[str, Event]:
        """The single dates that stand apart, by the day that they replace."""
        found: dict[str, Event] = {}
        for part in parts[:MOST_EXCEPTIONS]:
            try:
                event, _ = events.read(part, manner)
                that = part.first("RECURRENCE-ID")
                assert that is not None
                zone = master.timezone if master else event.timezone
                replaced = events.local(values.moment_of(that), zone, manner.zones).date()
            except NotUnderstood as reason:
                self._leave(part, reason, manner)
                continue
            if "THISANDFUTURE" in that.parameters.upper():
                remark = "It stands for all later dates too; only this one was taken"
                event = replace(event, remarks=(*event.remarks, remark))
            event = replace(event, occurrence=replaced.isoformat())
            before = found.get(event.occurrence)
            if before is None or (event.sequence, event.stamped) >= (before.sequence, before.stamped):
                found[event.occurrence] = event
        for part in parts[MOST_EXCEPTIONS:]:
            self._leave(part, "too many single dates of one series")
        return found

    def _repeat(self, part: Part, master: Event, told: Moment, changed: dict[str, Event], manner: Manner) -> None:
        """Every date of a series within the bounds."""
        try:
            when = Dates(part, master, told, manner, self._budget)
            taken = when.taken()
        except NotUnderstood as reason:
            self._leave(part, reason, manner)
            for event in changed.values():
                self._add(event)
            return
        remarks = (*master.remarks, *when.remarks())
        seen: set[str] = set()
        dates = 0
        for at in taken:
            day = at.date().isoformat()
            key = day if day not in seen else f"{day} {at:%H:%M}"
            seen.add(key)
            usual = replace(master.on(at, key), remarks=remarks)
            dates += self._add(changed.pop(key, usual))
        for day, event in changed.items():
            if when.since <= date.fromisoformat(day) <= when.until:
                dates += self._add(event)
        self._repeats.append(
            Repeat(master.uid, master.title, dates, when.since, when.until, when.has_earlier, when.has_later)
        )

    def _add(self, event: Event) -> bool:
        if len(self._events) >= MOST_EVENTS:
            self._beyond += 1
            return False
        self._events[event.uid, event.occurrence] = event
        return True

    def _leave(self, part: Part, reason: str | NotUnderstood, manner: Manner | None = None) -> None:
        if isinstance(reason, Unknown) and manner is not None:
            manner.zones.note(reason.zone)
        if isinstance(reason, WholeDay):
            self._whole_days += 1
        if len(self._left) < _MOST_LEFT:
            self._left.append(Left(part.line, events.title_words(part), str(reason)))
        else:
            self._unlisted += 1
