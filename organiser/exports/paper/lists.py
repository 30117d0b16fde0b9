"""Turns lists, and choices with boxes to tick, into strips."""

from dataclasses import replace

from organiser.exports.paper.blocks import Choices, Items
from organiser.exports.paper.look import BLACK
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.strips import Mark, Strip, beside, frame, kept, shifted, spaced
from organiser.exports.paper.tags import Tag


class Lists:
    """Sets lists with the paragraphs of a document; ``gap`` is the usual space between two blocks, in points."""

    def __init__(self, paragraphs: Paragraphs, gap: float) -> None:
        self._paragraphs = paragraphs
        self._look = paragraphs.look
        self._gap = gap

    def items(self, block: Items, tag: Tag, width: float) -> list[Strip]:
        body = self._look.body
        widest = f"{len(block.items)}." if block.numbered else "•"
        indent = body.size * 1.5 if block.boxed else self._paragraphs.width(widest, body) + body.size * 0.6
        whole = self._paragraphs.tree.add("L", tag)
        strips: list[Strip] = []
        for at, item in enumerate(block.items):
            entry = self._paragraphs.tree.add("LI", whole)
            if block.boxed:
                mark = [self._box()]
            else:
                label = f"{at + 1}. " if block.numbered else "• "
                mark = self._paragraphs.strips(label, body, self._paragraphs.tree.add("Lbl", entry), indent)
            text = self._paragraphs.strips(item, body, self._paragraphs.tree.add("LBody", entry), width - indent)
            strips += spaced(beside(mark, shifted(text, indent)), self._gap * (0.8 if at else 1))
            # Neither the first item nor the last stands alone on a page.
            keeps = len(block.items) > 1 and at in {0, len(block.items) - 2}
            strips[-1] = replace(strips[-1], keeps=keeps)
        return strips

    def _box(self) -> Strip:
        """A box to tick as high as a letter, which no font of ours has."""
        size = self._look.body.size
        return Strip(size, size * 0.2, (Mark(None, 0, frame(size * 0.9, size * 0.9, BLACK, rise=-size * 0.12)),))

    def choices(self, block: Choices, tag: Tag, width: float) -> list[Strip]:
        body = self._look.body
        paragraph = self._paragraphs.tree.add("P", tag)
        lines: list[list[Strip]] = []
        left = width
        for words in block.words:
            needed = body.size * 1.5 + self._paragraphs.width(words, body)
            if left + needed > width:
                left = 0.0
                lines.append([])
            text = self._paragraphs.strips(f"{words} ", body, paragraph, width)
            lines[-1] += shifted(beside([self._box()], shifted(text[:1], body.size * 1.5)), left)
            left += needed + body.size * 1.5
        return spaced(kept([strip for line in lines for strip in beside(*([part] for part in line))]), self._gap)
