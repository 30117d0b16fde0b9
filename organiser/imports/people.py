"""Reads a file of people, whatever kind it is: its content tells, and its ending where that does not."""

import re

from organiser.domain.people_files import PeopleFile
from organiser.domain.problem import Problem
from organiser.imports import people_sheets, people_tables, people_vcards
from organiser.imports.encodings import decoded

LARGEST = people_tables.LARGEST
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods", ".vcf")
_OLD = b"\xd0\xcf\x11\xe0"  # begins an old Excel file, and one with a password
_CARD = re.compile(r"^\s*BEGIN:VCARD", re.IGNORECASE | re.MULTILINE)


def read(
    content: bytes,
    name: str,
    *,
    encoding: str = "",
    separator: str = "",
    sheet: str = "",
    heading: int | None = None,
) -> PeopleFile:
    """What a file holds. What is not said about how to read it is found. A Problem says why it cannot be read."""
    if not content.strip():
        raise Problem("The file is empty.", "Choose another file.")
    if content.startswith(b"PK"):
        return people_sheets.read(content, name, sheet=sheet, heading=heading)
    if content.startswith(_OLD):
        raise Problem(
            "The spreadsheet is of an old kind, or has a password.",
            "Save it as .xlsx or CSV without one, and choose that.",
        )
    if content.startswith(b"%PDF"):
        raise Problem("A PDF holds no list that can be read.", "Ask for the list as a spreadsheet or CSV.")
    start, _ = decoded(content[:20_000], encoding)
    if _CARD.search(start) or (name.casefold().endswith(".vcf") and b"BEGIN:VCARD" in content.upper()):
        return people_vcards.read(content, name, encoding=encoding)
    if name.casefold().endswith(".vcf"):
        raise Problem("There is no contact in the file.", "Export the contacts again, as vCard.")
    return people_tables.read(content, name, encoding=encoding, separator=separator, heading=heading)
