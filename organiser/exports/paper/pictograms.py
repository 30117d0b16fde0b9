"""Small pictures beside the facts of an easy-to-read print, from the icons that the window shows (Lucide)."""

from collections.abc import Callable, Mapping

from organiser.exports.paper.ink import Colour
from organiser.exports.paper.look import painted

_GRID = 24

# Outlines in the operators of PDF, on a grid of 24 with its origin at the lower left.
_WHEN = (
    "8 22 m 8 19 l 16 22 m 16 19 l 5 21 m 19 21 l 20.1 21 21 20.1 21 19 c 21 5 l 21 3.895 20.1 3 19 3 c 5 "
    "3 l 3.895 3 3 3.895 3 5 c 3 19 l 3 20.1 3.895 21 5 21 c h 3 15 m 21 15 l 8 11 m 8.01 11 l 12 11 m "
    "12.01 11 l 16 11 m 16.01 11 l 8 7 m 8.01 7 l 12 7 m 12.01 7 l 16 7 m 16.01 7 l"
)
_WHERE = (
    "20 14 m 20 9.007 14.46 3.807 12.6 2.201 c 12.25 1.933 11.75 1.933 11.4 2.201 c 9.539 3.807 4 9.007 4 "
    "14 c 4 18.42 7.582 22 12 22 c 16.42 22 20 18.42 20 14 c 9 14 m 9 15.66 10.34 17 12 17 c 13.66 17 15 "
    "15.66 15 14 c 15 12.34 13.66 11 12 11 c 10.34 11 9 12.34 9 14 c"
)
_ONLINE = (
    "18 19 m 19.1 19 20 18.1 20 17 c 20 8.474 l 20 8.163 20.07 7.855 20.21 7.577 c 21.28 5.45 l 21.44 "
    "5.139 21.42 4.769 21.24 4.473 c 21.05 4.177 20.73 3.998 20.38 4 c 3.62 4 l 3.272 3.998 2.947 4.177 "
    "2.763 4.473 c 2.58 4.769 2.563 5.139 2.72 5.45 c 3.788 7.577 l 3.928 7.855 4 8.163 4 8.474 c 4 17 l "
    "4 18.1 4.895 19 6 19 c 18 19 l h 20.05 8.013 m 3.946 8.013 l"
)
_ASK = (
    "13.83 7.432 m 14.26 7.237 14.76 7.363 15.05 7.735 c 15.4 8.2 l 15.78 8.704 16.37 9 17 9 c 20 9 l "
    "21.1 9 22 8.105 22 7 c 22 4 l 22 2.895 21.1 2 20 2 c 10.06 2 2 10.06 2 20 c 2 21.1 2.895 22 4 22 c 7 "
    "22 l 8.105 22 9 21.1 9 20 c 9 17 l 9 16.37 8.704 15.78 8.2 15.4 c 7.732 15.05 l 7.353 14.76 7.231 "
    "14.24 7.44 13.82 c 8.807 11.04 11.05 8.795 13.83 7.432 c"
)
_WHO = (
    "16 3 m 16 5 l 16 7.209 14.21 9 12 9 c 6 9 l 3.791 9 2 7.209 2 5 c 2 3 l 16 20.87 m 17.76 20.41 19 "
    "18.82 19 17 c 19 15.18 17.76 13.59 16 13.13 c 22 3 m 22 5 l 22 6.823 20.76 8.414 19 8.87 c 5 17 m 5 "
    "19.21 6.791 21 9 21 c 11.21 21 13 19.21 13 17 c 13 14.79 11.21 13 9 13 c 6.791 13 5 14.79 5 17 c"
)
_TIME = (
    "2 12 m 2 17.52 6.477 22 12 22 c 17.52 22 22 17.52 22 12 c 22 6.477 17.52 2 12 2 c 6.477 2 2 6.477 2 "
    "12 c 12 18 m 12 12 l 16 10 l"
)
_BRING = (
    "4 14 m 4 16.21 5.791 18 8 18 c 16 18 l 18.21 18 20 16.21 20 14 c 20 4 l 20 2.895 19.1 2 18 2 c 6 2 l "
    "4.895 2 4 2.895 4 4 c 4 14 l h 8 14 m 16 14 l 8 6 m 16 6 l 8 2 m 8 8 l 8 9.105 8.895 10 10 10 c 14 "
    "10 l 15.1 10 16 9.105 16 8 c 16 2 l 9 18 m 9 20 l 9 21.1 9.895 22 11 22 c 13 22 l 14.1 22 15 21.1 15 "
    "20 c 15 18 l"
)
_LEAD = (
    "19 3 m 19 5 l 19 7.209 17.21 9 15 9 c 9 9 l 6.791 9 5 7.209 5 5 c 5 3 l 8 17 m 8 19.21 9.791 21 12 "
    "21 c 14.21 21 16 19.21 16 17 c 16 14.79 14.21 13 12 13 c 9.791 13 8 14.79 8 17 c"
)

_OF_LABEL: Mapping[str, str] = {
    "When": _WHEN,
    "Where": _WHERE,
    "Here": _WHERE,
    "Online": _ONLINE,
    "Ask": _ASK,
    "Contact": _ASK,
    "Questions": _ASK,
    "To ring": _ASK,
    "People": _WHO,
    "For": _WHO,
    "Expected": _WHO,
    "Minutes": _TIME,
    "Bring": _BRING,
    "Run by": _LEAD,
}


def picture(label: str, size: float, colour: Colour) -> Callable[[float, float], str] | None:
    """Draws what goes with a fact of that label, ``size`` points high from the baseline up; None where nothing does."""
    outline = _OF_LABEL.get(label)
    if outline is None:
        return None
    scale = size / _GRID

    def draw(left: float, baseline: float) -> str:
        place = f"{scale:.4f} 0 0 {scale:.4f} {left:.2f} {baseline:.2f} cm"
        return f"q {place} {painted(colour)} RG 2 w 1 J 1 j\n{outline} S Q\n"

    return draw
