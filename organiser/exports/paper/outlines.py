"""Draws type as shapes: for copies of words that are on the page already, which nothing shall read twice."""

import re
from functools import cache

from organiser.exports.paper.fonts import Face
from organiser.exports.paper.text import Line

_CODES = re.compile(r"<([0-9A-F]+)>|(-?[\d.]+)")


def drawn(line: Line, left: float, baseline: float) -> str:
    """The PDF operators that fill the glyphs of ``line`` in black, with its first one at ``left``."""
    scale = line.size / 1000
    parts = ["0 0 0 rg"]
    at = 0.0
    for number, run in enumerate(line.runs):
        at = line.lefts[number] if line.lefts else at
        for stretch in run.stretches:
            for rise, codes in stretch.codes:
                for glyphs, move in _CODES.findall(codes):
                    if move:
                        at -= float(move)
                        continue
                    for glyph in (int(glyphs[place : place + 4], 16) for place in range(0, len(glyphs), 4)):
                        if shape := _shape(run.face, glyph):
                            x, y = left + at * scale, baseline + rise * scale
                            parts.append(f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm {shape} f Q")
                        at += run.face.width(glyph)
    return "\n".join(parts) + "\n"


@cache
def _shape(face: Face, glyph: int) -> str:
    """The outline of a glyph in thousandths of the type size; "" for one that shows nothing."""
    pen = _Pen(face.scale)
    face.font.draw_glyph_with_pen(glyph, pen)
    return " ".join(pen.operators)


class _Pen:
    """Writes down an outline as PDF operators, which know cubic curves only."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._at = (0.0, 0.0)
        self.operators: list[str] = []

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        places = (f"{x * self._scale:.0f} {y * self._scale:.0f}" for x, y in points)
        self.operators.append(" ".join((*places, operator)))
        if points:
            self._at = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:
        self._write("m", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._write("l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._write("c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        first = _between(self._at, control)
        self._write("c", first, _between(end, control), end)

    def closePath(self) -> None:
        self._write("h")

    def endPath(self) -> None:
        pass


def _between(point: tuple[float, float], control: tuple[float, float]) -> tuple[float, float]:
    """Two thirds of the way from ``point`` to ``control``: what makes a cubic curve of a quadratic one."""
    return point[0] + (control[0] - point[0]) * 2 / 3, point[1] + (control[1] - point[1]) * 2 / 3
