"""Prints sheets: sets their blocks, fills the pages and writes the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.exports.paper.blocks import LabelSheet, Sheet
from organiser.exports.paper.label_grids import Placing
from organiser.exports.paper.look import MM, Look

if TYPE_CHECKING:
    from organiser.exports.paper.file import Bundle
    from organiser.exports.paper.text import Typesetter


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished print. ``missing`` holds the characters that no font has, with what stands in their place.

    ``places`` has for each of them the words around it, once for each name or text that it stands in.
    """

    pdf: bytes
    pages: int
    missing: Mapping[str, str]
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet among others in one file, with its own look; ``name`` is how bookmarks call it."""

    sheet: Sheet
    look: Look
    copies: int = 1
    name: str = ""


Front = Callable[[Sequence[int]], Part]
Step = Callable[[int, int], object]


def no_step(_done: int, _of: int) -> None:
    """Nobody asks how far it has come."""


def printed(sheet: Sheet | LabelSheet, look: Look, *, fonts: Path) -> Printed:
    """``sheet`` as a PDF file. ``fonts`` is the folder with the program's fonts."""
    from organiser.exports.paper.text import Typesetter

    typesetter = Typesetter(fonts)
    if isinstance(sheet, LabelSheet):
        return _written([_labels(sheet, look, typesetter)], sheet, typesetter)
    return _written([_set(Part(sheet, look), typesetter)], sheet, typesetter)


def bound(
    front: Front, parts: Sequence[Part], *, fonts: Path, both_sides: bool = False, step: Step = no_step
) -> Printed:
    """Several sheets as one PDF file, each with pages numbered for itself, and as many times as it has copies.

    ``front`` makes the first part when it is told on which page of the file each of the ``parts`` begins. With
    ``both_sides`` an empty page follows a copy with an odd number of them. ``step`` is called between parts.
    """
    from organiser.exports.paper.text import Typesetter

    typesetter = Typesetter(fonts)
    bundles = []
    for number, part in enumerate(parts):
        step(number, len(parts) + 1)
        bundles.append(_set(part, typesetter, is_even=both_sides))
    step(len(parts), len(parts) + 1)
    length = 2 if both_sides else 1
    while True:  # a front that runs over a page moves all that follows
        part = front(_starts(length + 1, bundles))
        first = _set(part, typesetter, is_even=both_sides)
        if len(first.pages) <= length:
            return _written([first, *bundles], part.sheet, typesetter)
        length = len(first.pages)


def lengths(parts: Sequence[Part], *, fonts: Path, step: Step = no_step) -> list[int]:
    """How many pages one copy of each has."""
    from organiser.exports.paper.text import Typesetter

    typesetter, found = Typesetter(fonts), []
    for number, part in enumerate(parts):
        step(number, len(parts))
        found.append(len(_set(part, typesetter).pages))
    return found


def _starts(first: int, bundles: Sequence["Bundle"]) -> list[int]:
    starts = []
    for bundle in bundles:
        starts.append(first)
        first += len(bundle.pages) * bundle.copies
    return starts


def _set(part: Part, typesetter: "Typesetter", *, is_even: bool = False) -> "Bundle":
    from organiser.exports.paper import dressing, easy
    from organiser.exports.paper.file import Bundle
    from organiser.exports.paper.pages import Page, filled
    from organiser.exports.paper.paragraphs import Paragraphs
    from organiser.exports.paper.setting import Setting
    from organiser.exports.paper.tags import Tree

    sheet, look, tree = part.sheet, part.look, Tree()
    width, height = look.size
    measure = width - 2 * look.margin
    footer = _Footer(sheet.footer, look, typesetter, measure)
    paragraphs = Paragraphs(look, typesetter, tree, room=height - 2 * look.margin - footer.height)
    blocks = easy.simplified(sheet.blocks) if look.is_easy else sheet.blocks
    strips = Setting(paragraphs).strips(blocks, tree.root, measure)
    pages = filled(strips, look, footer.height)
    for page in pages:
        page.ahead[:0] = dressing.ground(look)
        if page.number == 0:
            page.ahead += dressing.logo(look)
        page.write(footer.drawn(page.number + 1, len(pages)))
    if is_even and len(pages) % 2:
        pages.append(Page(len(pages)))
    return Bundle(pages, tree.root, look.size, part.copies, part.name, look.brand.logo)


def _written(bundles: Sequence["Bundle"], sheet: Sheet | LabelSheet, typesetter: "Typesetter") -> Printed:
    from organiser.exports.paper.file import written

    pdf = written(bundles, typesetter.used, title=sheet.title, author=sheet.author)
    return Printed(pdf, sum(len(one.pages) * one.copies for one in bundles), typesetter.missing, typesetter.places)


def _labels(sheet: LabelSheet, look: Look, typesetter: "Typesetter") -> "Bundle":
    from organiser.exports.paper.file import Bundle
    from organiser.exports.paper.labels import laid_out
    from organiser.exports.paper.tags import Tree

    placing, tree = look.placing or Placing(sheet.grid), Tree()
    pages = laid_out(sheet, placing, look, typesetter, tree)
    for page in pages:
        page.write(())
    width, height = placing.grid.paper
    return Bundle(pages, tree.root, (width * MM, height * MM))


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
