"""Backups are made by themselves while the window is open, and what stands in their way is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organiser.app import backups, paths, workspaces
from organiser.app.settings import Settings
from organiser.domain.people import Person
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.backups import Backups
from tests.contents import contents
from tests.journeys.volunteer import Volunteer, at_the_window


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, with something in it."""
    home.mkdir()
    return sample_file.rename(home / "Our sessions.organiser")


@pytest.fixture
def me(qtbot: QtBot, ours: Path) -> Iterator[Volunteer]:
    """Somebody with that workspace open."""
    with at_the_window(qtbot) as somebody:
        somebody.wait_for_workspace()
        yield somebody


def keeping(me: Volunteer) -> Backups:
    found = me.window.findChild(Backups)
    assert isinstance(found, Backups)
    return found


def kept(path: Path) -> list[Path]:
    return [one.path for one in backups.found(paths.of_user(), path)]


def test_what_was_changed_is_backed_up_while_the_window_is_open(me: Volunteer, ours: Path) -> None:
    keeping(me).back_up()
    me.wait_for_work()
    assert len(kept(ours)) == 2
    keeping(me).back_up()
    me.wait_for_work()
    assert len(kept(ours)) == 2, "nothing has changed since"
    me.store.do("Add", changes.people.add, Person("Asha"))
    keeping(me).back_up()
    me.wait_for_work()
    assert len(kept(ours)) == 4
    with closing(Store.look(kept(ours)[0], "it is a test")) as copy:
        assert copy.ask(contents) == me.contents


def test_another_workspace_is_opened_while_a_backup_is_under_way(me: Volunteer, ours: Path, tmp_path: Path) -> None:
    me.store.do("Add", changes.people.add, Person("Asha"))
    keeping(me).back_up()
    me.program.desk.connect_store(workspaces.make(tmp_path / "Others.organiser"))
    me.wait_for_work()
    with closing(Store.look(kept(ours)[0], "it is a test")) as copy:
        assert "Asha" in [person.name for person in copy.ask(queries.people.every)]
    assert me.notices == []


def test_a_backup_that_fails_is_told_and_tried_again(me: Volunteer, ours: Path) -> None:
    beside, _ = backups.folders(paths.of_user(), ours)
    beside.write_text("in the way")
    keeping(me).back_up()
    me.wait_for("Try again")
    assert "There is no backup of what you did last" in me.notices[0]
    beside.unlink()
    me.click("Try again")
    me.wait_for_work()
    assert {path.parent for path in kept(ours)} == set(backups.folders(paths.of_user(), ours))


def test_backups_rest_until_somebody_says_so(qtbot: QtBot, ours: Path) -> None:
    backups.rest(paths.of_user(), ours, "it was restored from a backup.")
    with at_the_window(qtbot) as me:
        me.wait_for("Go on backing up")
        me.store.do("Add", changes.people.add, Person("Asha"))
        keeping(me).back_up()
        me.wait_for_work()
        assert kept(ours) == []
        me.click("Go on backing up")
        me.wait_for_work()
        assert len(kept(ours)) == 2


def test_home_reminds_of_a_copy_by_hand_until_there_is_one(qtbot: QtBot, ours: Path, tmp_path: Path) -> None:
    with closing(Store.open(ours)) as store:
        uid = store.mark.uid
    Settings(paths.of_user().settings).set(f"copied.{uid}", "2020-05-03")
    with at_the_window(qtbot) as me:
        me.wait_for("A second place")
        me.program.desk.wants_workspace.emit("copy")
        asked = me.window.findChild(QFileDialog)
        assert isinstance(asked, QFileDialog)
        asked.reject()
        keeping(me).copy_to(tmp_path / "Stick.organiser")
        me.wait(lambda: "and checked" in "".join(me.notices))
        assert "A second place" not in me.screen
    with closing(Store.open(tmp_path / "Stick.organiser")) as copy, closing(Store.open(ours)) as store:
        assert copy.ask(contents) == store.ask(contents)
