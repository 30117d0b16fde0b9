"""Writes people as CSV that a spreadsheet opens right: letters, first zeros and all, with nothing it would run."""

import re
from collections.abc import Iterable

from organiser.domain.columns import Field
from organiser.domain.people import Person
from organiser.domain.person_rows import cells_of
from organiser.exports.spreadsheet import table_csv


def people_csv(people: Iterable[Person], *, with_special: bool = False) -> bytes:
    """A line for each person under the columns' names.

    Needs, diet, age and the like are in it only ``with_special``. Numbers of digits only get a blank, without which
    Excel would take the first 0 away.
    """
    headings = [field.label for field in cells_of(Person("Anybody"), with_special=with_special)]
    return table_csv(headings, (_cells(person, with_special=with_special) for person in people))


def _cells(person: Person, *, with_special: bool) -> Iterable[str]:
    cells = cells_of(person, with_special=with_special)
    for field in (Field.PHONE, Field.GUARDIAN_CONTACT):
        if field in cells:
            cells[field] = spaced(cells[field])
    return cells.values()


def spaced(phone: str) -> str:
    """A number as text: ``07700 900123``, ``020 7946 0000``, ``0161 496 0123``; with a blank already it stays."""
    if not re.fullmatch(r"\d{6,}", phone):
        return phone
    if phone.startswith("02"):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}".rstrip()
    if re.match(r"01(1\d|\d1)", phone):
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}".rstrip()
    return f"{phone[:5]} {phone[5:]}"
