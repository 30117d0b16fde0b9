"""The shapes that a session can have: how many parts of each stage, about how long, with breaks in between."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise, product

from organiser.domain.exercises import Stage
from organiser.domain.suggesting.briefs import BREAK, Brief

_MOST_PARTS = 12

Counts = Mapping[Stage, int]

# Slots are only about right: a stretch between two breaks may be planned longer by a fifth, and is cut to size later.
_GIVE = 5

# The share of the time in hundredths, and the least and most minutes, of the stages beside the main part.
_SHARES = {Stage.OPEN: (15, 5, 30), Stage.DECIDE: (14, 5, 40), Stage.CLOSE: (9, 5, 10)}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one exercise. ``minutes`` is about how long it should take.

    ``welcomes`` marks the first of several openings, which needs no more than to let people arrive.
    """

    stage: Stage
    minutes: int
    after_break: bool = False
    welcomes: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Slots in order. ``content`` is the minutes of the session without its breaks; ``worth`` 0 is ideal."""

    slots: tuple[Slot, ...]
    content: int
    worth: int

    @property
    def breaks(self) -> int:
        return sum(slot.after_break for slot in self.slots)


def shapes(brief: Brief, supply: Counts, asked: Counts, left_out: frozenset[Stage]) -> Iterator[Shape]:
    """Every sensible shape for a brief, the best first.

    ``supply`` says how many exercises there are for each stage, ``asked`` how many of them must have a place, and
    ``left_out`` which stages there is no time for. A break never stands right after the opening or before the close.
    """
    ranges = [_numbers(stage, brief, supply[stage], asked[stage], left_out) for stage in Stage]
    counted = [dict(zip(Stage, numbers, strict=True)) for numbers in product(*ranges)]
    outlines = [
        outline
        for counts in counted
        if counts[Stage.EXPLORE] + counts[Stage.DECIDE]
        for outline in _outlines(brief, counts)
    ]
    for outline in sorted(outlines, key=lambda one: -one.worth):
        slots = _slots(outline.counts, outline.minutes)
        gaps = _gaps(slots, outline.breaks, brief.longest_sit)
        if gaps is not None:
            placed = (replace(slot, after_break=at in gaps) for at, slot in enumerate(slots))
            yield Shape(tuple(placed), outline.content, outline.worth)


def _numbers(stage: Stage, brief: Brief, supply: int, asked: int, left_out: frozenset[Stage]) -> range:
    """How many parts of a stage a session of that length may have."""
    if (stage in left_out and not asked) or not supply:
        return range(1)
    least, most = 1, 1
    if stage is Stage.OPEN:
        most = 2 if brief.minutes >= 60 else 1
    elif stage is Stage.EXPLORE:
        most = max(1, min(_MOST_PARTS, brief.minutes // 15))
    elif stage is Stage.DECIDE:
        if not brief.wants_decision and not asked:
            return range(1)
        most = 2 if brief.minutes >= 120 else 1
    least, most = max(least, asked), max(most, asked)
    return range(min(least, supply), min(most, supply) + 1)


@dataclass(frozen=True, slots=True)
class _Outline:
    """A shape before its breaks have found their places."""

    counts: Counts
    minutes: Counts
    breaks: int
    content: int
    worth: int


def _outlines(brief: Brief, counts: Counts) -> Iterator[_Outline]:
    sit = brief.longest_sit
    needed = max(0, -(-(brief.minutes - sit) // (sit + BREAK)))  # rounded up
    for breaks in range(needed + 2):
        content = brief.minutes - breaks * BREAK
        filled = min(content, sit * (breaks + 1))
        if filled > 0 and (minutes := _minutes(filled, counts)):
            worth = _worth(brief, counts, minutes, content - filled, breaks - needed)
            yield _Outline(counts, minutes, breaks, content, worth)


def _minutes(filled: int, counts: Counts) -> dict[Stage, int]:
    """About how many minutes each stage gets in all; empty when the main part would get next to nothing."""
    minutes = dict.fromkeys(Stage, 0)
    for stage, (share, least, most) in _SHARES.items():
        if counts[stage]:
            minutes[stage] = max(least * counts[stage], min(filled * share // 100, most))
    rest = filled - sum(minutes.values())
    if counts[Stage.EXPLORE]:
        minutes[Stage.EXPLORE] = rest
    else:
        minutes[Stage.DECIDE] += rest
    return minutes if rest >= counts[Stage.EXPLORE] else {}


def _slots(counts: Counts, minutes: Mapping[Stage, int]) -> list[Slot]:
    slots = []
    for stage in Stage:
        number = counts[stage]
        for at in range(number):
            share = minutes[stage] * (at + 1) // number - minutes[stage] * at // number
            slots.append(Slot(stage, share, welcomes=stage is Stage.OPEN and at == 0 and number > 1))
    return slots


def _gaps(slots: list[Slot], breaks: int, sit: int) -> set[int] | None:
    """Before which slots the breaks stand, as evenly as the slots allow; None when they cannot stand anywhere."""
    allowed = [
        at
        for at in range(1, len(slots))
        if slots[at - 1].stage is not Stage.OPEN and slots[at].stage is not Stage.CLOSE
    ]
    if breaks > len(allowed):
        return None
    ends = [0]
    for slot in slots:
        ends.append(ends[-1] + slot.minutes)
    chosen: list[int] = []
    for nth in range(1, breaks + 1):
        behind = [at for at in allowed if not chosen or at > chosen[-1]]
        open_to_it = behind[: len(behind) - (breaks - nth)]
        chosen.append(min(open_to_it, key=lambda at: abs(ends[at] * (breaks + 1) - ends[-1] * nth)))
    edges = [0, *chosen, len(slots)]
    longest = max(ends[after] - ends[before] for before, after in pairwise(edges))
    return set(chosen) if longest <= sit + sit // _GIVE else None


def _worth(brief: Brief, counts: Counts, minutes: Mapping[Stage, int], unfilled: int, more_breaks: int) -> int:
    """What speaks against a shape: main parts that are very short or long, too many or too few beside them."""
    against = unfilled * 2 + abs(more_breaks) * 25
    if counts[Stage.EXPLORE]:
        good = 25 if brief.online else 35
        against += abs(minutes[Stage.EXPLORE] // counts[Stage.EXPLORE] - good)
    against += 20 * abs(counts[Stage.OPEN] - (2 if brief.minutes >= 75 else 1))
    if brief.wants_decision:
        against += 6 * abs(counts[Stage.DECIDE] - (2 if brief.minutes >= 150 else 1))
    return -against
