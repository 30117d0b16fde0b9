"""How often people were there, of the sessions that are over; every number says what it counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from organiser.domain import clock, text
from organiser.domain.attendance import Mark


@dataclass(frozen=True, slots=True)
class Visit:
    """One person at one session that went ahead.

    ``is_taken`` says whether anybody at all was marked there: without that, nothing is known of anybody.
    """

    person_id: int
    session_id: int
    title: str
    starts: datetime
    ends: datetime
    timezone: str
    invited: bool
    mark: Mark
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the sessions so far, to which they were invited, somebody was at.

    ``walked_in`` are sessions at which they were without an invitation, ``apologies`` those of the rest to which they
    sent word, ``unmarked`` those at which nobody marked them, ``untaken`` those whose register nobody took: they
    count neither way.
    """

    there: int = 0
    invited: int = 0
    walked_in: int = 0
    apologies: int = 0
    unmarked: int = 0
    untaken: int = 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None while there is nothing to count."""
        return self.there / self.invited if self.invited else None

    @property
    def short(self) -> str:
        """``7 of 9``; "" while there is nothing to count."""
        return f"{self.there} of {self.invited}" if self.invited else ""

    @property
    def in_words(self) -> str:
        """``7 of 9 sessions so far that they were invited to; sent apologies to 1``."""
        sessions = "session" if self.invited == 1 else "sessions"
        told = [f"{self.there} of {self.invited} {sessions} so far that they were invited to"] if self.invited else []
        if self.apologies:
            told.append(f"sent apologies to {self.apologies}")
        if self.unmarked:
            told.append(f"not marked at {self.unmarked}")
        if self.walked_in:
            told.append(f"walked in to {self.walked_in} more" if self.invited else f"walked in to {self.walked_in}")
        if self.untaken:
            told.append(f"{text.counted(self.untaken, 'register')} not taken, so not counted")
        return text.capitalised("; ".join(told)) or "No session so far that they were invited to"


@dataclass(frozen=True, slots=True)
class PersonRate:
    """Somebody of a programme with their rate."""

    person_id: int
    person: str
    neighbourhood: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class SessionRate:
    """How many people were at one session that is over, of those on its list."""

    session_id: int
    title: str
    starts: datetime
    there: int
    listed: int
    unmarked: int

    @property
    def is_taken(self) -> bool:
        return self.unmarked < self.listed

    @property
    def in_words(self) -> str:
        """``11 of 14 people on the list``."""
        if not self.is_taken:
            return "the register was not taken"
        rest = f", {self.unmarked} not marked" if self.unmarked else ""
        return f"{self.there} of {text.counted(self.listed, 'person', 'people')} on the list{rest}"


@dataclass(frozen=True, slots=True)
class Rates:
    """The attendance of a programme: people of its roster, sessions that are over, and heads, each counted once."""

    people: tuple[PersonRate, ...]
    sessions: tuple[SessionRate, ...]
    heads: int

    @property
    def in_words(self) -> str:
        """``17 different people came to at least one of 3 sessions so far.``"""
        taken = sum(one.is_taken for one in self.sessions)
        if not taken:
            return "No session so far whose register was taken."
        people = text.counted(self.heads, "person", "different people")
        return f"{people} came to at least one of {text.counted(taken, 'session')} so far."


def is_over(ends: datetime, timezone: str, now: datetime) -> bool:
    """Whether a session has ended by ``now``; without an offset, ``now`` is taken as wall-clock time there."""
    return (clock.instant(ends, timezone) if now.tzinfo else ends) <= now


def rate(visits: Iterable[Visit], now: datetime) -> Rate:
    """Count one person's sessions that are over."""
    past = [one for one in visits if is_over(one.ends, one.timezone, now)]
    taken = [one for one in past if one.is_taken]
    invited = [one for one in taken if one.invited]
    return Rate(
        there=sum(one.mark.was_there for one in invited),
        invited=len(invited),
        walked_in=sum(one.mark.was_there for one in taken if not one.invited),
        apologies=sum(one.mark is Mark.APOLOGIES for one in invited),
        unmarked=sum(one.mark is Mark.NONE for one in invited),
        untaken=sum(one.invited for one in past if not one.is_taken),
    )


def session_rate(visits: Sequence[Visit]) -> SessionRate:
    """Count the people at one session, of whom ``visits`` has one each."""
    marks = [one.mark for one in visits]
    return SessionRate(
        visits[0].session_id,
        visits[0].title,
        visits[0].starts,
        there=sum(mark.was_there for mark in marks),
        listed=len(marks),
        unmarked=marks.count(Mark.NONE),
    )
