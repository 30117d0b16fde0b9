"""Counts in whole points what speaks for an exercise: by itself, in a slot, and after the ones before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organiser.domain import demands, suits
from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Stage
from organiser.domain.suggesting import sequences
from organiser.domain.suggesting.briefs import Brief
from organiser.domain.suggesting.shapes import Slot

ASKED_FOR = 10_000

_LIKE_GROUPING, _LIKE_ENERGY, _LIKE_BOTH, _LIKE_KIND = 10, 8, 20, 3
_BUILDS_ON, _LACKS_ITS_SOURCE, _GOES_BACK, _BEGINS = 12, 14, 12, 10
_MOST_DEVIATION, _BEYOND_BOUNDS = 60, 3
_VOICE, _EARLY_VOICE, _TOGETHER, _CLOSING, _USED_BEFORE = 8, 12, 28, 10, 15
_MANY, _FEW = 24, 60


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A card that may be used, with its points and the bounds of its minutes in this plan."""

    card: Exercise
    points: int
    least: int
    typical: int
    most: int


def candidates(cards: Sequence[Exercise], brief: Brief, used: Mapping[str, int]) -> list[Candidate]:
    """The cards of one stage that are worth a try, with what speaks for each by itself.

    Of a few all are; of many the best of each length, grouping and energy, so that variety is not lost. ``used`` is
    how often another proposal has a card already.
    """
    weights = _weights(brief)
    rated = [(_by_itself(card, brief, weights) - _USED_BEFORE * used.get(card.id, 0), card) for card in cards]
    if len(rated) > _FEW:
        rated.sort(key=lambda pair: -pair[0])
        kept: dict[object, tuple[int, Exercise]] = {}
        for points, card in rated:
            asked = card.id if points > ASKED_FOR // 2 else ""
            length = min(card.minutes_typical // 10, 6), card.minutes_min <= 10
            kept.setdefault((length, card.grouping, card.energy, asked), (points, card))
        rated = list(kept.values())
    longest = brief.longest_block
    return [
        Candidate(card, points, card.minutes_min, min(_round(card), longest), min(card.minutes_max, longest))
        for points, card in rated
    ]


def _round(card: Exercise) -> int:
    """The typical minutes as people say them, in fives, where the card allows that."""
    return min(max((card.minutes_typical + 2) // 5 * 5, card.minutes_min), card.minutes_max)


def _weights(brief: Brief) -> dict[str, int]:
    """What demands count where it is not the usual 2: nothing on a screen for some, more where they are hard."""
    on_a_screen = dict.fromkeys(demands.ONLY_IN_A_ROOM, 0) if brief.online else {}
    return dict.fromkeys(brief.hard_demands, 8) | on_a_screen


def _by_itself(card: Exercise, brief: Brief, weights: Mapping[str, int]) -> int:
    """A voice for everyone counts for it; demands, things to bring and a large circle count against it."""
    points = ASKED_FOR if card.id in brief.include else 0
    for demand in card.demands:
        points -= weights.get(demand, 2)
    if not brief.online:
        points -= min(5, sum([not material.optional for material in card.materials]))
    if suits.gives_everyone_a_voice(card):
        points += _VOICE
    elif brief.people > _MANY and card.stage is Stage.EXPLORE:
        points -= _VOICE
    if card.kind is Kind.CLOSE:
        points += _CLOSING
    return points


def in_slot(candidate: Candidate, slot: Slot) -> int:
    """How well its minutes and its manner suit a slot: gentle at the very start, lively after a break."""
    minutes, typical, card = slot.minutes, candidate.typical, candidate.card
    points = candidate.points - _MOST_DEVIATION * abs(minutes - typical) // max(minutes, typical)
    points -= _BEYOND_BOUNDS * max(0, candidate.least - minutes, minutes - candidate.most)
    if slot.welcomes:
        points += 5 * (card.energy is Energy.CALM) + 8 * (not card.demands)
    elif slot.stage is Stage.OPEN and suits.gives_everyone_a_voice(card):
        points += _EARLY_VOICE
    if slot.after_break and card.energy is Energy.LIVELY:
        points += 3
    return points


def after(card: Exercise, earlier: Sequence[Exercise]) -> int:
    """How well a card follows on the ones before it: not twice alike in a row, and on what was made before."""
    points = 0
    if earlier:
        points -= likeness(earlier[-1], card)
    if sequences.needs_a_source(card):
        points += _BUILDS_ON if sequences.source(card, earlier) else -_LACKS_ITS_SOURCE
    if sequences.goes_back(card, earlier):
        points -= _GOES_BACK
    elif sequences.begins(card) and _is_first(card, earlier):
        points += _BEGINS
    if card.stage is Stage.DECIDE and card.grouping is Grouping.WHOLE_GROUP and _is_first(card, earlier):
        points += _TOGETHER
    return points


def _is_first(card: Exercise, earlier: Sequence[Exercise]) -> bool:
    """Whether it is the first of its stage."""
    return not any(one.stage is card.stage for one in earlier)


def likeness(one: Exercise, other: Exercise) -> int:
    """How much alike two exercises in a row feel."""
    grouping, energy = one.grouping is other.grouping, one.energy is other.energy
    points = _LIKE_KIND * (one.kind is other.kind)
    return points + _LIKE_GROUPING * grouping + _LIKE_ENERGY * energy + _LIKE_BOTH * (grouping and energy)
