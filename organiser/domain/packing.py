"""Adds up what has to be brought to a session: one line for each thing, whatever the number of blocks that use it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from organiser.domain import strands, text
from organiser.domain.agendas import Agenda, Item
from organiser.domain.exercises import Exercise, Material

# One rule: a thing is used again in the next block if one of the first words is in its name and none of the
# second; everything else is used up and adds up. Whoever follows it brings too much rather than too little.
_USED_AGAIN = re.compile(
    r"\b(?:bell|whistle|timer|watch|microphone|loop|pen|marker|pencil|scissors|tape|tack|clipboard|chair|table|board|"
    r"easel|stand|box|basket|ball|stone|object|camera|phone|laptop|projector|speaker|clock)s?\b"
)
_USED_UP = re.compile(r"\b(?:paper|sheet|note|card|slip|label|sticker|dot|envelope|copy|copies)s?\b")
_LAST_S = re.compile(r"(?<=[a-rt-z])s\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to pack. ``quantity`` 0 means that nobody knows yet how many people come: ``each`` says it then."""

    item: str
    quantity: int
    optional: bool
    used_in: tuple[str, ...]
    each: str = ""

    @property
    def in_words(self) -> str:
        """``15 × pen``, ``flipchart sheet (if you have it)``; without a number, as the card says it."""
        if not self.quantity:
            return self.each
        amount = f"{self.quantity:,} × " if self.quantity > 1 else ""
        return f"{amount}{self.item}{' (if you have it)' if self.optional else ''}"


def packed(agenda: Agenda, people: int) -> tuple[Line, ...]:
    """The packing list of a plan for that many people (0: not known), in the order in which things are needed.

    What is used up adds up over the blocks; what can be used again is brought in the largest number that any block
    needs. A thing is optional only where no block must have it.
    """
    lines: dict[str, Line] = {}
    for block in agenda.blocks:
        for key, more in _of_block(block.item, people).items():
            before = lines.get(key)
            lines[key] = _together(before, more) if before else more
    return tuple(lines.values())


def _together(before: Line, more: Line) -> Line:
    """What is needed of a thing after another block."""
    larger = is_used_again(before.item)
    quantity = max(before.quantity, more.quantity) if larger else before.quantity + more.quantity
    used_in = tuple(dict.fromkeys([*before.used_in, *more.used_in]))
    return Line(before.item, quantity, before.optional and more.optional, used_in, before.each)


def _of_block(item: Item, people: int) -> dict[str, Line]:
    """What one block needs: groups that work at the same time can lend each other nothing."""
    lines: dict[str, Line] = {}
    for (_, card), here in zip(item.groups, strands.sizes(people, len(item.groups)), strict=True):
        for material in card.materials if card else ():
            each = "" if people else material.in_words
            key = same_thing(material.item) + each
            quantity = material.needed(here, card.group_of) if people and card else 0
            before = lines.get(key, Line(material.item, 0, True, (item.title,), each))
            optional = before.optional and material.optional
            lines[key] = Line(before.item, before.quantity + quantity, optional, before.used_in, each)
    return lines


@lru_cache(maxsize=4_096)
def is_used_again(item: str) -> bool:
    """Whether a thing of that name serves the next block as well: pens and bells do, paper does not."""
    name = text.folded(item)
    return bool(_USED_AGAIN.search(name)) and not _USED_UP.search(name)


@lru_cache(maxsize=4_096)
def same_thing(item: str) -> str:
    """A name under which ``Pens`` and ``pen`` are one."""
    return _LAST_S.sub("", text.folded(item))


def missing(card: Exercise, at_hand: Iterable[str]) -> tuple[Material, ...]:
    """What a card must have and nobody has: a thing is at hand when all its words stand in what the card asks for.

    ``sticky notes`` serves for ``sticky notes in two colours``.
    """
    had = [_words(thing) for thing in at_hand]
    needed = [material for material in card.materials if not material.optional]
    return tuple(one for one in needed if not any(words and words <= _words(one.item) for words in had))


@lru_cache(maxsize=4_096)
def _words(item: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", same_thing(item)))
