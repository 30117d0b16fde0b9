"""The commitments sheet: who will do what, with whom and by when, blank to be written on."""

from collections.abc import Iterator

from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Heading, Sheet, Table, Words, WritingLines
from organiser.exports.paper.look import Look

_ROWS = 8
_ROW_HEIGHT = 16
_COLUMNS = (
    Column("", 0.4),
    Column("What", 3, ruled=True),
    Column("Who", 1.6, ruled=True),
    Column("With whom", 1.6, ruled=True),
    Column("By when", 1.2, ruled=True),
)


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A sheet to write on: small promises that can be kept."""
    return opening.sheet(occasion, "Commitments sheet", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "What we will do")
    yield Words("A promise is small enough when you could begin it this week. Nobody is promised for by somebody else.")
    yield Table(_COLUMNS, tuple((str(row), "", "", "", "") for row in range(1, _ROWS + 1)), _ROW_HEIGHT)
    yield Heading("When we look at this again")
    yield WritingLines(1)
