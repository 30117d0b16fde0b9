"""Proposals for a plan: the blocks with the reason for each, to be taken as they are or swapped one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from organiser.domain import suits, text
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.exercises import Energy, Exercise, Grouping, Stage
from organiser.domain.problem import Problem
from organiser.domain.suggesting import sequences
from organiser.domain.suggesting.briefs import Brief

_TOGETHER = {
    Grouping.ALONE: "each alone",
    Grouping.PAIRS: "in pairs",
    Grouping.THREES: "in threes",
    Grouping.FOURS: "in fours",
    Grouping.SMALL_GROUPS: "in small groups",
    Grouping.WHOLE_GROUP: "all together",
}
_LIVELINESS = list(Energy)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One block of a proposal. ``card`` is None for a break; ``alternatives`` are ids, the next best first."""

    title: str
    minutes: int
    reason: str
    card: Exercise | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def exercise(self) -> str | None:
        """The exercise's id; None for a break."""
        return self.card.id if self.card else None

    @property
    def item(self) -> Item:
        """The block as it stands in a plan."""
        if self.card is None:
            return Item(self.title, self.minutes, BlockKind.BREAK)
        return Item(self.title, self.minutes, BlockKind.EXERCISE, self.card.id, self.card)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan to say yes to: the blocks in order, and what somebody should know about it. It may be empty."""

    brief: Brief
    items: tuple[Suggestion, ...]
    notes: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """The minutes of all blocks."""
        return sum(one.minutes for one in self.items)


def swapped(proposal: Proposal, place: int, cards: Iterable[Exercise]) -> Proposal:
    """The proposal with the next best exercise in the block at ``place`` (1 is the first); no other block moves.

    Going on swaps through all of them and comes back to the first.
    """
    if not 1 <= place <= len(proposal.items):
        raise Problem(f"There is no block at place {place} in this proposal.")
    old = proposal.items[place - 1]
    by_id = {card.id: card for card in cards}
    following = [one for one in old.alternatives if one in by_id]
    if not following or old.card is None:
        raise Problem(
            f"Nothing else of {text.minutes_in_words(old.minutes)} suits in place of “{old.title}”.",
            "Ask for another plan, or choose an exercise from the playbook.",
        )
    card = by_id[following[0]]
    new = replace(old, title=card.name, card=card, alternatives=(*following[1:], old.card.id))
    items = list(proposal.items)
    items[place - 1] = new
    free = [set(one.alternatives) - {card.id} for one in items]
    others = [
        replace(one, alternatives=tuple(id_ for id_ in one.alternatives if id_ in kept))
        for one, kept in zip(items, free, strict=True)
    ]
    return replace(proposal, items=explained(others, proposal.brief))


def explained(items: Sequence[Suggestion], brief: Brief) -> tuple[Suggestion, ...]:
    """The same blocks, each with its reason in one line: its part, its manner, and what it does after the others."""
    found: list[Suggestion] = []
    earlier: list[Exercise] = []
    sat, spoken = 0, False
    for one in items:
        if one.card is None:
            where = " on a screen" if brief.online else ""
            found.append(replace(one, reason=f"A pause after {text.minutes_in_words(sat)}{where}."))
            sat = 0
            continue
        voice = suits.gives_everyone_a_voice(one.card)
        found.append(replace(one, reason=_reason(one.card, earlier, brief, first_voice=voice and not spoken)))
        earlier.append(one.card)
        sat, spoken = sat + one.minutes, spoken or voice
    return tuple(found)


def _reason(card: Exercise, earlier: Sequence[Exercise], brief: Brief, *, first_voice: bool) -> str:
    parts = [f"{_part(card, earlier)}, {_TOGETHER[card.grouping]}"]
    if contrast := _contrast(card, earlier):
        parts.append(contrast)
    if source := sequences.source(card, earlier):
        parts.append(f"works on what “{source.name}” leaves")
    if card.stage is Stage.CLOSE and suits.gives_everyone_a_voice(card):
        parts.append("each person has a last word")
    elif first_voice:
        parts.append("everyone has then spoken once")
    if card.id in brief.include:
        parts.append("you asked for it")
    return f"{'; '.join(parts)}."


def _part(card: Exercise, earlier: Sequence[Exercise]) -> str:
    again = any(one.stage is card.stage for one in earlier)
    return {
        Stage.OPEN: "Second part of the opening" if again else "Opens",
        Stage.EXPLORE: "Main part",
        Stage.DECIDE: "Makes the decision firm" if again else "Comes to a decision",
        Stage.CLOSE: "Closes",
    }[card.stage]


def _contrast(card: Exercise, earlier: Sequence[Exercise]) -> str:
    if not earlier:
        return {Energy.CALM: "a calm start", Energy.LIVELY: "a lively start"}.get(card.energy, "")
    step = _LIVELINESS.index(card.energy) - _LIVELINESS.index(earlier[-1].energy)
    return "" if not step else "livelier than before" if step > 0 else "calmer than before"
