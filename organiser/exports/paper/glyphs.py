"""Shapes words with HarfBuzz, and writes the glyphs so that they can be read back as those words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import uharfbuzz

from organiser.exports.paper.fonts import Face

# What a glyph means that shows only a part of a letter: a PDF must say something of each.
NOTHING = "\u200b"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs from left to right: their code for the PDF operator TJ, by the rise above the baseline.

    ``spoken`` is what they are read as where that is not simply what each glyph means.
    """

    codes: tuple[tuple[int, str], ...]
    spoken: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether it can be shown in one go with what stands beside it."""
        return not self.spoken and len(self.codes) == 1 and self.codes[0][0] == 0

    def shown(self, size: float) -> str:
        """The PDF operators that show it, at that size of type."""
        shows = (
            f"{rise * size / 1000:.3f} Ts [{code}] TJ 0 Ts" if rise else f"[{code}] TJ" for rise, code in self.codes
        )
        if not self.spoken:
            return " ".join(shows)
        spoken = self.spoken.encode("utf-16-be").hex().upper()
        return " ".join([f"/Span <</ActualText <FEFF{spoken}>>> BDC", *shows, "EMC"])


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one face and one direction, and their ``width`` in thousandths of the type size."""

    face: Face
    words: str
    width: float
    stretches: tuple[Stretch, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Glyph:
    number: int
    cluster: int
    left: float
    rise: int


class Shaper:
    """Shapes words, and remembers which glyphs were used and what they mean."""

    def __init__(self) -> None:
        self.used: dict[Face, dict[int, str]] = {}

    def run(self, face: Face, words: str, level: int) -> Run:
        """``words`` in glyphs of ``face``; an odd ``level`` runs from right to left."""
        backwards = level % 2 == 1
        glyphs, width = _shaped(face, words, backwards=backwards)
        starts = [*sorted({glyph.cluster for glyph in glyphs}), len(words)]
        ends = dict(pairwise(starts))
        writer = _Writer(face)
        for at, cluster in groupby(glyphs, key=lambda glyph: glyph.cluster):
            letters, some = words[at : ends[at]], list(cluster)
            if self._means(face, some, letters):
                writer.add(some)
            else:
                writer.add([*self._span(face, some, backwards=backwards), *some], spoken=letters)
        return Run(face, words, width, writer.stretches(width), level)

    def _span(self, face: Face, glyphs: Sequence[_Glyph], *, backwards: bool) -> list[_Glyph]:
        """A space under a letter of several glyphs, from whose left edge programs that copy text then measure.

        They would else measure from the dot of an Arabic letter, which comes first, and see a gap between words.
        """
        if not backwards or len(glyphs) == 1:
            return []
        number = face.font.get_nominal_glyph(ord(" "))
        self.used[face].setdefault(number, " ")
        widest = max(glyphs, key=lambda glyph: face.width(glyph.number))
        return [_Glyph(number, widest.cluster, widest.left, 0)]

    def _means(self, face: Face, glyphs: Sequence[_Glyph], letters: str) -> bool:
        """Note what glyphs mean; whether they can be read as ``letters`` without further words."""
        meanings = self.used.setdefault(face, {})
        for at, glyph in enumerate(glyphs):
            if meanings.get(glyph.number, NOTHING) == NOTHING:
                meanings[glyph.number] = NOTHING if at else letters
        return len(glyphs) == 1 and meanings[glyphs[0].number] == letters


class _Writer:
    """Writes glyphs as numbers for TJ, in which a number moves to the left by thousandths of the type size."""

    def __init__(self, face: Face) -> None:
        self._face = face
        self._pen = 0.0
        self._codes: list[tuple[str, int, str]] = []

    def add(self, glyphs: Sequence[_Glyph], spoken: str = "") -> None:
        for glyph in glyphs:
            self._codes.append((spoken, glyph.rise, f"{self._moved(glyph.left)}<{glyph.number:04X}>"))
            self._pen += self._face.width(glyph.number)
        if spoken:
            # Two of the same kind in a row must not become one.
            self._codes.append(("", 0, ""))

    def _moved(self, to: float) -> str:
        move = round(self._pen - to)
        self._pen -= move
        return str(move) if move else ""

    def stretches(self, end: float) -> tuple[Stretch, ...]:
        """All that was added; the pen is left at ``end``."""
        found = []
        for spoken, some in groupby([*self._codes, ("", 0, self._moved(end))], key=lambda code: code[0]):
            merged = [
                (rise, "".join(code for _, _, code in same).replace("><", ""))
                for rise, same in groupby(some, key=lambda code: code[1])
            ]
            if kept := tuple((rise, code) for rise, code in merged if code):
                found.append(Stretch(kept, spoken))
        return tuple(found)


def _shaped(face: Face, words: str, *, backwards: bool) -> tuple[list[_Glyph], float]:
    """Glyphs from left to right with their places in thousandths, and the width of all."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(face.font, buffer)
    glyphs, at = [], 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left = at + position.x_offset * face.scale
        glyphs.append(_Glyph(info.codepoint, info.cluster, left, round(position.y_offset * face.scale)))
        at += position.x_advance * face.scale
    return glyphs, at
