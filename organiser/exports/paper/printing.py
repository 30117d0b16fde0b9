"""Prints a sheet: sets its blocks, fills the pages and writes the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.exports.paper.blocks import LabelSheet, Sheet
from organiser.exports.paper.label_grids import Placing
from organiser.exports.paper.look import MM, Look

if TYPE_CHECKING:
    from organiser.exports.paper.text import Typesetter


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished print. ``missing`` holds the characters that no font has, with what stands in their place."""

    pdf: bytes
    pages: int
    missing: Mapping[str, str]


def printed(sheet: Sheet | LabelSheet, look: Look, *, fonts: Path) -> Printed:
    """``sheet`` as a PDF file. ``fonts`` is the folder with the program's fonts."""
    if isinstance(sheet, LabelSheet):
        return _labels(sheet, look, fonts)
    from organiser.exports.paper.file import written
    from organiser.exports.paper.pages import filled
    from organiser.exports.paper.paragraphs import Paragraphs
    from organiser.exports.paper.setting import Setting
    from organiser.exports.paper.tags import Tree
    from organiser.exports.paper.text import Typesetter

    typesetter = Typesetter(fonts)
    tree = Tree()
    width, height = look.size
    measure = width - 2 * look.margin
    footer = _Footer(sheet.footer, look, typesetter, measure)
    paragraphs = Paragraphs(look, typesetter, tree, room=height - 2 * look.margin - footer.height)
    strips = Setting(paragraphs).strips(sheet.blocks, tree.root, measure)
    pages = filled(strips, look, footer.height)
    for page in pages:
        page.write(footer.drawn(page.number + 1, len(pages)))
    pdf = written(pages, tree.root, typesetter.used, size=look.size, title=sheet.title, author=sheet.author)
    return Printed(pdf, len(pages), typesetter.missing)


def _labels(sheet: LabelSheet, look: Look, fonts: Path) -> Printed:
    from organiser.exports.paper.file import written
    from organiser.exports.paper.labels import laid_out
    from organiser.exports.paper.tags import Tree
    from organiser.exports.paper.text import Typesetter

    placing = look.placing or Placing(sheet.grid)
    typesetter, tree = Typesetter(fonts), Tree()
    pages = laid_out(sheet, placing, look, typesetter, tree)
    for page in pages:
        page.write(())
    width, height = placing.grid.paper
    size = (width * MM, height * MM)
    pdf = written(pages, tree.root, typesetter.used, size=size, title=sheet.title, author=sheet.author)
    return Printed(pdf, len(pages), typesetter.missing)


class _Footer:
    """The lines at the foot of each page: what this is and when it was printed, and the page number on the right."""

    def __init__(self, lines: tuple[str, ...], look: Look, typesetter: "Typesetter", measure: float) -> None:
        self._look = look
        self._typesetter = typesetter
        self._measure = measure
        room = measure - typesetter.width("Page 999 of 999", look.footer)
        widths = [*(measure for _ in lines[1:]), room]
        self._lines = [typesetter.fitted(words, look.footer, width) for words, width in zip(lines, widths, strict=True)]
        self.height = len(lines) * look.footer.leading + look.body.size

    def drawn(self, number: int, count: int) -> list[str]:
        """The PDF operators of the footer on one page."""
        type_, left = self._look.footer, self._look.margin
        lowest = self._look.margin + type_.size * 0.3
        drawn = [line.draw(left, lowest + at * type_.leading) for at, line in enumerate(reversed(self._lines))]
        page = self._typesetter.fitted(f"Page {number} of {count}", type_, self._measure)
        return [*drawn, page.draw(left + self._measure - page.width, lowest)]
