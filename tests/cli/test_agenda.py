"""Arranging a plan from the terminal."""

import pytest

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def titles(ours: Organiser) -> list[str]:
    return [item["title"] for item in ours("sessions", "show", WORKSHOP, "--json").json["agenda"]]


def test_an_exercise_is_added_at_the_end_or_at_a_place(ours: Organiser) -> None:
    before = titles(ours)
    assert ours("agenda", "add", WORKSHOP, "fist-to-five").code == 0
    assert ours("agenda", "add", WORKSHOP, "People map", "--at", 2, "--minutes", 7).code == 0
    assert titles(ours) == [before[0], "People map", *before[1:], "Fist to five"]
    plan = ours("sessions", "show", WORKSHOP, "--json").json
    assert (plan["agenda"][1]["minutes"], plan["agenda"][1]["exercise"]) == (7, "people-map")
    assert any("past the end of the session" in warning for warning in plan["warnings"])


def test_blocks_are_moved_and_removed_by_their_place(ours: Organiser) -> None:
    before = titles(ours)
    assert ours("agenda", "move", WORKSHOP, 6, 2).code == 0
    assert titles(ours) == [before[0], before[5], *before[1:5], *before[6:]]
    said = ours("agenda", "remove", WORKSHOP, 2)
    assert "80 of 90 minutes planned, 10 left" in said.out
    ours("undo")
    ours("undo")
    assert titles(ours) == before


@pytest.mark.parametrize("place", ["0", "9", "99999999999999999999"])
def test_a_place_that_is_not_there_is_refused(ours: Organiser, place: str) -> None:
    for command in (("remove", WORKSHOP, place), ("move", WORKSHOP, place, "1"), ("move", WORKSHOP, "1", place)):
        told = refused(ours("agenda", *command))
        assert f"There is no block at place {place}." in told
        assert "has 8 blocks" in told
    assert len(titles(ours)) == 8


@pytest.mark.parametrize("minutes", ["0", "-1", "1441", "100000", "99999999999999999999"])
def test_a_length_that_no_block_has_is_refused(ours: Organiser, minutes: str) -> None:
    refused(ours("agenda", "add", WORKSHOP, "dot-voting", f"--minutes={minutes}"))
    assert len(titles(ours)) == 8


@pytest.mark.parametrize("words", [("--at", "0"), ("--at=-3",)])
def test_places_count_from_one(ours: Organiser, words: tuple[str, ...]) -> None:
    assert "count from 1" in refused(ours("agenda", "add", WORKSHOP, "dot-voting", *words))


def test_an_exercise_that_is_not_there_is_refused(ours: Organiser) -> None:
    assert "organiser playbook list" in refused(ours("agenda", "add", WORKSHOP, "Juggling"))


def test_words_that_are_off_end_with_two(ours: Organiser) -> None:
    for words in (("remove", WORKSHOP, "first"), ("remove", WORKSHOP), ("move", WORKSHOP, "1"), ("add", WORKSHOP)):
        refused(ours("agenda", *words), code=2)
