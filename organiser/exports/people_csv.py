"""Writes people as CSV that a spreadsheet opens right: letters, first zeros and all, with nothing it would run."""

import re
from collections.abc import Iterable
from functools import partial

from organiser.domain.columns import Field
from organiser.domain.people import Person
from organiser.domain.person_rows import cells_of
from organiser.exports.spreadsheet import table_csv


def people_csv(people: Iterable[Person], *, with_special: bool = False, with_guardians: bool = False) -> bytes:
    """A line for each person under the columns' names.

    Needs, diet and the like are in it only ``with_special``, age and guardians also ``with_guardians``. Numbers of
    digits only get a blank, without which Excel would take the first 0 away.
    """
    cells = partial(cells_of, with_special=with_special, with_guardian=with_guardians)
    headings = [field.label for field in cells(Person("Anybody"))]
    return table_csv(headings, (_readable(cells(person)).values() for person in people))


def _readable(cells: dict[Field, str]) -> dict[Field, str]:
    for field in (Field.PHONE, Field.GUARDIAN_CONTACT):
        if field in cells:
            cells[field] = spaced(cells[field])
    return cells


def spaced(phone: str) -> str:
    """A number as text: ``07700 900123``, ``020 7946 0000``, ``0161 496 0123``; with a blank already it stays."""
    if not re.fullmatch(r"\d{6,}", phone):
        return phone
    if phone.startswith("02"):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}".rstrip()
    if re.match(r"01(1\d|\d1)", phone):
        return f"{phone[:4]} {phone[4:7]} {phone[7:]}".rstrip()
    return f"{phone[:5]} {phone[5:]}"
