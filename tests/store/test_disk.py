"""A file gets its name whole, and a power cut right afterwards takes nothing back."""

import os
import stat
from pathlib import Path

import pytest

from organiser.store import disk, unfinished
from organiser.store.store import Store


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is synced, in that order: files and folders."""
    found: list[str] = []
    really = os.fsync

    def sync(handle: int) -> None:
        found.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        really(handle)

    monkeypatch.setattr(os, "fsync", sync)
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folder to sync")
def test_a_file_is_on_the_disk_before_its_name_is(tmp_path: Path, synced: list[str]) -> None:
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    with unfinished.part_beside(target) as part:
        part.write_bytes(b"new")
        disk.put_in_place(part, target)
    assert synced == ["file", "folder"]
    assert [(path.name, path.read_bytes()) for path in tmp_path.glob("*plan*")] == [("plan.ics", b"new")]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folder to sync")
def test_a_copy_of_the_workspace_is_made_sure_of_too(tmp_path: Path, store: Store, synced: list[str]) -> None:
    store.copy_to(tmp_path / "Copy.organiser")
    assert synced == ["file", "folder"]


def test_a_part_that_never_got_a_name_is_gone(tmp_path: Path) -> None:
    with unfinished.part_beside(tmp_path / "plan.ics") as part:
        part.write_bytes(b"half")
        assert len(list(tmp_path.glob("*plan.ics*"))) == 1
    assert list(tmp_path.glob("*plan.ics*")) == []


def test_the_first_free_name_is_numbered_from_two(tmp_path: Path) -> None:
    path = tmp_path / "Ours.organiser"
    assert disk.free_name(path) == path
    path.touch()
    (tmp_path / "Ours 2.organiser").touch()
    assert disk.free_name(path).name == "Ours 3.organiser"
