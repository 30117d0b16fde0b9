"""Where the program itself meets the disk, each step failing once loses nothing and leaves no half of a file."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from organiser.app import backups, paths, workspaces
from organiser.domain.problem import Problem
from organiser.store import migrations
from organiser.store.store import Store
from tests.conftest import NOW, TODAY
from tests.store.test_opening import UPGRADES

STEPS = {"sync": (os, "fsync"), "rename": (Path, "replace"), "make": (os, "open")}
FAULTS = [errno.EIO, errno.ENOSPC, errno.EACCES]


@pytest.fixture(params=[(step, fault) for step in STEPS for fault in FAULTS], ids=lambda one: f"{one[0]}-{one[1]}")
def failing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, the next use of one step of the system fails."""
    step, fault = request.param
    owner, name = STEPS[step]
    really = getattr(owner, name)

    def fail_once(*words: object, **named: object) -> object:
        monkeypatch.setattr(owner, name, really)
        raise OSError(fault, os.strerror(fault))

    return lambda: monkeypatch.setattr(owner, name, fail_once)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and "in-use" not in path.name}


def test_a_backup_that_fails_is_told_and_leaves_whole_files_only(
    sample: Store, tmp_path: Path, failing: Callable[[], None]
) -> None:
    before = files(tmp_path)
    failing()
    with pytest.raises(Problem):
        backups.make(sample, paths.of_user(), NOW)
    after = files(tmp_path)
    assert before.items() <= after.items()
    for path in set(after) - set(before):
        Store.open(Path(path)).close()
    assert len(backups.make(sample, paths.of_user(), NOW)) == 2


def test_a_restore_that_fails_leaves_everything_as_it_was(
    sample_file: Path, tmp_path: Path, failing: Callable[[], None]
) -> None:
    before = files(tmp_path)
    failing()
    with pytest.raises(Problem):
        workspaces.restore(sample_file, tmp_path / "Ours.organiser", TODAY)
    assert files(tmp_path) == before


def test_an_upgrade_that_fails_leaves_everything_as_it_was(
    sample_file: Path, tmp_path: Path, failing: Callable[[], None]
) -> None:
    before = files(tmp_path)
    failing()
    with pytest.raises(OSError, match=r".+"):
        migrations.upgrade(sample_file, migrations.NEWEST, UPGRADES)
    assert files(tmp_path) == before
