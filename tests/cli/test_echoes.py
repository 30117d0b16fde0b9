"""What is known of somebody, said again in words about something else: listed, and taken out where that is wanted."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.store import changes, queries
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused

PERSON = (
    "Zed", "--address", "9 Quillfeather Row\nElmton", "--needs", "Loop system", "--diet", "No lupin", "--guardian",
    "Petra Nowak-Hale", "--guardian-contact", "07700 900732",
)  # fmt: skip

NOTES = "Petra Nowak-Hale rings +44 7700 900732: loop system, no lupin"


@pytest.fixture
def told(ours: Organiser, sample_file: Path) -> Organiser:
    assert ours("people", "add", *PERSON).code == 0
    assert ours("people", "edit", "Helen Marsh", "--notes", "Lives at 9 quillfeather  row too, as ZED does").code == 0
    assert ours("people", "edit", "Bernard Tully", "--needs", "Loop system").code == 0
    store = Store.open(sample_file)
    session = replace(store.ask(queries.sessions.one, 1), notes=NOTES)
    store.do("Edit", changes.sessions.edit, session.id, session)
    store.close()
    return ours


def test_they_are_listed_with_the_words_around_them(told: Organiser) -> None:
    found = told("people", "echoes", "Zed", "--json").json
    assert [(one["number"], one["where"]) for one in found] == [
        (1, "The notes about somebody else"), (2, "The notes of a session"),
    ]  # fmt: skip
    assert found[0]["words"] == "Lives at 9 quillfeather row too, as ZED does"
    assert "Loop system" in told("people", "show", "Bernard Tully").out
    assert told("people", "echoes", "Bernard Tully").out.count("loop system") == 1


def test_only_what_was_chosen_goes_and_the_rest_is_said(told: Organiser, sample_file: Path) -> None:
    said = told("people", "erase", "Zed", "--take-out", "2")
    assert said.code == 0
    assert "The notes about somebody else may still tell of them: Lives at 9" in said.err
    notes = told("people", "show", "Helen Marsh").out
    assert "quillfeather" in notes
    content = sample_file.read_bytes().lower()
    for gone in (b"lupin", b"nowak", b"900732", b"rings +44"):
        assert gone not in content
    assert b"loop system" in content, "it is somebody else's need"


def test_all_of_it_goes(told: Organiser, sample_file: Path) -> None:
    assert told("people", "erase", "Zed", "--take-out", "all").err == ""
    content = sample_file.read_bytes().lower()
    for gone in (b"quillfeather", b"lupin", b"nowak", b"zed does"):
        assert gone not in content


def test_what_is_no_number_of_the_list_is_refused(told: Organiser, sample_file: Path) -> None:
    before = sample_file.read_bytes()
    for wrong in ("3", "0", "x", "1,9"):
        refused(told("people", "erase", "Zed", "--take-out", wrong))
    assert sample_file.read_bytes() == before


def test_many_others_are_asked_about_twice(told: Organiser) -> None:
    for one in told("people", "list", "--json").json[:8]:
        if one["name"] != "Zed":
            told("people", "edit", one["id"], "--notes", "Knows Zed")
    assert "say --yes" in refused(told("people", "erase", "Zed", "--take-out", "all"))
    assert told("people", "erase", "Zed", "--take-out", "all", "--yes").code == 0
