"""Blocks of a plan written down as JSON, with the cards that are in them as the text of their files."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from organiser.domain import cards
from organiser.domain.agendas import Item
from organiser.domain.exercises import Exercise
from organiser.domain.strands import Strand

_OF_THE_ROW = frozenset({"id", "place"})
_TYPES: dict[str, type] = {"minutes": int, "strands": list}
_OPTIONAL = frozenset({"exercise", "card"})


def write(items: Iterable[Item]) -> str:
    """The blocks as JSON; :func:`read` gives them back without their ids and places."""
    return json.dumps([_written(item) for item in items], ensure_ascii=False)


def _written(part: Item | Strand) -> dict[str, Any]:
    return {field.name: _plain(getattr(part, field.name)) for field in fields(part) if field.name not in _OF_THE_ROW}


def _plain(value: object) -> object:
    if isinstance(value, Exercise):
        return cards.write(value)
    return [_written(one) for one in value] if isinstance(value, tuple) else value


def read(source: str) -> tuple[Item, ...]:
    """The blocks in a text that :func:`write` made; what an earlier program did not write yet is left open.

    Raises ValueError, TypeError, RecursionError or a Problem for a text that is none.
    """
    found = json.loads(source)
    if not isinstance(found, list):
        raise TypeError("no list of blocks")
    return tuple(map(_item, found))


def _item(raw: object) -> Item:
    known = _known(Item, raw)
    strands = tuple(Strand(**_known(Strand, one)) for one in known.pop("strands", ()))
    return Item(**known, strands=strands)


def _known(kind: type[Item | Strand], raw: object) -> dict[str, Any]:
    """The fields that this program knows, each of its type."""
    if not isinstance(raw, dict):
        raise TypeError("no table of fields")
    known = {field.name: raw[field.name] for field in fields(kind) if field.name in raw.keys() - _OF_THE_ROW}
    for name, value in known.items():
        if type(value) is not _TYPES.get(name, str) and not (value is None and name in _OPTIONAL):
            raise TypeError(name)
    return known | {"card": cards.read(known["card"]) if known.get("card") else None}
