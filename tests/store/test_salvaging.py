"""What is saved of workspaces that are damaged, open to all or locked, with a backup beside them or without."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from organiser.app import backups, paths
from organiser.app.actions import recovery
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, dump, keys, relocking
from organiser.store.failures import NotAWorkspace, WrongPassphrase
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from tests.conftest import NOW
from tests.special_files import SPECIAL, by_sql_only

PAGE = 4096
KEY = Key("Quay, elm and tea")

Tables = dict[str, list[dict[str, object]]]


def held(path: Path, key: Key = NONE) -> Tables:
    with closing(Store.look(path, "it is a test", key=key)) as store:
        return {table: [dict(row) for row in rows] for table, rows in store.ask(dump.everything).tables.items()}


def saved(path: Path, key: Key = NONE) -> tuple[Tables, tuple[str, ...]]:
    """Salvage a file, which stays as it is; what comes of it opens without a fault, locked if the file was."""
    before, around = path.read_bytes(), sorted(path.parent.iterdir())
    target = path.with_name("Saved.organiser")
    lost = recovery.salvage(path, target, paths.of_user(), key)
    with closing(Store.open(target, key=keys.fitting(target, key))) as store:
        assert store.faults() == ()
    assert keys.is_locked(target) == keys.is_locked(path)
    assert path.read_bytes() == before
    assert sorted([*around, target]) == sorted(path.parent.iterdir())
    return held(target, keys.fitting(target, key)), lost


def spoil(path: Path, first: int, *more: int) -> None:
    """Write noise over these pages, counted from 0."""
    with path.open("r+b") as file:
        for page in (first, *more):
            file.seek(page * PAGE)
            file.write(os.urandom(PAGE))


def add_people(tx: Transaction) -> None:
    for number in range(300):
        changes.people.add(tx, Person(f"Person {number}", notes="word " * 60))


@pytest.fixture
def ours(sample_file: Path) -> Path:
    """A workspace of some hundred pages, backed up as it is now."""
    with closing(Store.open(sample_file)) as store:
        store.do("Add", add_people)
    with closing(Store.open(sample_file)) as store:
        backups.make(store, paths.of_user(), NOW)
    return sample_file


@pytest.fixture
def locked(ours: Path) -> Path:
    """The same, locked with a passphrase, and backed up since."""
    relocking.relock(ours, NONE, KEY, NOW)
    with closing(Store.open(ours, key=KEY)) as store:
        backups.make(store, paths.of_user(), NOW)
    return ours


def forget_backups(path: Path) -> None:
    for folder in backups.folders(paths.of_user(), path):
        shutil.rmtree(folder)


def names(tables: Tables) -> set[object]:
    return {row["name"] for row in tables["person"]}


def page_of(path: Path, words: bytes) -> int:
    return path.read_bytes().index(words) // PAGE


def test_of_a_locked_workspace_all_but_the_damaged_pages_is_saved(locked: Path) -> None:
    pages = locked.stat().st_size // PAGE
    whole = held(locked, KEY)
    spoil(locked, pages - 30, pages - 20)
    found, lost = saved(locked, KEY)
    assert lost or found == whole
    assert len(names(found)) > 250
    assert all(row in whole["session"] for row in found["session"])


def test_of_a_locked_workspace_nothing_is_written_in_plain(locked: Path) -> None:
    spoil(locked, 40)
    saved(locked, KEY)
    for path in locked.parent.glob("*.organiser"):
        assert b"Person 1" not in path.read_bytes()


@pytest.mark.parametrize("lost", [16, 100, PAGE], ids=["salt", "head", "page"])
def test_a_locked_workspace_whose_beginning_is_lost_is_saved_whole_with_the_help_of_a_backup(
    locked: Path, lost: int
) -> None:
    whole = held(locked, KEY)
    locked.write_bytes(os.urandom(lost) + locked.read_bytes()[lost:])
    assert saved(locked, KEY) == (whole, ())


def test_without_a_backup_it_is_told_that_nothing_opens(locked: Path) -> None:
    forget_backups(locked)
    locked.write_bytes(os.urandom(16) + locked.read_bytes()[16:])
    with pytest.raises(WrongPassphrase, match="does not open with that passphrase"):
        saved(locked, KEY)


def test_another_passphrase_saves_nothing(locked: Path) -> None:
    spoil(locked, 40)
    for key in (NONE, Key("oak")):
        with pytest.raises(Problem):
            saved(locked, key)
    assert not locked.with_name("Saved.organiser").exists()


def test_of_a_locked_workspace_that_was_cut_short_the_front_is_saved(locked: Path) -> None:
    locked.write_bytes(locked.read_bytes()[: -20 * PAGE - 77])
    found, lost = saved(locked, KEY)
    assert lost
    assert len(names(found)) > 100


@pytest.mark.parametrize("spoiled", [bytes, os.urandom], ids=["noughts", "noise"])
@pytest.mark.parametrize("has_backup", [True, False])
@pytest.mark.parametrize("is_new", [True, False])
def test_a_workspace_whose_first_page_is_lost_is_saved_whole(
    ours: Path, spoiled: Callable[[int], bytes], has_backup: bool, is_new: bool
) -> None:
    if not has_backup:
        forget_backups(ours)
    if is_new:
        ours = ours.with_name("Others.organiser")
        with closing(Store.make(ours)) as store:
            store.do("Add", add_people)
    whole = held(ours)
    ours.write_bytes(spoiled(PAGE) + ours.read_bytes()[PAGE:])
    assert saved(ours) == (whole, ())


def test_a_foreign_journal_is_left_out(ours: Path) -> None:
    from tests.store.test_special_files import interrupted, journal

    (ours.parent / "other").mkdir()
    torn = interrupted(ours, ours.parent / "other")
    by_sql_only(ours, "UPDATE seal SET digest = ''", "UPDATE person SET notes = 'new'", "UPDATE person SET phone = ''")
    whole = held(ours)
    journal(torn).rename(journal(ours))
    assert saved(ours)[0] == whole


@pytest.mark.parametrize("what", [name for name, (_, ends) in SPECIAL.items() if ends is NotAWorkspace])
def test_of_what_is_no_workspace_nothing_is_saved(what: str, tmp_path: Path, sample_file: Path) -> None:
    path = tmp_path / "Odd.organiser"
    SPECIAL[what][0](path, sample_file.read_bytes())
    with pytest.raises(Problem):
        recovery.salvage(path, tmp_path / "Saved.organiser", paths.of_user(), KEY)
    assert not (tmp_path / "Saved.organiser").exists()


@pytest.mark.parametrize(
    "what",
    ["a trigger", "an endless view for the people", "bytes for a name", "no table of people", "version 0", "no seal"],
)
def test_of_what_another_program_has_spoilt_the_rest_is_saved(what: str, tmp_path: Path, sample_file: Path) -> None:
    whole = held(sample_file)
    path = tmp_path / "Odd.organiser"
    SPECIAL[what][0](path, sample_file.read_bytes())
    found, _ = saved(path)
    assert found["wording"] == whole["wording"]
    assert [row["title"] for row in found["session"]] == [row["title"] for row in whole["session"]]
