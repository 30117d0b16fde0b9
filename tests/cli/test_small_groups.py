"""Small groups from the terminal."""

import pytest

from tests.cli.conftest import Organiser, refused

FIRST, SECOND = "Space 1: What we have here", "Space 2: What could change"


def group_of(ours: Organiser, session: str, name: str) -> str:
    for group in ours("groups", "show", session, "--json").json["groups"]:
        if name in [one["name"] for one in group["people"]]:
            return str(group["name"])
    return ""


def test_groups_are_made_kept_and_made_again_with_other_company(ours: Organiser) -> None:
    first = ours("groups", "make", FIRST, "--number", "3", "--json").json
    assert [len(group["people"]) for group in first["groups"]] == [5, 5, 4]
    assert ours("groups", "show", FIRST, "--json").json == first
    second = ours("groups", "make", SECOND, "--size", "5").out
    assert "sat together before" in second
    other = ours("groups", "make", FIRST, "--variation", "3", "--json").json
    assert [group["name"] for group in other["groups"]] == ["Room 1", "Room 2", "Room 3"]
    assert ours("undo").code == 0
    assert ours("groups", "show", FIRST, "--json").json == first


def test_wishes_hold_whenever_groups_are_made(ours: Organiser) -> None:
    assert ours("groups", "pair", "Helen Marsh", "Kofi Mensah-Boateng", "--because", "Kofi asked").code == 0
    assert ours("groups", "pair", "Helen Marsh", "Tom Entwistle", "--apart").code == 0
    ours("groups", "make", FIRST, "--number", "3")
    helen = group_of(ours, FIRST, "Helen Marsh")
    assert helen == group_of(ours, FIRST, "Kofi Mensah-Boateng")
    assert helen != group_of(ours, FIRST, "Tom Entwistle")
    assert ours("groups", "pair", "Helen Marsh", "Tom Entwistle", "--forget").code == 0
    refused(ours("groups", "pair", "Helen Marsh", "Tom Entwistle", "--forget"))


def test_somebody_is_moved_and_stays_there(ours: Organiser) -> None:
    ours("groups", "make", FIRST, "--number", "3")
    assert ours("groups", "move", FIRST, "Tom Entwistle", "Room 3").code == 0
    ours("groups", "make", FIRST, "--variation", "1")
    assert group_of(ours, FIRST, "Tom Entwistle") == "Room 3"
    ours("groups", "place", FIRST, "Room 3", "quiet", "--rename", "The snug")
    assert "The snug (quiet)" in ours("groups", "show", FIRST).out
    assert ours("groups", "remove", FIRST).code == 0
    refused(ours("groups", "show", FIRST))


@pytest.mark.parametrize(
    "words",
    [
        ("make", FIRST, "--number", "15"),
        ("make", FIRST, "--number", "-1"),
        ("make", FIRST, "--size", "-3"),
        ("show", FIRST),
        ("move", FIRST, "Tom Entwistle", "2"),
        ("pair", "Tom Entwistle", "Tom Entwistle"),
        ("pair", "Tom Entwistle", "Nobody Known"),
    ],
)
def test_what_cannot_be_is_refused(ours: Organiser, words: tuple[str, ...]) -> None:
    refused(ours("groups", *words))
