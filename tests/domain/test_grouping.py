"""Small groups: what is asked is kept, sizes are even, nobody is lost, and the same seed gives the same groups."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser.domain.grouping import groups
from organiser.domain.grouping.account import account
from organiser.domain.grouping.groups import Brief, Grouping, Guest, SmallGroup, Wish, pair
from organiser.domain.grouping.making import make
from organiser.domain.problem import Problem

PLACES = ("Castle Fields", "Hollins", "Mill Lane", "Northgate", "Riverside")


def guests(number: int, needs: dict[int, str] | None = None) -> tuple[Guest, ...]:
    return tuple(
        Guest(n, f"Person {n}", PLACES[n % 5], needs=((needs or {}).get(n, ""),)) for n in range(1, number + 1)
    )


def together(grouping: Grouping, first: int, second: int) -> bool:
    return grouping.group_of(first) == grouping.group_of(second)


def test_fifteen_people_of_five_neighbourhoods_make_three_groups_with_one_of_each() -> None:
    brief = Brief(guests(15), groups.empty("Groups", 3))
    made = make(brief)
    for group in made.groups:
        assert sorted(one % 5 for one in group.members) == [0, 1, 2, 3, 4]
    told = account(brief, made)
    assert told.amiss == ()
    assert "3 groups of 5 people." in told.good


def test_across_three_sessions_pairs_meet_again_as_seldom_as_can_be() -> None:
    met: dict[groups.Pair, int] = {}
    repeats = []
    for _ in range(3):
        made = make(Brief(guests(15), groups.empty("Groups", 3), met=met))
        pairs = [pair(*two) for group in made.groups for two in combinations(group.members, 2)]
        repeats.append(sum(two in met for two in pairs))
        for two in pairs:
            met[two] = met.get(two, 0) + 1
    # Five people drawn from three old groups always hold two old pairs at least.
    assert repeats[0] == 0
    assert repeats[1] == 6
    assert repeats[2] <= 14


def test_what_was_asked_comes_before_mixing() -> None:
    wishes = (Wish(1, 6), Wish(2, 3, together=False), Wish(6, 11))
    made = make(Brief(guests(15), groups.empty("Groups", 3), wishes))
    assert together(made, 1, 6)
    assert together(made, 6, 11)
    assert not together(made, 2, 3)


def test_who_needs_a_loop_sits_where_it_is_and_one_interpreter_serves_a_group() -> None:
    needs = {1: "Hearing loop", 4: "Hard of hearing", 7: "Interpreter, Urdu", 9: "interpreter, urdu"}
    begun = groups.empty("Groups", 3)
    begun = replace(begun, groups=(*begun.groups[:2], SmallGroup("By the wall", "hearing loop")))
    brief = Brief(guests(15, needs), begun)
    made = make(brief)
    assert {1, 4} <= set(made.groups[2].members)
    assert together(made, 7, 9)
    assert "Whoever asked for hearing loop sits where there is one." in account(brief, made).good


def test_who_stays_stays_and_the_rest_is_made_around_them() -> None:
    begun = groups.empty("Groups", 3).moved(4, 2).moved(9, 2)
    begun = replace(begun, stays=frozenset({4, 9}))
    for seed in range(3):
        made = make(Brief(guests(15), begun), seed)
        assert {4, 9} <= set(made.groups[2].members)
        assert [len(group.members) for group in made.groups] == [5, 5, 5]


def test_what_could_not_be_had_is_told() -> None:
    wishes = (Wish(1, 2), Wish(1, 2, together=False))
    brief = Brief(guests(4, {3: "Step-free"}), groups.empty("Groups", 2), wishes)
    words = " ".join(account(brief, make(brief)).amiss)
    assert "that was asked" in words
    assert "step-free: say which groups' places have it" in words


@given(
    st.integers(1, 40), st.integers(1, 12), st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40), st.booleans())),
    st.integers(0, 5),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_nobody_is_lost_or_doubled_and_sizes_differ_by_one(
    people: int, number: int, asked: list[tuple[int, int, bool]], seed: int
) -> None:
    if number > people:
        with pytest.raises(Problem, match="too many"):
            make(Brief(guests(people), groups.empty("Groups", number)))
        return
    brief = Brief(
        guests(people), groups.empty("Groups", number), tuple(Wish(*one) for one in asked if one[0] != one[1])
    )
    made = make(brief, seed)
    assert sorted(made.members) == list(range(1, people + 1))
    sizes = [len(group.members) for group in made.groups]
    assert max(sizes) - min(sizes) <= 1
    assert make(brief, seed) == made
    account(brief, made)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: groups.empty("Groups", 0), "0 groups"),
        (lambda: groups.empty("Groups", 101), "101 groups"),
        (lambda: groups.number_for(12, 0), "size of 2"),
        (lambda: Brief((), groups.empty("Groups", 1)), "nobody"),
        (lambda: Grouping("Groups", (SmallGroup("A", members=(1,)), SmallGroup("B", members=(1,)))), "two of the"),
        (lambda: Grouping("Groups", (SmallGroup("A"), SmallGroup("a"))), "same name"),
        (lambda: groups.empty("Groups", 2).moved(1, 2), "no group 3"),
    ],
)
def test_what_cannot_be_is_refused(build: object, words: str) -> None:
    with pytest.raises(Problem, match=words):
        build()  # type: ignore[operator]
