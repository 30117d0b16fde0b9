"""Turns a paragraph into strips, one for each line, and tells its tag what it says."""

from functools import partial

from organiser.exports.paper import outlines
from organiser.exports.paper.blocks import Text
from organiser.exports.paper.ink import Colour
from organiser.exports.paper.look import BLACK, Look, Type
from organiser.exports.paper.strips import Mark, Strip
from organiser.exports.paper.tags import Tag, Tree
from organiser.exports.paper.text import Typesetter

# A part of a plan, or a row, that is higher than this share of a page may be divided.
_TOGETHER = 0.55


class Paragraphs:
    """Sets paragraphs of one document. ``room`` is the height of a page without its margins, in points."""

    def __init__(self, look: Look, typesetter: Typesetter, tree: Tree, room: float) -> None:
        self.look = look
        self.tree = tree
        self.room = room
        self.undivided = room * _TOGETHER
        self._typesetter = typesetter

    def width(self, text: Text, type_: Type) -> float:
        """The width of ``text`` on one line, in points."""
        return self._typesetter.width(text, type_)

    def strips(
        self,
        text: Text,
        type_: Type,
        tag: Tag | None,
        width: float,
        *,
        colour: Colour = BLACK,
        is_cell: bool = False,
        centred: bool = False,
    ) -> list[Strip]:
        """A paragraph of which neither the first line nor the last stands alone on a page.

        Without a tag it is decoration. In a cell, text that runs from right to left stays at the left edge too.
        """
        below = type_.size * 0.3
        lines = self._typesetter.lines(text, type_, width)
        strips = []
        for at, line in enumerate(lines):
            if tag:
                tag.words += line.words
                tag.is_plain &= line.is_plain
            spare = width - line.width
            left = spare / 2 if centred else spare if line.leans_right and not is_cell else 0.0
            keeps = len(lines) > 1 and at in {0, len(lines) - 2}
            mark = Mark(tag, left, partial(line.draw, colour=colour), partial(outlines.drawn, line))
            strips.append(Strip(type_.leading - below, below, (mark,), keeps=keeps))
        return strips
