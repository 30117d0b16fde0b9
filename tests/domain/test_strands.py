"""Groups at the same time in one block: made in one go, counted for what they need, and led by one person each."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import doubts, fit, leads, strands, suits
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise, Material, Per, Stage
from organiser.domain.packing import packed
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.strands import Strand
from organiser.domain.suits import Circumstances

NOON = datetime(2027, 5, 19, 12, 30)
ROUND = Exercise(
    "round",
    "Round",
    "Hear all.",
    Stage.OPEN,
    minutes_min=10,
    minutes_max=30,
    materials=(Material("pen", 1, Per.PERSON),),
)
MAP = Exercise(
    "map",
    "Map",
    "See all.",
    Stage.CLOSE,
    minutes_min=15,
    minutes_typical=20,
    minutes_max=25,
    people_min=4,
    materials=(Material("large sheet"), Material("pen", 2, Per.PERSON)),
)


def plan(*items: Item, starts: datetime = NOON) -> Agenda:
    return timed(items, starts, 90, "Europe/London")


def divided(*groups: Strand, minutes: int = 20, card: Exercise | None = None) -> Item:
    return Item("In groups", minutes, BlockKind.EXERCISE, card.id if card else None, card, strands=groups)


# Made


def test_the_first_card_leader_and_room_belong_to_the_first_group() -> None:
    made = strands.divided(["Table 1", "Table 2", "Table 3"], [MAP, ROUND], ["Helen"], ["Hall", "Yard"])
    assert [(one.name, one.exercise, one.lead, one.room) for one in made] == [
        ("Table 1", "map", "Helen", "Hall"),
        ("Table 2", "round", "", "Yard"),
        ("Table 3", None, "", ""),
    ]
    assert strands.in_words(made) == "3 groups at once"


@pytest.mark.parametrize(
    ("names", "rooms", "words"),
    [
        (["Table 1"], [], "One group is no division"),
        ([], [], "One group is no division"),
        (["Table 1", " "], [], "group's name is empty"),
        (["Table 1", "Table 2"], ["a", "b", "c"], "3 rooms for 2 groups"),
        (["Table"] * 31, [], "31 groups at once are too many"),
    ],
)
def test_a_division_that_is_none_is_refused(names: list[str], rooms: list[str], words: str) -> None:
    with pytest.raises(Problem, match=words):
        strands.divided(names, rooms=rooms)


def test_a_link_to_a_breakout_room_may_be_long() -> None:
    assert Strand("A", room="https://meet.example.org/" + "x" * 900).room.endswith("xxx")
    with pytest.raises(Problem, match="room is too long"):
        Strand("A", room="x" * 2_001)


@given(some.integers(0, 500), some.integers(1, strands.MOST))
def test_people_are_spread_as_evenly_as_can_be(people: int, groups: int) -> None:
    sizes = strands.sizes(people, groups)
    assert (sum(sizes), len(sizes)) == (people, groups)
    assert max(sizes) - min(sizes) <= 1
    assert list(sizes) == sorted(sizes, reverse=True)


# Done and packed


def test_a_group_without_a_card_does_what_the_block_says() -> None:
    item = divided(Strand("A", "map", MAP), Strand("B"), card=ROUND)
    assert item.groups == (("A", MAP), ("B", ROUND))
    assert item.cards == (MAP, ROUND)
    assert replace(item, strands=()).cards == (ROUND,)
    assert Item("Talk", 10, strands=(Strand("A"), Strand("B"))).cards == ()


def test_groups_lend_each_other_nothing_but_the_next_block_uses_again_what_serves_again() -> None:
    item = divided(Strand("A", "map", MAP), Strand("B", "map", MAP), Strand("C"), card=ROUND)
    lines = {line.item: line.quantity for line in packed(plan(item), 13)}
    assert lines == {"large sheet": 2, "pen": 5 * 2 + 4 * 2 + 4}
    later = Item("Again", 20, BlockKind.EXERCISE, "round", ROUND)
    lines = {line.item: line.quantity for line in packed(plan(item, later), 13)}
    assert lines["pen"] == 22


@given(some.integers(0, 60), some.integers(1, 6))
def test_as_many_as_come_get_what_each_person_needs(people: int, groups: int) -> None:
    together = Item("Round", 20, BlockKind.EXERCISE, "round", ROUND)
    apart = replace(together, strands=tuple(Strand(f"Table {number}") for number in range(groups)))
    each_has_somebody = people >= groups
    wanted, got = ({line.item: line.quantity for line in packed(plan(one), people)} for one in (together, apart))
    assert not each_has_somebody or wanted == got
    assert not people or got["pen"] >= people


def test_a_block_of_several_cards_keeps_within_the_bounds_of_them_all() -> None:
    item = divided(Strand("A", "map", MAP), Strand("B"), card=ROUND)
    assert fit.bounds(item) == (15, 25)
    assert fit.bounds(replace(item, minutes=40)) == (15, 40)


def test_what_does_not_suit_a_group_names_it_and_counts_its_share_of_the_people() -> None:
    item = divided(
        Strand("Table 1", "map", MAP), Strand("Table 2", "map", MAP), Strand("Table 3"), card=ROUND, minutes=12
    )
    words = [reason.words for reason in suits.reasons_of_block(item, Circumstances(9))]
    assert words == [
        "Table 1 and Table 2: It needs at least 15 minutes and has 12 minutes here.",
        "Table 1 and Table 2: Too few people: it is for at least 4, and 3 are expected.",
    ]
    assert suits.reasons_of_block(replace(item, minutes=20), Circumstances(15)) == ()
    (all_of_them,) = suits.reasons_of_block(replace(item, minutes=5, strands=item.strands[:2]), Circumstances(15))
    assert all_of_them.words == "It needs at least 15 minutes and has 5 minutes here."


def test_what_groups_do_counts_for_the_plan_as_a_whole() -> None:
    item = divided(Strand("A", "round", ROUND), Strand("B", "map", MAP))
    assert (suits.arc(plan(item)).opens, suits.arc(plan(item)).closes) == (True, True)
    assert not any("opening" in doubt for doubt in suits.doubts(plan(item), wants_decision=False))


# Led


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Kofi and Helen", ["Kofi", "Helen"]),
        ("Ruth (host), Kofi & Sandy", ["Ruth", "Kofi", "Sandy"]),
        ("Anders with Wanda/Andrea", ["Anders", "Wanda", "Andrea"]),
        ("tbc; everyone", []),
        ("?", []),
        ("", []),
    ],
)
def test_a_line_is_read_as_the_people_in_it(line: str, names: list[str]) -> None:
    assert list(leads.names(line).values()) == names


def test_whoever_leads_two_groups_at_once_is_named() -> None:
    item = divided(
        Strand("Table 1", lead="Helen"), Strand("Table 2", lead="kofi, helen."), Strand("Table 3", lead="Kofi")
    )
    assert plan(item).doubts == (
        "In “In groups”, Helen leads “Table 1” and “Table 2” at the same time.",
        "In “In groups”, kofi leads “Table 2” and “Table 3” at the same time.",
    )


def test_leading_the_block_and_one_of_its_groups_is_no_clash() -> None:
    assert plan(replace(divided(Strand("A", lead="Helen"), Strand("B")), lead="Helen")).doubts == ()


def test_whoever_leads_in_two_sessions_at_once_is_named_once_for_each() -> None:
    here = plan(Item("Welcome", 10, lead="Ruth"), divided(Strand("A", lead="Kofi"), Strand("B", lead="Ruth")))
    there = plan(Item("Talk", 15, lead="ruth"), Item("Tea", 20, lead="Kofi and Ruth"))
    other = Session("Street meeting", NOON, 90, id=7)
    assert doubts.about_leads(here, [(other, there)]) == (
        "Kofi leads “In groups” at 12:40, and at the same time “Tea” in “Street meeting”.",
        "Ruth leads “Welcome” at 12:30, and at the same time “Talk” in “Street meeting”.",
    )


@pytest.mark.parametrize("minutes", [-10, 10])
def test_leading_one_after_the_other_is_no_clash(minutes: int) -> None:
    here = plan(Item("Welcome", 10, lead="Ruth"))
    there = plan(Item("Talk", 10, lead="Ruth"), Item("Note", 0, lead="Ruth"), starts=NOON + timedelta(minutes=minutes))
    assert doubts.about_leads(here, [(Session("Other", NOON, 90), there)]) == ()


def test_a_clash_is_found_across_time_zones() -> None:
    here = plan(Item("Welcome", 10, lead="Ruth"))
    there = timed([Item("Talk", 10, lead="Ruth")], datetime(2027, 5, 19, 17, 35), 90, "Asia/Dhaka")
    assert len(doubts.about_leads(here, [(Session("Dhaka", NOON, 90), there)])) == 1
