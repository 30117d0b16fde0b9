"""The terminal while somebody else has the workspace: what reads works, what changes says who has it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser
from tests.store.test_opening import held_elsewhere
from tests.store.test_two_places import leave_note_of_another_computer

READING = (
    ("people", "list", "--json"),
    ("sessions", "list"),
    ("history",),
    ("calendar", "export", "{folder}/all.ics"),
    ("print", "handout", "{folder}/handout.pdf", "--session", "1"),
    ("backup", "{folder}/copy.organiser"),
    ("check",),
)
CHANGING = (
    ("people", "add", "Asha Rahman"),
    ("undo",),
    ("who", "--name", "Elm Ward Neighbours"),
)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_what_only_reads_works_and_says_why_nothing_could_be_changed(
    ours: Organiser, sample_file: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    words = tuple(word.format(folder=tmp_path) for word in words)
    with held_elsewhere(sample_file):
        before = sample_file.read_bytes()
        said = ours(*words)
        assert said.code == 0, said.err
        assert "You are looking only: it is open in another window on this computer (" in said.err
        assert sample_file.read_bytes() == before


@pytest.mark.parametrize("words", CHANGING, ids=" ".join)
def test_what_changes_says_who_has_it(ours: Organiser, sample_file: Path, words: tuple[str, ...]) -> None:
    with held_elsewhere(sample_file):
        before = sample_file.read_bytes()
        said = ours(*words)
        assert said.code == 1
        assert said.out == ""
        assert "open in another window on this computer (" in said.err
        assert len(said.err.splitlines()) == 1
        assert sample_file.read_bytes() == before


def test_what_another_computer_says_it_has_is_changed_only_when_told_to(ours: Organiser, sample_file: Path) -> None:
    leave_note_of_another_computer(sample_file)
    said = ours("people", "add", "Asha Rahman")
    assert said.code == 1
    assert "it is open on another computer (anna on LAPTOP-2), since " in said.err
    assert "--anyway" in said.err
    assert ours("--anyway", "people", "add", "Asha Rahman").code == 0
    assert "Asha Rahman" in ours("people", "list").out


def test_who_wishes_to_look_only_is_not_told_so(ours: Organiser, sample_file: Path) -> None:
    with held_elsewhere(sample_file):
        assert ours("--look-only", "people", "list").err == ""
