"""The register: who was there, in words that need no key, for the folder and for whoever gave the money."""

from collections.abc import Iterator

from organiser.domain.attendance import Mark, RegisterLine, head_count
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Fact, Heading, Sheet, Table, Words
from organiser.exports.paper.look import Look

_COLUMNS = (
    Column("No.", 10),
    Column("Name", 36),
    Column("Lives in", 28),
    Column("Attendance", 26, ruled=True),
)


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The register of one session. Neither needs nor ways to reach people stand on it."""
    return opening.sheet(occasion, "Register", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    lines = sorted(occasion.lines, key=lambda line: line.row)
    yield from opening.opening(occasion, "Register: who came")
    yield Fact("People", _people(lines))
    if not lines:
        return
    yield Table(_COLUMNS, tuple(_row(line) for line in lines))
    yield from _totals([line.mark for line in lines])


def _people(lines: list[RegisterLine]) -> str:
    if not lines:
        return "Nobody is on the list yet"
    count = head_count(lines)
    return f"{count.listed} on the list" if count.unmarked == count.listed else count.in_words


def _row(line: RegisterLine) -> tuple[str, ...]:
    """An unmarked line stays empty, so that it can be filled in by hand."""
    mark = "" if line.mark is Mark.NONE else line.mark.label
    return str(line.row), line.person, line.neighbourhood, mark


def _totals(marks: list[Mark]) -> Iterator[Block]:
    """The number of people for each mark that somebody has."""
    given = [mark for mark in (*list(Mark)[1:], Mark.NONE) if mark in marks]
    if given == [Mark.NONE]:
        yield Words("Nobody is marked yet. Write into the last column, or mark people in the program and print again.")
        return
    yield Heading("Totals")
    yield Table(
        (Column("Mark", 76), Column("People", 24)), tuple((mark.label, str(marks.count(mark))) for mark in given)
    )
