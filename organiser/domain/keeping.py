"""How long what is known of people is kept, and what is due to go; nothing goes until somebody confirms it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from organiser.domain import text
from organiser.domain.problem import Problem

LOOKED = "keeping.looked"  # under this name the day of the last look is remembered on this computer
LONGEST = 240  # months
LOOK_EVERY = 6  # months
MANY, MANY_SHARE = 20, 0.2


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
    """The record that something was erased: when, what and of how many, and of whom not."""

    at: str
    what: str
    people: int


def next_look(oldest: date | None, looked: date | None) -> date | None:
    """The day on which to look through what is kept: half a year after the last look, or after the oldest entry."""
    begun = looked or oldest
    return months_before(begun, -LOOK_EVERY) if begun else None


def is_many(number: int, of: int) -> bool:
    """Whether so many people are more than anybody erases without being asked twice: over 20, or over a fifth."""
    return number > MANY or (of > 4 and number > of * MANY_SHARE and number > 1)


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
