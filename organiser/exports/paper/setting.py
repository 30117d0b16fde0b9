"""Turns the blocks of a sheet into strips, with their tags."""

from collections.abc import Sequence
from dataclasses import replace

from organiser.exports.paper import figures, pictograms
from organiser.exports.paper.blocks import (
    Block,
    Cards,
    Choices,
    Code,
    Fact,
    Framed,
    Heading,
    Items,
    Label,
    Large,
    Seats,
    Shares,
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
from organiser.exports.paper.cards import laid_out
from organiser.exports.paper.framing import framed
from organiser.exports.paper.lists import Lists
from organiser.exports.paper.look import BLACK, MM, Type
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.strips import Area, Mark, Strip, bar, beside, frame, kept, shifted, spaced, squares, total
from organiser.exports.paper.tables import Tables
from organiser.exports.paper.tags import Tag

_HAIR = 0.5
_WIDEST_MARGIN = 0.32  # of the measure
_BOX = (26 * MM, 12 * MM)
_SQUARE = 0.42 * MM  # what old cameras still tell apart
_QUIET = 3  # squares
_SHORT_RULE, _PAD_OF_FRAME = 0.3, 0.09  # of the width


class Setting:
    """Sets blocks one after the other; each is read after the one before it. Sizes are in points."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self._tables = Tables(paragraphs)
        self._tree = paragraphs.tree
        self._look = look = paragraphs.look
        self._gap = look.body.size * 0.6
        self._tally_gap = look.strong.size * 1.2
        self._lists = Lists(paragraphs, self._gap)
        self._margin_column = paragraphs.width("Expected", look.strong) + look.body.size * 1.2

    def strips(self, blocks: Sequence[Block], tag: Tag, width: float) -> list[Strip]:
        """All of ``blocks`` below each other, ``width`` wide, as children of ``tag``."""
        strips: list[Strip] = []
        for block in blocks:
            if strips and isinstance(block, WritingLines | Tally):
                strips[-1] = replace(strips[-1], keeps=True)
            strips += self._block(block, tag, width, strips)
        return strips

    def _block(  # noqa: C901, PLR0912 - a case for each kind
        self, block: Block, tag: Tag, width: float, before: Sequence[Strip]
    ) -> list[Strip]:
        match block:
            case Title():
                return self._title(block, tag, width)
            case Large():
                return self._large(block, tag, width)
            case Heading():
                return self._heading(block, tag, width)
            case Label():
                return self._label(block, tag, width)
            case Words():
                return self._words(block, tag, width)
            case Fact():
                return self._fact(block, tag, width)
            case Spoken():
                return self._spoken(block, tag, width)
            case Items():
                return self._lists.items(block, tag, width)
            case Choices():
                return self._lists.choices(block, tag, width)
            case WritingLines():
                return self._writing_lines(block, width)
            case Table():
                return self._tables.strips(block, tag, width, before, reserved=self._tally_gap + _BOX[1])
            case Tally():
                return self._tally(block, tag, width)
            case Code():
                return self._code(block, tag, width)
            case Timed():
                return self._timed(block, tag, width)
            case Cards():
                return self._cards(block, tag, width)
            case Shares():
                return spaced(figures.shares(block, self._paragraphs, tag, width), self._gap * 2)
            case Seats():
                return spaced(figures.seats(block, self._paragraphs, tag, width), self._gap)
            case Framed():
                return self._framed(block, tag, width)

    def _title(self, block: Title, tag: Tag, width: float) -> list[Strip]:
        look = self._look
        strips: list[Strip] = []
        if block.above:
            above = self._tree.add("P", tag)
            above_type = look.strong
            if block.centred:
                above_type = self._as_large(block.above, look.title.size / look.body.size, width)
            strips = self._paragraphs.strips(
                block.above, above_type, above, width, colour=look.accent, centred=block.centred
            )
        type_ = self._as_large(block.words, block.times, width) if block.times else look.title
        name = self._paragraphs.strips(block.words, type_, self._tree.add("H1", tag), width, centred=block.centred)
        ruled = width * (_SHORT_RULE if block.centred else 1)
        rule = Strip(0, self._gap, (Mark(None, (width - ruled) / 2, bar(ruled, 1.5, look.accent)),), gap=6)
        strips += [replace(name[0], bookmark=(1, block.words)), *name[1:], rule]
        strips[0] = replace(strips[0], opens=True)
        return [replace(strip, keeps=True) for strip in strips]

    def _large(self, block: Large, tag: Tag, width: float) -> list[Strip]:
        type_ = self._as_large(block.words, block.times, width, bold=block.bold, least=block.least)
        paragraph = self._tree.add("P", tag)
        strips = self._paragraphs.strips(block.words, type_, paragraph, width, is_cell=True, centred=block.centred)
        return spaced(kept(strips), type_.size * 0.5 if block.centred else max(self._gap * 0.6, type_.size * 0.25))

    def _as_large(self, words: str, times: float, width: float, *, bold: bool = True, least: float = 0) -> Type:
        """The largest type, up to ``times`` the body, that sets ``words`` in one line, or else that of headings."""
        body = self._look.body.size
        natural = self._paragraphs.width(words, Type(body, bold)) / body
        size = min(body * times, width / natural if natural else width)
        smallest = max(body, least * body, min(body * times, self._look.heading.size))
        return Type(max(size, smallest), bold, 1.3 if least else 1.2)

    def _heading(self, block: Heading, tag: Tag, width: float) -> list[Strip]:
        look = self._look
        strips = self._paragraphs.strips(
            block.words, look.heading, self._tree.add("H2", tag), width, colour=look.accent
        )
        strips[0] = replace(strips[0], bookmark=(2, block.words))
        return [replace(strip, keeps=True) for strip in spaced(strips, look.body.size * 1.5)]

    def _label(self, block: Label, tag: Tag, width: float) -> list[Strip]:
        strips = self._paragraphs.strips(block.words, self._look.strong, self._tree.add("H4", tag), width)
        return [replace(strip, keeps=True) for strip in spaced(strips, self._gap)]

    def _words(self, block: Words, tag: Tag, width: float) -> list[Strip]:
        strips: list[Strip] = []
        for text in _paragraphs(block.text):
            strips += spaced(self._linked(text, block.link, self._tree.add("P", tag), width), self._gap)
        return strips

    def _linked(self, text: Text, link: str, paragraph: Tag, width: float) -> list[Strip]:
        if not link:
            return self._paragraphs.strips(text, self._look.body, paragraph, width)
        tag = self._tree.add("Link", paragraph)
        strips = self._paragraphs.strips(text, self._look.body, tag, width)
        return [replace(strip, areas=(Area(tag, 0, width, link),)) for strip in strips]

    def _fact(self, block: Fact, tag: Tag, width: float) -> list[Strip]:
        paragraph = self._tree.add("P", tag)
        if self._is_stacked(width):
            label = self._paragraphs.strips(f"{block.label} ", self._look.strong, paragraph, width)
            text = self._linked(block.text, block.link, paragraph, width)
            return spaced([*(replace(strip, keeps=True) for strip in label), *text], self._gap)
        column = self._margin_column
        size = self._look.body.size * 1.5
        picture = pictograms.picture(block.label, size, self._look.accent) if self._look.is_easy else None
        if self._look.is_easy:
            column += size * 1.5
        label = self._paragraphs.strips(f"{block.label} ", self._look.strong, paragraph, self._margin_column)
        if self._look.is_easy:
            label = shifted(label, size * 1.5)
        if picture:
            label[0] = replace(label[0], marks=(*label[0].marks, Mark(None, 0, picture)))
        text = self._linked(block.text, block.link, paragraph, width - column)
        return spaced(beside(label, shifted(text, column)), self._gap * 0.4)

    def _is_stacked(self, width: float) -> bool:
        """Whether type is so large for the paper that what belongs into the margin column stands above the text."""
        return self._margin_column > width * _WIDEST_MARGIN

    def _spoken(self, block: Spoken, tag: Tag, width: float) -> list[Strip]:
        type_ = self._look.subheading
        indent = type_.size
        lines = self._paragraphs.strips(block.words, type_, self._tree.add("P", tag), width - indent)
        barred = []
        for strip in shifted(lines, indent):
            upright = Mark(None, 0, bar(2.5, strip.height, self._look.accent, rise=-strip.below))
            barred.append(replace(strip, marks=(*strip.marks, upright)))
        return spaced(barred, self._gap)

    def _cards(self, block: Cards, tag: Tag, width: float) -> list[Strip]:
        pad = self._look.body.size
        card = self.strips(block.parts, tag, width / block.across - 2 * pad)
        # A point less than the page, so that rounding makes no second one.
        height = self._paragraphs.room - 1
        return laid_out(card, block.across, block.down, width=width, height=height, pad=pad)

    def _framed(self, block: Framed, tag: Tag, width: float) -> list[Strip]:
        pad = width * _PAD_OF_FRAME
        parts = self.strips(block.parts, tag, width - 2 * pad)
        foot = self.strips(block.foot, tag, width - 4 * pad)
        # A point less than the page, so that rounding makes no second one.
        return framed(shifted(parts, pad), shifted(foot, 2 * pad), width, self._paragraphs.room - 1, self._look)

    def _writing_lines(self, block: WritingLines, width: float) -> list[Strip]:
        height = max(9 * MM, self._look.body.leading * 1.3)
        line = Mark(None, 0, bar(width, _HAIR, BLACK))
        return [*kept([Strip(height, 0, (line,)) for _ in range(block.count)]), Strip(0, self._gap)]

    def _tally(self, block: Tally, tag: Tag, width: float) -> list[Strip]:
        box_width, box_height = _BOX
        type_ = self._look.strong
        lines = self._paragraphs.strips(block.words, type_, self._tree.add("P", tag), width - box_width - type_.size)
        below = (box_height - type_.size * 0.7) / 2
        outline = Mark(None, width - box_width, frame(box_width, box_height, BLACK, rise=-below))
        box = Strip(box_height - below, below, (outline,))
        return spaced(kept(beside(lines, [box])), self._tally_gap)

    def _code(self, block: Code, tag: Tag, width: float) -> list[Strip]:
        """Beside its words, with the empty margin that cameras need."""
        square = _SQUARE * block.times
        side, quiet = len(block.squares) * square, _QUIET * square
        left = width - side - quiet
        first, *lines = self._paragraphs.strips(
            block.words, self._look.body, self._tree.add("P", tag), left - self._look.body.size, is_cell=True
        )
        code = Mark(None, left, squares(block.squares, square, rise=first.above - quiet))
        lines = [replace(first, marks=(*first.marks, code)), *lines]
        rest = side + 2 * quiet - total(lines)
        return spaced(kept([*lines, Strip(0, max(rest, 0))]), self._gap)

    def _timed(self, block: Timed, tag: Tag, width: float) -> list[Strip]:
        """The clock time is part of the heading, since that is what people look for and listen for."""
        stacked = self._is_stacked(width)
        column = 0 if stacked else self._margin_column
        look = self._look
        heading = self._tree.add("H3", tag)
        margin, title = self._head(block.time, block.title, heading, width)
        if block.minutes:
            minutes = self._paragraphs.strips(block.minutes, look.body, self._tree.add("P", tag), column or width)
            margin = [*margin, *(spaced(minutes, self._gap) if len(title) == 1 else minutes)]
        body = self.strips(block.parts, tag, width - column)
        words = [*(replace(strip, keeps=True) for strip in title), *body]
        if stacked:
            rows = [*(replace(strip, keeps=True) for strip in margin), *words]
        else:
            rows = beside(margin, shifted(words, column))
        rows[-1] = replace(rows[-1], keeps=False)
        rows[0] = replace(rows[0], bookmark=(3, " ".join(filter(None, (block.time, block.title)))))
        rule = Strip(0, 3, (Mark(None, 0, bar(width, _HAIR, look.accent)),), gap=look.body.size, keeps=True)
        if total(rows) <= self._paragraphs.undivided:
            return [rule, *kept(rows)]
        margin, title = self._head(block.time, f"{block.title} (continued)", None, width)
        *most, last = title[:2] if stacked else beside(margin, shifted(title[:2], column))
        again = (*most, replace(last, below=last.below + self._gap))
        return [rule, *(replace(row, running=again) for row in rows)]

    def _head(self, time: str, title: str, tag: Tag | None, width: float) -> tuple[list[Strip], list[Strip]]:
        """The time of a part, for the margin column, and its title."""
        type_ = self._look.subheading
        column = 0 if self._is_stacked(width) else self._margin_column
        shown = f"{time} " if time else ""
        margin = self._paragraphs.strips(shown, type_, tag, column or width, colour=self._look.accent)
        return margin, self._paragraphs.strips(title, type_, tag, width - column)


def _paragraphs(text: Text) -> list[Text]:
    """Words of several lines as one paragraph each."""
    if isinstance(text, str):
        return [line for line in text.split("\n") if line.strip()]
    paragraphs: list[list[Span]] = [[]]
    for span in text:
        first, *more = span.words.split("\n")
        paragraphs[-1].append(replace(span, words=first))
        paragraphs += [[replace(span, words=line)] for line in more]
    return [tuple(spans) for spans in paragraphs if "".join(span.words for span in spans).strip()]
