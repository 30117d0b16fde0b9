"""Copies: from what people need, how many of which format; nobody is named, and everybody has theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import copies
from organiser.domain.copies import SPARE, Asked, Format, asked, parse
from organiser.domain.people import Person, Reading
from organiser.domain.problem import Problem
from tests.exports.occasions import occasion

PLAN = occasion().agenda
LARGE, YELLOW, EASY = Format(Reading.LARGE), Format(colour="yellow"), Format(Reading.EASY)


def handouts(wants: Asked, expected: int, **chosen: int) -> dict[str, int]:
    found = copies.lines(wants, PLAN, expected, chosen, has_groups=False)
    return {line.key: line.copies for line in found if line.kind == "handout"}


def test_every_need_on_paper_is_printed_and_the_rest_is_told() -> None:
    people = [
        *(Person(f"Neighbour {number}") for number in range(9)),
        Person("Asha", reading=Reading.LARGE),
        Person("Ben", needs="Large print; step-free way in"),
        Person("Cai", needs="Coloured paper (yellow)"),
        Person("Dee", needs="Plain text by email"),
        Person("Ewa", needs="Audio; large print (24)"),
        Person("Fay", needs="Large print (48)"),
        Person("Gil", needs="Easy read"),
        Person("Hana", easy_read=True),
        Person("Ivo", reading=Reading.CLEAR, easy_read=True),
    ]
    wants = asked(people)
    assert dict(wants.formats) == {
        YELLOW: 1,
        Format(Reading.CLEAR): 1,
        EASY: 2,
        LARGE: 3,
        Format(Reading.LARGE, points=24): 1,
    }
    assert wants.plain == 1
    assert wants.by_hand == (
        "Record it as audio, for 1 person",
        "Larger than our large print (48 point), for 1 person",
    )
    found = handouts(wants, len(people))
    assert (found["handout"], found["handout:yellow"], found["handout:large-24"]) == (9 + SPARE, 1, 1)
    assert [Format.named(key.removeprefix("handout").lstrip(":")).name for key in found] == [
        key.removeprefix("handout").lstrip(":") for key in found
    ]
    assert not any(person.name in words for person in people for words in wants.by_hand)


@given(st.lists(st.sampled_from(["", "Large print", "yellow paper", "plain text"]), max_size=30), st.integers(0, 40))
def test_there_is_always_paper_for_all_who_are_expected_and_some_to_spare(said: list[str], more: int) -> None:
    wants = asked(Person("Somebody", needs=words) for words in said)
    on_paper = sum(handouts(wants, len(said) + more).values())
    assert on_paper == len(said) + more - wants.plain + SPARE


def test_numbers_that_somebody_chose_hold_and_nought_leaves_a_part_out() -> None:
    assert handouts(Asked(((LARGE, 2),)), 10, handout=3) == {"handout": 3, "handout:large": 2}
    every = copies.lines(Asked(), PLAN, 10, {}, has_groups=False)
    assert {line.kind: line.copies for line in every}["group-cards"] == 0
    assert {line.kind: line.copies for line in every}["run-sheet"] == 2, "for each of those who lead"
    assert parse(["handout=12", "date-card=0"], every) == {"handout": 12, "date-card": 0}
    for wrong in ("handout", "handout=many", "mural=2", "handout=501"):
        with pytest.raises(Problem):
            parse([wrong], every)
