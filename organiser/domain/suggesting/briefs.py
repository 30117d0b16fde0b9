"""What somebody wants a plan for, and which exercises that rules out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain import packing
from organiser.domain.exercises import Exercise
from organiser.domain.sessions import check_minutes

BREAK = 10
LONGEST_SIT_IN_A_ROOM = 75
LONGEST_SIT_ON_A_SCREEN = 50


@dataclass(frozen=True, slots=True)
class Brief:
    """The wish for a plan. ``people`` 0 and ``online`` None leave these open; a mixed session counts as online.

    ``materials`` is what is at hand (None: anything can be got). ``include``, ``without`` and ``done_before`` are
    ids of exercises; what is included is used even where another wish speaks against it. ``avoid_demands`` rules
    out the exercises that make one of them, ``hard_demands`` only counts against these. ``variation`` 0 is the best
    plan, 1 and more are others.
    """

    minutes: int
    people: int = 0
    online: bool | None = None
    materials: tuple[str, ...] | None = None
    include: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    done_before: tuple[str, ...] = ()
    wants_decision: bool = False
    variation: int = 0
    avoid_demands: tuple[str, ...] = ()
    hard_demands: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_minutes(self.minutes)

    @property
    def longest_sit(self) -> int:
        """The most minutes from one break to the next."""
        return LONGEST_SIT_ON_A_SCREEN if self.online else LONGEST_SIT_IN_A_ROOM

    @property
    def longest_block(self) -> int:
        """The most minutes that one exercise can have."""
        return min(self.minutes, self.longest_sit)


class Bar(StrEnum):
    """A wish that keeps an exercise out of a plan."""

    WITHOUT = "without"
    DONE = "done before"
    FORMAT = "format"
    PEOPLE = "people"
    MINUTES = "minutes"
    DEMANDS = "demands"
    MATERIALS = "materials"


def bars(card: Exercise, brief: Brief) -> Iterator[Bar]:
    """Everything in a brief that speaks against a card; nothing when it may be used."""
    if card.id in brief.without:
        yield Bar.WITHOUT
    if card.id in brief.done_before:
        yield Bar.DONE
    if brief.online is not None and not (card.online if brief.online else card.in_person):
        yield Bar.FORMAT
    if brief.people and not card.people_min <= brief.people <= card.people_max:
        yield Bar.PEOPLE
    if card.minutes_min > brief.longest_block:
        yield Bar.MINUTES
    if brief.avoid_demands and any(demand in brief.avoid_demands for demand in card.demands):
        yield Bar.DEMANDS
    if brief.materials is not None and not brief.online and packing.missing(card, brief.materials):
        yield Bar.MATERIALS


def is_usable(card: Exercise, brief: Brief) -> bool:
    """Whether a card may stand in the plan; one that was asked for only has to fit into the time."""
    if card.id in brief.include:
        return card.minutes_min <= brief.longest_block
    return next(bars(card, brief), None) is None
