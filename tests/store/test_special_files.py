"""Whatever is opened in place of a workspace gets a typed answer at once, with what to do next, and stays as it is."""

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from organiser.app import backups, paths, workspaces
from organiser.app.actions import recovery
from organiser.domain.people import Person
from organiser.store import changes, keys, opening
from organiser.store.failures import Damaged, Missing, NotAllowed, OpenProblem
from organiser.store.store import Store
from tests.conftest import NOW, problem_of
from tests.contents import contents
from tests.special_files import HARMLESS, SPECIAL

_MOST_READ = 2**27  # bytes; more is not looked at to see whether it changed


def state(folder: Path) -> dict[str, object]:
    """Everything in a folder, as far as it can be told without waiting."""
    found: dict[str, object] = {}
    for path in sorted(folder.iterdir()):
        kind, size = path.lstat().st_mode, path.lstat().st_size
        is_read = stat.S_ISREG(kind) and size < _MOST_READ
        found[path.name] = path.read_bytes() if is_read else (kind, size)
    return found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder / "Ours.organiser"


@pytest.mark.parametrize("what", SPECIAL)
def test_it_is_told_what_it_is_and_left_alone(what: str, place: Path, sample_file: Path) -> None:
    make, expected = SPECIAL[what]
    make(place, sample_file.read_bytes())
    before = state(place.parent)
    for open_it in (Store.open, lambda path: Store.look(path, "it is a test"), workspaces.open_file):
        with pytest.raises(expected) as told:
            open_it(place)
        assert "Ours.organiser" in told.value.message
        assert told.value.advice
        assert state(place.parent) == before


def test_among_the_backups_they_are_told_of_and_do_no_harm(sample: Store) -> None:
    folders = paths.of_user()
    assert sample.path is not None
    made, _ = backups.make(sample, folders, NOW)
    for number, (make, _) in enumerate(SPECIAL.values(), 2):
        make(made.with_name(f"Sample programme {number:05} 2027-05-03 09.00.organiser"), made.read_bytes())
    newest = recovery.newest_good(folders, sample.path, lambda path: keys.fitting(path, keys.NONE))
    assert newest is not None
    assert newest.kept.backup.number == 1
    assert backups.is_changed(sample, folders)
    again, _ = backups.make(sample, folders, NOW)
    assert recovery.newest_good(folders, sample.path, lambda path: keys.fitting(path, keys.NONE)) is not None
    assert backups.found(folders, sample.path)[0].path == again


@pytest.mark.parametrize("what", HARMLESS)
def test_garbage_beside_a_workspace_changes_nothing(what: str, place: Path, sample_file: Path) -> None:
    HARMLESS[what](place, sample_file.read_bytes())
    with closing(Store.open(place)) as store, closing(Store.look(sample_file, "it is a test")) as whole:
        assert store.ask(contents) == whole.ask(contents)
    assert place.read_bytes() == sample_file.read_bytes()


# Journals that belong to another file


def interrupted(path: Path, folder: Path) -> Path:
    """A copy of a workspace and its journal as they are in the midst of a large save."""
    torn, working = folder / path.name, Path(shutil.copy(path, path.with_name("working")))
    with closing(dbapi2.connect(str(working), isolation_level=None)) as writing:
        for setting in ("journal_mode = TRUNCATE", "cache_size = 2", "cache_spill = 2"):
            writing.execute(f"PRAGMA {setting}")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE person SET notes = hex(randomblob(20000))")
        for ending in ("", "-journal"):
            shutil.copy(f"{working}{ending}", f"{torn}{ending}")
        writing.execute("ROLLBACK")
    return torn


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


@pytest.mark.parametrize("is_sealed", [True, False])
def test_a_journal_of_last_week_is_not_written_back(sample_file: Path, place: Path, is_sealed: bool) -> None:
    old = interrupted(sample_file, place.parent)
    with closing(dbapi2.connect(str(sample_file), isolation_level=None)) as connection:
        connection.execute("UPDATE seal SET digest = ''")
        connection.execute("UPDATE person SET notes = 'new'")
        connection.execute("UPDATE person SET notes = 'newer'")
    if is_sealed:
        Store.open(sample_file).close()
    shutil.copy(sample_file, old)
    before = state(place.parent)
    with pytest.raises(Damaged):
        Store.open(old)
    assert state(place.parent) == before


def test_a_journal_of_another_workspace_is_not_written_back(sample_file: Path, place: Path) -> None:
    torn = interrupted(sample_file, place.parent)
    Store.make(place).close()
    journal(torn).rename(journal(place))
    before = state(place.parent)
    with pytest.raises(Damaged):
        Store.open(place)
    assert state(place.parent) == before


@pytest.mark.parametrize("at", [0, 600, 5_000, 20_000])
def test_with_a_damaged_journal_it_is_whole_or_told_of_and_left(sample_file: Path, place: Path, at: int) -> None:
    with closing(Store.look(sample_file, "it is a test")) as store:
        whole = store.ask(contents)
    torn = interrupted(sample_file, place.parent)
    content = journal(torn).read_bytes()
    journal(torn).write_bytes(content[:at] + os.urandom(64) + content[at + 64 :])
    before = state(place.parent)
    try:
        with closing(Store.open(torn)) as store:
            assert store.ask(contents) == whole
    except Damaged:
        assert state(place.parent) == before


def test_one_that_was_cut_off_in_a_save_is_as_it_was_before(sample_file: Path, place: Path) -> None:
    torn = interrupted(sample_file, place.parent)
    with closing(Store.open(torn)) as store, closing(Store.look(sample_file, "it is a test")) as whole:
        assert store.ask(contents) == whole.ask(contents)
    assert list(state(place.parent)) == [torn.name]


# Names, rights, and what happens meanwhile


@pytest.mark.parametrize(
    "name",
    [
        "new\nline", "a 'quote' and a \"quote\"", "🎉", os.fsdecode(b"caf\xe9"), "\x1b[31mred", "\u202etxt.exe",
        "%00?mode=rw#",
        "x" * 240,
    ],
)  # fmt: skip
def test_a_file_of_any_name_opens_and_is_told_of_in_letters(name: str, place: Path, sample_file: Path) -> None:
    path = place.with_name(name)
    shutil.copy(sample_file, path)
    with closing(Store.open(path)) as store:
        store.do("Add", changes.people.add, Person("Asha"))
    with closing(Store.look(path, "it is a test")) as store:
        assert "Asha" in str(store.ask(contents))
    path.write_bytes(b"")
    told = str(problem_of(Store.open, path))
    assert "is empty" in told
    assert told.replace("\n", "").isprintable()
    told.encode()


@pytest.mark.parametrize("name", ["x" * 300, "/".join(["x" * 200] * 30)])
def test_a_name_that_is_too_long_is_a_problem(name: str, place: Path) -> None:
    assert problem_of(Store.open, place.parent / name)
    assert problem_of(Store.make, place.parent / name)
    assert problem_of(paths.path_from, str(place.parent / name))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything may read everything")
def test_a_file_that_may_not_be_read_is_told(place: Path, sample_file: Path) -> None:
    shutil.copy(sample_file, place)
    place.chmod(0)
    with pytest.raises(NotAllowed, match="Permission denied"):
        Store.open(place)


def test_a_file_that_is_gone_since_it_was_looked_at_is_not_made_anew(
    place: Path, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at: Callable[..., object] = opening.look_at

    def look_and_lose(path: Path, key: keys.Key) -> object:
        held = look_at(path, key)
        path.unlink()
        return held

    shutil.copy(sample_file, place)
    monkeypatch.setattr(opening, "look_at", look_and_lose)
    with pytest.raises(OpenProblem) as told:
        Store.open(place)
    assert isinstance(told.value, Missing)
    assert not place.exists()


def test_a_file_that_grows_while_it_is_open_is_damaged_at_the_next_opening(place: Path, sample_file: Path) -> None:
    shutil.copy(sample_file, place)
    with closing(Store.open(place)) as store, place.open("ab") as other:
        other.write(bytes(8192))
        other.flush()
        assert store.faults() == ()
    with pytest.raises(Damaged):
        Store.open(place)
