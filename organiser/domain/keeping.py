"""How long what is known of people is kept, and what is due to go; nothing goes until somebody confirms it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from organiser.domain import clock, text
from organiser.domain.problem import Problem

LOOKED = "keeping.looked"  # under this name the day of the last look is remembered on this computer
LONGEST = 240  # months
LOOK_EVERY = 6  # months
FARTHEST = 24  # months after the last save at which the clock is doubted


class Kind(StrEnum):
    """What is kept of people, apart by how long it is needed."""

    PRACTICAL = "practical"
    NEEDS = "needs"
    CALLS = "calls"
    APPLICATIONS = "applications"
    PERSON = "person"

    @property
    def label(self) -> str:
        return _KINDS[self][0]

    @property
    def why(self) -> str:
        """Why it is kept that long and no longer, in the words of the window."""
        return _KINDS[self][1]

    @property
    def usual_months(self) -> int:
        return _KINDS[self][2]


_KINDS = {
    Kind.PRACTICAL: (
        "Diet, childcare and travel",
        "Needed for one session at a time, and out of date soon after.",
        3,
    ),
    Kind.NEEDS: (
        "What makes it easier to take part",
        "Needed as long as somebody comes, and nobody's business after that.",
        12,
    ),
    Kind.CALLS: (
        "Calls and lists of video calls",
        "Needed until the answers are in and the register is done.",
        6,
    ),
    Kind.APPLICATIONS: (
        "Applications without a place",
        "Needed until the programme is over and everybody has an answer.",
        6,
    ),
    Kind.PERSON: (
        "Everything about somebody",
        "Needed as long as they take part; counts for your reports stay, without names.",
        24,
    ),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How many months after somebody was last seen a kind is kept; 0 keeps it until somebody says otherwise."""

    kind: Kind
    months: int

    def __post_init__(self) -> None:
        if not 0 <= self.months <= LONGEST:
            raise Problem(f"{self.months} months is out of range.", f"Use a number of months from 0 to {LONGEST}.")

    @property
    def in_words(self) -> str:
        """``Kept for 12 months after they were last seen``."""
        if not self.months:
            return "Kept until somebody erases it"
        return f"Kept for {text.counted(self.months, 'month')} after they were last seen"


@dataclass(frozen=True, slots=True)
class Due:
    """Something of somebody that has been kept as long as the rule says."""

    kind: Kind
    person_id: int
    person: str
    last_seen: date


@dataclass(frozen=True, slots=True)
class Erasure:
    """The record that something was erased: when, what, of how many and by whom; of whom it does not say."""

    at: str
    what: str
    people: int
    who: str = ""


def next_look(oldest: date | None, looked: date | None, today: date) -> date | None:
    """The day on which to look through what is kept: half a year after the last look, or after the oldest entry.

    A look that is yet to come was noted by a wrong clock, and does not count.
    """
    begun = looked if looked and looked <= today else oldest
    return months_before(begun, -LOOK_EVERY) if begun else None


def mark_of(uid: str) -> str:
    """What a tombstone says of somebody who was erased: enough to know them again by, and nothing to be told from."""
    return sha256(f"erased {uid}".encode()).hexdigest()


def doubt_of_clock(today: date, saved: date | None) -> str:
    """Why this computer's clock looks wrong, in a sentence; "" when it does not. ``saved`` is the day of the last save.

    What is due to go is told from the clock, so nothing goes while it is in doubt.
    """
    if saved is None or saved - timedelta(days=1) <= today <= months_before(saved, -FARTHEST):
        return ""
    than = "before that" if today < saved else "years later"
    days = f"the workspace was last saved on {clock.day_in_words(saved)}, and today is said to be {today.isoformat()}"
    return f"This computer's clock looks wrong: {days}, {than}."


def answer_by(asked: date) -> date:
    """The day by which somebody who asks what is held on them has to have an answer: one calendar month later."""
    return months_before(asked, -1)


def months_before(today: date, months: int) -> date:
    """The day so many months before ``today``; the 31st becomes the last day of a shorter month."""
    count = today.year * 12 + today.month - 1 - months
    year, month = divmod(count, 12)
    day = today.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
