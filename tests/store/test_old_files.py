"""The workspace files of every released version open, hold what they held, and are kept as they were."""

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from organiser.app import backups, paths, workspaces
from organiser.app.actions import plain_copies, recovery
from organiser.store import dump, keys, migrations, opening, seal
from organiser.store.store import Store
from tests import old_files
from tests.conftest import NOW, TODAY
from tests.contents import contents
from tests.old_files import key_of
from tests.store.test_opening import UPGRADES

ANEW = "this version is not released yet and its tables have changed: python -m tests.old_files"


@pytest.fixture(params=old_files.every(), ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest) -> Path:
    """One of the files, where they lie."""
    path: Path = request.param
    return path


@pytest.fixture
def copy(old: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    (tmp_path / "place").mkdir()
    return Path(shutil.copy(old, tmp_path / "place" / old.name))


def written(old: Path) -> dict[str, Any]:
    """What the file held when it was written, as its version told it."""
    stem = old.stem.removesuffix(f" {old_files.LOCKED}")
    found: dict[str, Any] = json.loads(old.with_name(f"{stem}.json").read_text("utf-8"))
    return found


def lost(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Rows of which something is gone or other, as far as there still are such tables and columns."""
    found = []
    for table in before.keys() & now.keys():
        rows = {row["id"]: row for row in now[table]}
        for row in before[table]:
            there = rows.get(row["id"], {})
            same = {column: value for column, value in row.items() if column in there}
            if not there or any(there[column] != value for column, value in same.items()):
                found.append(f"{table}, row {row['id']}")
    return found


def held(store: Store) -> dict[str, Any]:
    from organiser.exports.plain_copy import as_json

    tables: dict[str, Any] = json.loads(as_json(store.ask(dump.everything).tables))
    return tables


def test_there_are_files_of_this_version_open_and_locked() -> None:
    versions: dict[int, list[bool]] = {}
    for path in old_files.every():
        held, version = opening.look_at(path, key_of(path))
        held.close()
        versions.setdefault(version, []).append(keys.is_locked(path))
    assert sorted(versions.get(migrations.NEWEST, [])) == [False, True]


def test_it_opens_with_everything_in_it(old: Path, copy: Path) -> None:
    before = written(old)
    assert all(before["tables"].values()), "there is something in every table"
    with closing(Store.open(copy, key=key_of(old))) as store:
        assert store.faults() == (), ANEW
        assert lost(before["tables"], held(store)) == []
    kept = [path for path in copy.parent.iterdir() if migrations.KEPT in path.name]
    assert len(kept) == (before["schema"] < migrations.NEWEST), "what is upgraded is kept as it was"


def test_what_was_done_last_can_still_be_undone(old: Path, copy: Path) -> None:
    with closing(Store.open(copy, key=key_of(old))) as store:
        before, steps = store.ask(contents), len(store.history())
        assert steps or written(old)["schema"] < migrations.NEWEST
        assert all(store.undo() for _ in range(steps))
        assert steps == 0 or store.ask(contents) != before
        assert all(store.redo() for _ in range(steps))
        assert store.ask(contents) == before
        assert store.faults() == ()


def test_it_is_looked_at_backed_up_restored_and_rebuilt(old: Path, copy: Path, tmp_path: Path) -> None:
    key = key_of(old)
    with closing(workspaces.open_file(copy, look_only=True, key=key)) as looked:
        whole = looked.ask(contents)
    restored = workspaces.restore(copy, tmp_path / "Ours.organiser", TODAY, key)
    with closing(Store.open(restored.path, key=key)) as store:
        assert store.ask(contents) == whole
        assert store.faults() == ()
        backups.go_on(paths.of_user(), restored.path)
        assert len(backups.make(store, paths.of_user(), NOW)) == 2
        plain_copies.job(store, tmp_path / "plain", TODAY)()
    plain_copies.rebuild(tmp_path / "plain", tmp_path / "Rebuilt.organiser").close()


def test_when_it_is_damaged_the_rest_of_it_is_saved(old: Path, copy: Path, tmp_path: Path) -> None:
    key = key_of(old)
    with closing(Store.look(copy, "it is a test", key=key)) as store:
        whole = store.ask(contents)
    assert recovery.salvage(copy, tmp_path / "Saved.organiser", paths.of_user(), key) == ()
    with closing(Store.open(tmp_path / "Saved.organiser", key=key)) as store:
        assert store.ask(contents) == whole


def test_the_version_that_comes_next_can_upgrade_it(old: Path, copy: Path) -> None:
    key, before = key_of(old), copy.read_bytes()
    kept = migrations.upgrade(copy, written(old)["schema"], UPGRADES, key)
    with closing(keys.connect(copy, key)) as connection:
        assert migrations.find_faults(connection, UPGRADES) == ()
        assert connection.execute("SELECT count(*) FROM person WHERE pronouns = ''").fetchone()[0] > 0
    assert len(kept.read_bytes()) == len(before)
    with closing(keys.connect(None, key)) as memory, closing(keys.connect(kept, key)) as source:
        source.backup(memory)
        migrations.build(memory, UPGRADES)
        assert seal.read(memory).digest == "", "what is upgraded in memory is not what was sealed"
