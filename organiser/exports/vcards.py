"""Writes people as contacts (vCard 3.0, RFC 2426), which phones and mail programs take in."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from organiser.domain.columns import Field
from organiser.domain.people import Person
from organiser.domain.person_rows import cells_of

_OWN = "X-ORGANISER-"
_WIDTH = 75  # bytes of a line
_CONTACT = frozenset({Field.NAME, Field.PHONE, Field.EMAIL, Field.ADDRESS, Field.NOTES, Field.SECTORS})


def vcards(people: Iterable[Person], *, with_special: bool = False, with_guardians: bool = False) -> bytes:
    """A card for each person. What contacts have no place for stands in lines that other programs leave alone."""
    cells = partial(cells_of, with_special=with_special, with_guardian=with_guardians)
    return b"".join(_folded(line) for person in people for line in _lines(person, cells(person)))


def _lines(person: Person, cells: Mapping[Field, str]) -> Iterator[str]:
    *given, family = person.name.split(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    if person.uid:
        yield f"UID:{_text(person.uid)}"
    yield f"FN:{_text(person.name)}"
    yield f"N:{_text(family if given else '')};{_text(' '.join(given) or family)};;;"
    if person.phone:
        yield f"TEL;TYPE={'CELL' if person.phone.startswith(('07', '+447')) else 'VOICE'}:{_text(person.phone)}"
    if person.email:
        yield f"EMAIL;TYPE=INTERNET:{_text(person.email)}"
    if person.address:
        yield f"ADR;TYPE=HOME:;;{_text(person.address)};;;;"
    if person.sectors:
        yield f"CATEGORIES:{','.join(map(_text, person.sectors))}"
    if person.notes:
        yield f"NOTE:{_text(person.notes)}"
    for field, cell in cells.items():
        if cell and field not in _CONTACT:
            yield f"{_OWN}{field.value.upper()}:{_text(cell)}"
    yield "END:VCARD"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """A line ended as the standard wants it, and broken before 75 bytes, never inside a letter."""
    parts, part, room = [], b"", _WIDTH
    for letter in line:
        encoded = letter.encode("utf-8", "replace")
        if len(part) + len(encoded) > room:
            parts.append(part)
            part, room = b"", _WIDTH - 1
        part += encoded
    return b"\r\n ".join([*parts, part]) + b"\r\n"
