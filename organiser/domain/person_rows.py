"""One person as a row of a table: written for others to read, and read as others have written it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from organiser.domain import day_order, people_files, phones, readings, text
from organiser.domain.columns import Field, Match
from organiser.domain.people import MOST_CHILDREN, Person, Reading, Route
from organiser.domain.people_files import Line, PeopleFile
from organiser.domain.problem import Problem

ADULT = 18

_DAYS = frozenset({Field.JOINED, Field.BORN})
_NOTHING = frozenset({"", "-", "–", "n/a", "na", "none", "no", "nil", "null", "not known", "anonymous", "no thanks"})
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "☑", "under 18", "under-18"})
_ROUTE_WORDS: tuple[tuple[str, Route], ...] = (
    (r"whats ?app", Route.WHATSAPP),
    (r"e-?mail", Route.EMAIL),
    (r"\btext|\bsms\b", Route.TEXT),
    (r"in[ -]?person|face to face|doorstep|visit|\bknock", Route.IN_PERSON),
    (r"through|via |somebody|someone", Route.THROUGH_SOMEBODY),
    (r"post|letter|\bmail\b", Route.POST),
    (r"phone|call|\bring\b|\btel", Route.PHONE),
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How to read a file: what its columns hold, whether the day stands before the month, and from which day on
    somebody is of age. ``mend_phones`` puts back the first 0 that a spreadsheet took away."""

    fields: tuple[Match, ...]
    today: date
    day_first: bool = True
    mend_phones: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What came of one line: a person, or why there is none. ``remarks`` are what was left out of it, or changed."""

    line: int
    name: str
    person: Person | None = None
    refused: str = ""
    remarks: tuple[str, ...] = ()
    joined: datetime | None = None


def cells_of(person: Person, *, with_special: bool, with_guardian: bool = False) -> dict[Field, str]:
    """A person as words, in the order of the columns; the special ones, or those of guardians, only when asked for."""
    cells = {
        Field.NAME: person.name,
        Field.NEIGHBOURHOOD: person.neighbourhood,
        Field.PHONE: person.phone,
        Field.EMAIL: person.email,
        Field.ADDRESS: person.address,
        Field.ROUTE: "; ".join(route.label for route in person.routes),
        Field.THROUGH: person.through,
        Field.BEST_TIME: person.best_time,
        Field.LANGUAGE: person.language,
        Field.SECTORS: _sectors(person),
        Field.NOTES: person.notes,
    }
    if with_special:
        cells |= {
            Field.NEEDS: person.needs,
            Field.READING: "" if person.reading is Reading.STANDARD else person.reading.label,
            Field.EASY_READ: "yes" if person.easy_read else "",
            Field.DIET: person.diet,
            Field.CHILDREN: str(person.children or ""),
            Field.TRAVEL: person.travel,
        }
    if with_special or with_guardian:
        cells |= {
            Field.UNDER_18: "yes" if person.under_18 else "",
            Field.GUARDIAN: person.guardian,
            Field.GUARDIAN_CONTACT: person.guardian_contact,
        }
    return cells


def _sectors(person: Person) -> str:
    """Sectors in one cell; one that has a comma in it ends with a semicolon, so that it is not parted there."""
    return "; ".join(person.sectors) + (";" if any("," in one for one in person.sectors) else "")


def read(file: PeopleFile, line: Line, manner: Manner) -> ReadRow:
    """The person in one line of a file."""
    if people_files.is_of_totals(line):
        return ReadRow(line.number, "", refused="it adds up the others and names nobody")
    if people_files.repeats_headings(file, line):
        return ReadRow(line.number, "", refused="the headings stand there again")
    reading = _Reading(line, manner, plain=file.is_exact)
    name = reading.name
    if not name:
        return ReadRow(line.number, "", refused="there is no name in it")
    try:
        person = reading.person(name)
    except Problem as problem:
        shown = " ".join(name.split())[:80]
        return ReadRow(line.number, shown, refused=_as_reason(problem.message))
    return ReadRow(line.number, person.name, person, "", tuple(reading.remarks), reading.joined)


def _as_reason(words: str) -> str:
    return (words[:1].lower() + words[1:]).rstrip(".")


class _Reading:
    """One line while it is read; what could not be taken is remarked on."""

    def __init__(self, line: Line, manner: Manner, *, plain: bool) -> None:
        self._manner = manner
        self._cells: dict[Field, list[str]] = {}
        self.remarks: list[str] = []
        for field, cell in zip(manner.fields, line.cells, strict=False):
            if field is not None and cell.strip():
                self._cells.setdefault(field, []).append(cell if plain else unescaped(cell))

    def _first(self, field: Field) -> str:
        return self._cells.get(field, [""])[0].strip()

    def _said(self, field: Field) -> str:
        """What a cell says; nothing for ``None``, ``n/a`` and the like."""
        word = self._first(field)
        return "" if text.folded(word).rstrip(".") in _NOTHING else word

    @property
    def name(self) -> str:
        whole = self._first(Field.NAME)
        if not whole and self._first(Field.SURNAME_FIRST):
            last, comma, first = self._first(Field.SURNAME_FIRST).partition(",")
            whole = f"{first} {last}" if comma else last
        if not whole:
            whole = f"{self._first(Field.FIRST_NAME)} {self._first(Field.LAST_NAME)}"
        whole = " ".join(whole.split())
        return "" if text.folded(whole) in _NOTHING - {"na"} else whole  # Na is a name in Korean

    @property
    def joined(self) -> datetime | None:
        return day_order.read(self._first(Field.JOINED), day_first=self._manner.day_first)

    def person(self, name: str) -> Person:
        phone, email, notes = self._phone(), self._email(), self._notes()
        routes = self._routes(phone, email)
        guardian_contact = self._said(Field.GUARDIAN_CONTACT)
        return Person(
            name,
            neighbourhood=self._said(Field.NEIGHBOURHOOD),
            phone=phone,
            email=email,
            address="\n".join(cell.strip("\r\n") for cell in self._cells.get(Field.ADDRESS, [])),
            route=routes[0],
            other_routes=routes[1:],
            needs="; ".join(filter(None, (*self._several(Field.NEEDS), readings.larger(self._said(Field.READING))))),
            reading=readings.parse(self._said(Field.READING)),
            notes=notes,
            through=self._said(Field.THROUGH),
            best_time=self._said(Field.BEST_TIME),
            language=self._said(Field.LANGUAGE),
            easy_read=self._is_yes(Field.EASY_READ),
            sectors=tuple(self._sectors()),
            diet=", ".join(self._several(Field.DIET)),
            children=self._children(),
            travel=", ".join(self._several(Field.TRAVEL)),
            under_18=self._is_under_age(),
            guardian=self._said(Field.GUARDIAN),
            guardian_contact=phones.mended(guardian_contact) if self._manner.mend_phones else guardian_contact,
        )

    def _several(self, field: Field) -> list[str]:
        """The cells of a field that may stand in several columns, each on one line."""
        found = [
            "; ".join(cell.split("\n")) if field is Field.NEEDS else " ".join(cell.split())
            for cell in self._cells.get(field, [])
        ]
        return [one.strip() for one in found if text.folded(one).rstrip(".") not in _NOTHING]

    def _sectors(self) -> Iterator[str]:
        """Forms keep the answers to one question apart by semicolons or by commas, never by both."""
        for cell in self._several(Field.SECTORS):
            yield from filter(None, map(str.strip, cell.split(";" if ";" in cell else ",")))

    def _phone(self) -> str:
        numbers = [phones.plain(cell) for cell in self._cells.get(Field.PHONE, [])]
        numbers = [one for one in dict.fromkeys(numbers) if text.folded(one) not in _NOTHING]
        kept = []
        for number in numbers:
            if phones.is_rounded(number):
                self.remarks.append(f"the number {number} was rounded by a spreadsheet and is left out")
            elif phones.is_damaged(number):
                mended = phones.mended(number)
                self.remarks.append(
                    f"{number} became {mended}" if self._manner.mend_phones else f"{number} may miss its first 0"
                )
                kept.append(mended if self._manner.mend_phones else number)
            else:
                kept.append(number)
        self._others(Field.PHONE, kept[1:])
        return kept[0] if kept else ""

    def _email(self) -> str:
        found = [cell.strip().removeprefix("mailto:") for cell in self._cells.get(Field.EMAIL, [])]
        found = [one for one in dict.fromkeys(found) if text.folded(one) not in _NOTHING]
        self._others(Field.EMAIL, found[1:])
        return found[0] if found else ""

    def _others(self, field: Field, more: Sequence[str]) -> None:
        """Further numbers and addresses go into the notes, so that none is lost."""
        label = f"Other {field.label.lower()}"
        self._cells.setdefault(Field.NOTES, []).extend(f"{label}: {one}" for one in more)

    def _notes(self) -> str:
        kept = dict.fromkeys(cell.strip("\r\n") for cell in self._cells.get(Field.NOTES, []))
        return "\n".join(one for one in kept if text.folded(one).rstrip(".") not in _NOTHING)

    def _routes(self, phone: str, email: str) -> tuple[Route, ...]:
        said = text.folded(self._said(Field.ROUTE))
        found = parse_routes(said)
        if said and not found:
            self.remarks.append(f"“{said[:40]}” is no way to reach people that is known here")
        usual = Route.EMAIL if email and not phone else Route.PHONE
        return found or (usual,)

    def _children(self) -> int:
        said = text.folded(self._said(Field.CHILDREN))
        number = re.search(r"\d{1,3}", said)
        if number and int(number[0]) <= MOST_CHILDREN:
            return int(number[0])
        if said:
            self.remarks.append(f"“{said[:40]}” tells no number of children")
        return 0

    def _is_yes(self, field: Field) -> bool:
        return text.folded(self._first(field)) in _YES

    def _is_under_age(self) -> bool:
        if self._is_yes(Field.UNDER_18):
            return True
        born = day_order.read(self._first(Field.BORN), day_first=self._manner.day_first)
        if born is None:
            return False
        today = self._manner.today
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day)) < ADULT


def parse_routes(words: str) -> tuple[Route, ...]:
    """The ways in ``Text; phone call``, in the order in which they are named."""
    parts = re.split(r"[;,/\n]|\bor\b|\band\b|\bthen\b", text.folded(words))
    found = (next((route for pattern, route in _ROUTE_WORDS if re.search(pattern, part)), None) for part in parts)
    return tuple(dict.fromkeys(route for route in found if route is not None))


_ESCAPED = re.compile(r"'['\s]*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]")
_RUN = re.compile(r"['\s]*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]")


def escaped(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; reading it takes the apostrophe away again."""
    return f"'{cell}" if _RUN.match(cell) else cell


def unescaped(cell: str) -> str:
    """The cell as it was before :func:`escaped`."""
    return cell[1:] if _ESCAPED.match(cell) else cell


def is_day_order_needed(file: PeopleFile, fields: Sequence[Match], wanted: Callable[[Field], bool]) -> str:
    """The heading of a column whose days can be read both ways and are used; "" when nothing needs to be asked."""
    for place, field in enumerate(fields):
        is_day = field is not None and field in _DAYS and wanted(field)
        if is_day and day_order.order_of(file.cells(place)) is day_order.DayOrder.EITHER:
            return file.headings[place]
    return ""


def day_first(file: PeopleFile, fields: Sequence[Match]) -> bool:
    """The order that the days of a file tell by themselves; the day first where they do not."""
    told = [day_order.order_of(file.cells(place)) for place, field in enumerate(fields) if field in _DAYS]
    return day_order.DayOrder.MONTH_FIRST not in told
