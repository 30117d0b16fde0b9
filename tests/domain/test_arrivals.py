"""Whom the lines of a file mean: surely somebody who is here, perhaps, or somebody new."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from organiser.domain import columns, day_order, person_rows, phones
from organiser.domain.arrivals import Arrivals, Outcome, Sorting, Unsure
from organiser.domain.columns import Field
from organiser.domain.completing import completed
from organiser.domain.crowds import Known
from organiser.domain.day_order import DayOrder
from organiser.domain.people import Person, Reading, Route
from organiser.domain.people_files import Line, PeopleFile, arranged
from organiser.domain.person_rows import Manner, ReadRow

HERE = {
    1: Person("Asha Rahman", "Hollins", "07700 900123", id=1),
    2: Person("José Silva", email="jose@example.org", id=2),
    3: Person("John Smith", phone="07700 900100", id=3),
    4: Person("John Smith", phone="07700 900200", id=4),
}
KNOWN = tuple(Known(one.id, one.name, one.phone, one.email, one.neighbourhood) for one in HERE.values())


def slip(one: str, other: str) -> bool:
    return len(one) == len(other) > 3 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


@pytest.mark.parametrize(
    ("said", "reading", "needs"),
    [
        ("", Reading.STANDARD, ""),
        ("Standard, 12 point", Reading.STANDARD, ""),
        ("clear print please", Reading.CLEAR, ""),
        ("14pt", Reading.CLEAR, ""),
        ("Easy read", Reading.EASY, ""),
        ("Easy to read (16 point)", Reading.EASY, ""),
        ("Large print (18 point)", Reading.LARGE, ""),
        ("24pt", Reading.LARGE, "Large print (24 point)"),
        ("Large print, size 28", Reading.LARGE, "Large print (28 point)"),
    ],
)
def test_a_format_for_paper_is_understood_in_words_and_sizes(said: str, reading: Reading, needs: str) -> None:
    [row] = read(file_of("Name;Large print or easy read?", f"Asha;{said}"))
    assert row.person is not None
    assert (row.person.reading, row.person.needs) == (reading, needs)


def sorted_out(*persons: Person, unsure: Unsure = Unsure.ASK, **decided: int | None) -> Arrivals:
    rows = [ReadRow(number, person.name, person) for number, person in enumerate(persons, 2)]
    sorting = Sorting(KNOWN, slip, unsure, {int(line.removeprefix("line")): one for line, one in decided.items()})
    sorting.sort(rows)
    return sorting.settled({one: HERE[one] for one in sorting.meant if one > 0})


@pytest.mark.parametrize(
    ("person", "outcome", "known_id"),
    [
        (Person("Asha Rahman"), Outcome.SAME, 1),
        (Person("ASHA  RAHMAN", phone="+44 7700 900123"), Outcome.SAME, 1),
        (Person("Jose Silva", neighbourhood="Mill Lane"), Outcome.MERGED, 2),
        (Person("Asha Rahman", phone="07700 900999"), Outcome.ASKED, 1),
        (Person("Asha Rahman", "Northgate"), Outcome.ASKED, 1),
        (Person("John Smith", phone="07700 900200", email="j@example.org"), Outcome.MERGED, 4),
        (Person("John Smith"), Outcome.ASKED, 3),
        (Person("Asha Rahmin", phone="07700 900123"), Outcome.ASKED, 1),
        (Person("Karim Rahman", phone="07700 900123"), Outcome.ADDED, 0),
        (Person("Somebody Else"), Outcome.ADDED, 0),
    ],
)
def test_a_line_means_whom_its_name_and_one_more_fact_say(person: Person, outcome: Outcome, known_id: int) -> None:
    item = sorted_out(person).items[0]
    assert (item.outcome, item.known_id) == (outcome, known_id), item
    assert item.reason or outcome is not Outcome.ASKED


def test_the_same_person_twice_in_a_file_is_added_once_with_all_that_is_said() -> None:
    found = sorted_out(Person("Efa Lloyd"), Person("Efa Lloyd", phone="07700 900300"), Person("Efa Lloyd"))
    assert [item.outcome for item in found.items] == [Outcome.ADDED, Outcome.MERGED, Outcome.SAME]
    assert [person.phone for person, _ in found.new] == ["07700 900300"]


def test_what_is_not_certain_goes_as_it_was_decided() -> None:
    unsure = Person("Asha Rahman", phone="07700 900999")
    assert sorted_out(unsure, unsure=Unsure.ADD).number(Outcome.ADDED) == 1
    merged = sorted_out(unsure, unsure=Unsure.MERGE).items[0]
    assert (merged.outcome, merged.keeps) == (Outcome.SAME, ("phone",))
    assert sorted_out(unsure, line2=0).number(Outcome.ADDED) == 1
    assert sorted_out(unsure, line2=1).items[0].known_id == 1
    assert sorted_out(unsure, unsure=Unsure.ADD, line2=None).items[0].outcome is Outcome.REFUSED


def test_completing_somebody_fills_what_is_empty_and_leaves_what_is_there() -> None:
    here = replace(HERE[1], needs="Large print", sectors=("NHS",))
    arriving = Person(
        "Asha Rahman", "Northgate", "07700 900999", "a@example.org", route=Route.EMAIL, needs="large print; Ramp",
        reading=Reading.LARGE, sectors=("nhs", "Carer"),
    )  # fmt: skip
    done = completed(here, arriving)
    assert (done.person.neighbourhood, done.person.phone, done.person.email) == (
        "Hollins", "07700 900123", "a@example.org",
    )  # fmt: skip
    assert (done.person.needs, done.person.sectors) == ("Large print; Ramp", ("NHS", "Carer"))
    assert (done.person.route, done.person.reading) == (Route.PHONE, Reading.LARGE)
    assert set(done.keeps) == {"neighbourhood", "phone"}
    assert completed(here, arriving, overwrite=True).person.phone == "07700 900999"
    assert completed(done.person, arriving).fills == ()


def file_of(*rows: str, separator: str = ";") -> PeopleFile:
    return arranged("list.csv", [Line(n, tuple(row.split(separator))) for n, row in enumerate(rows, 1)])


def read(file: PeopleFile, **manner: object) -> list[ReadRow]:
    wanted = Manner(file.matched, date(2027, 5, 3), **manner)  # type: ignore[arg-type]
    return [person_rows.read(file, line, wanted) for line in file.lines]


def test_lines_that_name_nobody_are_refused_with_the_reason() -> None:
    rows = read(file_of("Name;Phone", "Asha;1", ";07700 900123", "Name;Phone", f"{'x' * 400};", "Total: 3;"))
    assert [bool(row.person) for row in rows] == [True, False, False, False, False]
    assert all(row.refused for row in rows[1:])
    assert [row.line for row in rows] == [2, 3, 4, 5, 6]


def test_further_numbers_go_into_the_notes_and_a_postcode_is_no_neighbourhood() -> None:
    file = file_of(
        "First name;Surname;Mobile;Home phone;Street;Postcode",
        "Asha;Rahman;07700 900123;0161 496 0123;1 Elm Road;BL9 0AA",
    )
    person = read(file)[0].person
    assert person is not None
    assert (person.name, person.phone, person.notes) == ("Asha Rahman", "07700 900123", "Other phone: 0161 496 0123")
    assert (person.address, person.neighbourhood) == ("1 Elm Road\nBL9 0AA", "")


def test_the_ways_to_reach_somebody_are_read_from_what_forms_say() -> None:
    file = file_of("Name;How would you like us to contact you?", "Asha;WhatsApp, phone call", "Ben;carrier pigeon")
    asha, ben = read(file)
    assert asha.person is not None
    assert asha.person.routes == (Route.WHATSAPP, Route.PHONE)
    assert "carrier pigeon" in ben.remarks[0]


def test_a_date_of_birth_is_kept_only_as_being_under_18() -> None:
    file = file_of("Name;DOB", "Asha;04/05/2009", "Ben;03/05/2009", "Col;")
    assert [row.person.under_18 for row in read(file) if row.person] == [True, False, False]
    assert [row.person.under_18 for row in read(file, day_first=False) if row.person] == [False, False, False]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (("13/05/2027", "01/02/2027"), DayOrder.DAY_FIRST),
        (("5/13/27 14:02", "1/2/27"), DayOrder.MONTH_FIRST),
        (("01/02/2027", "03/04/2027 10:00"), DayOrder.EITHER),
        (("13/05/2027", "05/13/2027", "1/2/2027"), DayOrder.EITHER),
        (("2027-05-13", "13 May 2027", "4/4/2027", "soon"), DayOrder.NEITHER),
    ],
)
def test_all_days_together_tell_which_number_is_the_month(days: tuple[str, ...], order: DayOrder) -> None:
    assert day_order.order_of(days) is order


@pytest.mark.parametrize(
    "words",
    [
        "13/05/2027 14:05",
        "2027-05-13T14:05:00Z",
        "5/13/27 2:05 pm",
        "Thursday 13th May 2027, 14:05",
        "May 13, 2027 2:05 PM",
    ],
)
def test_days_are_read_as_lists_write_them(words: str) -> None:
    assert day_order.read(words) == datetime(2027, 5, 13, 14, 5)


@pytest.mark.parametrize(
    ("number", "mended"),
    [
        ("7700900123", "07700900123"),
        ("447700900123", "+447700900123"),
        ("1614960123", "01614960123"),
        ("4.47700900123E+11", "+447700900123"),
        ("07700 900123", "07700 900123"),
        ("+1 202 555 0100", "+1 202 555 0100"),
        ("999", "999"),
    ],
)
def test_the_first_0_that_a_spreadsheet_took_is_put_back(number: str, mended: str) -> None:
    assert phones.mended(number) == mended
    assert phones.is_damaged(number) is (number != mended)


def test_a_number_is_mended_only_when_that_is_wanted_and_a_rounded_one_is_left_out() -> None:
    file = file_of("Name;Phone", "Asha;7700900123", "Ben;4.477E+11")
    assert [row.person.phone for row in read(file) if row.person] == ["7700900123", ""]
    assert [row.person.phone for row in read(file, mend_phones=True) if row.person] == ["07700900123", ""]
    assert all(row.remarks for row in read(file))


HEADINGS = {
    Field.NAME: "Name|Full name|What is your full name?|Attendee Name|Your name *",
    Field.FIRST_NAME: "First Name|Forename|Given Name|What is your first name?",
    Field.LAST_NAME: "Last Name|Surname|Family name",
    Field.EMAIL: "Email|E-mail Address|Email Address (required)|E-mail 1 - Value|Username",
    Field.PHONE: "Tel|Mobile No.|Phone Number|Cell Phone|WhatsApp|Contact number|Phone 1 - Value|Tel (home)",
    Field.NEIGHBOURHOOD: "Ward|Which neighbourhood do you live in?|Area|What part of town are you from?",
    Field.ADDRESS: "Postcode|Home Address 1|Home City|Street|Postal code",
    Field.ROUTE: "How would you like us to contact you?|Preferred contact method|What is the best way to reach you?",
    Field.NEEDS: "Do you have any access needs?|Accessibility requirements|What would make it easier to take part?",
    Field.DIET: "Dietary requirements|Any food allergies?",
    Field.JOINED: "Timestamp|Completion time|Order Date|Date received",
    Field.BORN: "DOB|Date of birth",
    Field.GUARDIAN: "Parent/guardian name|Name of parent or carer (guardian)",
    Field.GUARDIAN_CONTACT: "Parent or guardian phone number",
    Field.SECTORS: "Which of these best describes you?|Sector|I am coming as",
}
NOTHING = (
    "Do you agree to be contacted by email?|How did you hear about us?|Emergency contact phone|Buyer Email|Order #|"
    "Organisation name|Start time|ID|E-mail 1 - Label|MEMBER_RATING|Ticket Type|UPRN|Event name"
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [(heading, field) for field, all_ in HEADINGS.items() for heading in all_.split("|")]
    + [(heading, None) for heading in NOTHING.split("|")]
    + [(field.label, field) for field in Field],
)
def test_headings_of_forms_lists_and_councils_are_understood(heading: str, field: Field | None) -> None:
    assert columns.match(heading) is field
