"""Reads a PDF file as somebody does who listens to it, and as somebody who looks at it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Said:
    """An element with its own words, as it is read out."""

    kind: str
    words: str


@dataclass
class Stretch:
    """Some text that a page shows: what tag it is in (None: decoration), its font, size and place."""

    number: int | None
    font: str
    size: float
    left: float
    baseline: float
    words: str


@dataclass
class _Pen:
    font: str = ""
    size: float = 0
    left: float = 0
    baseline: float = 0
    inside: list[tuple[int | None, str | None]] = field(default_factory=list)


class Paper:
    """One PDF file."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = [list(self._stretches(page)) for page in self.pdf.pages]

    def spoken(self) -> list[Said]:
        """Everything that is read out, in order."""
        return list(self._spoken(self.pdf.Root.StructTreeRoot.K))

    def outline(self) -> str:
        """The same as text: an element a line, with its kind."""
        return "".join(f"{said.kind:<6}{said.words}\n" for said in self.spoken())

    def words(self) -> str:
        """All that is read out, one element after the other."""
        return "\n".join(said.words for said in self.spoken())

    def shown(self, page: int) -> str:
        """All text on a page, in the order in which it is drawn."""
        return "".join(stretch.words for stretch in self.pages[page])

    def decoration(self, page: int) -> str:
        """The text on a page that is not read out: footer and repeated headings."""
        return "".join(stretch.words for stretch in self.pages[page] if stretch.number is None)

    def elements(self) -> Iterator[Any]:
        """All elements of the tree of tags."""

        def below(element: Any) -> Iterator[Any]:
            yield element
            for child in element.K:
                if child.get("/S") is not None:
                    yield from below(child)

        yield from below(self.pdf.Root.StructTreeRoot.K)

    def bookmarks(self) -> list[str]:
        """The titles of all bookmarks, those below others too."""

        def titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
            for item in items:
                yield item.title
                yield from titles(list(item.children))

        with self.pdf.open_outline() as outline:
            return list(titles(list(outline.root)))

    def _spoken(self, element: Any) -> Iterator[Said]:
        if "/ActualText" in element:
            yield Said(str(element.S)[1:], str(element.ActualText))
            return
        own = "".join(self._content(child) for child in element.K if child.get("/Type") == "/MCR")
        if own:
            yield Said(str(element.S)[1:], " ".join(own.split()))
        for child in element.K:
            if child.get("/S") is not None:
                yield from self._spoken(child)

    def _content(self, reference: Any) -> str:
        at = next(at for at, page in enumerate(self.pdf.pages) if page.obj.objgen == reference.Pg.objgen)
        return "".join(one.words for one in self.pages[at] if one.number == int(reference.MCID))

    def _stretches(self, page: pikepdf.Page) -> Iterator[Stretch]:  # noqa: C901 - a case for each operator
        fonts = {str(name): _meanings(font) for name, font in page.obj.Resources.Font.items()}
        pen = _Pen()
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            match str(instruction.operator):
                case "BDC":
                    properties: Any = operands[1]
                    number = properties.get("/MCID", None)
                    spoken = properties.get("/ActualText", None)
                    inherited = pen.inside[-1][0] if pen.inside else None
                    pen.inside.append((inherited if number is None else int(number), spoken and str(spoken)))
                    if spoken is not None:
                        yield Stretch(pen.inside[-1][0], pen.font, pen.size, pen.left, pen.baseline, str(spoken))
                case "BMC":
                    pen.inside.append((None, None))
                case "EMC":
                    pen.inside.pop()
                case "Tf":
                    pen.font, pen.size = str(operands[0]), float(operands[1])
                case "Td":
                    pen.left, pen.baseline = (float(number) for number in operands)
                case "Tm":
                    pen.left, pen.baseline = float(operands[4]), float(operands[5])
                case "TJ":
                    assert pen.inside, "text that is neither tagged nor decoration"
                    if pen.inside[-1][1] is None:
                        codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                        glyphs = [int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2)]
                        words = "".join(fonts[pen.font][glyph] for glyph in glyphs)
                        yield Stretch(pen.inside[-1][0], pen.font, pen.size, pen.left, pen.baseline, words)


def _meanings(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(glyph, 16): bytes.fromhex(meaning).decode("utf-16-be")
        for glyph, meaning in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", cmap.split("endcodespacerange")[1])
    }
