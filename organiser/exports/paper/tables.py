"""Turns a table into strips: its rows, their lines, and the headings that each page repeats."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from organiser.exports.paper.blocks import Column, Table
from organiser.exports.paper.look import BLACK, MM
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.strips import Mark, Strip, bar, beside, kept, shifted, total
from organiser.exports.paper.tags import Tag

_HAIR = 0.5
_PAD = 5
_LIFT = 3.5


class Tables:
    """Sets tables with the paragraphs of a document."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._look = paragraphs.look

    def strips(self, block: Table, parent: Tag, width: float) -> list[Strip]:
        """The heading, and the rows below it."""
        table = self._paragraphs.tree.add("Table", parent)
        head = self._head(block, table, width)
        again = tuple(self._head(block, None, width))
        rows = [replace(strip, running=again) for row in block.rows for strip in self._row(block, row, table, width)]
        strips = [*(replace(strip, keeps=True) for strip in head), *rows]
        return kept(strips) if total(strips) <= self._paragraphs.undivided else strips

    def _head(self, block: Table, table: Tag | None, width: float) -> list[Strip]:
        """The row of headings; without a table it is the one that later pages repeat, which is not read again."""
        row = table and self._paragraphs.tree.add("TR", table)
        cells = []
        for column, (left, cell) in zip(block.columns, _places(block.columns, width), strict=True):
            tag = row and self._paragraphs.tree.add("TH", row, scope="Column")
            words = self._paragraphs.strips(column.heading, self._look.strong, tag, cell - 2 * _PAD, is_cell=True)
            cells.append(shifted(words, left + _PAD))
        strips = _roomy(beside(*cells), 0)
        last = strips[-1]
        rule = Mark(None, 0, bar(width, 1.2, self._look.accent, rise=-last.below))
        return self._ruled(block, [*strips[:-1], replace(last, marks=(*last.marks, rule))], width)

    def _row(self, block: Table, row: Sequence[str], table: Tag, width: float) -> list[Strip]:
        """A row, which is divided only if it fills most of a page; its first cell is its name."""
        parent = self._paragraphs.tree.add("TR", table)
        cells = []
        for at, (words, (left, cell)) in enumerate(zip(row, _places(block.columns, width), strict=True)):
            if at == 0:
                tag = self._paragraphs.tree.add("TH", parent, scope="Row")
            else:
                tag = self._paragraphs.tree.add("TD", parent)
            text = self._paragraphs.strips(words, self._look.body, tag, cell - 2 * _PAD, is_cell=True)
            cells.append(shifted(text, left + _PAD))
        strips = _roomy(beside(*cells) or [Strip(0, 0)], block.row_height * MM)
        last = strips[-1]
        line = Mark(None, 0, bar(width, _HAIR, BLACK, rise=-last.below))
        strips = self._ruled(block, [*strips[:-1], replace(last, marks=(*last.marks, line))], width)
        return kept(strips) if total(strips) <= self._paragraphs.undivided else strips

    def _ruled(self, block: Table, strips: list[Strip], width: float) -> list[Strip]:
        """Strips with the upright lines of the columns that have one."""
        places = zip(block.columns, _places(block.columns, width), strict=True)
        edges = [left for column, (left, _) in places if column.ruled]
        ruled = []
        for strip in strips:
            lines = (Mark(None, edge, bar(_HAIR, strip.height, BLACK, rise=-strip.below)) for edge in edges)
            ruled.append(replace(strip, marks=(*strip.marks, *lines)))
        return ruled


def _roomy(strips: list[Strip], least: float) -> list[Strip]:
    """Strips with room above and below them, so that together they are at least ``least`` high."""
    room = max(2 * _LIFT, least - total(strips)) / 2
    first = replace(strips[0], above=strips[0].above + room)
    strips = [first, *strips[1:]]
    return [*strips[:-1], replace(strips[-1], below=strips[-1].below + room)]


def _places(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = sum(column.share for column in columns)
    edges = [sum(column.share for column in columns[:at]) / whole * width for at in range(len(columns) + 1)]
    return [(left, right - left) for left, right in pairwise(edges)]
