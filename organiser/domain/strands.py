"""Strands: the groups that work at the same time in one block of a plan, each in its own place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from organiser.domain import leads, text
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem

FEWEST = 2
MOST = 30
_LONGEST_LINK = 2_000


@dataclass(frozen=True, slots=True)
class Strand:
    """One of the groups of a block, whose minutes it shares.

    ``exercise`` and ``card`` are like those of a block; without a card the group does what the block says. ``room`` is
    where it works: a room, a table, a link. ``notes`` are for whoever leads it, such as steps of its own.
    """

    name: str
    exercise: str | None = None
    card: Exercise | None = None
    lead: str = ""
    room: str = ""
    notes: str = ""
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", text.required(self.name, "group's name"))
        object.__setattr__(self, "lead", text.line(self.lead, "name of who leads"))
        object.__setattr__(self, "room", text.line(self.room, "room", limit=_LONGEST_LINK))
        object.__setattr__(self, "notes", text.block(self.notes, "notes"))


def checked(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    """The strands of one block, refused when there are more than anybody can overlook."""
    found = tuple(strands)
    if len(found) > MOST:
        raise Problem(f"{len(found):,} groups at once are too many.", f"Make at most {MOST}.")
    return found


def divided(
    groups: Sequence[str],
    cards: Sequence[Exercise] = (),
    leaders: Sequence[str] = (),
    rooms: Sequence[str] = (),
) -> tuple[Strand, ...]:
    """Strands with these names; the first card, leader and room belong to the first of them, and so on."""
    if len(groups) < FEWEST:
        raise Problem("One group is no division.", "Name at least two groups.")
    for given, what in ((cards, "exercise"), (leaders, "leader"), (rooms, "room")):
        if len(given) > len(groups):
            there_are = f"{text.counted(len(given), what)} for {text.counted(len(groups), 'group')}"
            raise Problem(f"There are {there_are}.", "Name a group for each.")
    found = zip_longest(groups, cards, leaders, rooms)
    return checked(
        Strand(name, card.id if card else None, card, lead or "", room or "") for name, card, lead, room in found
    )


def sizes(people: int, groups: int) -> tuple[int, ...]:
    """How many are in each group, as evenly as can be: of 13 people in 3 groups 5, 4 and 4."""
    return tuple((people + groups - 1 - at) // groups for at in range(groups))


def in_words(strands: Sequence[Strand]) -> str:
    """``3 groups at once``; "" where everybody stays together."""
    return f"{text.counted(len(strands), 'group')} at once" if strands else ""


def clashes(strands: Iterable[Strand]) -> tuple[str, ...]:
    """Who leads several of these groups, in words."""
    return leads.wanted_twice((strand.lead, strand.name) for strand in strands)
