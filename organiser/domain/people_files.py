"""A file of people as it was read: its lines, where its headings are, and how it was understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from organiser.domain import columns, text
from organiser.domain.columns import Field, Match

LOOKED_THROUGH = 40  # lines in which headings are searched
_LOOKED_AT = 200  # lines that tell what a column without a heading holds

_TOTAL = re.compile(r"(grand |sub ?)?totals?\b|sum\b|count\b|number of (people|names|rows)|end of (list|report)")
_PHONE = re.compile(r"[+(]?[\d][\d\s()+-]{7,}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number as an editor or a spreadsheet shows it, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of the file that could not be read, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """What a file holds below its ``headings``, which stand in the line ``heading_line`` (0: it has none).

    ``encoding``, ``separator`` and ``sheet`` are how it was read ("" where that means nothing), ``sheets`` those to
    choose from. ``is_exact``: its columns and cells are what they say, as those of contacts are, with nothing to match.
    """

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    heading_line: int = 0
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    is_exact: bool = False
    guessed: tuple[Match, ...] = field(default=())

    @property
    def matched(self) -> tuple[Match, ...]:
        """What each column seems to hold, by its heading or, where there are none, by what is in it."""
        return self.guessed or columns.matched(self.headings)

    def cells(self, column: int) -> list[str]:
        """What is in one column, in order, without what is empty."""
        return [line.cells[column] for line in self.lines if column < len(line.cells) and line.cells[column].strip()]


def arranged(name: str, lines: Sequence[Line], *, heading: int | None = None, **how: object) -> PeopleFile:
    """A file from all its lines; ``heading`` is the number of the line of headings (0: none; None: find it)."""
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    width = max((len(line.cells) for line in filled), default=0)
    at = _heading_at(filled) if heading is None else _place_of(filled, heading)
    if at is None:
        titles = tuple(f"Column {number}" for number in range(1, width + 1))
        kept, line = filled, 0
        guessed = _guessed(filled, width)
    else:
        found = [text.line(cell[: text.LINE_LIMIT]) for cell in filled[at].cells]
        found += [""] * (width - len(found))
        titles = tuple(title or f"Column {number}" for number, title in enumerate(found, 1))
        kept, line, guessed = filled[at + 1 :], filled[at].number, ()
    return PeopleFile(name, titles, tuple(kept), line, guessed=guessed, **how)  # type: ignore[arg-type]


def _place_of(lines: Sequence[Line], number: int) -> int | None:
    return next((place for place, line in enumerate(lines) if number and line.number >= number), None)


def _heading_at(lines: Sequence[Line]) -> int | None:
    """The line that reads most like headings; None where none names people and the first one is somebody already."""
    best, most = None, 0
    for place, line in enumerate(lines[:LOOKED_THROUGH]):
        found = [one for one in columns.matched([cell for cell in line.cells if len(cell) < text.LINE_LIMIT]) if one]
        facts = sum(_is_fact(cell) for cell in line.cells)
        score = 2 * len(found) + columns.names_people(found) - 4 * facts
        if score > most and (columns.names_people(found) or len(found) > 1):
            best, most = place, score
    if best is None and lines and not any(_is_fact(cell) for line in lines[:1] for cell in line.cells):
        is_list_of_names = max(len(line.cells) for line in lines) == 1
        return None if is_list_of_names else 0
    return best


def _is_fact(cell: str) -> bool:
    """Whether a cell holds an address or a number of somebody, as no heading does."""
    return ("@" in cell and " " not in cell.strip()) or bool(_PHONE.fullmatch(cell.strip()))


def _guessed(lines: Sequence[Line], width: int) -> tuple[Match, ...]:
    """What columns without headings hold: addresses and numbers show what they are, the first words are the name."""
    found: list[Match] = [None] * width
    for column in range(width):
        cells = [line.cells[column].strip() for line in lines[:_LOOKED_AT] if column < len(line.cells)]
        cells = [cell for cell in cells if cell]
        if cells and 2 * sum("@" in cell and " " not in cell for cell in cells) > len(cells):
            found[column] = Field.EMAIL
        elif cells and 2 * sum(bool(_PHONE.fullmatch(cell)) for cell in cells) > len(cells):
            found[column] = Field.PHONE
        elif cells and Field.NAME not in found and 2 * sum(cell[0].isalpha() for cell in cells) > len(cells):
            found[column] = Field.NAME
    return tuple(found)


def is_of_totals(line: Line) -> bool:
    """Whether a line adds up the others: a word for it, and otherwise numbers."""
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    if not filled or not _TOTAL.match(text.folded(filled[0][:60])):
        return False
    return all(re.fullmatch(r"[\d.,\s%=/()-]*|[^\d@]{0,20}[\d.,]+\D{0,12}", cell) for cell in filled[1:])


def repeats_headings(file: PeopleFile, line: Line) -> bool:
    """Whether the headings stand there again, as at the top of each printed page."""
    said = [text.folded(cell) for cell in line.cells if cell.strip()]
    return len(said) > 1 and said == [text.folded(one) for one in file.headings[: len(line.cells)] if one]
