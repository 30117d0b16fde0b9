"""Everybody as a table and as contacts: safe to open in a spreadsheet, and the same people when read again."""

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import person_rows, phones, text
from organiser.domain.people import Person, Reading, Route
from organiser.domain.person_rows import Manner
from organiser.exports.people_csv import people_csv, spaced
from organiser.exports.vcards import vcards
from organiser.imports import people as imports

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"))
NOTHING = {"", "-", "–", "n/a", "na", "none", "no", "nil", "null", "not known", "anonymous", "no thanks", "."}


def words(most: int = 30) -> st.SearchStrategy[str]:
    """Whatever people may type in one line; what only says that there is nothing is no test."""
    typed = st.text(LETTERS, max_size=most).map(lambda said: " ".join(said.split()))
    return typed.filter(lambda said: text.folded(said).rstrip(".") not in NOTHING)


def lines() -> st.SearchStrategy[str]:
    return st.lists(words(), max_size=3).map(lambda all_: "\n".join(filter(str.strip, all_)))


names = words().filter(
    lambda name: any(one.isalpha() for one in name) and not name.lower().startswith(("total", "sum", "count"))
)
routes = st.lists(st.sampled_from(list(Route)), min_size=1, max_size=4, unique=True)
persons = st.builds(
    lambda name, ways, needs, sectors, **facts: Person(
        name,
        route=ways[0],
        other_routes=tuple(ways[1:]),
        needs="; ".join(needs),
        sectors=tuple(one.replace(";", ",") for one in sectors),
        **facts,
    ),
    names,
    routes,
    st.lists(words(12).map(lambda one: one.replace(";", "")).filter(lambda one: one.strip(" .-–")), max_size=2),
    st.lists(st.sampled_from(["NHS", "Council", "Health, social care"]), max_size=2, unique=True),
    neighbourhood=st.just("") | words(),
    phone=st.sampled_from(["", "07700900123", "07700 900124", "+44 7700 900125", "02079460000", "0161 496 0123"]),
    email=st.sampled_from(["", "a@example.org", "=a@example.org"]),
    address=lines(),
    notes=lines(),
    diet=st.just("") | words(),
    through=st.just("") | words(),
    best_time=st.just("") | words(),
    language=st.just("") | words(),
    travel=st.just("") | words(),
    easy_read=st.booleans(),
    reading=st.sampled_from(list(Reading)),
    children=st.integers(0, 9),
    under_18=st.booleans(),
    guardian=st.just("") | words(),
    guardian_contact=st.sampled_from(["", "07700 900126"]),
)


def read_again(content: bytes, name: str) -> list[Person | None]:
    file = imports.read(content, name)
    manner = Manner(file.matched, date(2027, 5, 3))
    return [person_rows.read(file, line, manner).person for line in file.lines]


def plain(person: Person) -> Person:
    """A person with the number as it is dialled: the blank in it is the export's."""
    return replace(person, phone=phones.dialled(person.phone), id=0, uid="")


@given(st.lists(persons, min_size=1, max_size=5))
def test_what_was_exported_is_the_same_people_when_it_is_imported(everybody: list[Person]) -> None:
    for content, name in (
        (people_csv(everybody, with_special=True), "people.csv"),
        (vcards(everybody, with_special=True), "people.vcf"),
    ):
        again = read_again(content, name)
        assert [plain(person) for person in again if person] == [plain(person) for person in everybody]


@given(st.lists(persons, min_size=1, max_size=3))
def test_no_cell_begins_as_a_formula_and_no_number_loses_its_zero(everybody: list[Person]) -> None:
    content = people_csv(everybody, with_special=True)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    for person, row in zip(everybody, rows[1:], strict=True):
        assert not row[2].isdigit()
        assert phones.dialled(row[2]) == phones.dialled(person.phone)


@pytest.mark.parametrize("cell", ["=1+1", "+44 7700 900123", "-x", "@x", "'=x", "''=x", "'Arry", "  =x", "\t=x", "＝x"])
def test_a_cell_that_looks_like_a_formula_comes_back_as_it_was(cell: str) -> None:
    assert person_rows.unescaped(person_rows.escaped(cell)) == cell
    assert not person_rows.escaped(cell).startswith(("=", "+", "-", "@", "\t", "＝"))


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("07700900123", "07700 900123"),
        ("02079460000", "020 7946 0000"),
        ("01614960123", "0161 496 0123"),
        ("447700900123", "44770 0900123"),
        ("0161 496 0123", "0161 496 0123"),
        ("999", "999"),
    ],
)
def test_a_number_of_digits_only_gets_a_blank_so_that_it_stays_a_text(phone: str, written: str) -> None:
    assert spaced(phone) == written


def test_needs_and_age_are_in_neither_file_unless_they_are_asked_for() -> None:
    person = Person(
        "Asha", needs="Ramp-word", diet="Diet-word", under_18=True, guardian="Guardian-word", travel="Lift-word"
    )
    for made in (people_csv, vcards):
        assert not any(
            word in made([person]).decode() for word in ("Ramp", "Diet", "Under", "UNDER", "Guardian", "Lift")
        )
        assert all(
            word in made([person], with_special=True).decode() for word in ("Ramp", "Diet-", "Guardian-", "Lift-")
        )


def test_contacts_are_folded_within_75_bytes_and_never_inside_a_letter() -> None:
    content = vcards([Person("Zoë " + "Ω" * 120, notes="a\nb; c, d\\e")])
    lines_ = content.split(b"\r\n")
    assert all(len(line) <= 75 and line.decode() for line in lines_ if line)
    assert content.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert b"NOTE:a\\nb\\; c\\, d\\\\e" in content
