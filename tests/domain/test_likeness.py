"""Whether two names may be one person's: what is asked about, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions.duplicates import is_slip
from organiser.domain import given_names, likeness
from organiser.domain.people import Person

PHONE = "07700 900111"


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Asha Rahman", "ASHA RAHMAN", "the same name"),
        ("Łucja Wiśniewska", "Lucja Wisniewska", "the same name"),
        ("Mrs Pearl Adebayo", "Pearl Adebayo", "the same name"),
        ("Mary-Ann Lee", "Maryann Lee", "the same name, written otherwise"),
        ("Wiśniewska, Łucja", "Łucja Wiśniewska", "the same names in another order"),
        ("O'Brien Sean", "Sean OBrien", "the same names in another order"),
        ("Liz Jones", "Elizabeth Jones", "“Liz” can be short for “Elizabeth”"),
        ("Liz Jones", "Betty Jones", "“Betty” and “Liz” can both be short for “Elizabeth”"),
        ("Bill Carter", "William Carter", "“Bill” can be short for “William”"),
        ("Mo Khan", "Mohammed Khan", "“Mo” can be short for “Mohammed”"),
        ("Muhammad Khan", "Mohamed Khan", "“Mohamed” and “Muhammad” are spellings of one name"),
        ("Asha Rahmann", "Asha Rehmaan", ""),
        ("Asha Rahman", "Ahsa Rahman", "“Asha” and “Ahsa” may be one name with a slip"),
        ("Kofi Mensah", "Kofi Mensa", "“Mensah” and “Mensa” may be one name with a slip"),
        ("Mary Ann Jones", "Mary Jones", "one leaves out “Ann”"),
        ("आशा रहमान", "आशा रहमान", "the same name"),
        ("John Smith", "Joan Smith", ""),
        ("Paul Green", "Paula Green", ""),
        ("Samuel Green", "Samantha Green", ""),
        ("Mark Lee", "Mary Lee", ""),
        ("A Rahman", "Asha Rahman", ""),
        ("Asha", "Asha Rahman", ""),
        ("Asha Rahman", "Asha Begum", ""),
    ],
)
def test_a_name_is_recognised_in_its_forms(one: str, other: str, why: str) -> None:
    found = likeness.compared(Person(one), Person(other), is_slip)
    assert sorted((found.in_words if found else "").split("”")) == sorted(why.split("”")) or (
        found is not None and {*found.in_words.split()} == {*why.split()}
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A Rahman", "Asha Rahman"),
        ("Asha", "Asha Rahman"),
        ("Asha Rahman", "Asha Begum"),
        ("Liz Rahmann", "Elizabeth Rahman"),
    ],
)
def test_what_a_name_leaves_open_a_phone_can_support(one: str, other: str) -> None:
    assert likeness.compared(Person(one), Person(other), is_slip) is None
    found = likeness.compared(Person(one, phone=PHONE), Person(other, phone="+44 7700 900111"), is_slip)
    assert found is not None
    assert found.reasons[-1] == "the same phone number"


@pytest.mark.parametrize(("one", "other"), [("Asha Rahman", "Imran Rahman"), ("Ken Platt", "Ruth Taylor")])
def test_a_family_that_shares_phone_email_and_street_is_not_one_person(one: str, other: str) -> None:
    shared = {"phone": PHONE, "email": "home@example.org", "neighbourhood": "Hollins"}
    assert likeness.compared(Person(one, **shared), Person(other, **shared), is_slip) is None  # type: ignore[arg-type]


def test_doubts_are_said_with_the_reasons() -> None:
    one = Person("Liz Jones", "Hollins", PHONE, "home@example.org")
    other = Person("Elizabeth Jones", "Mill Lane", "", "home@example.org")
    found = likeness.compared(one, other, is_slip)
    assert found is not None
    assert found.in_words == (
        "“Liz” can be short for “Elizabeth” and the same email address, but one from Hollins, one from Mill Lane"
    )


WORDS = some.sampled_from(
    """
    asha ahsa aisha liz elizabeth beth jones jonnes smith smyth rahman rehman rahmann mo mohammed muhammad khan
    kahn a li lee lucja łucja o'brien obrien mary ann mary-ann maria william bill wiliam begum begun
    """.split()
)
NAMES = some.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@given(NAMES, NAMES)
def test_likeness_is_the_same_both_ways_and_never_missed_by_its_keys(one: str, other: str) -> None:
    first, second = likeness.parts(one), likeness.parts(other)
    there = likeness.of_names(first, second, is_slip)
    back = likeness.of_names(second, first, is_slip)
    assert (there and there.points) == (back and back.points)
    if there is not None and there.points + likeness.PLACE >= likeness.LEAST:
        assert likeness.keys(first) & likeness.keys(second)


def test_the_table_of_names_is_folded_and_each_line_belongs_together() -> None:
    assert given_names.are_forms("liz", "elizabeth")
    assert given_names.are_forms("sam", "samantha")
    assert not given_names.are_forms("samuel", "samantha")
    assert "elizabeth" in given_names.forms("liz")
    assert given_names.forms("zebedee") == ("zebedee",)
