"""A large file is compared with its seal while a command reads it, and no command ends before that is known."""

from pathlib import Path

import pytest

from organiser.store import seal
from tests.cli.conftest import Organiser


def test_what_is_read_of_a_large_file_is_told_to_be_damaged_before_the_command_ends(
    ours: Organiser, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "_AT_ONCE", 0)
    sample_file.write_bytes(sample_file.read_bytes().replace(b"Bernard Tully", b"Bernard Tulky"))
    said = ours("people", "list")
    assert said.code == 1
    assert "is damaged: its content is not what was last saved" in said.err
    assert "organiser backups list" in said.err
