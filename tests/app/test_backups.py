"""Backups lie in two places, count only once checked, and the newest is always there."""

import shutil
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from organiser.app import backups, paths
from organiser.app.settings import Settings
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, relocking
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.conftest import NOW
from tests.contents import contents


def test_a_backup_lies_in_both_places_and_holds_everything(sample: Store) -> None:
    made = backups.make(sample, paths.of_user(), NOW)
    assert [path.name for path in made] == ["Sample programme 00001 2027-05-03 09.00.organiser"] * 2
    assert len({path.parent for path in made}) == 2
    for path in made:
        with closing(Store.open(path)) as copy:
            assert copy.ask(contents) == sample.ask(contents)


def test_the_numbers_rise_though_the_clock_goes_back(sample: Store) -> None:
    folders = paths.of_user()
    for days in range(40):
        backups.make(sample, folders, NOW - timedelta(days=300 * days))
    assert sample.path is not None
    kept = backups.found(folders, sample.path)
    assert kept[0].backup.number == 40
    assert len(kept) < 2 * 30
    Store.open(kept[0].path).close()


@pytest.mark.parametrize("key", [NONE, Key("elm")], ids=["open", "locked"])
def test_only_what_changed_is_backed_up_again(sample_file: Path, key: Key) -> None:
    folders = paths.of_user()
    if key:
        relocking.relock(sample_file, NONE, key, NOW)
    with closing(Store.open(sample_file, key=key)) as store:
        assert backups.is_changed(store, folders)
        backups.make(store, folders, NOW)
        assert not backups.is_changed(store, folders)
        store.do("Add", changes.people.add, Person("Asha"))
        assert backups.is_changed(store, folders)
        backups.make(store, folders, NOW)
    with closing(Store.open(sample_file, key=key)) as store:
        assert not backups.is_changed(store, folders), "it was closed as it was backed up"
        store.do("Add", changes.people.add, Person("Ines"))
        backups.make(store, folders, NOW)
        store.do("Add", changes.people.add, Person("Quentin"))
    with closing(Store.open(sample_file, key=key)) as store:
        assert backups.is_changed(store, folders), "something was saved after the backup"


@pytest.mark.parametrize("key", [NONE, Key("elm")], ids=["open", "locked"])
def test_another_state_that_was_put_in_its_place_is_backed_up(sample_file: Path, key: Key) -> None:
    folders = paths.of_user()
    if key:
        relocking.relock(sample_file, NONE, key, NOW)
    other = Path(shutil.copy(sample_file, sample_file.with_name("Other.organiser")))
    for path, name in ((sample_file, "Asha"), (other, "Ines")):
        with closing(Store.open(path, key=key)) as store:
            store.do("Add", changes.people.add, Person(name))
    with closing(Store.open(sample_file, key=key)) as store:
        backups.make(store, folders, NOW)
    other.replace(sample_file)
    with closing(Store.open(sample_file, key=key)) as store:
        assert backups.is_changed(store, folders), "it was changed as often, but to something else"


def test_a_place_that_fails_is_told_and_takes_no_older_backup_away(sample: Store) -> None:
    folders = paths.of_user()
    assert sample.path is not None
    beside, own = backups.folders(folders, sample.path)
    beside.write_text("in the way")
    with pytest.raises(Problem, match="cannot be made"):
        backups.make(sample, folders, NOW)
    assert [path.suffix for path in own.iterdir()] == [".organiser"]


def test_other_files_in_the_folder_are_nobody_s_backup(sample: Store) -> None:
    folders = paths.of_user()
    assert sample.path is not None
    beside, _ = backups.folders(folders, sample.path)
    beside.mkdir()
    for name in ("Notes.organiser", "Ours 00001 2027-99-99 09.00.organiser", "00001.organiser"):
        (beside / name).write_text("mine")
    assert backups.found(folders, sample.path) == ()
    backups.make(sample, folders, datetime(2027, 5, 3))
    assert len(list(beside.iterdir())) == 4


def test_before_an_import_there_is_a_backup_in_one_place_at_least(sample: Store) -> None:
    folders = paths.of_user()
    assert sample.path is not None
    beside, own = backups.folders(folders, sample.path)
    beside.write_text("in the way")
    backups.before_much(sample)
    assert len(list(own.glob("*.organiser"))) == 1
    for path in own.iterdir():
        path.unlink()
    own.rmdir()
    own.write_text("in the way too")
    with pytest.raises(Problem, match="cannot be made"):
        backups.before_much(sample)


def test_while_backups_rest_none_is_made_and_none_goes(sample: Store) -> None:
    folders = paths.of_user()
    assert sample.path is not None
    backups.make(sample, folders, NOW)
    backups.rest(folders, sample.path, "it was found damaged on 3 May.")
    with pytest.raises(Problem, match="found damaged on 3 May"):
        backups.make(sample, folders, NOW)
    backups.before_much(sample)
    assert len(backups.found(folders, sample.path)) == 2
    backups.go_on(folders, sample.path)
    backups.make(sample, folders, NOW)
    assert len(backups.found(folders, sample.path)) == 4


@pytest.mark.parametrize(("days", "stays"), [(20, True), (31, False), (30_000, True), (-5, True)])
def test_the_file_from_before_an_upgrade_goes_after_thirty_days_by_a_clock_that_is_believed(
    sample: Store, days: int, stays: bool
) -> None:
    folders, upgraded = paths.of_user(), datetime.now().astimezone()
    assert sample.path is not None
    old = sample.path.with_name("Sample programme before upgrade from version 1.organiser")
    old.write_bytes(b"as it was")
    others = sample.path.with_name("Our programme before upgrade from version 1.organiser")
    others.write_bytes(b"somebody else's")
    backups.make(sample, folders, upgraded + timedelta(days=2))
    backups.make(sample, folders, upgraded + timedelta(days=days))
    assert (old.exists(), others.exists()) == (stays, True)


def test_a_copy_by_hand_is_due_after_so_many_days(sample: Store) -> None:
    folders = paths.of_user()
    settings = Settings(folders.settings)
    today = NOW.date()
    assert not backups.wants_copy(sample, folders, settings, today), "nothing tells how old the workspace is"
    backups.make(sample, folders, NOW)
    assert not backups.wants_copy(sample, folders, settings, today + timedelta(days=14))
    assert backups.wants_copy(sample, folders, settings, today + timedelta(days=15))
    backups.note_copied(sample, settings, today + timedelta(days=15))
    assert not backups.wants_copy(sample, folders, settings, today + timedelta(days=29))
    assert backups.wants_copy(sample, folders, settings, today + timedelta(days=30))
    for noted in (datetime(2099, 5, 3), datetime(1970, 1, 1)):
        backups.note_copied(sample, settings, noted.date())
        assert backups.wants_copy(sample, folders, settings, today), "a wrong clock does not silence it for years"
    settings.set(backups.REMIND, 0)
    assert not backups.wants_copy(sample, folders, settings, today + timedelta(days=300))
