"""Sets words into lines: the right glyphs from the right fonts, in the right order, broken where a line ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from organiser.exports.paper import direction
from organiser.exports.paper.blocks import Span, Text
from organiser.exports.paper.fonts import Face, Stack, clusters
from organiser.exports.paper.look import BLACK, Colour, Type

_PIECES = re.compile(r" +|[^ \-–—/]+[\-–—/]*|[\-–—/]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face in a row, with their ``width`` in thousandths of the type size.

    ``shown`` are stretches for the PDF operator TJ, each with its rise above the baseline; ``is_plain`` says that
    each glyph is one letter, so that reading the glyphs from left to right gives the words.
    """

    face: Face
    words: str
    width: float
    shown: tuple[tuple[int, str], ...]
    is_plain: bool
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type: its runs from left to right, the words as they are read, and its width in points."""

    runs: tuple[Run, ...]
    words: str
    width: float
    size: float
    leans_right: bool = False

    def draw(self, left: float, baseline: float, colour: Colour = BLACK) -> str:
        """The PDF operators that show the line."""
        whole = any(run.level for run in self.runs)
        parts = ["%.3g %.3g %.3g rg" % colour, f"BT {left:.2f} {baseline:.2f} Td"]
        if whole:
            parts.append(_spoken(self.words))
        for face, runs in groupby(self.runs, key=lambda run: run.face):
            parts.append(f"/{face.name} {self.size:.4g} Tf")
            for is_plain, stretch in groupby(runs, key=lambda run: whole or run.is_plain):
                parts += self._shown(list(stretch), is_plain=is_plain)
        if whole:
            parts.append("EMC")
        return " ".join([*parts, "ET\n"])

    def _shown(self, runs: list[Run], *, is_plain: bool) -> Iterator[str]:
        if not is_plain:
            yield _spoken("".join(run.words for run in runs))
        shown = [part for run in runs for part in run.shown]
        for rise, stretch in groupby(shown, key=lambda part: part[0]):
            text = "".join(code for _, code in stretch)
            if rise:
                yield f"{rise * self.size / 1000:.3f} Ts [{text}] TJ 0 Ts"
            else:
                yield f"[{text}] TJ".replace("><", "")
        if not is_plain:
            yield "EMC"


def _spoken(words: str) -> str:
    """Begins content that is read as ``words``, whatever its glyphs say."""
    return f"/Span <</ActualText <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word, a part of one after which a line may end, or the space between."""

    runs: tuple[Run, ...]
    words: str
    width: float
    bold: bool


class Typesetter:
    """Sets the text of one document, and remembers which glyphs it used and which letters it could not print."""

    def __init__(self, fonts: Path) -> None:
        self._stacks = {bold: Stack(fonts, bold=bold) for bold in (False, True)}
        self._runs: dict[tuple[str, bool, int], tuple[Run, ...]] = {}
        self.used: dict[Face, dict[int, str]] = {}
        self.missing: dict[str, str] = {}

    def lines(self, text: Text, type_: Type, width: float) -> list[Line]:
        """``text`` in lines no wider than ``width`` points. Words that are wider than a line are broken."""
        spans = (Span(text, type_.bold),) if isinstance(text, str) else text
        spans = tuple(
            Span(self._stacks[span.bold].printable(span.words, self.missing), span.bold or type_.bold) for span in spans
        )
        words = "".join(span.words for span in spans)
        levels = direction.levels(words)
        limit = width * 1000 / type_.size
        pieces = self._pieces(spans, levels)
        leans_right = bool(levels and direction.base_level(words))
        return [
            self._line(line, type_.size, leans_right=leans_right) for line in self._broken(pieces, limit)
        ]

    def width(self, text: Text, type_: Type) -> float:
        """The width of ``text`` on one line, in points."""
        return max((line.width for line in self.lines(text, type_, 1e9)), default=0.0)

    def _pieces(self, spans: Iterable[Span], levels: list[int] | None) -> Iterator[_Piece]:
        start = 0
        for span in spans:
            for found in _PIECES.finditer(span.words):
                words, at = found[0], start + found.start()
                yield self._piece(words, span.bold, levels[at : at + len(words)] if levels else None)
            start += len(span.words)

    def _piece(self, words: str, bold: bool, levels: list[int] | None) -> _Piece:
        if levels is None:
            runs = self._set(words, bold, 0)
        else:
            runs = ()
            for level, stretch in groupby(zip(words, levels, strict=True), key=lambda pair: pair[1]):
                runs += self._set("".join(letter for letter, _ in stretch), bold, level)
        return _Piece(runs, words, sum(run.width for run in runs), bold)

    def _broken(self, pieces: Iterable[_Piece], limit: float) -> Iterator[list[_Piece]]:
        """Pieces line by line. The space at which a line is broken stays at its end, so that words stay apart."""
        line: list[_Piece] = []
        used = 0.0
        for piece in pieces:
            is_space = piece.words.isspace()
            if line and not is_space and used + piece.width > limit:
                yield line
                line, used = [], 0.0
            for part in self._torn(piece, limit) if piece.width > limit and not is_space else (piece,):
                if line and part is not piece and used + part.width > limit:
                    yield line
                    line, used = [], 0.0
                line.append(part)
                used += part.width
        if line:
            yield line

    def _torn(self, piece: _Piece, limit: float) -> Iterator[_Piece]:
        """A piece that is wider than a line, in parts that are not."""
        held = ""
        level = piece.runs[0].level
        for cluster in clusters(piece.words):
            grown = self._piece(held + cluster, piece.bold, [level] * len(held + cluster))
            if held and grown.width > limit:
                yield self._piece(held, piece.bold, [level] * len(held))
                held = cluster
            else:
                held += cluster
        yield self._piece(held, piece.bold, [level] * len(held))

    def _line(self, pieces: list[_Piece], size: float, *, leans_right: bool) -> Line:
        words = "".join(piece.words for piece in pieces)
        runs = [run for piece in pieces for run in piece.runs]
        trailing = pieces[-1].width if pieces[-1].words.isspace() else 0.0
        if trailing and any(run.level for run in runs):
            runs = runs[: -len(pieces[-1].runs)]
        width = (sum(piece.width for piece in pieces) - trailing) * size / 1000
        return Line(tuple(direction.in_sight(runs, lambda run: run.level)), words, width, size, leans_right)

    def _set(self, words: str, bold: bool, level: int) -> tuple[Run, ...]:
        key = (words, bold, level)
        if key not in self._runs:
            self._runs[key] = tuple(self._shaped(face, part, level) for face, part in self._stacks[bold].runs(words))
        return self._runs[key]

    def _shaped(self, face: Face, words: str, level: int) -> Run:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(words)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if level % 2 else "ltr"
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(face.font, buffer)
        glyphs = buffer.glyph_infos
        is_plain = self._note_meaning(face, glyphs, words) and level % 2 == 0
        width, shown = _shown(face, glyphs, buffer.glyph_positions)
        return Run(face, words, width, shown, is_plain, level)

    def _note_meaning(self, face: Face, glyphs: list[Any], words: str) -> bool:
        """Keep what each glyph means, for searching and copying; say whether each is one letter of ``words``."""
        meanings = self.used.setdefault(face, {})
        starts = sorted({glyph.cluster for glyph in glyphs}) + [len(words)]
        ends = dict(zip(starts, starts[1:], strict=False))
        seen: set[int] = set()
        for glyph in glyphs:
            # A further glyph of the same letters means nothing of its own, but a PDF must give it a meaning.
            meaning = "\u200b" if glyph.cluster in seen else words[glyph.cluster : ends[glyph.cluster]]
            seen.add(glyph.cluster)
            if meanings.get(glyph.codepoint, "\u200b") == "\u200b":
                meanings[glyph.codepoint] = meaning
        return "".join(meanings[glyph.codepoint] for glyph in glyphs) == words


def _shown(face: Face, glyphs: list[Any], positions: list[Any]) -> tuple[float, tuple[tuple[int, str], ...]]:
    """The width of glyphs and their code for TJ, by rise. Numbers in it move to the left, in thousandths."""
    shown: list[tuple[int, str]] = []
    width, owed = 0.0, 0.0
    for glyph, position in zip(glyphs, positions, strict=True):
        rise = round(position.y_offset * face.scale)
        shift = owed - position.x_offset * face.scale
        code = f"{round(shift)}" if round(shift) else ""
        shown.append((rise, f"{code}<{glyph.codepoint:04X}>"))
        advance = position.x_advance * face.scale
        owed = face.width(glyph.codepoint) - advance + position.x_offset * face.scale
        width += advance
    if round(owed):
        shown.append((shown[-1][0], f"{round(owed)}"))
    merged = tuple(
        (rise, "".join(code for _, code in stretch).replace("><", ""))
        for rise, stretch in groupby(shown, key=lambda part: part[0])
    )
    return width, merged
