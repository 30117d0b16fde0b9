"""Understands in which format somebody asks for paper, in words or by the size of the letters."""

import re
from typing import Final

from organiser.domain.people import Reading

_WORDS: Final = ((r"large|giant|\bbig", Reading.LARGE), (r"easy", Reading.EASY), (r"clear", Reading.CLEAR))
_LEAST: Final = ((17, Reading.LARGE), (16, Reading.EASY), (13, Reading.CLEAR))  # points
_POINTS = re.compile(r"(?<!\d)(\d\d)(?!\d)")
_LARGE = 18  # points of large print that is not said to be larger


def parse(words: str) -> Reading:
    """``Reading.LARGE`` from ``Large print please`` and from ``24pt``; the standard where nothing else is said."""
    named = next((one for said, one in _WORDS if re.search(said, words, re.IGNORECASE)), None)
    return named or next((one for least, one in _LEAST if _points(words) >= least), Reading.STANDARD)


def larger(words: str) -> str:
    """``Large print (24 point)``, the need of somebody for whom large print is not large enough; else ""."""
    points = _points(words)
    return f"Large print ({points} point)" if points > _LARGE else ""


def _points(words: str) -> int:
    found = _POINTS.search(words)
    return int(found[1]) if found else 0
