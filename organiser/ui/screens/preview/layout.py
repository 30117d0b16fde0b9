"""Where the pages of a print lie below each other, at any size."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QRect

from organiser.ui.theme.tokens import Space

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
GAP = Space.LARGE

Size = tuple[float, float]


class Fit(StrEnum):
    """What decides the size of the pages on the screen."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages of so many points, ``scale`` logical pixels to a point, each in the middle of ``room`` pixels."""

    sizes: tuple[Size, ...]
    scale: float
    room: int
    _tops: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        heights = (self._pixels(height) + GAP for _, height in self.sizes)
        object.__setattr__(self, "_tops", tuple(accumulate(heights, initial=GAP)))

    @property
    def width(self) -> int:
        """The widest page with the ground on both sides."""
        return 2 * GAP + max((self._pixels(width) for width, _ in self.sizes), default=0)

    @property
    def height(self) -> int:
        """All pages with the ground between, above and below them."""
        return self._tops[-1]

    def top(self, page: int) -> int:
        """Where a page begins."""
        return self._tops[page]

    def box(self, page: int) -> QRect:
        """Where a page lies."""
        width, height = map(self._pixels, self.sizes[page])
        return QRect((max(self.room, self.width) - width) // 2, self._tops[page], width, height)

    def page_at(self, y: int) -> int:
        """The page that lies at a height, or the one above if that is between two; the first one above all."""
        return max(0, bisect_right(self._tops, y, hi=len(self.sizes)) - 1)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something is seen between two heights."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.sizes else range(0)

    def _pixels(self, points: float) -> int:
        return ceil(points * self.scale)


def fitting(sizes: Sequence[Size], fit: Fit, width: int, height: int) -> float:
    """The scale at which the widest page is as wide as the room, or with ``Fit.PAGE`` every page is seen whole."""
    if not sizes:
        return 1.0
    across = (width - 2 * GAP) / max(size[0] for size in sizes)
    down = (height - 2 * GAP) / max(size[1] for size in sizes)
    return max(0.05, across if fit is Fit.WIDTH else min(across, down))


def step_from(zoom: float, by: int) -> float:
    """The next larger or smaller of the usual steps."""
    steps = [step for step in STEPS if (step > zoom * 1.01 if by > 0 else step < zoom * 0.99)]
    if not steps:
        return STEPS[-1] if by > 0 else STEPS[0]
    return steps[0] if by > 0 else steps[-1]
