"""Shares by sector: they add up whatever people have, and say how many have each."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.sectors import NONE_NOTED, parse, shares

SETS = some.dictionaries(
    some.frozensets(some.sampled_from(["Citizen", "NHS", "Council", "Carer"])), some.integers(0, 40)
)


def test_somebody_with_two_sectors_is_split_evenly_and_counted_once() -> None:
    found = shares({frozenset({"Citizen"}): 8, frozenset({"Citizen", "NHS"}): 1, frozenset(): 2})
    assert [(one.sector, one.people, one.part, one.percent) for one in found.shares] == [
        ("Citizen", 9, Fraction(17, 2), 77),
        ("NHS", 1, Fraction(1, 2), 5),
        (NONE_NOTED, 2, Fraction(2), 18),
    ]
    assert found.shares[0].in_words == "77 % (8.5 people); 9 people have it"
    assert found.shares[2].in_words == "18 % (2 people)"
    assert found.what_it_counts.startswith("Counts 11 people, each once. Somebody with several sectors")


def test_nothing_is_explained_that_does_not_happen() -> None:
    assert shares({frozenset({"NHS"}): 1}).what_it_counts == "Counts 1 person, each once."
    assert shares({}).shares == ()
    assert shares({}).what_it_counts == "Nobody is counted here yet."


@given(SETS)
def test_shares_always_add_up(sets: dict[frozenset[str], int]) -> None:
    found = shares(sets)
    assert found.people == sum(sets.values())
    assert sum((one.part for one in found.shares), Fraction()) == found.people
    assert sum(one.percent for one in found.shares) == (100 if found.people else 0)
    for one in found.shares:
        assert 0 < one.part <= one.people <= found.people
        exact = one.part * 100 / found.people
        assert abs(one.percent - exact) < 1


def test_sectors_are_read_as_people_type_them() -> None:
    assert parse(["NHS, Citizen", " nhs ", "Youth service; ", ""]) == ("nhs", "Citizen", "Youth service")
