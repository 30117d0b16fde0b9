"""Turns a table into strips: its rows, their lines, and the headings that each page repeats."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from organiser.exports.paper.blocks import LEAST_SPARE, Table
from organiser.exports.paper.look import BLACK, MM
from organiser.exports.paper.pages import room_left
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.strips import Mark, Strip, bar, beside, kept, shifted, spaced, total
from organiser.exports.paper.tags import Tag

_Places = list[tuple[float, float]]

_HAIR = 0.5
_PAD = 5
_APART = 1.2  # above a table, in sizes of the body
_LIFT = 3.5
_NUMBER = re.compile(r"[\d:.,]{1,6}")
_TO_WRITE = 15 * MM


class Tables:
    """Sets tables with the paragraphs of a document."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._look = paragraphs.look

    def strips(
        self, block: Table, parent: Tag, width: float, before: Sequence[Strip] = (), reserved: float = 0
    ) -> list[Strip]:
        """The heading, and the rows below it.

        Spare rows fill the page that what stands ``before`` has begun, but for what is ``reserved``, in points.
        """
        table = self._paragraphs.tree.add("Table", parent)
        places = self._places(block, width)
        head = self._head(block, table, places)
        again = tuple(self._head(block, None, places))
        rows = [replace(strip, running=again) for row in block.rows for strip in self._row(block, row, table, places)]
        strips = spaced([*(replace(strip, keeps=True) for strip in head), *rows], self._look.body.size * _APART)
        if not block.spare:
            return kept(strips) if total(strips) <= self._paragraphs.undivided else strips
        room = room_left([*before, *strips], self._paragraphs.room) - reserved
        spare = block.spare[: self._fitting(block, room)]
        return strips + [replace(part, running=again) for row in spare for part in self._row(block, row, table, places)]

    def _fitting(self, block: Table, room: float) -> int | None:
        """How many spare rows fit into ``room``; None (all of them, on another page) if those are too few."""
        count = int(room / max(block.row_height * MM, self._look.body.leading + 2 * _LIFT))
        return count if count >= min(LEAST_SPARE, len(block.spare)) else None

    def _head(self, block: Table, table: Tag | None, places: _Places) -> list[Strip]:
        """The row of headings; without a table it is the one that later pages repeat, which is not read again."""
        row = table and self._paragraphs.tree.add("TR", table)
        cells = []
        for column, (left, cell) in zip(block.columns, places, strict=True):
            tag = row and self._paragraphs.tree.add("TH", row, scope="Column")
            words = self._paragraphs.strips(column.heading, self._look.strong, tag, cell - 2 * _PAD, is_cell=True)
            cells.append(shifted(words, left + _indent(left)))
        strips = _roomy(beside(*cells), 0)
        last = strips[-1]
        rule = Mark(None, 0, bar(_width(places), 1.2, self._look.accent, rise=-last.below))
        return _ruled(block, [*strips[:-1], replace(last, marks=(*last.marks, rule))], places)

    def _row(self, block: Table, row: Sequence[str], table: Tag, places: _Places) -> list[Strip]:
        """A row, which is divided only if it fills most of a page; its first cell is its name."""
        parent = self._paragraphs.tree.add("TR", table)
        cells = []
        for at, (words, (left, cell)) in enumerate(zip(row, places, strict=True)):
            if at == 0:
                tag = self._paragraphs.tree.add("TH", parent, scope="Row")
            else:
                tag = self._paragraphs.tree.add("TD", parent)
            if words:
                text = self._paragraphs.strips(words, self._look.body, tag, cell - 2 * _PAD, is_cell=True)
                cells.append(shifted(text, left + _indent(left)))
        strips = _roomy(beside(*cells) or [Strip(0, 0)], block.row_height * MM)
        last = strips[-1]
        line = Mark(None, 0, bar(_width(places), _HAIR, BLACK, rise=-last.below))
        strips = _ruled(block, [*strips[:-1], replace(last, marks=(*last.marks, line))], places)
        return kept(strips) if total(strips) <= self._paragraphs.undivided else strips

    def _places(self, block: Table, width: float) -> _Places:
        """Left edge and width of each column: its share, but enough for what must not be broken, if that can be."""
        least = []
        for at, column in enumerate(block.columns):
            numbers = {
                word for row in (*block.rows, *block.spare) for word in row[at].split() if _NUMBER.fullmatch(word)
            }
            widths = [self._paragraphs.width(word, self._look.strong) for word in column.heading.split()]
            widths += [self._paragraphs.width(word, self._look.body) for word in numbers]
            least.append(max(max(widths, default=0) + 2 * _PAD, _TO_WRITE if column.ruled else 0))
        edges = [0.0, *accumulate(_shared([column.share for column in block.columns], least, width))]
        return [(left, right - left) for left, right in pairwise(edges)]


def _ruled(block: Table, strips: list[Strip], places: _Places) -> list[Strip]:
    """Strips with the upright lines of the columns that have one."""
    edges = [left for column, (left, _) in zip(block.columns, places, strict=True) if column.ruled]
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


def _indent(left: float) -> float:
    """The words of the first column stand under those above the table."""
    return _PAD if left else 0


def _width(places: _Places) -> float:
    left, width = places[-1]
    return left + width


def _shared(shares: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """``width`` divided by ``shares``, with no part below its ``least`` as long as there is room for that."""
    if sum(least) >= width:
        # The widest give way first.
        cap = max(cap for cap in (*least, 0.0) if sum(min(low, cap) for low in least) < width)
        above = [low > cap for low in least]
        rest = (width - sum(low for low, gives in zip(least, above, strict=True) if not gives)) / sum(above)
        return [rest if gives else low for low, gives in zip(least, above, strict=True)]
    parts = [share / sum(shares) * width for share in shares]
    while any(part < low for part, low in zip(parts, least, strict=True)):
        free = [share if part > low else 0 for share, part, low in zip(shares, parts, least, strict=True)]
        left = width - sum(low for share, low in zip(free, least, strict=True) if not share)
        parts = [share / sum(free) * left if share else low for share, low in zip(free, least, strict=True)]
    return parts
