"""Name badges for those who come: the first name huge, and empty ones for whoever walks in."""

from collections.abc import Mapping, Sequence
from itertools import cycle

from organiser.domain import text
from organiser.domain.attendance import RegisterLine
from organiser.domain.occasion import Occasion
from organiser.exports.paper.blocks import LabelSheet, Large, Piece, Sign
from organiser.exports.paper.label_grids import BADGES
from organiser.exports.paper.look import Look

_FIRST, _REST, _SMALL = 3.4, 1.5, 1.0
_SHORT = 2
_SIDES = (0, 4, 6, 8, 5)  # circle, square, hexagon, …


def sheet(occasion: Occasion, look: Look) -> LabelSheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A badge for everybody who has not said no, by name."""
    lines = sorted((line for line in occasion.lines if not line.answer.is_off), key=lambda one: text.folded(one.person))
    groups = {person: table.name for table in occasion.groups for person in table.ids}
    signs = _signs([table.name for table in occasion.groups])
    return LabelSheet(
        f"Name badges: {occasion.session.title}",
        tuple(_badge(line, groups.get(line.person_id, ""), signs) for line in lines) or (_empty(occasion),),
        BADGES[0],
        occasion.group.name or "Organiser",
        spare=_empty(occasion),
    )


def _badge(line: RegisterLine, group: str, signs: Mapping[str, Sign]) -> Piece:
    """The group stands on it in words and as a shape: a colour would say nothing to some, and nothing in black."""
    first, _, rest = line.person.partition(" ")
    below = " · ".join(filter(None, (line.neighbourhood, group)))
    parts = (Large(first, _FIRST), Large(rest, _REST), Large(below, _SMALL, bold=False))
    return Piece(parts, sign=signs.get(group))


def _signs(groups: Sequence[str]) -> dict[str, Sign]:
    """For each group what is short in its name (“Table 3”), or its first letter, in a shape of its own."""
    last = [name.split()[-1] for name in groups]
    short = [word if len(word) <= _SHORT else name[0].upper() for name, word in zip(groups, last, strict=True)]
    if len(set(short)) < len(short):
        short = [str(number) for number in range(1, len(groups) + 1)]
    return {name: Sign(words, sides) for name, words, sides in zip(groups, short, cycle(_SIDES), strict=False)}


def _empty(occasion: Occasion) -> Piece:
    """Something to write a name on; what it is stands small at its top."""
    words = Large(f"{occasion.group.name or 'Welcome'}: my name is", _SMALL, bold=False)
    return Piece((words,), is_empty=True)
