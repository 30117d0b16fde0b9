"""Writes people as CSV that a spreadsheet opens right: letters, first zeros and all, with nothing it would run."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from organiser.domain.columns import Field
from organiser.domain.people import Person
from organiser.domain.person_rows import cells_of, escaped


def people_csv(people: Iterable[Person], *, with_special: bool = False) -> bytes:
    """A line for each person under the columns' names, in UTF-8 with the mark by which Excel knows it.

    Needs, diet, age and the like are in it only ``with_special``. Numbers of digits only get a blank, without which
    Excel would take the first 0 away; cells that begin like a formula get an apostrophe, which reading takes away.
    """
    headings = [field.label for field in cells_of(Person("Anybody"), with_special=with_special)]
    out = StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)  # a “;” would begin a cell of its own where lists use that
    writer.writerow(headings)
    for person in people:
        cells = cells_of(person, with_special=with_special)
        for field in (Field.PHONE, Field.GUARDIAN_CONTACT):
            if field in cells:
                cells[field] = spaced(cells[field])
        writer.writerow(escaped(cell) for cell in cells.values())
    return out.getvalue().encode("utf-8-sig")


def spaced(phone: str) -> str:
    """A number as text: ``07700 900123``, ``020 7946 0000``, ``0161 496 0123``; with a blank already it stays."""
    if not re.fullmatch(r"\d{6,}", phone):
        return phone
    if phone.startswith("02"):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}".rstrip()
    if re.match(r"01(1\d|\d1)", phone):
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}".rstrip()
    return f"{phone[:5]} {phone[5:]}"
