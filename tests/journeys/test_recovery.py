"""A backup comes back, and a damaged workspace is never replaced in silence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organiser.app import backups, paths
from organiser.domain.people import Person
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.dialogs.backups import BackupsDialog
from organiser.ui.dialogs.restoring import RestoreQuestion
from organiser.ui.recovery import Recovery
from tests.conftest import NOW
from tests.contents import contents
from tests.journeys.volunteer import Volunteer, at_the_window


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, backed up and then added to."""
    home.mkdir()
    path = sample_file.rename(home / "Our sessions.organiser")
    with closing(Store.open(path)) as store:
        backups.make(store, paths.of_user(), NOW)
        store.do("Add", changes.people.add, Person("Quentin"))
    return path


@pytest.fixture
def me(qtbot: QtBot, ours: Path) -> Iterator[Volunteer]:
    with at_the_window(qtbot) as somebody:
        yield somebody


def spoil(path: Path) -> bytes:
    content = path.read_bytes()
    path.write_bytes(content[: -5 * 4096] + b"\xa5" * 5 * 4096)
    return path.read_bytes()


def shown(me: Volunteer) -> BackupsDialog:
    dialog = me.window.findChild(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    return dialog


def restored(home: Path) -> Path:
    (found,) = home.glob("Our sessions restored *.organiser")
    return found


def test_a_backup_is_restored_as_a_second_file_once_it_is_clear_what_differs(me: Volunteer, ours: Path) -> None:
    me.wait_for_workspace()
    recovering = me.window.findChild(Recovery)
    assert isinstance(recovering, Recovery)
    recovering.show()
    me.wait_for("It has 14 people (here 15).")
    me.click("Restore…")
    me.wait_for("It becomes a second file")
    me.click("Restore and open")
    me.wait(lambda: me.program.desk.is_open and me.store.path != ours)
    assert me.store.path == restored(ours.parent)
    assert "Quentin" not in str(me.contents)
    me.wait_for("Go on backing up")
    with closing(Store.open(ours)) as before:
        assert "Quentin" in str(before.ask(contents))


def test_one_that_lacks_many_wants_their_number_and_tells_who_was_erased_again(qtbot: QtBot, ours: Path) -> None:
    with closing(Store.open(ours)) as store:
        store.do("Add", lambda tx: [changes.people.add(tx, Person(f"Newcomer {n}")) for n in range(6)])
        helen = store.ask(queries.named.the_one, "person", "Helen Marsh")
        store.do_for_good(changes.erasing.erase, [helen])
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        recovering = me.window.findChild(Recovery)
        assert isinstance(recovering, Recovery)
        recovering.show()
        me.wait_for("It has 14 people (here 20)")
        me.click("Restore…")
        me.wait_for("The backup lacks 7 people who are here now")
        me.click("Restore and open")
        me.wait_for("Type 7, or press Cancel.")
        assert me.store.path == ours
        question = shown(me).findChild(RestoreQuestion)
        assert isinstance(question, RestoreQuestion)
        question.typed.setText("7")
        me.click("Restore and open")
        me.wait(lambda: me.program.desk.is_open and me.store.path != ours)
        me.wait(lambda: any("1 person who had been erased since it was made was erased again" in n for n in me.notices))


def test_a_copy_of_a_backup_is_opened_to_look_at(me: Volunteer) -> None:
    me.wait_for_workspace()
    recovering = me.window.findChild(Recovery)
    assert isinstance(recovering, Recovery)
    recovering.show()
    me.wait_for("It has 14 people (here 15).")
    me.click("Open a copy")
    me.wait(lambda: bool(me.store.look_only))
    assert "Quentin" not in str(me.contents)


def test_a_damaged_workspace_offers_its_newest_backup_and_is_kept(qtbot: QtBot, ours: Path) -> None:
    damaged = spoil(ours)
    with at_the_window(qtbot) as me:
        me.wait_for("See what can be done…")
        assert ours.read_bytes() == damaged
        me.click("See what can be done…")
        me.wait_for("It holds 14 people")
        me.click("Restore…")
        me.click("Restore and open")
        me.wait(lambda: me.program.desk.is_open)
        assert me.store.path == restored(ours.parent)
        assert not ours.exists()
        (aside,) = ours.parent.glob("Our sessions damaged *.organiser")
        assert aside.read_bytes() == damaged


def test_so_does_one_of_which_only_the_name_is_left(qtbot: QtBot, ours: Path) -> None:
    ours.write_bytes(bytes(40_000))
    with at_the_window(qtbot) as me:
        me.wait_for("See what can be done…")
        me.click("See what can be done…")
        me.wait_for("It holds 14 people")
        me.click("Save what can be read")
        me.wait(lambda: any("Nothing could be read" in one for one in me.notices))
        assert ours.read_bytes() == bytes(40_000)


def test_what_can_be_read_of_a_damaged_workspace_is_saved_and_the_rest_listed(qtbot: QtBot, ours: Path) -> None:
    damaged = spoil(ours)
    with at_the_window(qtbot) as me:
        me.wait_for("See what can be done…")
        me.click("See what can be done…")
        me.click("Save what can be read")
        me.wait_for("What could be read")
        me.wait_for_work()
        assert me.store.path is not None
        assert me.store.path.name.startswith("Our sessions saved ")
        assert me.store.faults() == ()
        (aside,) = ours.parent.glob("Our sessions damaged *.organiser")
        assert aside.read_bytes() == damaged
        me.click("Look at it")


def test_a_workspace_that_was_put_back_is_pointed_out_with_what_differs(qtbot: QtBot, ours: Path) -> None:
    old = ours.read_bytes()
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        me.store.do("Add", changes.people.add, Person("Ines"))
    ours.write_bytes(old)
    with at_the_window(qtbot) as me:
        me.wait(lambda: any("older than the one that you last used" in one for one in me.notices))
        assert any("16 people (here 15)" in one for one in me.notices)


def test_a_damaged_backup_is_told_from_a_whole_one_and_not_restored(me: Volunteer, ours: Path) -> None:
    me.wait_for_workspace()
    newest, other = (one.path for one in backups.found(paths.of_user(), ours))
    spoil(newest)
    recovering = me.window.findChild(Recovery)
    assert isinstance(recovering, Recovery)
    dialog = recovering.show()
    assert dialog is not None
    me.wait_for("is damaged")
    assert "Choose another one." in dialog.found.text()
    assert "newest backup" not in dialog.found.text()
    assert not dialog.restore_button.isEnabled()
    dialog.list.select_key(str(other))
    me.wait_for("It has 14 people (here 15).")
    assert dialog.restore_button.isEnabled()
    rows = [dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert ["Damaged" in str(rows[0]), "Whole" in str(rows[1])] == [True, True]
    dialog.resize(400, 600)
    assert not dialog.restore_button.isVisible()
    dialog.list.opened.emit(dialog.list.current)
    assert dialog.restore_button.isVisible(), "where there is room for one side, the other is led to"
    dialog.accept()
