"""A passphrase is set, changed and taken away as one new file or not at all, and nothing of anybody lies open after."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlcipher3 import dbapi2

from organiser.app import backups, old_copies, paths, workspaces
from organiser.app.actions import privacy
from organiser.app.settings import Settings
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, disk, keys, migrations, opening, queries, relocking, seal
from organiser.store.failures import Damaged, Locked, NotAWorkspace, WrongPassphrase
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.conftest import NOW, TODAY
from tests.contents import contents
from tests.store.test_opening import UPGRADES

WORDS = "Quay, elm & 'tea' – 7 ❄"
KEY, OTHER = Key(WORDS), Key("another one")
SECRET = "Zephyrine Quillfeather"


@pytest.fixture
def ours(sample_file: Path) -> Path:
    """A workspace without a passphrase, in which somebody has a name that stands nowhere else."""
    with closing(Store.open(sample_file)) as store:
        store.do("Add somebody", changes.people.add, Person(SECRET, notes="Likes the garden."))
    return sample_file


@pytest.fixture
def locked(ours: Path) -> Path:
    relocking.relock(ours, NONE, KEY, NOW)
    return ours


def everything(path: Path, key: Key = NONE) -> object:
    with closing(Store.open(path, key=key)) as store:
        assert store.faults() == ()
        return store.ask(contents)


def readable(folder: Path) -> list[str]:
    """The files under a folder in which the name can be read."""
    return [path.name for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]


def test_set_change_and_take_away_keep_everything_and_what_can_be_undone(ours: Path) -> None:
    before = everything(ours)
    for old, new in ((NONE, KEY), (KEY, OTHER), (OTHER, NONE)):
        relocking.relock(ours, old, new, NOW)
        assert everything(ours, new) == before
        assert bool(readable(ours.parent)) == (not new)
    with closing(Store.open(ours)) as store:
        assert store.undo() == "Add somebody"
        assert SECRET not in str(store.ask(contents))


def test_nothing_of_anybody_can_be_read_in_what_is_written(locked: Path, tmp_path: Path) -> None:
    with closing(Store.open(locked, key=KEY)) as store:
        store.do("Add", changes.people.add, Person(f"{SECRET} the other"))
        backups.make(store, paths.of_user(), NOW)
        store.copy_to(tmp_path / "Stick.organiser")
        with store._access.writing():
            store._connection.execute("PRAGMA cache_size = 5")  # or nothing would be in the journal yet
            store._connection.execute("UPDATE person SET notes = notes || name")
            assert locked.with_name(f"{locked.name}-journal").stat().st_size
            assert readable(tmp_path) == []
        store.do_for_good(changes.people.add, Person("Ben"))  # which writes the file anew
        assert readable(tmp_path) == []
    assert readable(tmp_path) == []
    assert len(list(tmp_path.rglob("*.organiser"))) == 4


def test_backups_and_copies_open_with_the_passphrase_they_were_made_with(locked: Path) -> None:
    folders = paths.of_user()
    with closing(Store.open(locked, key=KEY)) as store:
        assert backups.is_changed(store, folders)
        made = backups.make(store, folders, NOW)
        assert not backups.is_changed(store, folders)
        store.do("Add", changes.people.add, Person("Asha"))
        assert backups.is_changed(store, folders)
        backups.make(store, folders, NOW)
    with closing(Store.open(locked, key=KEY)) as store:
        assert not backups.is_changed(store, folders)
    for path in made:
        with pytest.raises(Locked):
            Store.open(path)
        everything(path, KEY)
    restored = workspaces.restore(made[0], locked, TODAY, KEY).path
    assert everything(restored, KEY) == everything(made[0], KEY)


def test_who_was_erased_goes_out_of_copies_that_are_locked_and_of_those_that_are_not(ours: Path) -> None:
    folders = paths.of_user()
    with closing(Store.open(ours)) as store:
        backups.make(store, folders, NOW)
    relocking.relock(ours, NONE, KEY, NOW)
    with closing(Store.open(ours, key=KEY)) as store:
        backups.make(store, folders, NOW)
        (person,) = (one for one in store.ask(queries.people.every) if one.name == SECRET)
        privacy.erase(store, Settings(folders.settings), person.id)
        copies = old_copies.found(store, folders)
        assert len(copies) == 4
        assert old_copies.rewrite(store, copies, lambda: NOW)(lambda _done, _of: None).rewritten == 4
        assert old_copies.found(store, folders) == ()
    assert [keys.is_locked(one.path) for one in copies].count(True) == 2
    assert readable(ours.parent) == []


def test_a_locked_file_is_what_any_program_with_sqlcipher_opens(locked: Path) -> None:
    with closing(dbapi2.connect(str(locked))) as connection:
        connection.execute("PRAGMA key = '" + WORDS.replace("'", "''") + "'")
        assert connection.execute("SELECT count(*) FROM person WHERE name = ?", (SECRET,)).fetchone() == (1,)


def test_one_that_is_not_locked_is_what_any_program_opens(locked: Path) -> None:
    relocking.relock(locked, KEY, NONE, NOW)
    with closing(sqlite3.connect(locked)) as connection:
        assert connection.execute("SELECT count(*) FROM person WHERE name = ?", (SECRET,)).fetchone() == (1,)


@pytest.mark.parametrize("look_only", [False, True])
def test_a_wrong_passphrase_and_none_are_told_and_touch_nothing(
    locked: Path, look_only: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    before = locked.read_bytes()
    with pytest.raises(Locked, match="is locked with a passphrase"):
        workspaces.open_file(locked, look_only=look_only)
    with pytest.raises(WrongPassphrase) as told:
        workspaces.open_file(locked, look_only=look_only, key=OTHER)
    assert "passphrase is another one" in str(told.value)
    assert "damaged" in str(told.value)
    assert locked.read_bytes() == before
    assert capfd.readouterr().err == ""  # SQLCipher would write there by itself


def test_what_is_neither_a_workspace_nor_like_a_locked_one_is_told_as_such(tmp_path: Path) -> None:
    for content in (b"", b"Dear all, " * 4096, bytes(8192), os.urandom(4000)):
        path = tmp_path / "Odd.organiser"
        path.write_bytes(content)
        with pytest.raises(NotAWorkspace):
            Store.open(path)
    path.write_bytes(os.urandom(8192))
    with pytest.raises(Locked):
        Store.open(path)


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_byte_that_changed_is_noticed(locked: Path, is_sealed: bool) -> None:
    if not is_sealed:
        with closing(Store.open(locked, key=KEY)) as store:
            store.do("Add", changes.people.add, Person("Asha"))
            shutil.copy(locked, locked.with_name("Copy.organiser"))
        locked = locked.with_name("Copy.organiser")
    whole = locked.read_bytes()
    for place in range(5000, len(whole), 4096 * 5):
        locked.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Damaged):
            Store.open(locked, key=KEY)
    locked.write_bytes(whole)
    everything(locked, KEY)


def test_pages_of_another_day_are_noticed(locked: Path) -> None:
    old = locked.read_bytes()
    with closing(Store.open(locked, key=KEY)) as store:
        for number in range(40):
            store.do("Add", changes.people.add, Person(f"Person {number}", notes="x" * 300))
    new = locked.read_bytes()
    differ = [at for at in range(0, len(old), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    assert len(differ) > 4
    with closing(keys.connect(locked, KEY)) as connection:
        own = seal._cover(connection).holes[1][0]
    for at in differ:
        if at != own:
            locked.write_bytes(new[:at] + old[at : at + 4096] + new[at + 4096 :])
            with pytest.raises(Damaged):
                Store.open(locked, key=KEY)


def test_one_that_somebody_has_open_can_be_looked_at_with_the_passphrase(locked: Path) -> None:
    with closing(Store.open(locked, key=KEY)) as store:
        store.do("Add", changes.people.add, Person("Asha"))
        with closing(Store.look(locked, "somebody has it", key=KEY)) as seen:
            assert seen.ask(contents) == store.ask(contents)
        store.do("Add", changes.people.add, Person("Ben"))


def test_one_of_an_older_version_is_upgraded_and_stays_locked(locked: Path) -> None:
    kept = migrations.upgrade(locked, migrations.NEWEST, UPGRADES, KEY)
    assert keys.is_locked(locked)
    assert opening.opens(locked, KEY)
    everything(kept, KEY)
    assert readable(locked.parent) == []


PASSPHRASES = some.text(some.characters(codec="utf-8", exclude_characters="\0"), min_size=1)


@settings(max_examples=4)
@given(PASSPHRASES)
def test_any_passphrase_opens_what_it_locked_however_its_letters_are_composed(sample_file: Path, words: str) -> None:
    path = sample_file.with_name("Copy.organiser")
    shutil.copy(sample_file, path)
    relocking.relock(path, NONE, Key(words), NOW)
    Store.open(path, key=Key(normalize("NFC", words))).close()
    Store.open(path, key=Key(normalize("NFD", words))).close()
    with pytest.raises(Locked):
        Store.open(path)


def test_what_cannot_be_typed_is_no_passphrase() -> None:
    for words in ("a\0b", "\udcff"):
        with pytest.raises(Problem):
            Key(words)


CHANGES = {"set": (NONE, KEY), "change": (KEY, OTHER), "take away": (KEY, NONE)}


@pytest.fixture(params=CHANGES)
def change(request: pytest.FixtureRequest, ours: Path) -> tuple[Path, Key, Key]:
    """A workspace with the key that it has, and the one that it is to have."""
    old, new = CHANGES[request.param]
    if old:
        relocking.relock(ours, NONE, old, NOW)
    return ours, old, new


STEPS = ((os, "fsync"), (Path, "replace"), (os, "open"), (relocking, "_write"), (relocking, "_check"), (seal, "put_on"))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step[1])
def test_a_step_that_fails_leaves_the_file_as_it_was(
    change: tuple[Path, Key, Key], step: tuple[object, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, old, new = change
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}

    def fail(*words: object, **named: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as broken:
        broken.setattr(*step, fail)
        with pytest.raises(Problem, match="disk is full"):
            relocking.relock(path, old, new, NOW)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before
    everything(path, old)


def test_a_copy_that_is_not_the_same_never_takes_its_place(
    change: tuple[Path, Key, Key], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, old, new = change
    really = relocking._write

    def write_less(connection: dbapi2.Connection, part: Path, key: Key, at: object) -> None:
        really(connection, part, key, NOW)
        with closing(keys.connect(part, key)) as made, part.open("rb", buffering=0) as file:
            made.execute("UPDATE person SET notes = 'x' WHERE id = 1")
            seal.put_on(made, file, NOW)

    monkeypatch.setattr(relocking, "_write", write_less)
    with pytest.raises(Problem, match="not what the old one was"):
        relocking.relock(path, old, new, NOW)
    everything(path, old)


DIE = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from organiser.store import disk, relocking, seal
from organiser.store.keys import Key
owner = {"disk": disk, "relocking": relocking, "seal": seal, "path": Path}[sys.argv[4]]
really = getattr(owner, sys.argv[5])
def die(*words, **named):
    if sys.argv[6] == "after":
        really(*words, **named)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(owner, sys.argv[5], die)
relocking.relock(Path(sys.argv[1]), Key(sys.argv[2]), Key(sys.argv[3]), datetime.now(UTC))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("owner", "name", "when", "is_done"),
    [
        ("relocking", "_write", "before", False),
        ("seal", "put_on", "before", False),
        ("relocking", "_write", "after", False),
        ("relocking", "_check", "after", False),
        ("disk", "make_sure", "after", False),
        ("path", "replace", "after", True),
    ],
)
def test_a_program_that_is_killed_leaves_the_old_file_or_the_new_one_whole(
    ours: Path, owner: str, name: str, when: str, is_done: bool
) -> None:
    before = everything(ours)
    ended = subprocess.run([sys.executable, "-c", DIE, str(ours), "", WORDS, owner, name, when], check=False)
    assert ended.returncode == -9
    assert everything(ours, KEY if is_done else NONE) == before
    parts = [one for one in ours.parent.iterdir() if ".part-" in one.name]
    assert not [one for one in parts if SECRET.encode() in one.read_bytes()]


def test_the_old_file_is_there_until_the_new_one_has_been_compared(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    really = disk.put_in_place

    def look(part: Path, target: Path) -> None:
        seen.append((opening.opens(part, OTHER), opening.opens(target, KEY)))
        really(part, target)

    monkeypatch.setattr(disk, "put_in_place", look)
    relocking.relock(locked, KEY, OTHER, NOW)
    assert seen == [(True, True)]
