"""What would become of each event of another group's calendar here: something new, a change, or nothing."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.foreign import Event, ForeignCalendar, Left
from organiser.domain.sessions import LONGEST, Session, Status

_HEX = re.compile(r"%([0-9A-Fa-f]{2})")
_MOST_CLASHES = 3


class Fate(StrEnum):
    """What an event of a file is to the sessions here."""

    NEW = "new"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    SAME = "same"
    OLDER = "older"
    NOTHING = "nothing"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_offered(self) -> bool:
        """Whether there is something to be done about it."""
        return self in _OFFERED


_LABELS = {
    Fate.NEW: "New",
    Fate.CHANGED: "Changed",
    Fate.CANCELLED: "Cancelled there",
    Fate.DELETED: "Deleted here",
    Fate.SAME: "As it is here",
    Fate.OLDER: "Not newer",
    Fate.NOTHING: "Nothing to do",
}
_OFFERED = frozenset({Fate.NEW, Fate.CHANGED, Fate.CANCELLED, Fate.DELETED})


@dataclass(frozen=True, slots=True)
class Here:
    """A session of this workspace, as calendars elsewhere may know it.

    ``uid_there`` and ``occurrence`` are its name in the calendar that it came from ("" for one that was planned here),
    ``sequence`` and ``stamped`` the revision that was taken last; ``is_deleted`` says that it is in the bin.
    """

    session: Session
    uid_there: str = ""
    occurrence: str = ""
    sequence: int = 0
    stamped: str = ""
    is_deleted: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is meant by the UID that our own calendar files give it."""
        return not self.uid_there

    @property
    def as_own(self) -> "Here":
        """The same as our own calendar files know it."""
        session = self.session
        stamped = session.changed.isoformat(timespec="seconds")
        return Here(session, sequence=session.sequence, stamped=stamped, is_deleted=self.is_deleted)


@dataclass(frozen=True, slots=True)
class Offer:
    """What an event would do here. ``becomes`` is the session as it would be; its id is 0 where it is a new one.

    ``event`` is None for a date that has gone from its series. ``is_usual`` says that it is taken unless somebody
    says otherwise; ``notes`` are sentences about it: what differs, what was decided, what it clashes with.
    """

    fate: Fate
    becomes: Session
    event: Event | None = None
    is_own: bool = False
    is_usual: bool = True
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells it from all others of its file."""
        event = self.event
        return f"{event.uid}\0{event.occurrence}" if event else f"\0{self.becomes.id}"


def offers(file: ForeignCalendar, here: Sequence[Here], today: date) -> tuple[Offer, ...]:
    """What every event of a file would do, in order of time."""
    return _Deciding(here, today).all(file)


class _Deciding:
    def __init__(self, here: Sequence[Here], today: date) -> None:
        self._today = today
        self._here = here
        self._own = {one.session.uid: one.as_own for one in here}
        self._taken = {(one.uid_there, one.occurrence): one for one in here if not one.is_own}
        living = [one.session for one in here if not one.is_deleted]
        self._titles = {_look(session): session for session in living}
        self._busy = _Busy(session for session in living if not session.is_cancelled)

    def all(self, file: ForeignCalendar) -> tuple[Offer, ...]:
        found = [self._offer(event) for event in file.events]
        found += self._gone(file)
        return tuple(sorted(found, key=lambda offer: (offer.becomes.starts, offer.key)))

    def _offer(self, event: Event) -> Offer:
        if event.uid in self._own:
            if event.occurrence:
                reason = "It repeats a session of yours, which does not repeat here"
                return Offer(Fate.NOTHING, event.session, event, notes=(reason,))
            return self._known(event, self._own[event.uid])
        known = self._taken.get((event.uid, event.occurrence))
        return self._known(event, known) if known else self._new(event)

    def _new(self, event: Event) -> Offer:
        session = event.session
        if session.is_cancelled:  # our own file is a copy of everything, others only tell of what is gone
            fate = Fate.NEW if event.is_ours else Fate.NOTHING
            return Offer(fate, session, event, notes=("It is cancelled there, and never was here",))
        notes, is_usual = list(event.remarks), True
        if _look(session) in self._titles:
            notes.append("A session of this name is here at that time already")
            is_usual = False
        else:
            notes += self._busy.clashes(session)
        if clock.instant(session.ends, session.timezone).date() < self._today:
            notes.append("It is over")
        return Offer(Fate.NEW, session, event, is_usual=is_usual, notes=tuple(notes))

    def _known(self, event: Event, known: Here) -> Offer:
        before, after = known.session, _after(event, known)
        differences = _differences(before, after)
        offer = Offer(Fate.CHANGED, after, event, known.is_own)
        if known.is_deleted:
            told = "It was deleted here. Tick it to bring it back"
            return replace(offer, fate=Fate.DELETED, is_usual=False, notes=(told,))
        if not differences:
            return replace(offer, fate=Fate.SAME, notes=("It is here as it is there",))
        if not _is_newer(event, known):
            reason = "It differs from what is here, but it is not a newer version"
            return replace(offer, fate=Fate.OLDER, notes=(reason,))
        if after.is_cancelled and not before.is_cancelled:
            cancelled = replace(before, status=Status.CANCELLED)
            told = "Tick it to cancel it here too"
            return Offer(Fate.CANCELLED, cancelled, event, known.is_own, is_usual=False, notes=(told,))
        notes = (*differences, *event.remarks)
        if (before.starts, before.minutes) != (after.starts, after.minutes):
            notes += tuple(self._busy.clashes(after))
        return replace(offer, is_usual=not before.is_cancelled, notes=notes)

    def _gone(self, file: ForeignCalendar) -> list[Offer]:
        """The dates of a series that were taken before and are no longer in it."""
        spans = {one.uid: (max(one.since, self._today), one.until) for one in file.repeats}
        there = {(event.uid, event.occurrence) for event in file.events}
        found = []
        for one in self._here:
            since, until = spans.get(one.uid_there, (date.max, date.min))
            if one.is_deleted or one.session.is_cancelled or (one.uid_there, one.occurrence) in there:
                continue
            if one.occurrence and since <= date.fromisoformat(one.occurrence[:10]) <= until:
                notes = ("This date is no longer in the series there. Tick it to cancel it here",)
                becomes = replace(one.session, status=Status.CANCELLED)
                found.append(Offer(Fate.CANCELLED, becomes, is_usual=False, notes=notes))
        return found


def _after(event: Event, known: Here) -> Session:
    """The session as the event wants it; what only we know of it stays, and so does its zone while the time does."""
    before, there = known.session, event.session
    if clock.instant(there.starts, there.timezone) == clock.instant(before.starts, before.timezone):
        there = replace(there, starts=before.starts, timezone=before.timezone)
    return replace(
        before,
        title=there.title,
        starts=there.starts,
        minutes=there.minutes,
        timezone=there.timezone,
        place=there.place,
        online_url=before.online_url if _link(before.online_url) == _link(there.online_url) else there.online_url,
        status=there.status,
        # The words of an entry that this program wrote are more than the session's own.
        summary=before.summary if known.is_own else there.summary,
    )


def _is_newer(event: Event, known: Here) -> bool:
    """Whether the event is a later revision than what is here; some programs cancel without raising the number."""
    if event.status is Status.CANCELLED and event.sequence == known.sequence:
        return event.stamped >= known.stamped
    return (event.sequence, event.stamped) > (known.sequence, known.stamped)


def _differences(before: Session, after: Session) -> tuple[str, ...]:
    """What changes, a sentence each."""
    told = []
    for name, one, other in (
        ("title", before.title, after.title),
        ("time", before.when, after.when),
        ("place", before.place, after.place),
        ("link", before.online_url, after.online_url),
        ("status", before.status.label, after.status.label),
    ):
        if one != other:
            told.append(f"The {name} was {_quoted(one)} and is now {_quoted(other)}")
    if before.summary != after.summary:
        told.append("The words about it have changed")
    return tuple(told)


def _quoted(words: str) -> str:
    return f"“{words[:100]}”" if words else "empty"


def _link(words: str) -> str:
    """A link for comparing: calendars write some of its letters as %2C and the like."""
    return _HEX.sub(lambda found: chr(int(found[1], 16)), words.encode().decode("latin-1"))


def _look(session: Session) -> tuple[str, datetime]:
    return text.folded(session.title), clock.instant(session.starts, session.timezone)


class _Busy:
    """When there are sessions already."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        spans = ((*_span(session), session) for session in sessions)
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._starts = [start for start, _, _ in self._spans]

    def clashes(self, session: Session) -> list[str]:
        """Which of them are at the same time as this one, in words."""
        start, end = _span(session)
        first = bisect_left(self._starts, start - timedelta(minutes=LONGEST))
        last = bisect_left(self._starts, end)
        others = [one for _, ends, one in self._spans[first:last] if ends > start and one.id != session.id]
        return [f"It is at the same time as “{one.title}”, {one.when}" for one in others[:_MOST_CLASHES]]


def _span(session: Session) -> tuple[datetime, datetime]:
    start = clock.instant(session.starts, session.timezone)
    return start, start + timedelta(minutes=session.minutes)


def counts_in_words(found: Iterable[Offer], left: Sequence[Left]) -> str:
    """``12 new, 1 changed, 3 as they are here; 2 left out.``"""
    numbers: Mapping[Fate, int] = _counted(found)
    words = {
        Fate.NEW: "new",
        Fate.CHANGED: "changed",
        Fate.CANCELLED: "cancelled there",
        Fate.DELETED: "deleted here",
        Fate.SAME: "as they are here",
        Fate.OLDER: "not newer than here",
        Fate.NOTHING: "of no concern here",
    }
    told = ", ".join(f"{numbers[fate]:,} {words[fate]}" for fate in Fate if numbers[fate])
    return "; ".join(filter(None, (told, f"{len(left):,} left out" if left else ""))) or "There is nothing in it"


def _counted(found: Iterable[Offer]) -> dict[Fate, int]:
    numbers = dict.fromkeys(Fate, 0)
    for offer in found:
        numbers[offer.fate] += 1
    return numbers
