"""Composes a page inside a frame: what it says a little above the middle, and what is signed at its foot."""

from collections.abc import Sequence
from dataclasses import replace

from organiser.exports.paper.look import Look
from organiser.exports.paper.strips import Mark, Strip, frame, kept, total

_PAD = 20  # between the frame and what stands in it, in points
_APART = 4  # between the two lines of the frame, in points
_ABOVE = 0.42  # of what is left empty: the eye takes this for the middle


def framed(parts: Sequence[Strip], foot: Sequence[Strip], width: float, height: float, look: Look) -> list[Strip]:
    """``parts`` and ``foot`` on a page of that ``width`` and ``height`` in points.

    What is higher than the page runs on to the next one, without a frame.
    """
    pad = _PAD
    rest = height - 2 * pad - total(parts) - total(foot)
    if rest < 0:
        return [replace(parts[0], opens=True), *parts[1:], *foot]
    outer = frame(width, height, look.accent, rise=-height)
    inner = frame(width - 2 * _APART, height - 2 * _APART, look.accent, rise=_APART - height)
    top = Strip(0, pad + rest * _ABOVE, (Mark(None, 0, outer), Mark(None, _APART, inner)), opens=True)
    return kept([top, *parts, Strip(0, rest * (1 - _ABOVE)), *foot, Strip(0, pad)])
