"""Name badges for those who come: the first name huge, and empty ones for whoever walks in."""

from organiser.domain import text
from organiser.domain.attendance import RegisterLine
from organiser.domain.occasion import Occasion
from organiser.exports.paper.blocks import LabelSheet, Large, Piece
from organiser.exports.paper.label_grids import BADGES
from organiser.exports.paper.look import Look

_FIRST, _REST, _SMALL = 3.4, 1.5, 1.0


def sheet(occasion: Occasion, look: Look) -> LabelSheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A badge for everybody who has not said no, by name."""
    lines = sorted((line for line in occasion.lines if not line.answer.is_off), key=lambda one: text.folded(one.person))
    groups = {person: table.name for table in occasion.groups for person in table.people}
    return LabelSheet(
        f"Name badges: {occasion.session.title}",
        tuple(_badge(line, groups.get(line.person, "")) for line in lines) or (_empty(occasion),),
        BADGES[0],
        occasion.group.name or "Organiser",
        spare=_empty(occasion),
    )


def _badge(line: RegisterLine, group: str) -> Piece:
    """The group stands on it in words: a colour alone would say nothing to some, and nothing in black and white."""
    first, _, rest = line.person.partition(" ")
    below = " · ".join(filter(None, (line.neighbourhood, group)))
    return Piece((Large(first, _FIRST), Large(rest, _REST), Large(below, _SMALL, bold=False)))


def _empty(occasion: Occasion) -> Piece:
    """Something to write a name on; what it is stands small at its top."""
    words = Large(f"{occasion.group.name or 'Welcome'}: my name is", _SMALL, bold=False)
    return Piece((words,), is_empty=True)
