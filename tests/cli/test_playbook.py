"""Finding exercises from the terminal, with a workspace or without."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from organiser.app.playbook import Playbook
from organiser.domain import cards
from organiser.domain.packs import Manifest
from organiser.exports import packs
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


def test_what_is_noted_after_use_is_kept_shown_and_undone(ours: Organiser) -> None:
    noted = ours(
        "playbook", "note", "dot-voting", "--rating", "4", "--text", "Loud,\nbut good", "--favourite", "--json"
    )
    assert noted.json == {
        "id": "dot-voting", "name": "Dot voting", "favourite": True, "rating": 4, "notes": "Loud,\nbut good",
    }  # fmt: skip
    assert [one["id"] for one in ours("playbook", "list", "--favourites", "--json").json] == ["dot-voting"]
    assert ours("playbook", "show", "dot-voting", "--json").json["rating"] == 4
    assert "4 of 5: went well\nLoud,\nbut good" in ours("playbook", "show", "dot-voting").out
    assert ours("playbook", "note", "dot-voting", "--no-favourite").out.count("avourite") == 0
    assert "Note about Dot voting" in ours("undo").out
    assert ours("playbook", "note", "dot-voting", "--json").json["favourite"] is True
    refused(ours("playbook", "note", "dot-voting", "--rating", "6"), code=2)
    refused(ours("playbook", "note", "juggling", "--rating", "5"))


def test_cards_go_into_a_pack_and_come_out_of_it(ours: Organiser, empty: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "ours.zip"
    made = ours("playbook", "export", pack, "--exercise", "dot-voting", "--exercise", "check-in-round", "--json").json
    assert [card["id"] for card in made["cards"]] == ["dot-voting", "check-in-round"]
    assert made["held_back"] == []
    assert "is there already" in refused(ours("playbook", "export", pack, "--exercise", "dot-voting"))
    assert ours("playbook", "export", pack, "--exercise", "dot-voting", "--force").code == 0

    told = empty("playbook", "import", pack, "--json").json
    assert (told["title"], [card["standing"] for card in told["cards"]]) == ("ours", ["same"])


def test_a_pack_is_looked_through_first_and_taken_as_one_step(empty: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "theirs.zip"
    dots = Playbook().the_one("dot-voting")
    new = [replace(dots, id=f"spots-{number}", name=f"Spots {number}") for number in range(3)]
    pack.write_bytes(packs.pack([*new, replace(dots, purpose="Another purpose.")], Manifest("Theirs")))

    looked = empty("playbook", "import", pack, "--dry-run")
    assert "own-dot-voting" in looked.out
    assert "Purpose: “" in looked.out
    assert "To take: 3 cards." in looked.out
    assert len(empty("playbook", "list", "--json").json) == 40

    assert "Taken: 3 cards." in empty("playbook", "import", pack).out
    assert len(empty("playbook", "list", "--json").json) == 43
    assert [card["taken"] for card in empty("playbook", "import", pack, "--replace", "--json").json["cards"]].count(
        True
    ) == 1
    assert empty("playbook", "show", "dot-voting", "--json").json["purpose"] == dots.purpose
    assert empty("playbook", "show", "own-dot-voting", "--json").json["purpose"] == "Another purpose."
    assert "Import Dot voting from Theirs" in empty("undo").out
    assert "Import 3 cards from Theirs" in empty("undo").out
    assert len(empty("playbook", "list", "--json").json) == 40


def test_what_is_wrong_in_a_pack_is_told_and_the_rest_is_taken(empty: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "theirs.zip"
    with zipfile.ZipFile(pack, "w") as opened:
        opened.writestr("spots.md", cards.write(replace(Playbook().the_one("dot-voting"), id="spots", name="Spots")))
        opened.writestr("../up.md", "x")
    taken = empty("playbook", "import", pack)
    assert "Left out: ../up.md: its name leads outside the pack." in taken.err
    assert "Taken: 1 card." in taken.out
    assert not (tmp_path.parent / "up.md").exists()


def test_a_text_that_may_not_be_passed_on_is_held_back(empty: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "theirs.zip"
    dots = Playbook().the_one("dot-voting")
    theirs = [replace(dots, id="a", name="Alpha"), replace(dots, id="b", name="Beta", licence="All rights reserved")]
    pack.write_bytes(packs.pack(theirs, Manifest("Theirs")))
    assert "Taken: 2 cards." in empty("playbook", "import", pack).out
    out = tmp_path / "on.zip"
    assert "“Beta” is held back: all rights are reserved." in empty("playbook", "export", out).out
    with zipfile.ZipFile(out) as opened:
        assert opened.namelist() == ["manifest.toml", "a.md"]
    assert "There is no card to pass on" in refused(
        empty("playbook", "export", tmp_path / "b.zip", "--exercise", "Beta")
    )
    assert not (tmp_path / "b.zip").exists()


def test_a_file_that_is_no_pack_is_refused(empty: Organiser, tmp_path: Path) -> None:
    (tmp_path / "words.zip").write_text("words")
    assert "not a pack of cards" in refused(empty("playbook", "import", tmp_path / "words.zip"))
    assert "There is no file" in refused(empty("playbook", "import", tmp_path / "none.zip"))
    assert "is no file" in refused(empty("playbook", "import", tmp_path))
    assert "no cards of your own yet" in refused(empty("playbook", "export", tmp_path / "out.zip"))


def test_a_newer_card_is_taken_into_the_plan(ours: Organiser, tmp_path: Path) -> None:
    pack = tmp_path / "theirs.zip"
    dots = replace(Playbook().the_one("dot-voting"), id="spots", name="Spots")
    pack.write_bytes(packs.pack([dots], Manifest("Theirs")))
    ours("playbook", "import", pack)
    ours("agenda", "add", "1", "spots", "--at", "1")
    assert ours("agenda", "refresh", "1", "--json").json == {"blocks": []}
    pack.write_bytes(packs.pack([replace(dots, purpose="Better.")], Manifest("Theirs")))
    ours("playbook", "import", pack, "--replace")
    assert "not changed" in ours("agenda", "refresh", "1", "2").out
    (block,) = ours("agenda", "refresh", "1", "1", "--json").json["blocks"]
    assert (block["place"], block["title"]) == (1, "Spots")
    assert block["changes"] == [f"Purpose: “{dots.purpose}” becomes “Better.”."]
    assert "as the playbook has them" in ours("agenda", "refresh", "1").out
    assert "Take the newer card into Spots" in ours("undo").out
    assert len(ours("agenda", "refresh", "1", "--json").json["blocks"]) == 1
    assert "no block at place 99" in refused(ours("agenda", "refresh", "1", "99"))
