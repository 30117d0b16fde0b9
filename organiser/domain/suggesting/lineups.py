"""Finds the best exercises for the slots of a shape, and gives each its minutes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise

from organiser.domain import fit
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.suggesting import merits
from organiser.domain.suggesting.briefs import BREAK, Brief
from organiser.domain.suggesting.merits import Candidate
from organiser.domain.suggesting.shapes import Shape, Slot

Pools = Mapping[Stage, Sequence[Candidate]]
Ids = tuple[str, ...]

# How many candidates are tried in a slot, how many beginnings are carried on from it, how many of these may end in
# the same exercise, and how many whole line-ups are given their minutes and compared by them.
_TRIED, _CARRIED, _ALIKE, _TIMED = 14, 16, 2, 8
_SHAPES, _MORE_SHAPES = 6, 12

_ROUND = 5


@dataclass(frozen=True, slots=True)
class Lineup:
    """Exercises in order with their minutes; ``shape`` says where the breaks stand.

    ``asked`` is how many of them were asked for, ``points`` what else speaks for them and the shape.
    """

    shape: Shape
    chosen: tuple[Candidate, ...]
    minutes: tuple[int, ...]
    asked: int
    points: int

    @property
    def ids(self) -> Ids:
        return tuple(one.card.id for one in self.chosen)

    @property
    def total(self) -> int:
        """All minutes, breaks included."""
        return sum(self.minutes) + BREAK * self.shape.breaks

    @property
    def unfilled(self) -> int:
        """The minutes of the session that nothing fills."""
        return self.shape.content - sum(self.minutes)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What was asked for comes first, then full use of the time, then everything else."""
        return self.asked, -self.unfilled, self.points


def best(shapes: Iterable[Shape], pools: Pools, brief: Brief, known: Collection[Ids]) -> Lineup | None:
    """The line-up of the highest rank that is not among the ``known``; None where nothing fits.

    The best few shapes are looked into; more of them while no line-up fills the time, all while there is none.
    """
    tried = _Tried(pools)
    found: Lineup | None = None
    for at, shape in enumerate(shapes):
        if found and at >= (_MORE_SHAPES if found.unfilled else _SHAPES):
            break
        for lineup in _of_shape(shape, tried, brief):
            if lineup.ids not in known and (found is None or lineup.rank > found.rank):
                found = lineup
    return found


class _Tried:
    """The candidates worth trying in each slot with their points there, worked out once for slots that are alike."""

    def __init__(self, pools: Pools) -> None:
        self._pools = pools
        self._known: dict[Slot, list[tuple[int, Candidate]]] = {}

    def in_slot(self, slot: Slot) -> list[tuple[int, Candidate]]:
        if slot not in self._known:
            rated = [(merits.in_slot(one, slot), one) for one in self._pools[slot.stage]]
            short = min(rated, key=lambda pair: (pair[1].least, -pair[0], pair[1].card.id))
            kept = nlargest(_TRIED, rated, key=lambda pair: pair[0])
            self._known[slot] = kept if short in kept else [*kept, short]
        return self._known[slot]


# A beginning: its points, the candidates so far, the least minutes since the last break, and in all.
_Beginning = tuple[int, tuple[Candidate, ...], int, int]


def _of_shape(shape: Shape, tried: _Tried, brief: Brief) -> Iterator[Lineup]:
    pools = [tried.in_slot(slot) for slot in shape.slots]
    still_needed = [0]
    for pool in reversed(pools):
        still_needed.append(still_needed[-1] + min(one.least for _, one in pool))
    still_needed.reverse()
    beginnings: list[_Beginning] = [(0, (), 0, 0)]
    for slot, pool, later in zip(shape.slots, pools, still_needed[1:], strict=True):
        grown = _grown(beginnings, slot, pool, brief.longest_sit, shape.content - later)
        beginnings = _carried(grown)
    for points, chosen, _, _ in beginnings[:_TIMED]:
        yield _timed(shape, chosen, points, brief)


def _grown(
    beginnings: Sequence[_Beginning], slot: Slot, pool: Sequence[tuple[int, Candidate]], sit: int, room: int
) -> Iterator[_Beginning]:
    """Every beginning with one exercise more that leaves room for the rest and needs no break before its time."""
    for points, chosen, sat, needed in beginnings:
        earlier = [one.card for one in chosen]
        seated = 0 if slot.after_break else sat
        for worth, one in pool:
            if seated + one.least <= sit and needed + one.least <= room and one not in chosen:
                follows = points + worth + merits.after(one.card, earlier)
                yield follows, (*chosen, one), seated + one.least, needed + one.least


def _carried(grown: Iterator[_Beginning]) -> list[_Beginning]:
    kept: list[_Beginning] = []
    ends: dict[str, int] = {}
    for one in sorted(grown, key=lambda one: -one[0]):  # of equal ones the first found stays first
        last = one[1][-1].card.id
        if ends.get(last, 0) < _ALIKE:
            ends[last] = ends.get(last, 0) + 1
            kept.append(one)
            if len(kept) == _CARRIED:
                break
    return kept


def _timed(shape: Shape, chosen: tuple[Candidate, ...], points: int, brief: Brief) -> Lineup:
    minutes = _minutes(shape, chosen, brief.longest_sit)
    asked = sum(one.card.id in brief.include for one in chosen)
    for slot, one, given in zip(shape.slots, chosen, minutes, strict=True):
        points += merits.in_slot(one, replace(slot, minutes=given)) - merits.in_slot(one, slot)
    manner = (points - asked * merits.ASKED_FOR) * 4 // len(chosen) + shape.worth
    return Lineup(shape, chosen, minutes, asked, manner)


def _minutes(shape: Shape, chosen: tuple[Candidate, ...], sit: int) -> tuple[int, ...]:
    """The minutes of each: from what is typical, stretched or squeezed in fives where that can be.

    First the stretches between the breaks share the time among them, none longer than people should sit; then in
    each of them its exercises do.
    """
    edges = [0, *(at for at, slot in enumerate(shape.slots) if slot.after_break), len(chosen)]
    stretches = [chosen[before:end] for before, end in pairwise(edges)]
    bounds = [
        (
            sum(one.least for one in stretch),
            min(sum(one.typical for one in stretch), sit),
            min(sum(one.most for one in stretch), sit),
        )
        for stretch in stretches
    ]
    minutes: list[int] = []
    for stretch, length in zip(stretches, _stretched(bounds, shape.content), strict=True):
        minutes += _stretched([(one.least, one.typical, one.most) for one in stretch], length)
    return tuple(minutes)


def _stretched(bounds: Sequence[tuple[int, int, int]], room: int) -> list[int]:
    """From the typical length of each towards ``room`` in all, within the least and the most of each.

    In steps of five, each where it leaves the length nearest to the typical one; odd minutes as in fitting.
    """
    minutes = [typical for _, typical, _ in bounds]
    while (spare := room - sum(minutes)) <= -_ROUND:
        able = [at for at, (least, _, _) in enumerate(bounds) if minutes[at] - least >= _ROUND]
        if not able:
            break
        minutes[max(able, key=lambda at: ((minutes[at] - _ROUND) / bounds[at][1], at))] -= _ROUND
    while (spare := room - sum(minutes)) >= _ROUND:
        able = [at for at, (_, _, most) in enumerate(bounds) if most - minutes[at] >= _ROUND]
        if not able:
            break
        minutes[min(able, key=lambda at: ((minutes[at] + _ROUND) / bounds[at][1], at))] += _ROUND
    if spare < 0:
        less = fit.shared(-spare, [now - least for now, (least, _, _) in zip(minutes, bounds, strict=True)])
        return [now - given for now, given in zip(minutes, less, strict=True)]
    more = fit.shared(spare, [most - now for now, (_, _, most) in zip(minutes, bounds, strict=True)])
    return [now + taken for now, taken in zip(minutes, more, strict=True)]


def following(lineup: Lineup, at: int, pools: Pools) -> list[Exercise]:
    """What could stand in one slot with the same minutes instead, the next best first."""
    slot = lineup.shape.slots[at]
    same = replace(slot, minutes=lineup.minutes[at])
    cards = [one.card for one in lineup.chosen]
    ids = set(lineup.ids)
    found = [one for one in pools[slot.stage] if one.card.id not in ids and one.least <= same.minutes <= one.most]

    def points(one: Candidate) -> int:
        behind = cards[at + 1 : at + 2]
        return (
            merits.in_slot(one, same)
            + merits.after(one.card, cards[:at])
            - sum(merits.likeness(one.card, card) for card in behind)
        )

    return [one.card for one in sorted(found, key=lambda one: (-points(one), one.card.id))]
