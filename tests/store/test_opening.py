"""Opening a file: what is no workspace, too new, held by somebody or damaged is told apart, and never touched."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from sqlcipher3 import dbapi2

from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, migrations, opening, queries
from organiser.store.failures import (
    Damaged,
    InUse,
    Missing,
    NewerVersion,
    NoSpace,
    NotAllowed,
    NotAWorkspace,
    NotSaved,
    OpenProblem,
)
from organiser.store.reader import Reader
from organiser.store.store import Store
from tests.conftest import NOW, problem_of
from tests.contents import Contents, contents, tables

HOLD = """
import sys
from pathlib import Path
from organiser.store.store import Store
store = Store.open(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
store.close()
"""


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """A second program that has the workspace open."""
    program = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.communicate("")


def set_version(path: Path, version: int) -> None:
    content = bytearray(path.read_bytes())
    content[60:64] = version.to_bytes(4, "big")
    path.write_bytes(content)


def beside(path: Path) -> set[str]:
    """The names of what lies in the folder of ``path``."""
    return {one.name for one in path.parent.iterdir() if one.name != "home"}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\n", b"Dear all, see you on Wednesday.", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"\0" * 84,
        b"PK\x03\x04" * 40,
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.organiser"
    path.write_bytes(content)
    with pytest.raises(NotAWorkspace, match=r"is (not an Organiser workspace|empty)\."):
        Store.open(path)
    assert path.read_bytes() == content
    assert beside(path) == {"letter.organiser"}


def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photos.organiser"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY)")
    before = path.read_bytes()
    with pytest.raises(NotAWorkspace):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_database_that_only_claims_to_be_a_workspace_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.organiser"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER PRIMARY KEY)")
        connection.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {migrations.NEWEST}")
    before = path.read_bytes()
    with pytest.raises(OpenProblem):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("special", ["/dev/null", "/dev/zero", "/", "/proc/self/status"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_folders_and_devices_are_no_workspaces(special: str) -> None:
    with pytest.raises(NotAWorkspace):
        Store.open(Path(special))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with names")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.organiser")
    with pytest.raises(NotAWorkspace):
        Store.open(tmp_path / "pipe.organiser")


@pytest.mark.parametrize("name", ["nothing.organiser", "no folder/nothing.organiser"])
def test_a_file_that_is_not_there_is_missed_and_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(Missing, match="There is no workspace at"):
        Store.open(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_name_longer_than_any_file_may_have_is_a_problem(tmp_path: Path) -> None:
    for act in (Store.open, Store.make):
        with pytest.raises(Problem):
            act(tmp_path / ("x" * 300 + ".organiser"))


def test_a_link_that_leads_round_in_a_circle_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.organiser").symlink_to(tmp_path / "b.organiser")
    (tmp_path / "b.organiser").symlink_to(tmp_path / "a.organiser")
    with pytest.raises(OpenProblem):
        Store.open(tmp_path / "a.organiser")


@pytest.mark.parametrize("version", [migrations.NEWEST + 1, 99])
def test_a_newer_file_is_refused_byte_for_byte_untouched(sample_file: Path, version: int) -> None:
    set_version(sample_file, version)
    before, around = sample_file.read_bytes(), beside(sample_file)
    with pytest.raises(NewerVersion, match="newer version"):
        Store.open(sample_file)
    assert sample_file.read_bytes() == before
    assert beside(sample_file) == around


def test_a_workspace_that_a_second_program_holds_is_in_use(sample_file: Path) -> None:
    before = sample_file.read_bytes()
    with (
        held_elsewhere(sample_file),
        pytest.raises(InUse, match=r"is open in another window on this computer \(.+ on .+\), since \d\d:\d\d on "),
    ):
        Store.open(sample_file)
    assert sample_file.read_bytes() == before
    Store.open(sample_file).close()


def test_the_lock_holds_through_another_name_of_the_same_file(sample_file: Path, tmp_path: Path) -> None:
    (tmp_path / "soft.organiser").symlink_to(sample_file)
    (tmp_path / "hard.organiser").hardlink_to(sample_file)
    with held_elsewhere(sample_file):
        for name in ("soft.organiser", "hard.organiser"):
            with pytest.raises(InUse):
                Store.open(tmp_path / name)


def test_a_program_that_was_killed_leaves_no_lock(sample_file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(sample_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
        other.wait()
    Store.open(sample_file).close()


WRITE = """
import sys
from pathlib import Path
from organiser.domain.people import Person
from organiser.store import changes
from organiser.store.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    store.do("Add", changes.people.add, Person(f"Person {number}", notes="x" * 2_000))
    print(number, flush=True)
"""


@pytest.mark.parametrize("saves", [1, 7, 20])
def test_what_was_saved_survives_a_program_that_is_killed(tmp_path: Path, saves: int) -> None:
    path = tmp_path / "Ours.organiser"
    Store.make(path).close()
    with subprocess.Popen([sys.executable, "-c", WRITE, str(path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        for _ in range(saves):
            other.stdout.readline()
        other.kill()
        saved = saves + len(other.stdout.readlines())
    with closing_store(Store.open(path)) as store:
        assert store.faults() == ()
        assert store.ask(queries.people.count) in {saved, saved + 1}, "the last may be saved and not yet told"
        assert len(store.history()) == store.ask(queries.people.count)


def _setting(tx: Reader, name: str) -> object:
    (value,) = dict(tx.rows(f"PRAGMA {name}")[0]).values()
    return value


def test_the_settings_that_keep_data_safe_are_in_force(sample: Store) -> None:
    wanted = {
        "foreign_keys": 1, "locking_mode": "exclusive", "journal_mode": "truncate", "synchronous": 2, "fullfsync": 1,
        "secure_delete": 1, "trusted_schema": 0, "temp_store": 2, "cell_size_check": 1,
    }  # fmt: skip
    assert {name: sample.ask(_setting, name) for name in wanted} == wanted


def test_a_workspace_at_rest_is_one_file(sample_file: Path) -> None:
    store = Store.open(sample_file)
    store.do("Add", changes.people.add, Person("Asha"))
    store.close()
    assert beside(sample_file) == {sample_file.name}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_what_a_killed_program_left_beside_it_is_gone_after_the_next_close(sample_file: Path, tmp_path: Path) -> None:
    killed = tmp_path / "killed" / sample_file.name
    killed.parent.mkdir()
    with closing(dbapi2.connect(str(sample_file), isolation_level=None)) as writing:
        before = writing.execute("SELECT name, notes FROM person ORDER BY id").fetchall()
        for setting in ("journal_mode = TRUNCATE", "cache_size = 2", "cache_spill = 2"):
            writing.execute(f"PRAGMA {setting}")
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("UPDATE person SET notes = hex(randomblob(20000))")  # more than is kept in memory
        for suffix in ("", "-journal"):
            shutil.copy(f"{sample_file}{suffix}", f"{killed}{suffix}")
        writing.execute("ROLLBACK")
    assert killed.read_bytes() != sample_file.read_bytes(), "half of it was written"
    with closing(Store.open(killed)) as store:
        found = store.ask(
            lambda tx: [(row["name"], row["notes"]) for row in tx.rows("SELECT * FROM person ORDER BY id")]
        )
    assert found == before
    assert [path.name for path in killed.parent.iterdir()] == [killed.name]


def test_only_its_owner_can_read_a_workspace_and_its_copies(tmp_path: Path) -> None:
    Store.make(tmp_path / "Ours.organiser").close()
    store = Store.open(tmp_path / "Ours.organiser")
    store.copy_to(tmp_path / "Copy.organiser")
    store.close()
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("Ours.organiser", "Copy.organiser")] == [0o600, 0o600]


@pytest.mark.parametrize("content", [b"", b"a letter"])
def test_making_a_workspace_never_overwrites(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Ours.organiser"
    path.write_bytes(content)
    with pytest.raises(NotAllowed, match="a file of that name already"):
        Store.make(path)
    assert path.read_bytes() == content
    assert beside(path) == {"Ours.organiser"}


@pytest.mark.parametrize("folder", ["/proc", "/dev/null", "/no/such/folder"])
@pytest.mark.skipif(sys.platform != "linux", reason="these places are Linux's")
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(folder: str) -> None:
    with pytest.raises(NotAllowed, match="may not read and write"):
        Store.make(Path(folder) / "Ours.organiser")


def test_of_several_starts_at_once_one_opens_the_workspace(sample_file: Path) -> None:
    program = [sys.executable, "-c", HOLD, str(sample_file)]
    pipe = subprocess.PIPE
    starts = [subprocess.Popen(program, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)]
    held = [start.stdout.readline() for start in starts if start.stdout is not None]
    told = [start.communicate("")[1] for start in starts]
    assert sorted(held) == ["", "", "", "held\n"]
    assert sum("InUse" in words for words in told) == 3


def test_of_several_starts_at_once_one_makes_the_workspace(tmp_path: Path) -> None:
    words = "import sys\nfrom pathlib import Path\nfrom organiser.store import opening\nopening.make(Path(sys.argv[1]))"
    path = tmp_path / "Ours.organiser"
    starts = [subprocess.Popen([sys.executable, "-c", words, str(path)], stderr=subprocess.DEVNULL) for _ in range(4)]
    assert sorted(start.wait() for start in starts) == [0, 1, 1, 1]
    assert beside(path) == {"Ours.organiser"}
    store = Store.open(path)
    assert store.faults() == ()
    store.close()


@pytest.mark.parametrize(
    "name", ["Our sessions.organiser", "Ärger 李's.organiser", "no ending", "a;b'c\"d%20?mode=ro.organiser"]
)
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    store = Store.make(tmp_path / name)
    store.do("Add", changes.people.add, Person("Asha"))
    store.close()
    store = Store.open(tmp_path / name)
    assert store.ask(queries.people.count) == 1
    store.close()


# What is damaged


def ask_everything(path: Path) -> None:
    """Open a workspace, read all of it and look for faults, as a person leafing through it would."""
    store = Store.open(path)
    try:
        for session in store.ask(queries.sessions.every):
            store.ask(queries.agendas.of_session, session)
            store.ask(queries.attendance.register, session.id)
        store.ask(queries.people.every)
        store.ask(queries.programmes.every)
        store.history()
        if store.faults():
            raise Damaged(path)
    finally:
        store.close()


@pytest.mark.parametrize("kept", [100, 4_095, 4_096, 12_345, 60_000])
def test_a_file_cut_short_is_damaged(sample_file: Path, kept: int) -> None:
    content = sample_file.read_bytes()[:kept]
    sample_file.write_bytes(content)
    with pytest.raises(OpenProblem):
        ask_everything(sample_file)
    assert sample_file.read_bytes() == content


def test_every_page_that_is_wiped_out_is_noticed_unless_it_held_nothing(sample_file: Path) -> None:
    whole = sample_file.read_bytes()
    held = everything(sample_file)
    assert len(whole) % 4_096 == 0
    for page in range(0, len(whole), 4_096):
        damaged = whole[:page] + b"\xa5" * 4_096 + whole[page + 4_096 :]
        sample_file.write_bytes(damaged)
        if problem_of(ask_everything, sample_file) is None:
            assert everything(sample_file) == held
        assert sample_file.read_bytes() == damaged


def everything(path: Path) -> Contents:
    """All that a closed workspace holds."""
    with closing_store(Store.open(path)) as store:
        return store.ask(contents)


@settings(max_examples=60)
@given(spots=some.lists(some.tuples(some.integers(0, 10**9), some.integers(0, 255)), min_size=1, max_size=6))
def test_flipped_bytes_never_end_in_anything_but_plain_words(sample_file: Path, spots: list[tuple[int, int]]) -> None:
    whole = sample_file.read_bytes()
    content = bytearray(whole)
    for at, value in spots:
        content[at % len(content)] = value
    sample_file.write_bytes(content)
    try:
        problem = problem_of(ask_everything, sample_file)
    finally:
        sample_file.write_bytes(whole)
    assert problem is None or problem.message


def test_bytes_that_are_no_text_are_damage(sample_file: Path) -> None:
    content = sample_file.read_bytes()
    assert b"Bernard Tully" in content
    sample_file.write_bytes(content.replace(b"Bernard Tully", b"Bernard \xff\xfe\xffly"))
    with pytest.raises(Damaged):
        ask_everything(sample_file)


def test_a_status_that_nobody_knows_is_told_in_plain_words(sample_file: Path) -> None:
    content = sample_file.read_bytes()
    sample_file.write_bytes(content.replace(b"confirmed", b"confirmee"))
    with pytest.raises(Problem):
        ask_everything(sample_file)


def test_a_change_to_a_damaged_file_is_refused_in_plain_words(sample_file: Path) -> None:
    content = sample_file.read_bytes()
    store = Store.open(sample_file)
    root = store.ask(lambda tx: tx.number("SELECT rootpage FROM sqlite_schema WHERE name = 'person'"))
    store.close()
    page = (root - 1) * 4_096
    store = Store.open(sample_file)
    sample_file.write_bytes(content[:page] + b"\0" * 4_096 + content[page + 4_096 :])
    with pytest.raises(Damaged):
        store.do("Add", changes.people.add, Person("Asha"))
    store.close()


def test_a_full_disk_is_told_and_loses_nothing(sample: Store) -> None:
    before = sample.ask(contents)
    pages = sample.ask(lambda tx: tx.number("PRAGMA page_count"))
    sample.ask(lambda tx: tx.rows(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(NotSaved, match="the disk is full"):
        sample.do("Add", changes.people.add, Person("Asha", notes="x" * 90_000))
    assert sample.ask(contents) == before
    sample.ask(lambda tx: tx.rows("PRAGMA max_page_count = 1000000"))
    sample.do("Add", changes.people.add, Person("Asha"))
    assert sample.faults() == ()


def test_a_full_disk_under_a_new_file_is_told_as_that(tmp_path: Path) -> None:
    with closing(dbapi2.connect(str(tmp_path / "small"), isolation_level=None)) as connection:
        connection.execute("PRAGMA max_page_count = 10")
        with pytest.raises(dbapi2.Error) as caught:
            migrations.build(connection)
    told = opening.not_written(caught.value, tmp_path / "Ours.organiser")
    assert isinstance(told, NoSpace)
    assert str(told).startswith("“Ours.organiser” could not be written: the disk is full. Make room on it")
    assert isinstance(opening.not_written(OSError(errno.ENOSPC, "No space"), tmp_path), NoSpace)
    assert isinstance(opening.not_written(OSError(errno.EACCES, "Denied"), tmp_path), NotAllowed)


def test_a_file_that_became_read_only_is_told(sample: Store) -> None:
    sample.ask(lambda tx: tx.rows("PRAGMA query_only = ON"))
    with pytest.raises(NotSaved, match="read-only"):
        sample.do("Add", changes.people.add, Person("Asha"))
    with pytest.raises(NotSaved, match="read-only"):
        sample.undo()


# Copies


def test_a_copy_holds_everything_and_opens_on_its_own(sample: Store, tmp_path: Path) -> None:
    sample.copy_to(tmp_path / "Backup.organiser")
    with closing_store(Store.open(tmp_path / "Backup.organiser")) as copy:
        assert copy.ask(contents) == sample.ask(contents)
        assert [step.label for step in copy.history()] == [step.label for step in sample.history()]


@contextmanager
def closing_store(store: Store) -> Iterator[Store]:
    yield store
    store.close()


def test_a_copy_replaces_an_older_one_whole(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "Backup.organiser").write_bytes(b"old")
    sample.copy_to(tmp_path / "Backup.organiser")
    Store.open(tmp_path / "Backup.organiser").close()


@pytest.mark.parametrize("target", ["no folder/Backup.organiser", "/proc/Backup.organiser", "x" * 300, "."])
def test_a_copy_that_cannot_be_written_is_a_problem_and_leaves_nothing(
    sample: Store, tmp_path: Path, target: str
) -> None:
    before = beside(tmp_path / "x")
    with pytest.raises(Problem):
        sample.copy_to(tmp_path / target)
    assert beside(tmp_path / "x") == before


def test_a_workspace_is_never_replaced_by_a_copy_of_itself(sample: Store, tmp_path: Path) -> None:
    assert sample.path is not None
    (tmp_path / "link.organiser").symlink_to(sample.path)
    for target in (sample.path, tmp_path / "link.organiser"):
        with pytest.raises(Problem, match="another file"):
            sample.copy_to(target)
    sample.do("Add", changes.people.add, Person("Asha"))
    assert sample.path.samefile(tmp_path / "link.organiser")


# Upgrades

SECOND = "ALTER TABLE person ADD COLUMN pronouns TEXT NOT NULL DEFAULT '';\n"
UPGRADES = (*migrations.MIGRATIONS, SECOND)


def people_in(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM person ORDER BY id").fetchall()


def test_an_upgrade_keeps_every_row_and_the_old_file(sample_file: Path) -> None:
    before, rows = sample_file.read_bytes(), people_in(sample_file)
    kept = migrations.upgrade(sample_file, migrations.NEWEST, UPGRADES)
    assert kept.name == "Sample programme before upgrade from version 3.organiser"
    assert people_in(kept) == rows
    assert len(kept.read_bytes()) == len(before)
    assert [row[:-1] for row in people_in(sample_file)] == rows
    assert beside(sample_file) == {sample_file.name, kept.name}
    with closing(sqlite3.connect(sample_file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(UPGRADES),)
    with pytest.raises(NewerVersion):
        opening.connect(sample_file, NOW)


def test_a_second_upgrade_keeps_the_first_old_file_too(sample_file: Path) -> None:
    whole = sample_file.read_bytes()
    migrations.upgrade(sample_file, migrations.NEWEST, UPGRADES)
    sample_file.write_bytes(whole)
    kept = migrations.upgrade(sample_file, migrations.NEWEST, UPGRADES)
    assert kept.name.endswith("version 3 2.organiser")


@pytest.mark.parametrize(
    "fails",
    [
        "ALTER TABLE person ADD COLUMN a TEXT;\nALTER TABLE nobody ADD COLUMN b TEXT;\n",
        "this is no SQL;\n",
        "DELETE FROM neighbourhood;\n",
    ],
    ids=["half way", "nonsense", "broken keys"],
)
def test_an_upgrade_that_fails_leaves_the_file_and_nothing_beside_it(sample_file: Path, fails: str) -> None:
    before = sample_file.read_bytes()
    with pytest.raises(Exception):  # noqa: B017, PT011 -- what fails is told by the caller, below
        migrations.upgrade(sample_file, 1, (*migrations.MIGRATIONS, fails))
    assert sample_file.read_bytes() == before
    assert beside(sample_file) == {sample_file.name}


def test_an_older_file_that_cannot_be_upgraded_is_told_in_plain_words(
    sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_version(sample_file, 0)
    before = sample_file.read_bytes()
    with pytest.raises(OpenProblem):
        Store.open(sample_file)
    assert sample_file.read_bytes() == before
    assert beside(sample_file) == {sample_file.name}


def test_a_workspace_held_elsewhere_is_not_upgraded(sample_file: Path) -> None:
    with held_elsewhere(sample_file), pytest.raises(Exception, match="locked"):
        migrations.upgrade(sample_file, migrations.NEWEST, UPGRADES)
    assert beside(sample_file) == {sample_file.name}


def test_a_new_workspace_has_the_tables_and_no_rows(store: Store) -> None:
    assert store.ask(tables) == (
        "application", "calendar_server", "call", "call_list", "card", "companion", "consent", "draft", "draw",
        "erasure", "given", "grouped", "grouping", "item", "marked_day", "member", "need", "neighbourhood", "nickname",
        "not_same", "opinion", "origin", "pack_part", "pair", "person", "person_sector", "printing", "programme",
        "provision", "publication", "register", "release", "remainder", "retention", "running", "seal", "sector",
        "session", "sheet_tally", "step", "strand", "target", "timing", "tombstone", "wording", "workspace",
    )  # fmt: skip
    assert not any(store.ask(contents).values())
