"""Sets words into lines: the right glyphs from the right fonts, in the right order, broken where a line ends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from organiser.exports.paper import direction
from organiser.exports.paper.blocks import Span, Text
from organiser.exports.paper.fonts import Face, Stack, clusters
from organiser.exports.paper.glyphs import Run, Shaper, Stretch
from organiser.exports.paper.ink import Colour
from organiser.exports.paper.look import BLACK, Type, painted

# A line may end at a space, and after a hyphen, a dash, a slash or a closing bracket.
_PIECES = re.compile(r" +|[^ \-–—/\]]+[\-–—/\]]*|[\-–—/\]]+")
# What rounding may add to a width that was measured, in thousandths.
_SLACK = 0.5
_AROUND = 30  # letters


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type, with its width in points and its runs in the order of reading.

    ``lefts`` says where each run begins, in thousandths, where that is not the end of the one before it.
    """

    runs: tuple[Run, ...]
    width: float
    size: float
    lefts: tuple[float, ...] = ()
    leans_right: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether whoever reads the glyphs from left to right reads the words."""
        return not self.lefts and not any(stretch.spoken for run in self.runs for stretch in run.stretches)

    @property
    def words(self) -> str:
        return "".join(run.words for run in self.runs)

    def draw(self, left: float, baseline: float, colour: Colour = BLACK) -> str:
        """The PDF operators that show the line."""
        parts = [f"{painted(colour)} rg BT"]
        if self.lefts:
            for run, start in zip(self.runs, self.lefts, strict=True):
                parts.append(f"1 0 0 1 {left + start * self.size / 1000:.2f} {baseline:.2f} Tm")
                parts += self._shown(run.face, run.stretches)
        else:
            parts.append(f"{left:.2f} {baseline:.2f} Td")
            for face, runs in groupby(self.runs, key=lambda run: run.face):
                parts += self._shown(face, [stretch for run in runs for stretch in run.stretches])
        return " ".join([*parts, "ET\n"])

    def _shown(self, face: Face, stretches: Iterable[Stretch]) -> Iterator[str]:
        yield f"/{face.name} {self.size:.4g} Tf"
        plain: list[str] = []
        for stretch in stretches:
            if stretch.is_plain:
                plain.append(stretch.codes[0][1])
                continue
            if plain:
                yield _joined(plain).shown(self.size)
                plain.clear()
            yield stretch.shown(self.size)
        if plain:
            yield _joined(plain).shown(self.size)


def _joined(codes: Iterable[str]) -> Stretch:
    return Stretch(((0, "".join(codes).replace("><", "")),))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, a part of one after which a line may end, or the space between."""

    runs: tuple[Run, ...]
    words: str
    width: float
    bold: bool
    is_space: bool = False


class Typesetter:
    """Sets the text of one document, and remembers which glyphs it used and which letters it could not print."""

    def __init__(self, fonts: Path) -> None:
        self._stacks = {bold: Stack(fonts, bold=bold) for bold in (False, True)}
        self._known: dict[tuple[str, bool, int, Face | None], _Piece] = {}
        self._shaper = Shaper()
        self.missing: dict[str, str] = {}
        self.places: dict[str, list[str]] = {}

    @property
    def used(self) -> dict[Face, dict[int, str]]:
        """The glyphs of each face that were set, with what they mean."""
        return self._shaper.used

    def lines(self, text: Text, type_: Type, width: float) -> list[Line]:
        """``text`` in one line or more, no wider than ``width`` points. Words that are wider than a line are broken."""
        spans = (Span(text, type_.bold),) if isinstance(text, str) else text
        spans = tuple(self._printable(span, span.bold or type_.bold) for span in spans)
        words = "".join(span.words for span in spans)
        if not words.strip():  # blanks alone would be an empty paragraph to a screen reader
            return [Line((), 0, type_.size)]
        levels = direction.levels(words)
        limit = width * 1000 / type_.size + _SLACK
        pieces = self._pieces(spans, levels)
        leans_right = bool(levels and direction.base_level(words))
        return [self._line(line, type_.size, leans_right=leans_right) for line in self._broken(pieces, limit)]

    def fitted(self, words: str, type_: Type, width: float) -> Line:
        """``words`` on a single line, cut with an ellipsis if they are too long for it."""
        lines = self.lines(words, type_, width)
        while len(lines) > 1:
            words = words.removesuffix("…")[:-1].rstrip() + "…"
            lines = self.lines(words, type_, width)
        return lines[0]

    def width(self, text: Text, type_: Type) -> float:
        """The width of ``text`` on one line, in points."""
        (line,) = self.lines(text, type_, float("inf"))
        return line.width

    def _printable(self, span: Span, bold: bool) -> Span:
        missing: dict[str, str] = {}
        printable = Span(self._stacks[bold].printable(span.words, missing), bold)
        self.missing |= missing
        for character in missing:
            self._note_place(character, span.words)
        return printable

    def _note_place(self, character: str, words: str) -> None:
        """Of words that hold others, such as a footer, the shortest are kept; those cut to fit a line say nothing."""
        places = self.places.setdefault(character, [])
        if places and words.endswith("…"):
            return
        around = excerpt(words, character)
        if not any(place in around for place in places):
            places[:] = [*(place for place in places if around not in place), around]

    def _pieces(self, spans: Iterable[Span], levels: list[int] | None) -> Iterator[_Piece]:
        start = 0
        for span in spans:
            face = self._stacks[span.bold].main
            for found in _PIECES.finditer(span.words):
                words, at = found[0], start + found.start()
                piece = self._piece(words, span.bold, levels[at : at + len(words)] if levels else None, face)
                face = piece.runs[-1].face
                yield piece
            start += len(span.words)

    def _piece(self, words: str, bold: bool, levels: list[int] | None, before: Face) -> _Piece:
        """``before`` is the face of what comes before it, whose space is the right one."""
        if levels is None:
            return self._level_piece(words, bold, 0, before)
        parts = [
            self._level_piece("".join(letter for letter, _ in stretch), bold, level, before)
            for level, stretch in groupby(zip(words, levels, strict=True), key=lambda pair: pair[1])
        ]
        if len(parts) == 1:
            return parts[0]
        runs = tuple(run for part in parts for run in part.runs)
        return _Piece(runs, words, sum(part.width for part in parts), bold)

    def _level_piece(self, words: str, bold: bool, level: int, before: Face) -> _Piece:
        is_space = words.isspace()
        key = (words, bold, level, before if is_space else None)
        piece = self._known.get(key)
        if piece is None:
            parts = [(before, words)] if is_space and before.has(words) else self._stacks[bold].runs(words)
            runs = tuple(self._shaper.run(face, part, level) for face, part in parts)
            piece = _Piece(runs, words, sum(run.width for run in runs), bold, is_space)
            self._known[key] = piece
        return piece

    def _broken(self, pieces: Iterable[_Piece], limit: float) -> Iterator[list[_Piece]]:
        """Pieces line by line. The space at which a line is broken stays at its end, so that words stay apart."""
        line: list[_Piece] = []
        used = 0.0
        for piece in pieces:
            if line and not piece.is_space and used + piece.width > limit:
                yield line
                line, used = [], 0.0
            for part in self._torn(piece, limit) if piece.width > limit and not piece.is_space else (piece,):
                if line and part is not piece and used + part.width > limit:
                    yield line
                    line, used = [], 0.0
                line.append(part)
                used += part.width
        if line:
            yield line

    def _torn(self, piece: _Piece, limit: float) -> Iterator[_Piece]:
        """A piece that is wider than a line, in parts that are not."""
        first = piece.runs[0]

        def part(words: str) -> _Piece:
            return self._piece(words, piece.bold, [first.level] * len(words), first.face)

        held = ""
        for cluster in clusters(piece.words):
            if held and part(held + cluster).width > limit:
                yield part(held)
                held = ""
            held += cluster
        yield part(held)

    def _line(self, pieces: list[_Piece], size: float, *, leans_right: bool) -> Line:
        trailing = pieces[-1].width if pieces[-1].is_space else 0.0
        width = (sum(piece.width for piece in pieces) - trailing) * size / 1000
        runs = [run for piece in pieces for run in piece.runs]
        if not any(run.level for run in runs):
            return Line(tuple(runs), width, size)
        # The space at the end of a line lies outside it, on the side on which the line ends.
        if trailing:
            runs[-1] = replace(runs[-1], level=int(leans_right))
        return Line(tuple(runs), width, size, _lefts(runs, -trailing if leans_right else 0.0), leans_right)


def excerpt(words: str, character: str) -> str:
    """The words around a character, by which whoever wrote them finds the place: the whole of a name or a title."""
    before, _, after = words.partition(character)
    before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return f"{before}{character}{after}".strip()


def _lefts(runs: Sequence[Run], start: float) -> tuple[float, ...]:
    """Where each of ``runs`` begins, with the directions as they are."""
    lefts = [0.0] * len(runs)
    for at in direction.in_sight(range(len(runs)), lambda at: runs[at].level):
        lefts[at] = start
        start += runs[at].width
    return tuple(lefts)
