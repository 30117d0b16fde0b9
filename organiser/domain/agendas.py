"""Agendas: blocks in order, and the clock times that follow from their minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self, TypeVar

from organiser.domain import clock, strands, text
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.strands import Strand

Thing = TypeVar("Thing")

LONGEST_BLOCK = 24 * 60


class BlockKind(StrEnum):
    """What a block is: an exercise from a card, a break, or something of one's own."""

    EXERCISE = "exercise"
    BREAK = "break"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """One block of a plan. ``minutes`` 0 is a note that takes no time; ``pinned`` a clock time such as ``14:00``.

    ``exercise`` names the card it was copied from (None for a break or a note); ``card`` is the copy itself,
    which can be changed without changing the playbook. ``notes`` are private; ``participants`` is what the handout
    says instead of the card's own words. ``strands`` are groups that share the minutes; none: all stay together.
    """

    title: str
    minutes: int
    kind: BlockKind = BlockKind.OTHER
    exercise: str | None = None
    card: Exercise | None = None
    pinned: str = ""
    lead: str = ""
    notes: str = ""
    participants: str = ""
    strands: tuple[Strand, ...] = ()
    place: int = 0
    id: int = 0
    uid: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", text.required(self.title, "block's title"))
        object.__setattr__(self, "kind", BlockKind(self.kind))
        object.__setattr__(self, "lead", text.line(self.lead, "name of who leads"))
        object.__setattr__(self, "notes", text.block(self.notes, "notes"))
        object.__setattr__(self, "participants", text.block(self.participants, "words for everybody"))
        object.__setattr__(self, "strands", strands.checked(self.strands))
        if not 0 <= self.minutes <= LONGEST_BLOCK:
            raise Problem(f"A block cannot last {self.minutes:,} minutes.", "Use 0 to 1,440.")
        if self.pinned:
            hour, minute = clock.parse_clock(self.pinned)
            object.__setattr__(self, "pinned", f"{hour:02}:{minute:02}")

    @property
    def bare(self) -> Self:
        """The block without what belongs to its row: ids and place."""
        groups = tuple(replace(strand, id=0, uid="") for strand in self.strands)
        return replace(self, strands=groups, place=0, id=0, uid="")

    @property
    def groups(self) -> tuple[tuple[str, Exercise | None], ...]:
        """The groups by name, each with the card that it does; one without a name where all stay together."""
        return tuple((strand.name, strand.card or self.card) for strand in self.strands) or (("", self.card),)

    @property
    def cards(self) -> tuple[Exercise, ...]:
        """The cards that are done in it; one card may come again, for another group."""
        return tuple(card for _, card in self.groups if card)

    @property
    def leads(self) -> tuple[str, ...]:
        """Who leads, as it is written: the block first, then each group."""
        return tuple(filter(None, (self.lead, *(strand.lead for strand in self.strands))))


@dataclass(frozen=True, slots=True)
class Block:
    """An item with its place in time. ``offset`` is minutes after the session's start.

    ``gap`` is the minutes of nothing before a pinned block; ``overlap`` those by which what comes before it runs over.
    """

    item: Item
    offset: int
    starts: datetime
    ends: datetime
    gap: int = 0
    overlap: int = 0

    @property
    def pin_in_words(self) -> str:
        """What the pin costs; "" without a pin."""
        if not self.item.pinned:
            return ""
        if self.overlap:
            over = text.counted(self.overlap, "minute")
            return f"Must begin at {self.item.pinned}, but what comes before runs {over} over it."
        if self.gap:
            return f"Begins at {self.item.pinned}, after {text.counted(self.gap, 'free minute')}."
        return f"Begins at {self.item.pinned}."


@dataclass(frozen=True, slots=True)
class Agenda:
    """A whole plan: the blocks in time, and how they fit the session's minutes."""

    blocks: tuple[Block, ...]
    starts: datetime
    timezone: str
    available: int

    @property
    def planned(self) -> int:
        """The minutes of all blocks, without gaps."""
        return sum(block.item.minutes for block in self.blocks)

    @property
    def used(self) -> int:
        """Minutes from the session's start to the end of the block that ends last, gaps included."""
        return max((block.offset + block.item.minutes for block in self.blocks), default=0)

    @property
    def over(self) -> int:
        """Minutes past the session's end; negative when there is time left."""
        return self.used - self.available

    @property
    def ends(self) -> datetime:
        return clock.later(self.starts, self.used, self.timezone)

    @property
    def in_words(self) -> str:
        """``85 of 90 minutes planned, 5 left``."""
        rest = f"{self.over} over" if self.over > 0 else f"{-self.over} left" if self.over else "it fits exactly"
        return f"{self.used} of {self.available} minutes planned, {rest}"

    @property
    def doubts(self) -> tuple[str, ...]:
        """What in its times somebody should look at again, in words; ``suits.doubts`` adds what the plan lacks."""
        found = [
            f"“{block.item.title}” is pinned to {block.item.pinned}, but what comes before it ends "
            f"{text.counted(block.overlap, 'minute')} later."
            for block in self.blocks
            if block.overlap
        ]
        if self.over > 0:
            found.append(f"The plan runs {text.counted(self.over, 'minute')} past the end of the session.")
        for block in self.blocks:
            found += [f"In “{block.item.title}”, {clash}" for clash in strands.clashes(block.item.strands)]
        return tuple(found)


def timed(items: Iterable[Item], starts: datetime, available: int, timezone: str) -> Agenda:
    """Work out the clock times: each block begins where the one before it ends, unless it is pinned."""
    blocks: list[Block] = []
    free_from = 0
    for item in items:
        offset = _pinned_offset(item, starts, timezone, near=free_from) if item.pinned else free_from
        blocks.append(
            Block(
                item,
                offset,
                starts=clock.later(starts, offset, timezone),
                ends=clock.later(starts, offset + item.minutes, timezone),
                gap=max(0, offset - free_from),
                overlap=max(0, free_from - offset),
            )
        )
        free_from = offset + item.minutes
    return Agenda(tuple(blocks), starts, timezone, available)


def _pinned_offset(item: Item, starts: datetime, timezone: str, *, near: int) -> int:
    """Minutes from the start to the pin's clock time, on the day on which it lies nearest to ``near``.

    A pin up to twelve hours behind what comes before it counts as an overlap and not as the next day.
    """
    hour, minute = clock.parse_clock(item.pinned)
    pin = starts.replace(hour=hour, minute=minute)
    while True:
        offset = clock.minutes_between(starts, clock.settle(pin, timezone).local, timezone)
        if offset >= 0 and near - offset <= 12 * 60:
            return offset
        pin += timedelta(days=1)


def gathered(things: Sequence[Thing], chosen: Iterable[int], to: int) -> list[Thing]:
    """The same things with those at the indices ``chosen`` together from index ``to`` on, as far as there is room.

    Both those that move and those that close up around them keep their order.
    """
    lifted = sorted(set(chosen))
    rest = [thing for at, thing in enumerate(things) if at not in lifted]
    first = max(0, min(to, len(rest)))
    return [*rest[:first], *(things[at] for at in lifted), *rest[first:]]
