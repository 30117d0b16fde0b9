"""The ring-round: who to ring today and in which order, and what came of each call."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum

from organiser.domain import clock, reaching, text
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session

_REST_AFTER_MAYBE = timedelta(days=3)
_MOST_NAMED = 3


class Outcome(StrEnum):
    """What came of one call."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    NO_ANSWER = "no-answer"
    LEFT_MESSAGE = "left-message"
    RING_BACK = "ring-back"
    WRONG_NUMBER = "wrong-number"

    @property
    def label(self) -> str:
        return {"no-answer": "Nobody answered", "left-message": "Left a message"}.get(
            self.value, self.value.replace("-", " ").capitalize()
        )

    @property
    def answer(self) -> Answer | None:
        """What they said to the invitation, if they said anything: then they have also heard the date."""
        return Answer(self.value) if self in {Outcome.YES, Outcome.NO, Outcome.MAYBE} else None


@dataclass(frozen=True, slots=True)
class Call:
    """One call about one session. ``at`` is the UTC moment (None: now); ``again`` the wall-clock time, where the
    session is, at which they asked to be rung back."""

    person_id: int
    outcome: Outcome
    at: datetime | None = None
    again: datetime | None = None
    noted_by: str = ""
    note: str = ""
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))
        object.__setattr__(self, "noted_by", text.line(self.noted_by, "name of who rang"))
        object.__setattr__(self, "note", text.line(self.note, "note"))
        if self.again is not None:
            clock.check_year(self.again)
            if self.outcome is not Outcome.RING_BACK:
                raise Problem("A time to ring again goes with “ring back” only.", "Say ring-back, or leave it out.")

    def in_words(self, zone: str) -> str:
        """``Mon 3 May, 18:20: left a message (Ruth)``."""
        at = f"{_told(_wall(self.at, zone))}: " if self.at else ""
        again = f" {_told(self.again)}" if self.again else ""
        by = f" ({self.noted_by})" if self.noted_by else ""
        note = f": {self.note}" if self.note else ""
        return f"{at}{self.outcome.label.lower()}{again}{note}{by}"


class Turn(IntEnum):
    """Why it is somebody's turn, the most urgent first."""

    RING_BACK = 0
    OFFER = 1
    OLD_DATE = 2
    BY_PHONE = 3
    SILENT = 4
    MAYBE = 5
    LATER = 6


@dataclass(frozen=True, slots=True)
class ToRing:
    """Somebody to ring today: ``number`` to ring, ``why`` in words, and the calls there were, the oldest first."""

    line: RegisterLine
    person: Person
    turn: Turn
    why: str
    calls: tuple[Call, ...] = ()
    again: datetime | None = None

    @property
    def number(self) -> str:
        return reaching.number(self.person)


@dataclass(frozen=True, slots=True)
class RingRound:
    """Who to ring today, in order; and who is open as well, but cannot be rung or need not be rung today."""

    today: tuple[ToRing, ...] = ()
    resting: tuple[ToRing, ...] = ()
    wrong: tuple[ToRing, ...] = ()
    unreachable: tuple[ToRing, ...] = ()

    @property
    def in_words(self) -> str:
        """``5 to ring``, and what else is open; who cannot be rung is named, so that a number can be found."""
        also = (
            (self.resting, "rung already or asked for another day"),
            (self.wrong, f"with a wrong number ({_names(self.wrong)})"),
            (self.unreachable, f"without a number ({_names(self.unreachable)})"),
        )
        rest = "".join(f", {len(people)} {words}" for people, words in also if people)
        return f"{len(self.today)} to ring{rest}" if self.today else f"Nobody to ring now{rest}"


def _names(people: Sequence[ToRing]) -> str:
    names = [one.person.name for one in people[:_MOST_NAMED]]
    more = len(people) - len(names)
    return text.listed([*names, f"{more} more"] if more else names)


def ring_round(
    session: Session,
    lines: Iterable[RegisterLine],
    people: Mapping[int, Person],
    calls: Iterable[Call],
    now: datetime,
) -> RingRound:
    """Sort everybody who is still to be asked or told; ``now`` is a moment, or wall-clock time at the session."""
    here = _wall(now, session.timezone)
    held: dict[int, list[Call]] = {}
    for call in calls:
        held.setdefault(call.person_id, []).append(call)
    open_ones = [
        _entry(session, line, people[line.person_id], held.get(line.person_id, []))
        for line in lines
        if line.person_id in people and is_open(line, session)
    ]
    numbered = [one for one in open_ones if one.number]
    wrong = tuple(one for one in numbered if _is_wrong(one))
    able = [(one, _rests(one, here, session.timezone)) for one in numbered if not _is_wrong(one)]
    return RingRound(
        today=tuple(sorted((_timed(one, here) for one, rests in able if not rests), key=_order)),
        resting=tuple(one for one, rests in able if rests),
        wrong=wrong,
        unreachable=tuple(one for one in open_ones if not one.number),
    )


def is_open(line: RegisterLine, session: Session) -> bool:
    """Whether somebody is still to be asked or told: no answer, a maybe, an offer, or a date that is not theirs now."""
    if not line.invited or line.answer is Answer.WITHDRAWN:
        return False
    is_old = line.given_sequence not in {None, session.sequence}
    if session.is_cancelled:
        return line.answer is not Answer.NO and line.given_sequence != session.sequence
    return is_old or line.answer in {Answer.NONE, Answer.MAYBE, Answer.OFFERED}  # a no was to the old date


def _entry(session: Session, line: RegisterLine, person: Person, calls: Sequence[Call]) -> ToRing:
    turn, why = _why(session, line, person)
    last = calls[-1] if calls else None
    again = last.again if last and last.outcome is Outcome.RING_BACK else None
    return ToRing(line, person, turn, why, tuple(calls), again)


def _why(session: Session, line: RegisterLine, person: Person) -> tuple[Turn, str]:
    if session.is_cancelled:
        return Turn.OLD_DATE, "To be told that it is cancelled"
    if line.answer is Answer.OFFERED:
        until = f" until {_told(_wall(line.offer_until, session.timezone))}" if line.offer_until else ""
        return Turn.OFFER, f"A place is kept for them{until}"
    if line.given_sequence not in {None, session.sequence}:
        return Turn.OLD_DATE, "Has an old date or place: it has changed"
    if line.answer is Answer.MAYBE:
        return Turn.MAYBE, "Said maybe"
    is_by_phone = reaching.best(person).route in {Route.PHONE, Route.TEXT}
    return Turn.BY_PHONE if is_by_phone else Turn.SILENT, "No answer yet"


def _is_wrong(one: ToRing) -> bool:
    """A wrong number stands at the head of its note: once another is noted for them, they are rung again."""
    last = one.calls[-1] if one.calls else None
    return last is not None and last.outcome is Outcome.WRONG_NUMBER and last.note.startswith(one.number)


def _rests(one: ToRing, here: datetime, zone: str) -> bool:
    if not one.calls:
        return False
    if one.again is not None:
        return one.again.date() > here.date()
    last = one.calls[-1]
    if last.at is None or last.outcome is Outcome.WRONG_NUMBER:
        return False
    rung = _wall(last.at, zone)
    is_maybe = last.outcome is Outcome.MAYBE and one.turn is Turn.MAYBE
    return here - rung < _REST_AFTER_MAYBE if is_maybe else rung.date() >= here.date()


def _timed(one: ToRing, here: datetime) -> ToRing:
    """Somebody who asked to be rung at some time comes first once it has come, and last before."""
    if one.again is None:
        return one
    when = f"{one.again:%H:%M}" if one.again.date() == here.date() else _told(one.again)
    turn, words = (Turn.RING_BACK, "Asked to be rung at") if one.again <= here else (Turn.LATER, "Ring later, at")
    return ToRing(one.line, one.person, turn, f"{words} {when}", one.calls, one.again)


def _order(one: ToRing) -> tuple[object, ...]:
    far = datetime(9999, 12, 31)
    by_time = one.again if one.turn in {Turn.RING_BACK, Turn.LATER} else None
    offer = one.line.offer_until if one.turn is Turn.OFFER else None
    ends = offer.astimezone(UTC).replace(tzinfo=None) if offer else far
    return one.turn, by_time or far, ends, len(one.calls), one.line.row


def _wall(moment: datetime | None, zone: str) -> datetime:
    assert moment is not None
    return moment.astimezone(clock.zone(zone)).replace(tzinfo=None) if moment.tzinfo else moment


def _told(when: datetime) -> str:
    return f"{clock.short_day(when)}, {when:%H:%M}"
