"""What makes it easier for somebody to take part: identified, recorded, flagged, shared, met and reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from organiser.domain import clock, text
from organiser.domain.attendance import Answer
from organiser.domain.problem import Problem

LONGEST_LEAD = 365
ASK_WITHIN = timedelta(days=21)  # so long after a session people still know whether they had what they needed


class State(StrEnum):
    """How far a need is met for one session."""

    TO_DO = "to-do"
    BOOKED = "booked"
    MET = "met"
    NOT_MET = "not-met"

    @property
    def label(self) -> str:
        return {"to-do": "Still to arrange", "booked": "Arranged", "met": "Met", "not-met": "Not met"}[self.value]


@dataclass(frozen=True, slots=True)
class Need:
    """One need of one person: the need, never the diagnosis.

    The six steps are those of the Accessible Information Standard (DAPB1605): identify, record, flag, share, meet
    and review. ``flagged`` shows it on the roster (never on a list that everybody reads); ``share_with`` names the
    roles that may be told, agreed to on the day ``agreed``; ``lead_days`` is how long before a session it has to be
    arranged; ``review_by`` the day to ask again. Whether it is met is noted for each session (:class:`State`).
    """

    words: str
    flagged: bool = True
    lead_days: int = 0
    share_with: str = ""
    agreed: date | None = None
    review_by: date | None = None
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        words = text.required(self.words, "need").replace(";", ",")
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "share_with", text.line(self.share_with, "names of who may be told"))
        for day in filter(None, (self.agreed, self.review_by)):
            clock.check_year(day)
        if not 0 <= self.lead_days <= LONGEST_LEAD:
            raise Problem("The time to arrange it is out of range.", f"Use a number of days from 0 to {LONGEST_LEAD}.")

    @property
    def is_shared(self) -> bool:
        """Whether somebody may be told of it: they are named, and the person has agreed."""
        return bool(self.share_with and self.agreed)

    def may_be_told(self, whom: str) -> bool:
        """Whether somebody of that role, such as ``host``, may be told of it."""
        return self.is_shared and text.holds_words(self.share_with, whom)

    @property
    def task(self) -> str:
        """What there is to do for it: ``Book a BSL interpreter``, ``See to “my own chair”``."""
        usual = usual_for(self.words)
        if usual and text.folded(self.words).startswith(text.folded(usual.words)):
            rest = self.words[len(usual.words) :]
            return f"{usual.task} ({rest.strip(' ,:')})" if rest.startswith((",", ":")) else f"{usual.task}{rest}"
        return f"See to “{self.words}”"

    @property
    def details(self) -> str:
        """What is noted besides its words: ``to arrange 28 days ahead, may be told: the host``."""
        parts = (
            f"to arrange {text.counted(self.lead_days, 'day')} ahead" if self.lead_days else "",
            "" if self.flagged else "not on the roster",
            f"may be told: {self.share_with}" if self.is_shared else "",
            f"still to agree: telling {self.share_with}" if self.share_with and not self.agreed else "",
            f"ask again by {clock.day_in_words(self.review_by)}" if self.review_by else "",
        )
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Usual:
    """A need that many people have: what to do for it, and how many days before a session.

    ``asks`` is what to ask besides, such as which language; the answer goes behind the words.
    """

    words: str
    task: str
    lead_days: int = 0
    asks: str = ""

    def need(self, detail: str = "") -> Need:
        """A need to record: ``Interpreter (Urdu)``, 14 days ahead."""
        detail = text.line(detail, "detail")
        return Need(f"{self.words} ({detail})" if detail else self.words, lead_days=self.lead_days)


# In the order of the pick-list: to hear and be heard, to read, to get in and be there, to come at all.
USUAL: tuple[Usual, ...] = (
    Usual("BSL interpreter", "Book a BSL interpreter", 28),
    Usual("Lip-speaker", "Book a lip-speaker", 28),
    Usual("Note-taker", "Book a note-taker", 14),
    Usual("Interpreter", "Book an interpreter", 14, "Which language?"),
    Usual("Captions", "Arrange captions", 14),
    Usual("Hearing loop", "Make sure of the hearing loop", 7),
    Usual("Large print", "Print in large print", 2, "Which size?"),
    Usual("Easy read", "Make an easy read version", 14),
    Usual("Audio", "Record it as audio", 7),
    Usual("Braille", "Order Braille", 21),
    Usual("Coloured paper", "Print on coloured paper", 2, "Which colour?"),
    Usual("Translated papers", "Have the papers translated", 14, "Which language?"),
    Usual("Papers before the day", "Send the papers before the day", 3),
    Usual("Step-free way in", "Make sure of a step-free way in", 7),
    Usual("Accessible toilet", "Make sure of an accessible toilet", 7),
    Usual("Seat near the door", "Keep a seat near the door", 0),
    Usual("Seat near the front", "Keep a seat near the front", 0),
    Usual("Quiet room", "Find a quiet room", 7),
    Usual("Breaks", "Plan enough breaks", 2),
    Usual("Extra time", "Plan extra time", 2),
    Usual("Supporter", "Find a supporter", 14),
    Usual("Room for an assistance dog", "Make room for an assistance dog", 2),
    Usual("Transport", "Arrange transport", 7),
    Usual("Help to join online", "Arrange help to join online", 3),
)


def usual_for(words: str) -> Usual | None:
    """The usual need that ``words`` are about (``Urdu interpreter`` is an interpreter), the most particular one."""
    said = f" {_letters(words)} "
    found = [usual for usual, letters in zip(USUAL, _USUAL_LETTERS, strict=True) if f" {letters} " in said]
    return max(found, key=lambda usual: len(usual.words), default=None)


def usual_lead(words: str) -> int:
    """How many days ahead such a need is usually arranged; 0 for one that is not usual."""
    usual = usual_for(words)
    return usual.lead_days if usual else 0


def _letters(words: str) -> str:
    """``words`` for comparing: without accents, capitals and signs."""
    return " ".join("".join(one if one.isalnum() else " " for one in text.folded(words)).split())


_USUAL_LETTERS = tuple(_letters(usual.words) for usual in USUAL)


@dataclass(frozen=True, slots=True)
class Provision:
    """One need of one person at one session: how far it is met, and by when it has to be arranged."""

    need: Need
    person_id: int
    person: str
    session_id: int
    session: str
    starts: datetime
    state: State = State.TO_DO
    note: str = ""
    answer: Answer = Answer.NONE

    @property
    def arrange_by(self) -> date:
        """The last day on which to arrange it."""
        return arrange_by(self.starts, self.need.lead_days)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to arrange for a session, for everybody there who needs it; it names nobody."""

    task: str
    session_id: int
    session: str
    starts: datetime
    arrange_by: date
    people: int
    need_ids: tuple[int, ...]

    def is_overdue(self, today: date) -> bool:
        return self.arrange_by < today

    @property
    def what(self) -> str:
        """What to do, without the day: ``Book a BSL interpreter for 2 people``."""
        return f"{self.task} for {text.counted(self.people, 'person', 'people')}" if self.people > 1 else self.task

    def when(self, today: date) -> str:
        """By when: ``by Tue 4 May``, ``today``, ``now: it was due by Tue 4 May``."""
        if self.arrange_by == today:
            return "today"
        day = clock.short_day(self.arrange_by)
        if abs((self.arrange_by - today).days) > _CLEAR_WITHOUT_YEAR:
            day += f" {self.arrange_by.year}"
        return f"now: it was due by {day}" if self.is_overdue(today) else f"by {day}"

    def in_words(self, today: date) -> str:
        """All of it with its session: ``Book a BSL interpreter for Space 1 by Tue 4 May``."""
        whom = f", {text.counted(self.people, 'person', 'people')}," if self.people > 1 else ""
        return f"{self.task} for {self.session}{whom} {self.when(today)}"


_CLEAR_WITHOUT_YEAR = 300  # days


@dataclass(frozen=True, slots=True)
class Review:
    """A need about which it is time to ask somebody again."""

    need: Need
    person_id: int
    person: str


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A session that is over, with the number of needs, of people who were there, of which nobody has said more."""

    session_id: int
    session: str
    starts: datetime
    needs: int

    @property
    def in_words(self) -> str:
        """``Say whether 2 needs were met``."""
        return f"Say whether {text.counted(self.needs, 'need was', 'needs were')} met"


def arrange_by(starts: datetime, lead_days: int) -> date:
    """The last day on which to arrange what has to be arranged so many days before a session."""
    return starts.date() - timedelta(days=lead_days)


def to_do(provisions: Iterable[Provision]) -> tuple[ToDo, ...]:
    """What is still to arrange, the same for several people told once, the most pressing first."""
    grouped: dict[tuple[int, str], list[Provision]] = {}
    for one in provisions:
        if one.state is State.TO_DO:
            grouped.setdefault((one.session_id, text.folded(one.need.words)), []).append(one)
    found = (
        ToDo(
            group[0].need.task,
            group[0].session_id,
            group[0].session,
            group[0].starts,
            min(one.arrange_by for one in group),
            len({one.person_id for one in group}),
            tuple(one.need.id for one in group),
        )
        for group in grouped.values()
    )
    return tuple(sorted(found, key=lambda one: (one.arrange_by, one.starts, one.session_id)))
