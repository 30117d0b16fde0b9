"""Totals for a caterer or host: every person is one meal, an allergy keeps its words, and nobody is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.totals import NO_DIET, Guest, Totals, diet, totals, travel

DIETS = some.one_of(
    some.sampled_from(["", "vegan", "Vegan, GF", "halal", "none", "no milk, eggs or nuts"]), some.text()
)
GUESTS = some.lists(
    some.builds(Guest, some.just("Asha Rahman"), some.booleans(), DIETS, some.integers(0, 5), some.text(max_size=20))
)


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("", NO_DIET),
        ("None.", NO_DIET),
        ("n/a", NO_DIET),
        ("veggie", "Vegetarian"),
        ("Vegan", "Vegan"),
        ("GF and vegan", "Gluten-free and vegan"),
        ("vegan; gluten free", "Gluten-free and vegan"),
        ("coeliac", "Strictly gluten-free"),
        ("no nuts", "No nuts"),
        ("allergic to nuts", "Nut allergy"),
        ("no milk, eggs or nuts", "No milk, eggs or nuts"),
        ("milk and egg allergy", "Milk and egg allergy"),
        ("Asha must not have kiwi", "… must not have kiwi"),
    ],
)
def test_a_diet_is_counted_as_a_caterer_needs_it(said: str, counted: str) -> None:
    assert diet(Guest("Asha Rahman", diet=said)) == counted


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("", ""),
        ("no", ""),
        ("Lift from 12 Elm Road, ask for Meena", "Lift wanted"),
        ("could somebody pick me up", "Lift wanted"),
        ("wheelchair taxi", "Taxi wanted"),
        ("Bus fare", "Bus or train fare"),
        ("blue badge parking", "Parking"),
        ("I cycle", "Somewhere for a bicycle"),
        ("someone to walk with, after dark", "Somebody to walk with"),
        ("by helicopter", "Something else: ask whoever organises"),
    ],
)
def test_travel_is_told_by_its_kind_and_not_in_words_that_may_hold_an_address(said: str, kind: str) -> None:
    assert travel(said) == kind


def test_those_who_said_maybe_stand_apart() -> None:
    found = totals(
        [
            Guest("Asha", diet="vegan", children=2, travel="lift"),
            Guest("Ben", diet="Vegan", travel="a lift please", under_18=True),
            Guest("Cai", sure=False, diet="halal", children=1),
        ],
        companions=[Guest("Dee", diet="halal")],
    )
    assert (found.people.sure, found.people.maybe) == (3, 1)
    assert (found.companions.sure, found.under_18.sure) == (1, 1)
    assert [(one.what, one.sure, one.maybe) for one in found.diets] == [("Halal", 1, 1), ("Vegan", 2, 0)]
    assert (found.children.sure, found.children.maybe, found.families.sure) == (2, 1, 1)
    assert [one.in_words for one in found.travel] == ["2"]
    assert found.people.in_words == "3, and 1 more perhaps"


@given(GUESTS, GUESTS)
def test_the_diets_add_up_to_all_who_come(guests: list[Guest], companions: list[Guest]) -> None:
    found = totals(guests, companions)
    assert sum(one.sure for one in found.diets) == found.people.sure
    assert sum(one.maybe for one in found.diets) == found.people.maybe
    assert found.people.sure + found.people.maybe == len(guests) + len(companions)
    assert len({one.what for one in found.diets}) == len(found.diets)
    assert found.families.sure <= found.children.sure
    assert sum(one.sure + one.maybe for one in found.travel) <= len(guests) + len(companions)


def test_nobody_makes_no_totals() -> None:
    assert totals([]) == Totals()
