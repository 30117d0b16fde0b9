"""Lays a sheet out to be easy to read: one sentence to a line, as the guides to Easy Read ask."""

import re
from collections.abc import Iterable
from dataclasses import replace

from organiser.exports.paper.blocks import Block, Cards, Timed, Words

# A full stop that ends a sentence: not that of “e.g. ”, “St. ” or a number, and what follows begins with a capital.
_END = re.compile(
    r"(?<![ .][a-zA-Z]\.)(?<!\bSt\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<=[.!?…])"
    r"(?P<close>[”’\"']?) +(?=[“‘\"'(]?[^\W\d_a-z])"
)


def simplified(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same blocks with each sentence of a paragraph on a line of its own."""
    return tuple(map(_simplified, blocks))


def _simplified(block: Block) -> Block:
    match block:
        case Words(text=str() as words):
            return replace(block, text="\n".join(sentences(words)))
        case Timed() | Cards():
            return replace(block, parts=simplified(block.parts))
    return block


def sentences(words: str) -> list[str]:
    """The sentences of a text, line by line."""
    return [part for line in words.split("\n") for part in _END.sub(r"\g<close>\n", line).split("\n")]
