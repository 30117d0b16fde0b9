"""The ledger of dates given: which version of a session each person holds, by which route, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from organiser.domain import clock, text
from organiser.domain.mail_programs import MailProgram, likely
from organiser.domain.people import Route
from organiser.domain.reaching import Reach
from organiser.domain.sessions import Session, Status


@dataclass(frozen=True, slots=True)
class Held:
    """What one person was given last. ``sequence`` None: nothing yet; ``starts`` to ``status`` as then.

    ``reach`` is how to tell them now, ``route`` how they were told, ``at`` the UTC moment.
    """

    person_id: int
    person: str
    reach: Reach
    sequence: int | None = None
    starts: datetime | None = None
    minutes: int = 0
    place: str = ""
    link: str = ""
    status: Status = Status.CONFIRMED
    route: str = ""
    at: datetime | None = None

    def is_old(self, session: Session) -> bool:
        """Whether they hold a date that has changed since."""
        return self.sequence is not None and self.sequence < session.sequence

    def is_misled(self, session: Session) -> bool:
        """Whether they are wrong about day, time or place, or about whether it is on at all."""
        return self.is_old(session) and bool(self._belief(session))

    def believes(self, session: Session) -> str:
        """What they then think, where it is not so any more: ``thinks it is on Wed 19 May at 12:30``."""
        if not self.is_old(session):
            return "" if self.sequence is not None else "has not been told yet"
        belief = self._belief(session)
        return f"thinks it is {belief}" if belief else "holds an older version; day, time and place still hold"

    def to_say(self, session: Session) -> str:
        """The date as it is now, in words to say to them; what has changed for them comes first."""
        return " ".join(self._sentences(session))

    @property
    def how(self) -> str:
        """``by email on Mon 3 May``, ``told by phone``; "" where nobody has told them."""
        if self.at is None:
            return ""
        known = next((route for route in Route if route == self.route), None)
        way = _WAYS[known] if known else self.route or "told"
        return f"{way} on {clock.short_day(self.at)}"

    @property
    def mail_program(self) -> MailProgram | None:
        """Where they probably read an invitation; None where they are not reached by mail."""
        return likely(self.reach.contact) if self.reach.route is Route.EMAIL else None

    @property
    def _was_cancelled(self) -> bool:
        return self.status is Status.CANCELLED

    def _belief(self, session: Session) -> str:
        if self._was_cancelled or session.is_cancelled:
            if self._was_cancelled and session.is_cancelled:
                return ""
            return "cancelled" if self._was_cancelled else f"still on{self._day(session, ', ')}"
        wrong = [self._day(session, "on ")] if self._moved(session) else []
        if self.place != session.place:
            wrong.append(f"at {self.place}" if self.place else "without a place yet")
        if not self._moved(session) and self.minutes != session.minutes:
            wrong.append(text.counted(self.minutes, "minute") + " long")
        if self.link != session.online_url:
            wrong.append("on another link" if self.link else "without a link")
        return " ".join(wrong)

    def _moved(self, session: Session) -> bool:
        return self.starts is not None and self.starts != session.starts

    def _day(self, session: Session, before: str) -> str:
        if self.starts is None:
            return ""
        year = "" if self.starts.year == session.starts.year else f" {self.starts.year}"
        return f"{before}{clock.short_day(self.starts)}{year} at {self.starts:%H:%M}"

    def _sentences(self, session: Session) -> Iterator[str]:
        name = f"“{session.title}”"
        if session.is_cancelled:
            yield f"{name} on {session.when} is cancelled."
            return
        if self.is_old(session) and self._was_cancelled:
            yield f"{name} is on after all: {session.when}."
        elif self.is_old(session) and self._moved(session):
            yield f"{name} has moved. It is now on {session.when}{self._day(session, ', and no longer on ')}."
        else:
            yield f"{name} is on {session.when}."
        if self.is_old(session) and self.place and session.place not in {"", self.place}:
            yield f"The place has changed: it is at {session.place}, and no longer at {self.place}."
        elif session.place:
            yield f"It is at {session.place}."
        if session.online_url:
            yield f"Online: {session.online_url}"


_WAYS = {
    Route.PHONE: "told by phone",
    Route.TEXT: "by text message",
    Route.WHATSAPP: "by WhatsApp",
    Route.EMAIL: "by email",
    Route.POST: "by post",
    Route.IN_PERSON: "told in person",
    Route.THROUGH_SOMEBODY: "through somebody else",
}


@dataclass(frozen=True, slots=True)
class OldDates:
    """How many ``people`` hold an old date of one session."""

    session: Session
    people: int

    @property
    def in_words(self) -> str:
        """``3 people hold an old date``."""
        return f"{text.counted(self.people, 'person holds', 'people hold')} an old date"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What everybody holds of one session who is invited and has not said no, in the order of the register."""

    session: Session
    lines: tuple[Held, ...]

    @property
    def old(self) -> tuple[Held, ...]:
        """Those who hold a date that has changed since."""
        return tuple(line for line in self.lines if line.is_old(self.session))

    @property
    def in_order(self) -> tuple[Held, ...]:
        """Old dates first, then those who know nothing yet, then everybody else; by their way within each."""
        return tuple(sorted(self.lines, key=lambda line: (self._rank(line), _BY_WAY[line.reach.route])))

    @property
    def in_words(self) -> str:
        """``3 people hold an old date: 2 to mail, 1 to ring``."""
        old = self.old
        if not old:
            return "Nobody holds an old date"
        ways = [line.reach.route for line in old]
        parts = [f"{number} {verb}" for verb, routes in _TO_DO if (number := sum(way in routes for way in ways))]
        return f"{text.counted(len(old), 'person holds', 'people hold')} an old date: {', '.join(parts)}"

    def _rank(self, line: Held) -> int:
        return 0 if line.is_old(self.session) else 1 if line.sequence is None else 2


_TO_DO = (
    ("to mail", (Route.EMAIL,)),
    ("to message", (Route.TEXT, Route.WHATSAPP)),
    ("to ring", (Route.PHONE,)),
    ("to write to", (Route.POST,)),
    ("to see", (Route.IN_PERSON, Route.THROUGH_SOMEBODY)),
)
_BY_WAY = {route: place for place, (_, routes) in enumerate(_TO_DO) for route in routes}
