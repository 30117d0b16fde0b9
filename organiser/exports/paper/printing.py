"""Prints a sheet: sets its blocks, fills the pages and writes the file."""

from pathlib import Path

from organiser.exports.paper.blocks import Sheet
from organiser.exports.paper.look import Look


def printed(sheet: Sheet, look: Look, *, fonts: Path) -> bytes:
    """``sheet`` as a PDF file. ``fonts`` is the folder with the program's fonts.

    A letter that no font has is printed as its name in brackets; :func:`.fonts.missing_characters` tells which.
    """
    from organiser.exports.paper.file import PdfFile
    from organiser.exports.paper.pages import filled
    from organiser.exports.paper.setting import Setting
    from organiser.exports.paper.tags import Tree
    from organiser.exports.paper.text import Typesetter

    typesetter = Typesetter(fonts)
    tree = Tree()
    width, height = look.size
    measure = width - 2 * look.margin
    footer = _Footer(sheet.footer, look, typesetter, measure)
    setting = Setting(look, typesetter, tree, height - 2 * look.margin - footer.height)
    pages = filled(setting.strips(sheet.blocks, tree.root, measure), look, footer.height)
    for page in pages:
        page.write(footer.drawn(page.number + 1, len(pages)))
    file = PdfFile(look.size, sheet.title, sheet.author)
    return file.written(pages, tree.root, typesetter.used)


class _Footer:
    """The lines at the foot of each page: what this is and when it was printed, and the page number on the right."""

    def __init__(self, words: str, look: Look, typesetter: "Typesetter", measure: float) -> None:
        self._look = look
        self._typesetter = typesetter
        self._measure = measure
        room = measure - typesetter.width("Page 999 of 999", look.footer)
        self._lines = [
            line for words_ in words.split("\n") for line in typesetter.lines(words_, look.footer, room)
        ]
        self.height = len(self._lines) * look.footer.leading + look.body.size

    def drawn(self, number: int, count: int) -> list[str]:
        """The PDF operators of the footer on one page."""
        left, foot = self._look.margin, self._look.margin
        leading = self._look.footer.leading
        last = len(self._lines) - 1
        drawn = [
            line.draw(left, foot + (last - at) * leading + self._look.footer.size * 0.3)
            for at, line in enumerate(self._lines)
        ]
        (page,) = self._typesetter.lines(f"Page {number} of {count}", self._look.footer, self._measure)
        return [*drawn, page.draw(left + self._measure - page.width, foot + self._look.footer.size * 0.3)]
