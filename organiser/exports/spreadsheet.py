"""Writes a table as CSV that a spreadsheet opens right: letters, first zeros and all, with nothing it would run."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from organiser.domain.person_rows import escaped


def table_csv(headings: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """A line for each row under the headings, in UTF-8 with the mark by which Excel knows it.

    Cells that begin like a formula get an apostrophe, which reading takes away.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)  # a “;” would begin a cell of its own where lists use that
    writer.writerow(headings)
    writer.writerows([escaped(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
