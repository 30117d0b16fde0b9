"""Strips: slices of a sheet over its whole width, which pages are filled with and never cut."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from organiser.exports.paper.ink import Colour
from organiser.exports.paper.look import BLACK, painted
from organiser.exports.paper.tags import Tag

Draw = Callable[[float, float], str]

_CORNER = 14


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to draw at ``left``, measured from the strip's left edge and its baseline; decoration has no tag.

    ``shape`` draws type as mere shapes, for a copy that nothing shall read.
    """

    tag: Tag | None
    left: float
    draw: Draw
    shape: Draw | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a strip that leads to ``link``."""

    tag: Tag
    left: float
    width: float
    link: str


@dataclass(frozen=True, slots=True)
class Strip:
    """``above`` and ``below`` are heights from the baseline; ``gap`` is space above it that a page's top swallows.

    ``keeps`` binds it to the next strip; ``running`` is what is repeated when a page begins with this strip;
    ``bookmark`` names it in the list at the side of the screen; ``opens`` says that it begins a page.
    """

    above: float
    below: float
    marks: tuple[Mark, ...] = ()
    areas: tuple[Area, ...] = ()
    gap: float = 0
    keeps: bool = False
    running: tuple["Strip", ...] = ()
    bookmark: tuple[int, str] | None = None
    opens: bool = False

    @property
    def height(self) -> float:
        return self.above + self.below


def shifted(strips: Iterable[Strip], by: float) -> list[Strip]:
    """The same strips, further to the right."""
    return [
        replace(
            strip,
            marks=tuple(replace(mark, left=mark.left + by) for mark in strip.marks),
            areas=tuple(replace(area, left=area.left + by) for area in strip.areas),
        )
        for strip in strips
    ]


def beside(*columns: Sequence[Strip]) -> list[Strip]:
    """Columns next to each other, line by line, with their baselines in one line."""
    return [_joined([strip for strip in level if strip]) for level in zip_longest(*columns)]


def _joined(strips: Sequence[Strip]) -> Strip:
    return Strip(
        above=max(strip.above for strip in strips),
        below=max(strip.below for strip in strips),
        marks=tuple(mark for strip in strips for mark in strip.marks),
        areas=tuple(area for strip in strips for area in strip.areas),
        gap=max(strip.gap for strip in strips),
        keeps=any(strip.keeps for strip in strips),
        bookmark=next((strip.bookmark for strip in strips if strip.bookmark), None),
    )


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """All on one page; the last is free to part from what follows."""
    return [*(replace(strip, keeps=True) for strip in strips[:-1]), *strips[-1:]]


def total(strips: Iterable[Strip]) -> float:
    return sum(strip.height + strip.gap for strip in strips)


def spaced(strips: Sequence[Strip], gap: float) -> list[Strip]:
    """The same with at least ``gap`` above the first."""
    return [replace(strips[0], gap=max(gap, strips[0].gap)), *strips[1:]] if strips else []


def bar(width: float, height: float, colour: Colour, *, rise: float = 0) -> Draw:
    """A filled rectangle whose lower edge is ``rise`` above the baseline."""

    def draw(left: float, baseline: float) -> str:
        return f"{painted(colour)} rg {left:.2f} {baseline + rise:.2f} {width:.2f} {height:.2f} re f\n"

    return draw


def corners(width: float, height: float, colour: Colour, *, rise: float = 0) -> Draw:
    """The four corners of a rectangle, to cut along."""

    def draw(left: float, baseline: float) -> str:
        bottom = baseline + rise
        lines = [f"{painted(colour)} RG 0.5 w"]
        for x, inward in ((left, _CORNER), (left + width, -_CORNER)):
            for y, upward in ((bottom, _CORNER), (bottom + height, -_CORNER)):
                lines.append(f"{x + inward:.2f} {y:.2f} m {x:.2f} {y:.2f} l {x:.2f} {y + upward:.2f} l S")
        return " ".join(lines) + "\n"

    return draw


def frame(width: float, height: float, colour: Colour, *, rise: float = 0) -> Draw:
    """The outline of a rectangle."""

    def draw(left: float, baseline: float) -> str:
        return f"{painted(colour)} RG 0.8 w {left:.2f} {baseline + rise:.2f} {width:.2f} {height:.2f} re S\n"

    return draw


def squares(rows: Sequence[Sequence[bool]], side: float, *, rise: float = 0) -> Draw:
    """Black squares, the first row just below ``rise``; those that touch in a row are one rectangle."""

    def draw(left: float, baseline: float) -> str:
        parts = [f"{painted(BLACK)} rg"]
        for down, row in enumerate(rows, 1):
            at = 0
            for is_dark, run in groupby(row):
                wide = len(list(run))
                if is_dark:
                    x, y = left + at * side, baseline + rise - down * side
                    parts.append(f"{x:.2f} {y:.2f} {wide * side:.2f} {side:.2f} re")
                at += wide
        return " ".join(parts) + " f\n"

    return draw
