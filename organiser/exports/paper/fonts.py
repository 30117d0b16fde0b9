"""The typefaces that paper is set in, and which of them has a given letter."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from organiser.domain.problem import Problem

# The first is the one that everything is set in; the others stand in, letter by letter, for what it has not.
FAMILIES = (
    "AtkinsonHyperlegibleNext",
    "NotoSans",
    "NotoNaskhArabic",
    "NotoSansDevanagari",
    "NotoSansBengali",
    "NotoSansGurmukhi",
    "NotoSansGujarati",
    "NotoSansSymbols2",
)

JOINERS = "\u200c\u200d"


class Face:
    """One font file, open for measuring, setting and embedding. Widths are in thousandths of the type size."""

    def __init__(self, path: Path) -> None:
        import uharfbuzz

        self.name = path.stem
        self.face: Any = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self.font: Any = uharfbuzz.Font(self.face)
        # A soft hyphen says where a word may be broken; no word is broken here, so it must not be printed.
        self.letters = frozenset[int](self.face.unicodes) - {0xAD}
        self.scale = 1000 / self.face.upem

    def has(self, cluster: str) -> bool:
        """Whether every letter and mark of ``cluster`` is there; joiners need no glyph."""
        return all(ord(letter) in self.letters for letter in cluster if letter not in JOINERS)

    def width(self, glyph: int) -> int:
        return int(self.font.get_glyph_h_advance(glyph) * self.scale + 0.5)


class Stack:
    """The faces of one weight, in the order in which they are asked; a file is opened when it is first needed."""

    def __init__(self, folder: Path, *, bold: bool) -> None:
        self._paths = [folder / f"{family}-{'Bold' if bold else 'Regular'}.ttf" for family in FAMILIES]
        main = _opened(self._paths[0])
        if main is None:
            raise Problem(
                f"The font {self._paths[0].name} is missing, so nothing can be printed.", "Install the program again."
            )
        self.main = main

    def face_for(self, cluster: str, before: Face | None = None) -> Face | None:
        """The face that has all of ``cluster``, preferably the one ``before`` it; None if there is none."""
        if self.main.has(cluster):
            return self.main
        if before and before.has(cluster):
            return before
        return next((face for path in self._paths[1:] if (face := _opened(path)) and face.has(cluster)), None)

    def runs(self, words: str) -> Iterator[tuple[Face, str]]:
        """``words`` in stretches of one face. All of it must be printable: see :meth:`printable`."""
        if self.main.letters.issuperset(map(ord, words)):
            yield self.main, words
            return
        held, face = "", self.main
        for cluster in clusters(words):
            chosen = self.face_for(cluster, face) or self.main
            if chosen is not face and held:
                yield face, held
                held = ""
            face = chosen
            held += cluster
        if held:
            yield face, held

    def printable(self, words: str, missing: dict[str, str]) -> str:
        """``words`` with whatever no face has replaced by its name in brackets; those are noted in ``missing``."""
        if self.main.letters.issuperset(map(ord, words)):
            return words
        kept = []
        face: Face | None = None
        for cluster in clusters(_plainly_spaced(words)):
            face = self.face_for(cluster, face)
            if face is None:
                missing[cluster] = stand_in(cluster)
            kept.append(cluster if face else missing[cluster])
        return "".join(kept)


@cache
def _opened(path: Path) -> Face | None:
    return Face(path) if path.is_file() else None


def clusters(words: str) -> list[str]:
    """Letters with the marks and joiners that belong to them, which must share a face."""
    found: list[str] = []
    for letter in words:
        if found and (letter in JOINERS or unicodedata.category(letter).startswith("M")):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def stand_in(cluster: str) -> str:
    """What is printed for something that no face has: ``[party popper]`` for a symbol, ``[U+4E2D]`` for a letter."""
    first = cluster[0]
    name = unicodedata.name(first, "").lower() if unicodedata.category(first).startswith("S") else ""
    return f"[{name or f'U+{ord(first):04X}'}]"


def _plainly_spaced(words: str) -> str:
    """Every kind of space as a plain one, and no invisible characters but joiners."""
    spaced = (" " if letter in "\t\n" or unicodedata.category(letter) == "Zs" else letter for letter in words)
    return "".join(letter for letter in spaced if letter in JOINERS or not _is_unseen(letter))


def _is_unseen(letter: str) -> bool:
    """Format marks, and the selectors that choose between pictures of the same symbol."""
    return unicodedata.category(letter) in {"Cf", "Cc"} or "\ufe00" <= letter <= "\ufe0f"
