"""What becomes of two people who are one: field by field, with nothing lost that was not chosen against."""

from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import merging
from organiser.domain.attendance import Answer, Mark
from organiser.domain.merging import Side
from organiser.domain.people import Person, Reading, Route

LIZ = Person(
    "Liz Jones", "Hollins", "07700 900111", "liz@example.org", route=Route.TEXT, needs="Ramp", notes="Sings",
    reading=Reading.LARGE, sectors=("NHS",), under_18=True, guardian="Jo",
)  # fmt: skip
ELIZABETH = Person(
    "Elizabeth Jones", "", "0161 496 0111", "LIZ@example.org", "1 Elm Road", Route.POST, "ramp; Loop", notes="Tall",
    sectors=("Citizen",), diet="Vegan", id=7,
)  # fmt: skip


def test_the_usual_rule_keeps_the_fuller_the_later_and_both() -> None:
    found = merging.merged(ELIZABETH, LIZ, {})
    assert found.id == 7
    assert (found.name, found.neighbourhood, found.phone, found.email) == (
        "Elizabeth Jones", "Hollins", "07700 900111", "LIZ@example.org",
    )  # fmt: skip
    assert found.routes == (Route.TEXT, Route.POST)
    assert (found.needs, found.sectors) == ("ramp; Loop", ("Citizen", "NHS"))
    assert found.notes == "Tall\nSings\nOther phone: 0161 496 0111"
    assert (found.reading, found.under_18, found.guardian, found.diet) == (Reading.LARGE, True, "Jo", "Vegan")


def test_a_choice_counts_instead() -> None:
    found = merging.merged(ELIZABETH, LIZ, {"name": Side.GONE, "phone": Side.KEEP, "notes": Side.GONE})
    assert (found.name, found.phone, found.notes) == ("Liz Jones", "0161 496 0111", "Sings")


def test_only_what_differs_is_a_choice() -> None:
    same = Person("Asha", phone="07700 900111")
    other = Person("Asha", "Hollins", "+44 7700 900111", notes="Sings")
    assert merging.choices(same, other) == ()
    assert [fact.label for fact in merging.facts(same, other)] == ["Name", "Neighbourhood", "Phone", "Notes"]


TEXTS = some.sampled_from(("", "one", "two", "ONE"))
PEOPLE = some.builds(
    Person, some.sampled_from(("Asha", "Asha Rahman", "Rahman, Asha")), TEXTS,
    some.sampled_from(("", "07700 900111", "0161 496 0111")), TEXTS, TEXTS, some.sampled_from(list(Route)), TEXTS,
    some.sampled_from(list(Reading)), TEXTS, easy_read=some.booleans(),
    sectors=some.lists(some.sampled_from(("NHS", "nhs", "Citizen"))).map(tuple), children=some.integers(0, 3),
    under_18=some.booleans(), diet=TEXTS,
)  # fmt: skip


@given(PEOPLE, PEOPLE, some.booleans())
def test_nothing_that_one_alone_knows_is_lost(keep: Person, gone: Person, newer: bool) -> None:
    found = merging.merged(keep, gone, {}, gone_is_newer=newer)
    for field in merging.LABELS:
        here, there, now = getattr(keep, field), getattr(gone, field), getattr(found, field)
        assert now or not (here or there), field
        if field in {"phone", "email", "address", "notes"}:
            for words in (here, there):
                assert words.casefold() in f"{now}\n{found.notes}".casefold(), field
        elif field != "route":
            assert now in (here, there), field
    assert found.under_18 == (keep.under_18 or gone.under_18)


MARKS = some.tuples(some.sampled_from(list(Mark)), some.sampled_from(("", "2027-05-01", "2027-05-02")))


@given(MARKS, MARKS)
def test_who_was_there_stays_there(one: tuple[Mark, str], other: tuple[Mark, str]) -> None:
    found = merging.mark(one, other)
    assert found in (one, other)
    assert found[0].was_there == (one[0].was_there or other[0].was_there)


def test_the_later_answer_counts_and_any_before_none() -> None:
    assert merging.is_later_answer((Answer.NONE, ""), (Answer.NO, "2027-05-01"))
    assert merging.is_later_answer((Answer.YES, "2027-05-01"), (Answer.NO, "2027-05-02"))
    assert not merging.is_later_answer((Answer.YES, "2027-05-02"), (Answer.NO, "2027-05-01"))
    assert not merging.is_later_answer((Answer.YES, "2027-05-02"), (Answer.NONE, ""))
