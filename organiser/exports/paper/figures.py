"""Draws what is seen faster than it is read: how minutes are shared out, and how people sit."""

from collections.abc import Sequence
from dataclasses import replace
from math import cos, pi, sin

from organiser.exports.paper.blocks import Seats, Shares
from organiser.exports.paper.look import BLACK, MM, painted
from organiser.exports.paper.paragraphs import Paragraphs
from organiser.exports.paper.strips import Draw, Mark, Strip, beside, frame, kept, shifted
from organiser.exports.paper.tags import Tag

_BAR = 8 * MM
_DOT = 1.1 * MM
_CURVE = 0.5523  # how far the handles of four curves stand from their ends, for a circle of radius 1


def shares(block: Shares, paragraphs: Paragraphs, parent: Tag, width: float) -> list[Strip]:
    """A bar with a box for each part, as wide as its share; a number stands in it where there is room."""
    tag = paragraphs.tree.add("Figure", parent)
    tag.alt = block.words
    type_ = paragraphs.look.body
    height = max(_BAR, type_.leading)
    below = (height - type_.size * 0.7) / 2
    scale, left = width / sum(block.parts), 0.0
    strips: list[Strip] = [Strip(height - below, below)]
    for part in block.parts:
        box = part * scale
        outline = Mark(tag, left, frame(box, height, paragraphs.look.accent, rise=-below))
        number = paragraphs.width(f"{part}", type_)
        strips = beside(strips, [Strip(0, 0, (outline,))])
        if number + type_.size * 0.4 <= box:
            words = paragraphs.strips(f"{part} ", type_, tag, width)
            strips = beside(strips, shifted([replace(words[0], above=0, below=0)], left + (box - number) / 2))
        left += box
    return strips


def seats(block: Seats, paragraphs: Paragraphs, parent: Tag, width: float) -> list[Strip]:
    """Chairs as they stand in the room, seen from above, and beside them the words that say it."""
    radius = max(map(_radius, block.groups))
    side = 2 * radius + 4 * _DOT
    picture = side * len(block.groups)
    words = paragraphs.strips(
        block.words, paragraphs.look.body, paragraphs.tree.add("P", parent), width - picture - paragraphs.look.body.size
    )
    middle = words[0].above - paragraphs.look.body.size * 0.35
    centres = [(side * (at + 0.5), size) for at, size in enumerate(block.groups)]
    rise = paragraphs.look.body.size * 0.35
    drawn = Strip(
        max(side / 2 + rise, middle),
        side / 2 - rise,
        tuple(Mark(None, left, _ring(size, rise)) for left, size in centres),
    )
    return kept(beside([drawn], shifted(words, picture + paragraphs.look.body.size)))


def _radius(size: int) -> float:
    """Of the circle on which so many chairs stand with a chair's width between them."""
    return 0.0 if size == 1 else max(4 * _DOT * size / (2 * pi), 1.6 * _DOT)


def _ring(size: int, rise: float) -> Draw:
    radius = _radius(size)

    def draw(left: float, baseline: float) -> str:
        turns = (2 * pi * at / size for at in range(size))
        chairs = [_dot(left + radius * cos(turn), baseline + rise + radius * sin(turn)) for turn in turns]
        return f"{painted(BLACK)} rg " + " ".join(chairs) + " f\n"

    return draw


def _dot(x: float, y: float) -> str:
    r, k = _DOT, _DOT * _CURVE

    def curve(points: Sequence[tuple[float, float]]) -> str:
        return " ".join(f"{x + across:.2f} {y + up:.2f}" for across, up in points) + " c"

    quarters = (
        ((r, k), (k, r), (0, r)),
        ((-k, r), (-r, k), (-r, 0)),
        ((-r, -k), (-k, -r), (0, -r)),
        ((k, -r), (r, -k), (r, 0)),
    )
    return " ".join([f"{x + r:.2f} {y:.2f} m", *map(curve, quarters)])
