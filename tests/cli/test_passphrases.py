"""The passphrase from the terminal: set, changed, taken away, and given to every command that opens a file."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from organiser.store import keys
from organiser.store.keys import Key
from organiser.store.store import Store
from tests.calendar_server import Keyring
from tests.cli.conftest import Organiser, refused

Typed = Callable[..., None]

WORDS, OTHER = "Quay, elm & 'tea' – 7 ❄", "another one of several words"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Puts lines on standard input."""

    def put(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return put


@pytest.fixture
def locked(ours: Organiser, typed: Typed) -> Organiser:
    """Commands on a locked copy of the sample; WORDS are given in the variable."""
    typed(WORDS)
    assert ours("passphrase", "set", "--passphrase-stdin").code == 0
    return ours


@pytest.fixture
def known(locked: Organiser, monkeypatch: pytest.MonkeyPatch) -> Organiser:
    monkeypatch.setenv("ORGANISER_PASSPHRASE", WORDS)
    return locked


def test_set_says_what_it_means_and_commands_then_want_it(ours: Organiser, sample_file: Path, typed: Typed) -> None:
    typed(WORDS)
    said = ours("passphrase", "set", "--passphrase-stdin")
    assert said.out == f"Locked: {sample_file}\n"
    assert "nobody can open the file" in said.err
    assert WORDS not in said.out + said.err
    assert "--passphrase-stdin" in refused(ours("people", "list"))
    typed(WORDS)
    assert ours("people", "list", "--passphrase-stdin").code == 0
    typed("no")
    assert "damaged" in refused(ours("people", "list", "--passphrase-stdin"))
    typed(WORDS)
    assert "already" in refused(ours("passphrase", "set", "--passphrase-stdin"))


def test_a_weak_one_is_taken_with_a_word_and_an_empty_one_is_not(ours: Organiser, typed: Typed) -> None:
    typed("")
    assert "empty" in refused(ours("passphrase", "set", "--passphrase-stdin"))
    typed("elm")
    assert "short" in ours("passphrase", "set", "--passphrase-stdin").err


def test_change_and_remove(locked: Organiser, sample_file: Path, typed: Typed) -> None:
    typed(WORDS, OTHER)
    assert locked("passphrase", "change", "--passphrase-stdin").code == 0
    Store.open(sample_file, key=Key(OTHER)).close()
    typed(WORDS)
    refused(locked("passphrase", "remove", "--passphrase-stdin"))
    typed(OTHER)
    assert locked("passphrase", "remove", "--passphrase-stdin").code == 0
    Store.open(sample_file).close()
    assert "has no passphrase" in refused(locked("passphrase", "change"))


def test_every_command_that_opens_a_file_takes_the_variable(
    known: Organiser, sample_file: Path, tmp_path: Path
) -> None:
    assert known("check", "--json").json["sound"]
    assert known("--look-only", "people", "list").code == 0
    assert known("backup", tmp_path / "Copy.organiser").code == 0
    assert keys.is_locked(tmp_path / "Copy.organiser")
    restored = known("restore", tmp_path / "Copy.organiser")
    assert "as many of everything" in restored.out
    assert known("dump", sample_file).json == known("dump", tmp_path / "Copy.organiser").json
    assert known("trial", "write", tmp_path / "Copy.organiser", "--times", "1").out.startswith("ACK")
    assert known("trial", "list", tmp_path / "Copy.organiser").code == 0
    assert len(known("backups", "make").out.splitlines()) == 2
    assert known("hand-on", tmp_path / "stick").code == 0
    assert all(keys.is_locked(path) for path in tmp_path.rglob("*.organiser"))


def test_older_backups_are_named_locked_alike_or_deleted(ours: Organiser, tmp_path: Path, typed: Typed) -> None:
    for _ in range(2):
        ours("backups", "make")
    typed(WORDS)
    assert "4 backups do not open as the workspace does" in ours("passphrase", "set", "--passphrase-stdin").err
    typed(WORDS)
    told = ours("passphrase", "show", "--json", "--passphrase-stdin").json
    assert told["locked"] is True
    assert len(told["others"]) == 4
    Path(told["others"][0]).write_bytes(b"damaged")
    typed(WORDS)
    said = ours("passphrase", "backups", "--lock", "--passphrase-stdin")
    assert said.out.startswith("Made 3 files anew")
    assert "1 backup does not open" in said.err
    typed(WORDS)
    assert ours("passphrase", "backups", "--passphrase-stdin").out == f"{told['others'][0]}\n"
    typed(WORDS)
    assert ours("passphrase", "backups", "--delete", "--passphrase-stdin").out == "Deleted 1 file.\n"
    for path in tmp_path.rglob("*.organiser"):
        Store.open(path, key=Key(WORDS)).close()


def test_backups_of_an_earlier_passphrase_are_made_anew_with_a_further_line(locked: Organiser, typed: Typed) -> None:
    typed(WORDS)
    locked("backups", "make", "--passphrase-stdin")
    typed(WORDS, OTHER)
    assert "2 backups do not open" in locked("passphrase", "change", "--passphrase-stdin").err
    typed(OTHER, "wrong")
    assert locked("passphrase", "backups", "--lock", "--passphrase-stdin").out.startswith("Made 0 files")
    typed(OTHER, WORDS)
    assert locked("passphrase", "backups", "--lock", "--passphrase-stdin").out.startswith("Made 2 files")


def test_what_the_keyring_keeps_is_used_and_forgotten_with_the_passphrase(
    locked: Organiser, sample_file: Path, passwords: Keyring
) -> None:
    from organiser.app import passwords as kept

    assert kept.keep_passphrase(sample_file, WORDS)
    assert locked("people", "list").code == 0
    assert locked("passphrase", "remove").code == 0
    assert passwords.kept == {}


def test_the_sample_itself_needs_none(organiser: Organiser, home: Path, typed: Typed) -> None:
    sample = home / "state" / "Sample programme.organiser"
    assert organiser("--workspace", sample, "new", "--sample").code == 0
    typed(WORDS)
    assert "nobody's data" in refused(organiser("--workspace", sample, "passphrase", "set", "--passphrase-stdin"))


def test_the_key_sheet_has_a_line_to_write_on_and_never_the_passphrase(known: Organiser, tmp_path: Path) -> None:
    assert known("passphrase", "key-sheet", tmp_path / "Key.txt").code == 0
    words = (tmp_path / "Key.txt").read_text("utf-8-sig")
    assert "written by hand" in words
    assert "nobody can open the file" in words
    assert WORDS not in words
    assert known("passphrase", "key-sheet", tmp_path / "Key.pdf").code == 0
    assert (tmp_path / "Key.pdf").read_bytes().startswith(b"%PDF")


def test_five_words_are_suggested(organiser: Organiser) -> None:
    assert len(organiser("passphrase", "suggest").out.split()) == 5


def test_what_can_be_read_of_a_damaged_file_is_salvaged_and_locked_alike(
    known: Organiser, sample_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(sample_file.read_bytes())
    content[40 * 4096] ^= 1
    sample_file.write_bytes(content)
    assert "organiser salvage" in refused(known("people", "list"))
    out = tmp_path / "Saved.organiser"
    assert "What could be read is now at" in known("salvage", sample_file, out).out
    assert keys.is_locked(out)
    Store.open(out, key=Key(WORDS)).close()
    monkeypatch.setenv("ORGANISER_PASSPHRASE", OTHER)
    assert "does not open with that passphrase" in refused(known("salvage", sample_file, tmp_path / "No.organiser"))
    monkeypatch.delenv("ORGANISER_PASSPHRASE")
    assert "--passphrase-stdin" in refused(known("salvage", sample_file, tmp_path / "No.organiser"))
    assert sample_file.read_bytes() == content
