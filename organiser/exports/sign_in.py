"""The sign-in sheet: a list that lies open at the door, so it shows names and places and nothing else."""

from collections.abc import Iterator

from organiser.domain.attendance import RegisterLine
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Sheet, Table, Tally, Words
from organiser.exports.paper.look import Look

ROW_HEIGHT = 9.0
_SPARE, _SPARE_ALONE = 10, 16

_COLUMNS = (
    Column("No.", 10),
    Column("Name", 36),
    Column("Neighbourhood", 29),
    Column("In", 13, ruled=True),
    Column("Out", 13, ruled=True),
)


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The sign-in sheet of one session. The printed numbers are those of the register, and stay the same."""
    return opening.sheet(occasion, "Sign-in sheet", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Sign-in sheet")
    yield Words("Please write when you come and when you go. Not on the list? Add your name.")
    yield Table(_COLUMNS, tuple(_listed(occasion.lines)), ROW_HEIGHT, tuple(_spare(occasion.lines)))
    yield Tally("People who came:")


def _listed(lines: tuple[RegisterLine, ...]) -> Iterator[tuple[str, ...]]:
    for line in sorted(lines, key=lambda line: line.row):
        yield (str(line.row), line.person, line.neighbourhood, "", "")


def _spare(lines: tuple[RegisterLine, ...]) -> Iterator[tuple[str, ...]]:
    """Rows for people nobody expected, numbered on from the last."""
    first = max((line.row for line in lines), default=0) + 1
    for row in range(first, first + (_SPARE if lines else _SPARE_ALONE)):
        yield (str(row), "", "", "", "")
