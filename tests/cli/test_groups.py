"""Dividing a block into groups from the terminal, and what is said about it."""

import pytest

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def block(ours: Organiser, place: int) -> dict[str, object]:
    found: dict[str, object] = ours("sessions", "show", WORKSHOP, "--json").json["agenda"][place - 1]
    return found


def split(ours: Organiser) -> str:
    words = ("--exercise", "dot-voting", "--lead", "Helen", "--lead", "Kofi", "--room", "Hall", "--room", "Yard")
    said = ours("agenda", "split", WORKSHOP, 3, "Table 1: bus stops", "Table 2: benches", *words)
    assert said.code == 0, said
    return said.out


def test_a_block_is_divided_joined_and_given_back(ours: Organiser) -> None:
    split(ours)
    groups = block(ours, 3)["strands"]
    assert isinstance(groups, list)
    assert [(one["name"], one["exercise"], one["lead"], one["room"]) for one in groups] == [
        ("Table 1: bus stops", "dot-voting", "Helen", "Hall"),
        ("Table 2: benches", None, "Kofi", "Yard"),
    ]
    assert any("dot" in thing for thing in groups[0]["materials"])
    assert "Table 2: benches, Yard" in ours("sessions", "show", WORKSHOP).out
    assert ours("agenda", "join", WORKSHOP, 3).code == 0
    assert block(ours, 3)["strands"] == []
    ours("undo")
    assert block(ours, 3)["strands"] == groups


def test_one_person_in_two_groups_is_warned_about(ours: Organiser) -> None:
    ours("agenda", "split", WORKSHOP, 3, "A", "B", "--lead", "Helen", "--lead", "Ruth and Helen")
    warnings = ours("sessions", "show", WORKSHOP, "--json").json["warnings"]
    assert "In “Hopes and worries”, Helen leads “A” and “B” at the same time." in warnings


def test_one_person_in_two_sessions_is_warned_about(ours: Organiser) -> None:
    starts = ours("sessions", "show", WORKSHOP, "--json").json["start"][:16]
    ours("sessions", "add", "Street meeting", "--start", starts.replace("T", " "), "--minutes", 60)
    ours("agenda", "add", "Street meeting", "welcome")
    ours("agenda", "edit", "Street meeting", 1, "--lead", "Ruth")
    warnings = ours("sessions", "show", WORKSHOP, "--json").json["warnings"]
    assert [warning for warning in warnings if "Ruth" in warning and "“Street meeting”" in warning]
    ours("sessions", "cancel", "Street meeting")
    assert not any("Ruth" in warning for warning in ours("sessions", "show", WORKSHOP, "--json").json["warnings"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((3, "Only one"), "One group is no division"),
        ((3, "A", " "), "group's name is empty"),
        ((3, "A", "B", "--exercise", "Juggling"), "organiser playbook list"),
        ((3, "A", "B", *("--room", "x") * 3), "3 rooms for 2 groups"),
        ((99, "A", "B"), "There is no block at place 99"),
    ],
)
def test_a_division_that_cannot_be_is_refused_and_changes_nothing(
    ours: Organiser, words: tuple[object, ...], told: str
) -> None:
    before = block(ours, 3)
    assert told in refused(ours("agenda", "split", WORKSHOP, *words))
    assert block(ours, 3) == before


def test_what_is_not_divided_cannot_be_joined(ours: Organiser) -> None:
    assert "is not divided" in refused(ours("agenda", "join", WORKSHOP, 3))


def test_a_block_is_edited_without_its_card(ours: Organiser) -> None:
    split(ours)
    said = ours("agenda", "edit", WORKSHOP, 3, "--title", "Hopes", "--minutes", 20, "--participants", "Bring a hope.")
    assert said.code == 0
    found = block(ours, 3)
    assert (found["title"], found["minutes"], found["participants"]) == ("Hopes", 20, "Bring a hope.")
    assert (found["exercise"], len(str(found["strands"])) > 2) == ("hopes-and-worries", True)
    assert "nothing to change" in refused(ours("agenda", "edit", WORKSHOP, 3))
    assert "not a time of day" in refused(ours("agenda", "edit", WORKSHOP, 3, "--pin", "25:00"))
