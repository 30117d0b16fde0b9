"""Table cards: a name to fold and stand in front of each person, to be read from both sides."""

from organiser.domain import text
from organiser.domain.occasion import Occasion
from organiser.exports.paper.blocks import LabelSheet, Large, Piece
from organiser.exports.paper.label_grids import TENTS
from organiser.exports.paper.look import Look

_FIRST, _REST = 7, 2


def sheet(occasion: Occasion, look: Look) -> LabelSheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A card for everybody who has not said no, by name; one to write on where there is nobody yet."""
    people = sorted((line.person for line in occasion.lines if not line.answer.is_off), key=text.folded)
    return LabelSheet(
        f"Table cards: {occasion.session.title}",
        tuple(_card(name) for name in people) or (Piece((Large("Name:", _REST, bold=False),)),),
        TENTS[0],
        occasion.group.name or "Organiser",
    )


def _card(name: str) -> Piece:
    first, _, rest = name.partition(" ")
    return Piece((Large(first, _FIRST, centred=True), Large(rest, _REST, bold=False, centred=True)))
