"""A workspace that is damaged under the open window: told once with what can be done, never pushed into the backups."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organiser.app import backups, paths
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, relocking, seal
from organiser.store.failures import Damaged
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from organiser.ui.backups import Backups
from organiser.ui.sealing import Sealing
from tests.conftest import NOW
from tests.contents import contents
from tests.journeys.volunteer import Volunteer, at_the_window

PAGE = 4096


def add_people(tx: Transaction) -> None:
    for number in range(400):
        changes.people.add(tx, Person(f"Person {number:03}", notes="word " * 80))


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, of some two hundred pages, backed up as it is."""
    home.mkdir()
    path = sample_file.rename(home / "Our sessions.organiser")
    with closing(Store.open(path)) as store:
        store.do("Add", add_people)
        backups.make(store, paths.of_user(), NOW)
    return path


@pytest.fixture
def me(qtbot: QtBot, ours: Path) -> Iterator[Volunteer]:
    """Somebody with that workspace open, of which the window has next to nothing in memory."""
    with at_the_window(qtbot) as somebody:
        somebody.wait_for_workspace()
        somebody.store.ask(lambda tx: tx.rows("PRAGMA cache_size = 1"))
        somebody.store.ask(lambda tx: tx.rows("PRAGMA shrink_memory"))
        yield somebody


def spoil(path: Path) -> bytes:
    """Write noise over the pages of the people, as a dying disk does; returns what the file is now."""
    content = path.read_bytes()
    first = content.index(b"Person 1") // PAGE * PAGE
    last = content.rindex(b"Person 3") // PAGE * PAGE
    with path.open("r+b") as file:
        file.seek(first)
        file.write(b"\xa5" * (last - first))
    return path.read_bytes()


def copies(path: Path) -> list[bytes]:
    return [one.path.read_bytes() for one in backups.found(paths.of_user(), path)]


def told(me: Volunteer) -> list[str]:
    return [one for one in me.notices if "was found damaged" in one]


def test_it_is_told_once_and_the_backups_rest(me: Volunteer, ours: Path) -> None:
    before = copies(ours)
    spoil(ours)
    for _ in range(3):
        me.go("People")
        me.go("Home")
    me.wait(lambda: bool(told(me)))
    assert len(told(me)) == 1
    assert len([one for one in me.notices if "damaged" in one]) == 1
    assert "its backups stay as they are" in told(me)[0]
    with pytest.raises(Damaged):
        me.store.do("Add", changes.people.add, Person("Asha"))
    keeping = me.window.findChild(Backups)
    assert isinstance(keeping, Backups)
    keeping.back_up()
    me.wait_for_work()
    assert copies(ours) == before
    assert "found damaged" in backups.resting(paths.of_user(), ours)


def test_what_is_damaged_is_not_sealed_when_the_window_is_closed(qtbot: QtBot, ours: Path) -> None:
    before = copies(ours)
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.store.do("Add", changes.people.add, Person("Asha"))
        me.store.ask(lambda tx: tx.rows("PRAGMA cache_size = 1"))
        me.store.ask(lambda tx: tx.rows("PRAGMA shrink_memory"))
        damaged = spoil(ours)
        me.go("People")
        me.wait(lambda: bool(told(me)))
    assert ours.read_bytes() == damaged
    assert copies(ours) == before
    assert not list((ours.parent / "state" / "reports").glob("*"))


def test_its_newest_backup_is_restored_from_there(me: Volunteer, ours: Path) -> None:
    damaged = spoil(ours)
    me.go("People")
    me.wait_for("See what can be done…")
    me.click("See what can be done…")
    me.wait_for("It holds 414 people")
    me.click("Restore…")
    me.wait_for("The damaged file is kept")
    me.click("Restore and open")
    me.wait(lambda: me.program.desk.is_open and me.store.path != ours)
    assert "Person 399" in str(me.contents)
    assert not ours.exists()
    (aside,) = ours.parent.glob("Our sessions damaged *.organiser")
    assert aside.read_bytes() == damaged


def test_what_can_be_read_is_saved_from_there(me: Volunteer, ours: Path) -> None:
    spoil(ours)
    me.go("People")
    me.wait_for("See what can be done…")
    me.click("See what can be done…")
    me.click("Save what can be read")
    me.wait_for("What could be read")
    me.wait_for_work()
    assert me.store.path is not None
    assert me.store.path.name.startswith("Our sessions saved ")
    assert me.store.faults() == ()
    me.click("Look at it")


def test_a_check_that_finds_damage_lets_the_backups_rest(ours: Path) -> None:
    from organiser.app import workspaces
    from organiser.app.actions import checking

    with closing(workspaces.open_file(ours)) as store:
        store.ask(lambda tx: tx.rows("PRAGMA cache_size = 1"))
        spoil(ours)
        assert checking.look_through(store).faults
        assert "found damaged" in backups.resting(paths.of_user(), ours)
        with pytest.raises(Problem):
            backups.make(store, paths.of_user(), NOW)


@pytest.mark.parametrize("key", [NONE, Key("elm")], ids=["open", "locked"])
def test_a_large_file_whose_seal_does_not_hold_is_told_before_anything_is_changed(
    ours: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    from organiser.app import workspaces

    monkeypatch.setattr(seal, "_AT_ONCE", 0)
    if key:
        relocking.relock(ours, NONE, key, NOW)
    content = ours.read_bytes()
    ours.write_bytes(content[: -PAGE - 100] + bytes(80) + content[-PAGE - 20 :])
    heard: list[bool] = []
    try:
        store = workspaces.open_file(ours, key=key)
    except Damaged:  # the thread that compares was quicker
        return
    with closing(store):
        store.on_damage(lambda: heard.append(True))
        assert store.is_seal_broken()
        assert heard == [True]
        with pytest.raises(Damaged, match="not what was last saved"):
            store.do("Add", changes.people.add, Person("Asha"))


def test_a_window_that_is_killed_while_nobody_types_leaves_a_sealed_file(me: Volunteer, ours: Path) -> None:
    me.store.do("Add", changes.people.add, Person("Asha"))
    resting = me.window.findChild(Sealing)
    assert isinstance(resting, Sealing)
    assert resting.timer.isActive()
    resting.timer.timeout.emit()
    assert me.store.mark.digest == "", "it was changed just now"
    resting.timer.timeout.emit()
    killed = Path(shutil.copy(ours, ours.with_name("Killed.organiser")))
    with closing(Store.open(killed)) as store:
        assert store.mark == me.store.mark
        assert "Asha" in str(store.ask(contents))
    me.program.desk.close_store()
    assert not resting.timer.isActive()
