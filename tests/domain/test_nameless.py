"""Words that go to other people hold no name of anybody here, no address and no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.nameless import EMAIL, NAME, PHONE, Nameless

PEOPLE = ("Asha Begum", "Tom O’Neill", "May Wright", "Łucja Nowak", "Mary-Ann van der Berg", "Jo")


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Ask Asha about chairs", f"Ask {NAME} about chairs"),
        ("Ask Asha Begum.", f"Ask {NAME}."),
        ("Asha’s table", f"{NAME} table"),
        ("ŁUCJA and Lucja", f"{NAME} and {NAME}"),
        ("Tom and Asha lead", f"{NAME} and {NAME} lead"),
        ("Mary-Ann brings cups", f"{NAME} brings cups"),
        ("On 19 May we meet", "On 19 May we meet"),
        ("May Wright opens", f"{NAME} opens"),
        ("the tom-tom is loud", "the tom-tom is loud"),
        ("Ring 07700 900123, or asha@example.org", f"Ring {PHONE}, or {EMAIL}"),
        ("Ring +44 7700 900123", f"Ring {PHONE}"),
        ("Ring (0161) 496-0123", f"Ring {PHONE}"),
        ("From 12:30 to 14:00, 25 chairs, room 101", "From 12:30 to 14:00, 25 chairs, room 101"),
    ],
)
def test_people_are_taken_out_and_the_rest_stays(words: str, bare: str) -> None:
    assert Nameless(PEOPLE).bare(words) == bare


def test_it_tells_what_it_took_out() -> None:
    nameless = Nameless(PEOPLE)
    nameless.bare("Asha Begum, asha@example.org")
    assert sorted(nameless.found) == ["Asha Begum", "asha@example.org"]


@given(st.text(max_size=200))
def test_words_without_anybody_come_out_as_they_are(words: str) -> None:
    if not any(letter in words for letter in "@+0"):
        assert Nameless().bare(words) == words


@given(st.sampled_from(PEOPLE[:-1]), st.text(alphabet=" ,.;-\n", max_size=5), st.text(alphabet=" ,.;-\n", max_size=5))
def test_no_whole_name_is_ever_left(name: str, before: str, after: str) -> None:
    assert name not in Nameless(PEOPLE).bare(f"with{before} {name} {after}there")
