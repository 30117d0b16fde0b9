"""Reads tables of people from text: its separator is found, or said."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from organiser.domain.people_files import Line, PeopleFile, arranged
from organiser.domain.problem import Problem
from organiser.imports.encodings import decoded_list

LARGEST = 30_000_000  # bytes
MOST_LINES = 100_000
MOST_COLUMNS = 500

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "upright line"}

_LOOKED_AT = 300  # lines that tell the separator
_LONGEST_CELL = 131_072


def read(
    content: bytes, name: str, *, encoding: str = "", separator: str = "", heading: int | None = None
) -> PeopleFile:
    """The table in a text file; ``encoding`` and ``separator`` are found where they are not given.

    A Problem says why nothing can be read.
    """
    _check_size(content)
    text, encoding = decoded_list(content, encoding)
    first, _, rest = text.partition("\n")
    told = first.strip().casefold().removeprefix("\ufeff")
    is_told = told.startswith("sep=") and len(told) <= 5
    if is_told:  # what Excel writes before the first line
        separator, text = separator or told.removeprefix("sep=") or "\t", rest
    separator = separator or _separator(text)
    lines = list(_lines(text, separator, 2 if is_told else 1))
    return arranged(name, lines, heading=heading, encoding=encoding, separator=separator)


def _check_size(content: bytes) -> None:
    if len(content) > LARGEST:
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", "Divide the list into smaller files.")


def _separator(text: str) -> str:
    """The one that parts most lines into the same number of cells; a comma where none does."""
    best, most = ",", (0.0, 0)
    for separator in SEPARATORS:
        try:
            rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _LOOKED_AT))
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if any(row))
        width, many = max(((w, n) for w, n in widths.items() if w > 1), key=lambda one: one[1], default=(1, 0))
        score = (many / max(1, sum(widths.values())), width)
        if many and score > most:
            best, most = separator, score
    return best


def _lines(text: str, separator: str, number: int) -> Iterator[Line]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    before = csv.field_size_limit(_LONGEST_CELL)
    start = number
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise Problem(
                    f"Line {start:,} has {len(row):,} columns; a list of people has fewer.",
                    "Choose another separator, or another file.",
                )
            if start > MOST_LINES * 10 or (start > MOST_LINES and any(row)):
                raise Problem(f"The file has more than {MOST_LINES:,} lines.", "Divide the list into smaller files.")
            if any(row):
                yield Line(start, tuple(row))
            start = number + reader.line_num
    except csv.Error as error:
        raise Problem(
            f"Line {start:,} cannot be read: a quotation mark is opened there and not closed.",
            "Mend that line, or save the list again.",
        ) from error
    finally:
        csv.field_size_limit(before)
