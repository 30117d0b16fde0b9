"""What has changed between two versions of a card: field by field, in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from organiser.domain.agendas import Item
from organiser.domain.exercises import Exercise
from organiser.domain.strands import Strand

_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that two cards say differently, on lines for the points of a list; "" where one says nothing."""

    what: str
    yours: str
    theirs: str

    @property
    def in_words(self) -> str:
        """``Minutes: “5 to 20, usually 10” becomes “5 to 30, usually 15”.``"""
        yours, theirs = _clipped(self.yours), _clipped(self.theirs)
        if not yours:
            return f"{self.what}: “{theirs}” is new."
        return f"{self.what}: “{yours}” becomes “{theirs}”." if theirs else f"{self.what}: “{yours}” is gone."


def differences(yours: Exercise, theirs: Exercise) -> tuple[Difference, ...]:
    """What ``theirs`` says differently; ids and whose cards they are do not count."""
    found = [Difference(what, say(yours), say(theirs)) for what, say in _FACTS.items() if say(yours) != say(theirs)]
    for what, points in _LISTS.items():
        ours, others = points(yours), points(theirs)
        if ours != others:
            found.append(_between_lists(what, ours, others))
    return tuple(found)


def is_same(yours: Exercise, theirs: Exercise) -> bool:
    """Whether two cards say the same, whatever their ids."""
    return replace(yours, id=theirs.id, own=theirs.own) == theirs


@dataclass(frozen=True, slots=True)
class Improvement:
    """A block whose card says something else in the playbook by now: the block as it would be, and what changes."""

    item: Item
    changes: tuple[str, ...]


def offered(items: Iterable[Item], cards: Iterable[Exercise]) -> tuple[Improvement, ...]:
    """The blocks that could take something from the playbook's ``cards``."""
    by_id = {card.id: card for card in cards}
    found = (Improvement(_renewed(item, by_id), _changes(item, by_id)) for item in items)
    return tuple(one for one in found if one.changes)


def _changes(item: Item, cards: Mapping[str, Exercise]) -> tuple[str, ...]:
    found = []
    holders: list[tuple[str, Item | Strand]] = [("", item), *((strand.name, strand) for strand in item.strands)]
    for name, holder in holders:
        newer = _newer(holder, cards)
        if newer is not None and holder.card is not None:
            group = f"{name}: " if name else ""
            found += [f"{group}{difference.in_words}" for difference in differences(holder.card, newer)]
    return tuple(found)


def _renewed(item: Item, cards: Mapping[str, Exercise]) -> Item:
    """The block with the playbook's cards in place of its copies.

    A title of one's own stays, and so do the minutes: they belong to the plan.
    """
    strands = (replace(strand, card=_newer(strand, cards) or strand.card) for strand in item.strands)
    item = replace(item, strands=tuple(strands))
    newer = _newer(item, cards)
    if newer is None or item.card is None:
        return item
    return replace(item, card=newer, title=newer.name if item.title == item.card.name else item.title)


def _newer(holder: Item | Strand, cards: Mapping[str, Exercise]) -> Exercise | None:
    """The playbook's card behind a block or a group, if it says something else by now."""
    card = cards.get(holder.exercise or "")
    return None if card is None or holder.card is None or is_same(holder.card, card) else replace(card, own=False)


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def _between_lists(what: str, ours: Sequence[str], others: Sequence[str]) -> Difference:
    """Only the points that the other list has not; all of them where merely the order is another one."""
    gone = [point for point in ours if point not in others]
    new = [point for point in others if point not in ours]
    if not gone and not new:
        gone, new = list(ours), list(others)
    return Difference(what, "\n".join(gone), "\n".join(new))


def _groups(card: Exercise) -> str:
    return f"groups of {card.group_size}" if card.group_size else str(card.grouping)


_FACTS: dict[str, Callable[[Exercise], str]] = {
    "Name": lambda card: card.name,
    "Purpose": lambda card: card.purpose,
    "Question": lambda card: card.question,
    "What people are told": lambda card: card.participants,
    "Stage": lambda card: card.stage.label,
    "Kind": lambda card: card.kind.label,
    "Pace": lambda card: str(card.energy),
    "Minutes": lambda card: f"{card.minutes_min} to {card.minutes_max}, usually {card.minutes_typical}",
    "People": lambda card: f"{card.people_min} to {card.people_max}",
    "Groups": _groups,
    "Format": lambda card: card.format_in_words,
    "It asks people for": lambda card: ", ".join(card.demands),
    "About": lambda card: card.about,
    "Originator": lambda card: card.originator,
    "Inspired by": lambda card: card.inspired_by,
    "Licence": lambda card: card.licence,
}
_LISTS: dict[str, Callable[[Exercise], Sequence[str]]] = {
    "Materials": lambda card: [f"{one.in_words}." for one in card.materials],
    "Before": lambda card: card.before,
    "Steps": lambda card: [f"({step.minutes} min) {step.words}" for step in card.steps],
    "Tips": lambda card: card.tips,
    "Online": lambda card: card.online_notes,
    "Access": lambda card: card.access,
    "Afterwards": lambda card: card.afterwards,
}
