"""Lays a card out several times on a page, with marks to cut at."""

from collections.abc import Sequence
from dataclasses import replace

from organiser.exports.paper.look import BLACK
from organiser.exports.paper.strips import Mark, Strip, beside, corners, kept, shifted, total


def laid_out(card: Sequence[Strip], across: int, down: int, *, width: float, height: float, pad: float) -> list[Strip]:
    """``card``, set ``width / across - 2 * pad`` wide, on a page of that ``width`` and ``height``, all in points.

    The first is the text; the others are decoration, since they say nothing new. Cards too high for so many rows
    have one row, and one that is too high for the page stands alone and is not cut.
    """
    first = shifted([replace(card[0], above=card[0].above + pad, gap=0), *card[1:]], pad)
    copy = [
        replace(strip, marks=tuple(replace(mark, tag=None) for mark in strip.marks), areas=(), bookmark=None)
        for strip in first
    ]
    needed = total(first) + pad
    if needed > height:
        return first
    rows = down if needed <= height / down else 1
    strips: list[Strip] = []
    for row in range(rows):
        cards = [copy if row or column else first for column in range(across)]
        strips += _to_cut(cards, width / across, height / rows)
    return strips


def _to_cut(cards: Sequence[Sequence[Strip]], width: float, height: float) -> list[Strip]:
    """Cards beside each other, which stay together, and the corners at which they are cut."""
    edges = [width * column for column in range(len(cards))]
    strips = beside(*(shifted(card, edge) for card, edge in zip(cards, edges, strict=True)))
    rest = height - total(strips)
    marks = tuple(Mark(None, edge, corners(width, height, BLACK, rise=-rest)) for edge in edges)
    return kept([*(replace(strip, keeps=True) for strip in strips), Strip(0, rest, marks)])
