"""Whatever the terminal writes is for its user alone, wherever it goes and whatever the system is set to."""

import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Organiser

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps the profile's own rights")

WRITES = (
    ("backups", "make"), ("backup", "b.organiser"), ("hand-on", "handed"), ("export", "plain"),
    ("people", "export", "p.csv"), ("people", "export", "p.vcf"), ("people", "about", "Helen Marsh", "about"),
    ("people", "erasures", "record.pdf"), ("print", "sign-in", "s.pdf", "--session", "1"),
    ("print", "register", "r.txt", "--session", "1"), ("calendar", "export", "c.ics"),
    ("invitations", "export", "1", "invitations"), ("sample", "sample"), ("rebuild", "plain", "again.organiser"),
    ("restore", "b.organiser"),
)  # fmt: skip


def test_every_export_is_for_its_user_alone(
    ours: Organiser, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    made.mkdir(mode=0o700)
    monkeypatch.chdir(made)
    before = os.umask(0o022)
    try:
        for words in WRITES:
            said = ours(*words)
            assert said.code == 0, (words, said.err)
    finally:
        os.umask(before)
    every = [*made.rglob("*"), home, *home.rglob("*"), *tmp_path.glob("* restored *")]
    assert len(every) > 60
    modes = {str(path): oct(stat.S_IMODE(path.stat().st_mode)) for path in every}
    assert {path: mode for path, mode in modes.items() if int(mode, 8) & 0o077} == {}
