"""Turns the blocks of a sheet into strips, with their tags."""

from collections.abc import Sequence
from dataclasses import replace

from organiser.exports.paper.blocks import (
    Block,
    Column,
    Fact,
    Heading,
    Items,
    Span,
    Spoken,
    Table,
    Tally,
    Text,
    Timed,
    Title,
    Words,
    WritingLines,
)
from organiser.exports.paper.look import BLACK, MM, Colour, Look, Type
from organiser.exports.paper.strips import Area, Mark, Strip, bar, beside, frame, kept, shifted, spaced, total
from organiser.exports.paper.tags import Tag, Tree
from organiser.exports.paper.text import Typesetter

HAIR = 0.6
PAD = 4
# A part of a plan, or a row, higher than this share of a page may be divided.
TOGETHER = 0.55


class Setting:
    """Sets blocks one after the other; each is read after the one before it. Sizes are in points."""

    def __init__(self, look: Look, typesetter: Typesetter, tree: Tree, room: float) -> None:
        self._look = look
        self._typesetter = typesetter
        self._tree = tree
        self._room = room
        self._gap = look.body.size * 0.55
        widest = max(typesetter.width(label, look.strong) for label in ("Expected", "00:00"))
        self._margin_column = widest + look.body.size * 1.2

    def strips(self, blocks: Sequence[Block], tag: Tag, width: float) -> list[Strip]:
        """All of ``blocks`` below each other, ``width`` wide, as children of ``tag``."""
        return [strip for block in blocks for strip in self._block(block, tag, width)]

    def _block(self, block: Block, tag: Tag, width: float) -> list[Strip]:
        match block:
            case Title():
                return self._title(block, tag, width)
            case Heading():
                return self._heading(block, tag, width)
            case Words():
                return self._words(block, tag, width)
            case Fact():
                return self._fact(block, tag, width)
            case Spoken():
                return self._spoken(block, tag, width)
            case Items():
                return self._items(block, tag, width)
            case WritingLines():
                return self._writing_lines(block, width)
            case Table():
                return self._table(block, tag, width)
            case Tally():
                return self._tally(block, tag, width)
            case Timed():
                return self._timed(block, tag, width)

    def _lines(self, text: Text, type_: Type, tag: Tag | None, width: float, colour: Colour = BLACK) -> list[Strip]:
        """A paragraph, of which neither the first line nor the last stands alone on a page."""
        below = type_.size * 0.3
        strips = []
        for line in self._typesetter.lines(text, type_, width):
            left = width - line.width if line.leans_right else 0.0
            mark = Mark(tag, left, lambda x, y, line=line: line.draw(x, y, colour))  # type: ignore[misc]
            strips.append(Strip(type_.leading - below, below, (mark,)))
        last = len(strips) - 1
        return [replace(strip, keeps=last > 0 and at in {0, last - 1}) for at, strip in enumerate(strips)]

    def _title(self, block: Title, tag: Tag, width: float) -> list[Strip]:
        strips: list[Strip] = []
        if block.above:
            above = self._tree.add("P", tag)
            strips = self._lines(block.above, self._look.strong, above, width, self._look.accent)
        name = self._lines(block.words, self._look.title, self._tree.add("H1", tag), width)
        strips += [replace(name[0], bookmark=(1, block.words)), *name[1:]]
        rule = Strip(0, 4, (Mark(None, 0, bar(width, 1.5, self._look.accent)),), gap=6)
        return [replace(strip, keeps=True) for strip in [*strips, rule]]

    def _heading(self, block: Heading, tag: Tag, width: float) -> list[Strip]:
        strips = self._lines(block.words, self._look.heading, self._tree.add("H2", tag), width, self._look.accent)
        strips[0] = replace(strips[0], bookmark=(2, block.words))
        return [replace(strip, keeps=True) for strip in spaced(strips, self._look.body.size * 1.5)]

    def _words(self, block: Words, tag: Tag, width: float) -> list[Strip]:
        strips: list[Strip] = []
        for text in _paragraphs(block.text):
            strips += spaced(self._linked(text, block.link, self._tree.add("P", tag), width), self._gap)
        return strips

    def _linked(self, text: Text, link: str, paragraph: Tag, width: float) -> list[Strip]:
        if not link:
            return self._lines(text, self._look.body, paragraph, width)
        tag = self._tree.add("Link", paragraph)
        return [
            replace(strip, areas=(Area(tag, 0, width, link),))
            for strip in self._lines(text, self._look.body, tag, width)
        ]

    def _fact(self, block: Fact, tag: Tag, width: float) -> list[Strip]:
        paragraph = self._tree.add("P", tag)
        column = self._margin_column
        label = self._lines(block.label + " ", self._look.strong, paragraph, column)
        text = self._linked(block.text, block.link, paragraph, width - column)
        return spaced(beside(label, shifted(text, column)), self._gap)

    def _spoken(self, block: Spoken, tag: Tag, width: float) -> list[Strip]:
        type_ = Type(self._look.subheading.size, bold=True)
        indent = type_.size
        lines = self._lines(block.words, type_, self._tree.add("P", tag), width - indent)
        barred = [
            replace(
                strip,
                marks=(*strip.marks, Mark(None, 0, bar(2.5, strip.height, self._look.accent, rise=-strip.below))),
            )
            for strip in shifted(lines, indent)
        ]
        return spaced(barred, self._gap * 1.3)

    def _items(self, block: Items, tag: Tag, width: float) -> list[Strip]:
        body = self._look.body
        widest = f"{len(block.items)}." if block.numbered else "•"
        indent = self._typesetter.width(widest, body) + body.size * 0.6
        whole = self._tree.add("L", tag)
        strips: list[Strip] = []
        for number, item in enumerate(block.items, start=1):
            entry = self._tree.add("LI", whole)
            label = f"{number}." if block.numbered else "•"
            mark = self._lines(label + " ", body, self._tree.add("Lbl", entry), indent)
            text = self._lines(item, body, self._tree.add("LBody", entry), width - indent)
            strips += spaced(beside(mark, shifted(text, indent)), self._gap * (1 if number == 1 else 0.6))
        return strips

    def _writing_lines(self, block: WritingLines, width: float) -> list[Strip]:
        height = max(9 * MM, self._look.body.leading * 1.3)
        line = Mark(None, 0, bar(width, HAIR, BLACK))
        return kept([Strip(height, 0, (line,)) for _ in range(block.count)])

    def _tally(self, block: Tally, tag: Tag, width: float) -> list[Strip]:
        box_width, box_height = 26 * MM, 12 * MM
        lines = self._lines(block.words, self._look.strong, self._tree.add("P", tag), width - box_width - 12)
        below = (box_height - self._look.body.size * 0.7) / 2
        box = Strip(
            box_height - below,
            below,
            (Mark(None, width - box_width, frame(box_width, box_height, BLACK, rise=-below)),),
        )
        return spaced(kept(beside(lines, [box])), self._look.body.size * 1.2)

    def _timed(self, block: Timed, tag: Tag, width: float) -> list[Strip]:
        """The clock time is part of the heading, since that is what people look for and listen for."""
        column = self._margin_column
        look = self._look
        heading = self._tree.add("H3", tag)
        name = " ".join(filter(None, (block.time, block.title)))
        margin = self._lines(f"{block.time} ", look.subheading, heading, column, look.accent) if block.time else []
        title = self._lines(block.title, look.subheading, heading, width - column)
        if block.minutes:
            minutes = self._lines(block.minutes, look.body, self._tree.add("P", tag), column)
            margin = [*margin, *minutes] if margin or len(title) > 1 else minutes
        body = self.strips(block.parts, tag, width - column)
        rows = beside(margin, shifted([*(replace(strip, keeps=True) for strip in title), *body], column))
        rows[0] = replace(rows[0], bookmark=(3, name))
        rule = Strip(0, 3, (Mark(None, 0, bar(width, HAIR, look.accent)),), gap=look.body.size, keeps=True)
        if total(rows) <= self._room * TOGETHER:
            return [rule, *kept(rows)]
        again = beside(*self._again(block, column, width))
        return [rule, *(replace(row, running=tuple(again)) for row in rows)]

    def _again(self, block: Timed, column: float, width: float) -> tuple[list[Strip], list[Strip]]:
        """What stands over the rest of a part that goes on overleaf."""
        look = self._look
        margin = self._lines(block.time, look.subheading, None, column, look.accent) if block.time else []
        title = self._lines(f"{block.title} (continued)", look.subheading, None, width - column)
        return margin, shifted(title[:2], column)

    def _table(self, block: Table, tag: Tag, width: float) -> list[Strip]:
        table = self._tree.add("Table", tag)
        head = self._row(block, [column.heading for column in block.columns], table, width, is_head=True)
        again = self._row(block, [column.heading for column in block.columns], None, width, is_head=True)
        rows = [
            replace(strip, running=tuple(again))
            for row in block.rows
            for strip in self._row(block, row, table, width, is_head=False)
        ]
        return spaced([*(replace(strip, keeps=True) for strip in head), *rows], self._gap * 2)

    def _row(
        self, block: Table, cells: Sequence[str], table: Tag | None, width: float, *, is_head: bool
    ) -> list[Strip]:
        row = table and self._tree.add("TR", table)
        type_ = self._look.strong if is_head else self._look.body
        columns = []
        for (left, cell_width), words, at in zip(_places(block.columns, width), cells, range(len(cells)), strict=True):
            is_name = is_head or at == 0
            tag = row and self._tree.add("TH" if is_name else "TD", row, scope="Column" if is_head else "Row" if is_name else "")
            columns.append(shifted(self._lines(words, type_, tag, cell_width - 2 * PAD), left + PAD))
        strips = beside(*columns) or [Strip(0, 0)]
        return self._ruled(block, strips, width, is_head=is_head)

    def _ruled(self, block: Table, strips: list[Strip], width: float, *, is_head: bool) -> list[Strip]:
        """Room around the words of a row, and its lines."""
        least = 0 if is_head else block.row_height * MM
        room = max(2 * PAD, least - total(strips)) / 2
        strips[0] = replace(strips[0], above=strips[0].above + room)
        strips[-1] = replace(strips[-1], below=strips[-1].below + room)
        thickness, colour = (1.2, self._look.accent) if is_head else (HAIR, BLACK)
        last = strips[-1]
        strips[-1] = replace(last, marks=(*last.marks, Mark(None, 0, bar(width, thickness, colour, rise=-last.below))))
        ruled = [left for column, (left, _) in zip(block.columns, _places(block.columns, width), strict=True) if column.ruled]
        lined = [
            replace(
                strip,
                marks=(*strip.marks, *(Mark(None, x, bar(HAIR, strip.height, BLACK, rise=-strip.below)) for x in ruled)),
            )
            for strip in strips
        ]
        return kept(lined) if total(lined) <= self._room * TOGETHER else lined


def _places(columns: Sequence[Column], width: float) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    whole = sum(column.share for column in columns)
    edges = [sum(column.share for column in columns[:at]) / whole * width for at in range(len(columns) + 1)]
    return [(left, right - left) for left, right in zip(edges, edges[1:], strict=False)]


def _paragraphs(text: Text) -> list[Text]:
    """Words of several lines as one paragraph each."""
    if isinstance(text, str):
        return [line for line in text.split("\n") if line.strip()]
    paragraphs: list[list[Span]] = [[]]
    for span in text:
        first, *more = span.words.split("\n")
        paragraphs[-1].append(Span(first, span.bold))
        paragraphs += [[Span(line, span.bold)] for line in more]
    return [tuple(spans) for spans in paragraphs if "".join(span.words for span in spans).strip()]
