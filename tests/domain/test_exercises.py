"""Exercises: how much to bring, how it is said, what is refused, and which suit a wish."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.exercises import Exercise, Grouping, Kind, Material, Per, Stage, Step
from organiser.domain.playbook import Wish, by_stage, searchable, suiting
from organiser.domain.problem import Problem


def exercise(name: str = "Dot voting", **fields: object) -> Exercise:
    usual: dict[str, object] = {"id": name.lower().replace(" ", "-"), "purpose": "See what matters.", "stage": "decide"}
    return Exercise(name=name, **(usual | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("per", "people", "group", "needed"),
    [
        (Per.PERSON, 9, 0, 27),
        (Per.PAIR, 9, 0, 15),
        (Per.GROUP, 9, 4, 9),
        (Per.GROUP, 9, 0, 3),
        (Per.SESSION, 9, 4, 3),
        (Per.PERSON, 0, 0, 3),
        (Per.GROUP, 0, 0, 3),
    ],
)
def test_materials_are_counted_for_whoever_needs_them(per: Per, people: int, group: int, needed: int) -> None:
    assert Material("sheets", 3, per).needed(people, group) == needed


@given(some.integers(1, 50), some.sampled_from(Per), some.integers(0, 200), some.integers(0, 10))
def test_nobody_goes_without(quantity: int, per: Per, people: int, group: int) -> None:
    material = Material("pens", quantity, per)
    size = {Per.PERSON: 1, Per.PAIR: 2, Per.GROUP: group or max(people, 1), Per.SESSION: max(people, 1)}[per]
    needed = material.needed(people, group)
    assert needed * size >= quantity * people
    assert needed >= quantity


def test_materials_are_said_in_words() -> None:
    assert Material("sticky dots", 3, Per.PERSON).in_words == "3 × sticky dots, for each person"
    assert Material("flipchart").in_words == "flipchart"
    assert Material("bell", optional=True).in_words == "bell (if you have it)"


@pytest.mark.parametrize("quantity", [0, -1, 10_001, 99999999999999999999])
def test_a_quantity_has_bounds(quantity: int) -> None:
    with pytest.raises(Problem, match="A quantity of"):
        Material("pens", quantity)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"minutes_min": 0}, "fewest, typical, most"),
        ({"minutes_typical": 4}, "fewest, typical, most"),
        ({"minutes_max": 1_441}, "fewest, typical, most"),
        ({"people_min": 0}, "fewest, then most"),
        ({"people_max": 1}, "fewest, then most"),
        ({"people_max": 100_001}, "fewest, then most"),
        ({"in_person": False, "online": False}, "neither in person nor online"),
        ({"name": "\u200b"}, "name is empty"),
        ({"id": "dot voting"}, "letters, digits and hyphens"),
        ({"group_size": -1}, "group_size"),
        ({"purpose": "x" * 2_001}, "purpose is too long"),
    ],
)
def test_an_impossible_exercise_is_refused(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(Problem, match=reason):
        exercise(**fields)  # type: ignore[arg-type]  # one wrong value at a time


def test_an_exercise_keeps_its_words_clean() -> None:
    messy = exercise(about="## Why\nBecause.\x00  \n", tips=("  a\nb ", " "), question="Who\u202e?")
    assert (messy.about, messy.tips, messy.question) == ("Why\nBecause.", ("a b",), "Who?")


@pytest.mark.parametrize(("minutes", "words"), [(-1, "x"), (1_441, "x"), (5, " ")])
def test_an_impossible_step_is_refused(minutes: int, words: str) -> None:
    with pytest.raises(Problem):
        Step(minutes, words)


@pytest.mark.parametrize(
    ("grouping", "size", "group_of"),
    [
        (Grouping.ALONE, 0, 1),
        (Grouping.PAIRS, 0, 2),
        (Grouping.THREES, 9, 3),
        (Grouping.SMALL_GROUPS, 5, 5),
        (Grouping.WHOLE_GROUP, 5, 0),
    ],
)
def test_people_sit_in_groups_of_a_known_size(grouping: Grouping, size: int, group_of: int) -> None:
    assert exercise(grouping=grouping, group_size=size).group_of == group_of


def test_a_card_is_said_in_words() -> None:
    card = exercise(people_min=3, people_max=20, online=False, originator="Harrison Owen, 1985")
    assert card.minutes_in_words == "5 to 20 minutes"
    assert card.people_in_words == "3 to 20 people"
    assert card.format_in_words == "In person"
    assert card.credit == "Method: Harrison Owen, 1985. This text: Apache-2.0."
    assert exercise(minutes_min=60, minutes_typical=60, minutes_max=60).minutes_in_words == "1 hour"
    assert exercise(people_min=3, people_max=500).people_in_words == "3 people or more"
    assert exercise().credit == "This text: Apache-2.0."
    assert [kind.label for kind in Kind] == ["Warm-up", "Talk", "Make", "Move", "Close"]


BOOK = (
    exercise("Check-in round", stage="open", minutes_min=5, people_min=3, people_max=20),
    exercise(
        "Photo walk",
        stage="explore",
        minutes_min=20,
        minutes_typical=30,
        minutes_max=60,
        people_max=30,
        online=False,
        question="What do you see?",
    ),
    exercise("Dot voting", stage="decide", people_min=4, people_max=60, materials=(Material("sticky dots", 3),)),
    exercise("Check-out round", stage="close", in_person=False),
)


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (Wish(), ["Check-in round", "Photo walk", "Dot voting", "Check-out round"]),
        (Wish(minutes=10), ["Check-in round", "Dot voting", "Check-out round"]),
        (Wish(people=2), ["Photo walk", "Check-out round"]),
        (Wish(people=40), ["Dot voting", "Check-out round"]),
        (Wish(online=True), ["Check-in round", "Dot voting", "Check-out round"]),
        (Wish(online=False), ["Check-in round", "Photo walk", "Dot voting"]),
        (Wish(stage=Stage.DECIDE), ["Dot voting"]),
        (Wish(words="CHECK round"), ["Check-in round", "Check-out round"]),
        (Wish(words="sticky"), ["Dot voting"]),
        (Wish(words="what do you see"), ["Photo walk"]),
        (Wish(minutes=0), []),
        (Wish(people=99999999999999999999), []),
    ],
)
def test_a_wish_finds_the_exercises_that_suit(wish: Wish, names: list[str]) -> None:
    assert [one.name for one in suiting(BOOK, wish)] == names


def test_an_open_wish_says_so() -> None:
    assert Wish().is_open
    assert not Wish(online=False).is_open
    assert not Wish(minutes=0).is_open


@given(some.permutations(BOOK))
def test_cards_stand_in_the_order_of_a_session(shuffled: list[Exercise]) -> None:
    assert by_stage(shuffled) == BOOK


def test_a_search_looks_in_stage_kind_and_grouping_too() -> None:
    words = searchable(exercise(kind="warm-up", grouping="pairs"))
    assert all(word in words for word in ("Decide", "Warm-up", "pairs"))
