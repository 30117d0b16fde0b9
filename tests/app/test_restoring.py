"""A backup of every kind comes back as a second file: open or locked, of either place, from a stick, of any version."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from organiser.app import backups, paths, workspaces
from organiser.app.actions import recovery
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, keys, migrations, queries, relocking
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.conftest import NOW, TODAY
from tests.contents import contents

BOTH = pytest.mark.parametrize("key", [NONE, Key("elm")], ids=["open", "locked"])


def beside(workspace: Path, _: Key) -> Path:
    return backups.found(paths.of_user(), workspace)[0].path


def among_own(workspace: Path, _: Key) -> Path:
    return backups.found(paths.of_user(), workspace)[1].path


def from_a_stick(workspace: Path, key: Key) -> Path:
    stick = workspace.parent / "stick"
    stick.mkdir()
    with closing(Store.look(workspace, "it is a test", key=key)) as store:
        store.copy_to(stick / "Copy.organiser")
    (stick / "Copy.organiser").chmod(0o444)
    return stick / "Copy.organiser"


@BOTH
@pytest.mark.parametrize("kept", [beside, among_own, from_a_stick])
def test_it_is_restored_whole_and_the_workspace_stays(
    sample_file: Path, key: Key, kept: Callable[[Path, Key], Path]
) -> None:
    folders = paths.of_user()
    if key:
        relocking.relock(sample_file, NONE, key, NOW)
    with closing(Store.open(sample_file, key=key)) as store:
        whole = store.ask(contents)
        backups.make(store, folders, NOW)
    backup = kept(sample_file, key)
    with closing(Store.open(sample_file, key=key)) as store:
        store.do("Add", changes.people.add, Person("Asha"))
    before = sample_file.read_bytes()
    for number in ("", " 2"):
        restored = workspaces.restore(backup, sample_file, TODAY, key)
        assert restored.path.name == f"Sample programme restored 2027-05-03{number}.organiser"
        assert keys.is_locked(restored.path) == bool(key)
        with closing(Store.open(restored.path, key=key)) as store:
            assert store.ask(contents) == whole
            assert store.faults() == ()
        assert "restored from a backup on Monday 3 May 2027" in backups.resting(folders, restored.path)
    assert sample_file.read_bytes() == before


@pytest.mark.parametrize("version", range(1, migrations.NEWEST))
def test_one_of_an_older_version_is_restored_as_one_of_this(tmp_path: Path, version: int) -> None:
    old = tmp_path / "Old.organiser"
    with closing(dbapi2.connect(str(old), isolation_level=None)) as connection:
        migrations.build(connection, migrations.MIGRATIONS[:version])
        connection.execute("INSERT INTO neighbourhood (uid, name, sort_name) VALUES ('u', 'Mill Lane', 'mill lane')")
    before = old.read_bytes()
    restored = workspaces.restore(old, tmp_path / "Ours.organiser", TODAY)
    with closing(Store.open(restored.path)) as store:
        assert "Mill Lane" in str(store.ask(contents))
        assert store.faults() == ()
    assert old.read_bytes() == before


@BOTH
def test_one_that_is_damaged_is_not_restored_and_the_next_is_offered(sample_file: Path, key: Key) -> None:
    folders = paths.of_user()
    if key:
        relocking.relock(sample_file, NONE, key, NOW)
    for name in ("Asha", "Ines"):
        with closing(Store.open(sample_file, key=key)) as store:
            store.do("Add", changes.people.add, Person(name))
            backups.make(store, folders, NOW)
    for kept in backups.found(folders, sample_file)[:2]:
        content = kept.path.read_bytes()
        kept.path.write_bytes(content[:40_960] + bytes(4_096) + content[45_056:])
        with pytest.raises(Problem, match="is damaged"):
            workspaces.restore(kept.path, sample_file, TODAY, key)
    assert not list(sample_file.parent.glob("* restored *"))
    newest = recovery.newest_good(folders, sample_file, lambda path: keys.fitting(path, key))
    assert newest is not None
    assert newest.kept.backup.number == 1


def test_one_locked_with_another_passphrase_says_so(sample_file: Path) -> None:
    backup = Path(shutil.copy(sample_file, sample_file.with_name("Backup.organiser")))
    relocking.relock(backup, NONE, Key("oak"), NOW)
    for key, words in ((NONE, "is locked with a passphrase"), (Key("elm"), "does not open with that passphrase")):
        with pytest.raises(Problem, match=words):
            workspaces.restore(backup, sample_file, TODAY, key)


RESTORE = """
import os, sys
from datetime import date
from pathlib import Path
from organiser.app import workspaces
from organiser.store import disk
def leave(part, target):
    os._exit(9)
disk.name_new = leave
workspaces.restore(Path(sys.argv[1]), Path(sys.argv[2]), date(2027, 5, 3))
"""


def test_one_that_was_cut_off_leaves_no_half_of_it_and_is_done_again(sample_file: Path) -> None:
    with closing(Store.open(sample_file)) as store:
        backups.make(store, paths.of_user(), NOW)
        people = store.ask(queries.people.count)
    backup = backups.found(paths.of_user(), sample_file)[0].path
    ended = subprocess.run([sys.executable, "-c", RESTORE, str(backup), str(sample_file)], check=False)
    assert ended.returncode == 9
    assert not list(sample_file.parent.glob("* restored *.organiser"))
    restored = workspaces.restore(backup, sample_file, TODAY)
    with closing(Store.open(restored.path)) as store:
        assert store.ask(queries.people.count) == people
