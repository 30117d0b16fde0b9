"""What is being made is gone with its maker: at the end, or, after a kill, when somebody comes there next."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from organiser.store import unfinished
from organiser.store.store import Store

MAKE = """
import os, sys
from pathlib import Path
from organiser.store import unfinished
folder = Path(sys.argv[1])
with unfinished.part_beside(folder / "plan.ics") as part, unfinished.room_in(folder) as room:
    part.write_bytes(b"half")
    Path(f"{part}-journal").write_bytes(b"notes")
    (room / "working").write_bytes(b"half")
    print("made", flush=True)
    sys.stdin.read()
"""


def making(folder: Path) -> "subprocess.Popen[str]":
    """Another program that is in the middle of making something in a folder."""
    program = [sys.executable, "-c", MAKE, str(folder)]
    other = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "made\n"
    return other


def parts(folder: Path) -> int:
    return len([path for path in folder.iterdir() if ".part-" in path.name])


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked whether a program runs")
def test_what_a_killed_program_left_is_cleared_by_the_next_that_makes_something_there(tmp_path: Path) -> None:
    with making(tmp_path) as other:
        other.kill()
    assert parts(tmp_path) == 3
    with unfinished.part_beside(tmp_path / "another.ics"):
        assert parts(tmp_path) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked whether a program runs")
def test_what_a_killed_program_left_beside_a_workspace_is_gone_once_that_is_opened(sample_file: Path) -> None:
    with making(sample_file.parent) as other:
        other.kill()
    Store.open(sample_file).close()
    assert parts(sample_file.parent) == 0


def test_what_another_program_is_making_is_left_alone(tmp_path: Path) -> None:
    with making(tmp_path) as other:
        unfinished.clear(tmp_path)
        assert parts(tmp_path) == 3
        other.communicate("")
    assert parts(tmp_path) == 0


@pytest.mark.parametrize("days", [0.9, 1.1])
def test_what_comes_from_another_computer_is_cleared_after_a_day(tmp_path: Path, days: float) -> None:
    part = tmp_path / ".plan.ics.part-00000000-1-abcdefgh"
    part.touch()
    then = time.time() - days * 24 * 60 * 60
    os.utime(part, (then, then))
    unfinished.clear(tmp_path)
    assert part.exists() is (days < 1)


@pytest.mark.parametrize("name", [".part-of-the-plan", "plan.part-1", ".x.part-upgrade", "part-0bbfd16a-1-x"])
def test_what_only_looks_like_a_part_is_never_touched(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()
    os.utime(path, (0, 0))
    unfinished.clear(tmp_path)
    assert path.exists()


def test_a_part_that_the_system_does_not_let_go_of_at_once_is_deleted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.unlink

    def refuse_once(path: Path, *, missing_ok: bool = False) -> None:
        monkeypatch.setattr(Path, "unlink", really)
        raise PermissionError(13, "held for a moment", str(path))

    with unfinished.part_beside(tmp_path / "plan.ics"):
        monkeypatch.setattr(Path, "unlink", refuse_once)
    assert parts(tmp_path) == 0
