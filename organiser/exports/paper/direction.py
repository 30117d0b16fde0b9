"""Which way letters run: left to right, or right to left as in Arabic and Urdu."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from organiser.exports.paper.fonts import JOINERS

Thing = TypeVar("Thing")

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile(f"(.)([{JOINERS}]+)")


def levels(words: str) -> list[int] | None:
    """The embedding level of each letter (odd: right to left), or None where everything runs left to right."""
    if not _RIGHT_TO_LEFT.search(words):
        return None
    from bidi import algorithm

    # The algorithm drops joiners; the letter before one stands in for it, so that the numbers stay in step.
    seen = _JOINED.sub(lambda found: found[1] * len(found[0]), words)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(seen)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(seen, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [letter["level"] for letter in storage["chars"]]


def base_level(words: str) -> int:
    """0 or 1: the direction of the first letter that has one."""
    from bidi import algorithm

    return int(algorithm.get_base_level(words))


def in_sight(things: Sequence[Thing], level: Callable[[Thing], int]) -> list[Thing]:
    """Things in the order of reading put into the order in which they stand from left to right."""
    order = list(things)
    for depth in range(max(map(level, order), default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and level(order[end]) >= depth:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
