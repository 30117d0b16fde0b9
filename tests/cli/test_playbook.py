"""Finding exercises from the terminal, with a workspace or without."""

import pytest

from tests.cli.conftest import Organiser, refused

EXERCISE = {
    "id", "name", "purpose", "stage", "minutes_min", "minutes_typical", "minutes_max", "people_min", "people_max",
    "in_person", "online", "materials", "licence", "originator",
}  # fmt: skip


def test_the_playbook_needs_no_workspace(organiser: Organiser) -> None:
    exercises = organiser("playbook", "list", "--json").json
    assert len(exercises) == 40
    assert all(set(exercise) >= EXERCISE for exercise in exercises)
    stages = [exercise["stage"] for exercise in exercises]
    assert stages == sorted(stages, key=["open", "explore", "decide", "close"].index)


@pytest.mark.parametrize(
    ("words", "suits"),
    [
        (("--minutes", "10"), lambda one: one["minutes_min"] <= 10),
        (("--people", "40"), lambda one: one["people_min"] <= 40 <= one["people_max"]),
        (("--online",), lambda one: one["online"]),
        (("--in-person",), lambda one: one["in_person"]),
        (("--stage", "close"), lambda one: one["stage"] == "close"),
        (("--search", "STICKY dots"), lambda one: one["id"]),
    ],
)
def test_a_wish_narrows_the_list(organiser: Organiser, words: tuple[str, ...], suits) -> None:  # type: ignore[no-untyped-def]
    found = organiser("playbook", "list", *words, "--json").json
    assert found
    assert all(suits(one) for one in found)


@pytest.mark.parametrize(
    "words", [("--minutes", "0"), ("--minutes=-5",), ("--people", "99999999999999999999"), ("--search", "\udcff zzz")]
)
def test_a_wish_that_nothing_suits_gives_an_empty_list(organiser: Organiser, words: tuple[str, ...]) -> None:
    assert organiser("playbook", "list", *words, "--json").json == []
    assert "leave one of the wishes out" in organiser("playbook", "list", *words).out


def test_one_exercise_is_shown_in_full(organiser: Organiser) -> None:
    shown = organiser("playbook", "show", "Dot voting", "--json").json
    assert set(shown) >= EXERCISE | {"steps", "tips", "before", "access", "afterwards", "about"}
    assert sum(step["minutes"] for step in shown["steps"]) == shown["minutes_typical"]
    said = organiser("playbook", "show", "dot-voting").out
    assert said.startswith("Dot voting\n")
    assert "This text: Apache-2.0." in said


def test_what_is_not_there_or_off_is_refused(organiser: Organiser) -> None:
    assert "There is no exercise called “Juggling”" in refused(organiser("playbook", "show", "Juggling"))
    refused(organiser("playbook", "list", "--stage", "lunch"), code=2)
    refused(organiser("playbook", "list", "--minutes", "ten"), code=2)


def test_a_workspace_that_was_named_and_is_missing_is_told(organiser: Organiser) -> None:
    assert "There is no workspace at" in refused(organiser("--workspace", "/no/such.organiser", "playbook", "list"))
