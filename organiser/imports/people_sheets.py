"""Reads tables of people from spreadsheets (Excel .xlsx, OpenDocument .ods), after making sure of their size."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from organiser.domain.people_files import Line, PeopleFile, arranged
from organiser.domain.problem import Problem
from organiser.imports.people_tables import LARGEST, MOST_COLUMNS, MOST_LINES

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LARGEST_PART = 60_000_000  # bytes, unpacked
MOST_CELLS = 3_000_000
MOST_LETTERS = 60_000_000  # of all cells together
_MOST_PARTS = 2_000
_CHUNK = 1 << 16
_ADVICE = "Save the list as CSV in the program it comes from, and choose that."

# A cell of a sheet with something in it; what it holds is a number of the shared strings where t="s".
_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*?)(?<!/)>(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?(?:<(?:\w+:)?v>(\d+)<)?"
)
_WHERE = re.compile(rb'\br="([A-Za-z]{1,9})(\d{1,12})"')
_ODS = re.compile(
    rb"<(table:table-row|table:(?:covered-)?table-cell|/table:table-row|/table:table|table:table)\b([^<>]*?)(/?)>"
)
_ODS_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="(\d{1,12})"')

Cell = int | float | str | bool | time | date | datetime | timedelta


def read(content: bytes, name: str, *, sheet: str = "", heading: int | None = None) -> PeopleFile:
    """The table in one sheet of a spreadsheet, the first one with anything in it unless ``sheet`` names another."""
    from python_calamine import CalamineError, CalamineWorkbook

    if len(content) > LARGEST:
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", "Divide the list into smaller files.")
    try:
        check_size(content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = tuple(book.sheet_names)
        if sheet and sheet not in names:
            raise Problem(f"There is no sheet “{sheet[:60]}” in it.", f"There are: {', '.join(names[:10])}."[:300])
        for one in (sheet,) if sheet else names:
            lines = list(_lines(book.get_sheet_by_name(one)))
            if lines or one == names[-1]:
                return arranged(name, lines, heading=heading, sheet=one, sheets=names)
    except (CalamineError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Problem("The spreadsheet cannot be read: it is damaged, or has a password.", _ADVICE) from error
    raise Problem("The spreadsheet holds no sheet.", _ADVICE)


def _lines(sheet: "CalamineSheet") -> Iterator[Line]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple(_words(cell) for cell in row)
        if any(cells):
            yield Line(number, cells)


def _words(cell: Cell) -> str:
    """A cell as text; a day as 2027-05-13, which can be read in one way only."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)


def check_size(content: bytes) -> None:
    """Refuse what would unpack, or spread out, beyond all use: the reader makes room for every cell there is."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        infos = book.infolist()
        if len(infos) > _MOST_PARTS:
            raise Problem(f"The spreadsheet holds more than {_MOST_PARTS:,} parts.", _ADVICE)
        names = {info.filename for info in infos}
        if "content.xml" in names:
            _check_ods(_unpacked(book, "content.xml"))
            return
        lengths: list[int] = []
        left = LARGEST_PART
        for info in infos:
            lowered = info.filename.casefold()
            if lowered.endswith((".xml", ".rels")) and not lowered.startswith(("xl/drawings", "xl/charts", "xl/media")):
                part = _unpacked(book, info.filename, left)
                left -= len(part)
                if lowered.endswith("sharedstrings.xml"):
                    lengths = [len(one) for one in re.split(rb"</(?:\w+:)?si>", part)]
        for info in infos:
            if re.match(r"xl/worksheets/[^/]*\.xml$", info.filename, re.IGNORECASE):
                _check_sheet(_unpacked(book, info.filename), lengths)


def _unpacked(book: zipfile.ZipFile, name: str, most: int = LARGEST_PART) -> bytes:
    """One part, unpacked no further than the limit, whatever its entry says of its size."""
    found = bytearray()
    with book.open(name) as part:
        while chunk := part.read(_CHUNK):
            found += chunk
            if len(found) > most:
                raise Problem(f"The spreadsheet unpacks to more than {LARGEST_PART // 1_000_000} MB.", _ADVICE)
    return bytes(found)


def _check_sheet(part: bytes, lengths: list[int]) -> None:
    rows = columns = letters = 0
    for found in _CELL.finditer(part):
        attributes = found[1]
        where = _WHERE.search(attributes)
        if where:
            columns, rows = max(columns, _column(where[1])), max(rows, int(where[2]))
        if found[2] and b't="s"' in attributes:
            at = int(found[2])
            letters += lengths[at] if at < len(lengths) else 0
    _check(rows, columns, letters)


def _column(letters: bytes) -> int:
    """``B`` is 2, ``AA`` 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _check(rows: int, columns: int, letters: int) -> None:
    if columns > MOST_COLUMNS:
        raise Problem(f"A sheet has {columns:,} columns; a list of people has fewer.", "Choose another file.")
    if rows > MOST_LINES or rows * columns > MOST_CELLS or letters > MOST_LETTERS:
        raise Problem(f"A sheet is too large: it reaches to line {rows:,}.", "Divide the list into smaller files.")


def _check_ods(part: bytes) -> None:
    """The same for OpenDocument, in which rows and cells can be said to repeat."""
    rows = last_row = columns = width = last_column = letters = row_times = 0
    open_cell: tuple[int, int] | None = None
    for found in _ODS.finditer(part):
        kind, attributes, closed = found[1], found[2], bool(found[3])
        if open_cell is not None:
            letters += (found.start() - open_cell[0]) * open_cell[1]
            open_cell = None
        repeated = _ODS_REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table:table":
            _check(last_row, columns, letters)
            rows = last_row = columns = 0
        elif kind == b"table:table-row":
            width, last_column, row_times = 0, 0, times
            rows += times
        elif kind.startswith(b"table:"):
            width += times
            if not closed or b"value" in attributes:
                last_column = width
                open_cell = (found.end(), times * max(1, row_times)) if not closed else None
        elif kind == b"/table:table-row" and last_column:
            last_row, columns = rows, max(columns, last_column)
    _check(last_row, columns, letters)
