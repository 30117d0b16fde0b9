"""Blocks of a plan as text, so that they can be copied from one plan and put into another."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from organiser.domain import cards, text
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.exercises import Exercise
from organiser.domain.problem import Problem
from organiser.domain.strands import Strand

# A plan of a long day has some 40 blocks.
_MOST = 1_000
_WORDS = ("title", "pinned", "lead", "notes", "participants")
_STRAND_WORDS = ("name", "lead", "room", "notes")


def write(items: Iterable[Item]) -> str:
    """The blocks with all that is in them, as JSON; their ids and places stay behind."""
    return json.dumps([_written(item) for item in items], ensure_ascii=False)


def read(source: str) -> tuple[Item, ...]:
    """The blocks in a text that ``write`` has made; anything else is a Problem."""
    try:
        found = json.loads(source)
        if not isinstance(found, list) or not 0 < len(found) <= _MOST:
            raise _nothing()
        return tuple(_item(one) for one in found)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _nothing() from error


def in_words(items: Iterable[Item]) -> str:
    """The blocks as lines that can be pasted into a letter: ``Check-in round, 10 minutes``."""
    return "\n".join(
        f"{item.title}, {text.counted(item.minutes, 'minute')}" if item.minutes else item.title for item in items
    )


def _nothing() -> Problem:
    return Problem("There are no blocks to paste.", "Copy some in the plan of a session first.")


def _written(item: Item) -> dict[str, Any]:
    words = {name: getattr(item, name) for name in _WORDS}
    strands = [{name: getattr(one, name) for name in _STRAND_WORDS} | _card_written(one) for one in item.strands]
    return words | _card_written(item) | {"minutes": item.minutes, "kind": str(item.kind), "strands": strands}


def _card_written(part: Item | Strand) -> dict[str, Any]:
    return {"exercise": part.exercise, "card": cards.write(part.card) if part.card else None}


def _item(one: dict[str, Any]) -> Item:
    exercise, card = _card(one)
    item = Item(_words(one["title"]), _number(one["minutes"]), BlockKind(_words(one["kind"])), exercise, card)
    words: dict[str, Any] = {name: _words(one[name]) for name in _WORDS}
    return replace(item, strands=tuple(map(_strand, one["strands"])), **words)


def _strand(one: dict[str, Any]) -> Strand:
    exercise, card = _card(one)
    words: dict[str, Any] = {name: _words(one[name]) for name in _STRAND_WORDS}
    return Strand(exercise=exercise, card=card, **words)


def _card(one: dict[str, Any]) -> tuple[str | None, Exercise | None]:
    exercise, card = one["exercise"], one["card"]
    return None if exercise is None else _words(exercise), None if card is None else cards.read(_words(card))


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
