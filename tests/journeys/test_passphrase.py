"""The passphrase at the window: set, asked for, locked when nobody is there, and coming back to the same place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organiser.app import backups, paths
from organiser.domain.people import Person
from organiser.store import changes, keys, queries, relocking
from organiser.store.keys import NONE
from organiser.store.keys import Key as Passphrase
from organiser.store.store import Store
from organiser.ui.dialogs.unlock import UnlockDialog
from organiser.ui.passphrases import Passphrases
from tests.calendar_server import Keyring
from tests.conftest import NOW
from tests.contents import contents
from tests.journeys.volunteer import CTRL, Key, Volunteer, at_the_window

WORDS = "Quay, elm and tea"
KEY = Passphrase(WORDS)


@contextmanager
def at_ours(qtbot: QtBot, *, sample: bool = False) -> Iterator[Volunteer]:
    """Somebody at the window, who leaves no dialog behind."""
    with at_the_window(qtbot, sample=sample) as volunteer:
        try:
            yield volunteer
        finally:
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QDialog):
                    window.done(0)


@pytest.fixture
def ours(home: Path, sample_file: Path, passwords: Keyring) -> Path:
    """One's own workspace at the usual place, with something in it; the keyring is the test's own."""
    home.mkdir()
    return sample_file.rename(home / "Our sessions.organiser")


@pytest.fixture
def locked(ours: Path) -> Path:
    with closing(Store.open(ours)) as store:
        backups.make(store, paths.of_user(), NOW)
    relocking.relock(ours, NONE, KEY, NOW)
    return ours


@pytest.fixture
def me(qtbot: QtBot, locked: Path) -> Iterator[Volunteer]:
    """Somebody at the window, whose workspace is locked."""
    with at_ours(qtbot) as volunteer:
        yield volunteer


def chosen(me: Volunteer, command: str) -> None:
    me.window.findChildren(QAction, command)[0].trigger()


def unlock(me: Volunteer, words: str = WORDS) -> None:
    me.wait_for("Unlock")
    me.type("Passphrase", words, enter=True)


def shown(me: Volunteer) -> str:
    """Every word in every list and label of the program, seen or not."""
    models = [model for model in me.window.findChildren(QAbstractItemModel) if isValid(model)]
    cells = [str(model.index(row, 0).data()) for model in models for row in range(model.rowCount())]
    return "\n".join([*cells, me.screen, me.window.windowTitle(), *me.notices])


def test_it_is_asked_for_at_the_start_and_said_what_a_wrong_one_means(me: Volunteer, locked: Path) -> None:
    before = locked.read_bytes()
    unlock(me, "something else")
    me.wait_for("Either the passphrase is another one")
    assert locked.read_bytes() == before
    unlock(me)
    me.wait_for_workspace()
    assert len(me.store.ask(queries.people.every)) > 5


def test_a_start_that_is_cancelled_offers_the_ways_to_begin(me: Volunteer) -> None:
    me.wait_for("Unlock")
    me.press(Key.Key_Escape)
    me.wait_for("Show me the sample")
    assert not me.program.desk.is_open


def test_a_backup_that_opens_tells_a_damaged_file_from_a_wrong_passphrase(qtbot: QtBot, locked: Path) -> None:
    with closing(Store.open(locked, key=KEY)) as store:
        backups.make(store, paths.of_user(), NOW)
        whole = store.ask(contents)
    damaged = bytearray(locked.read_bytes())
    damaged[40] ^= 1
    locked.write_bytes(damaged)
    with at_ours(qtbot) as me:
        unlock(me)
        me.wait_for("the backup “Our sessions 00002")
        me.click("Open that backup")
        me.wait_for_workspace()
        assert me.contents == whole
        assert me.store.path in set(locked.parent.glob("Our sessions restored *.organiser"))
        assert me.store.key == KEY
    assert locked.read_bytes() == damaged


def test_one_that_only_looks_locked_offers_its_backups_at_once(qtbot: QtBot, ours: Path) -> None:
    with closing(Store.open(ours)) as store:
        backups.make(store, paths.of_user(), NOW)
        whole = store.ask(contents)
    noise = os.urandom(ours.stat().st_size)
    ours.write_bytes(noise)
    with at_ours(qtbot) as me:
        me.wait_for("Its newest backup is not locked.")
        me.click("See what can be done…")
        me.wait_for("It holds 14 people")
        me.click("Restore…")
        me.click("Restore and open")
        me.wait_for_workspace()
        assert me.contents == whole
    (aside,) = ours.parent.glob("Our sessions damaged *.organiser")
    assert aside.read_bytes() == noise


@pytest.mark.parametrize("at", [40, 30 * 4096], ids=["first page", "another"])
def test_what_can_be_read_of_a_damaged_file_is_saved_and_locked_alike(qtbot: QtBot, locked: Path, at: int) -> None:
    with closing(Store.open(locked, key=KEY)) as store:
        backups.make(store, paths.of_user(), NOW)
        people = store.ask(queries.people.count)
    damaged = bytearray(locked.read_bytes())
    damaged[at] ^= 1
    locked.write_bytes(damaged)
    with at_ours(qtbot) as me:
        unlock(me)
        me.wait_for("See what can be done…")
        me.click("See what can be done…")
        me.wait_for("It holds 14 people")
        me.click("Save what can be read")
        me.wait_for("What could be read")
        me.wait_for_work()
        assert me.store.ask(queries.people.count) == people
        assert me.store.path in set(locked.parent.glob("Our sessions saved *.organiser"))
        assert me.store.key == KEY
        me.click("Look at it")
    (aside,) = locked.parent.glob("Our sessions damaged *.organiser")
    assert aside.read_bytes() == damaged


def test_set_from_the_menu_with_a_key_sheet_and_older_backups_made_anew(qtbot: QtBot, ours: Path) -> None:
    with closing(Store.open(ours)) as store:
        backups.make(store, paths.of_user(), NOW)
    with at_ours(qtbot) as me:
        me.wait_for_workspace()
        before = me.contents
        chosen(me, "passphrase.ask")
        me.click("Set it")
        me.wait_for("Type a passphrase.")
        me.type("New passphrase", "elm")
        me.wait_for("It is short")
        me.type("New passphrase", WORDS)
        me.type("Once more", "other")
        me.click("Set it")
        me.wait_for("The two are not the same.")
        me.type("Once more", WORDS, enter=True)
        me.wait_for("Backups from before")
        assert me.contents == before
        me.click("Go on")
        me.wait(lambda: any("Made anew: 2 backups" in words for words in me.notices))
        assert me.window.windowTitle().startswith("Key sheet")
        me.wait_for_work()
    every = list(ours.parent.rglob("*.organiser"))
    assert len(every) >= 3
    assert all(keys.is_locked(path) for path in every)
    with closing(Store.open(ours, key=KEY)) as store:
        assert store.ask(contents) == before


def test_five_words_are_suggested_and_can_be_read(qtbot: QtBot, ours: Path) -> None:
    with at_ours(qtbot) as me:
        me.wait_for_workspace()
        chosen(me, "passphrase.ask")
        me.click("Suggest five words")
        words = me.find(QLineEdit, "New passphrase").text()
        assert len(words.split()) == 5
        me.click("Make a key sheet to print, for two people to keep")
        me.click("Set it")
        me.wait(lambda: me.program.desk.is_open and bool(me.store.key))
        assert me.store.key == Passphrase(words)
        me.wait_for_work()


def test_taken_away_again(me: Volunteer, locked: Path) -> None:
    unlock(me)
    me.wait_for_workspace()
    chosen(me, "passphrase.ask")
    dialog = QApplication.activeModalWidget()
    dialog.what.show_value("remove")  # type: ignore[union-attr]
    dialog.what.activated.emit(1)  # type: ignore[union-attr]
    me.type("Passphrase now", "wrong")
    me.click("Take it away")
    me.wait_for("That is not the passphrase which it has now.")
    me.type("Passphrase now", WORDS)
    me.click("Take it away")
    me.wait(lambda: me.program.desk.is_open and me.store.path == locked)
    assert not me.store.key
    me.wait_for_work()


def test_locking_clears_what_is_shown_and_unlocking_comes_back(me: Volunteer, locked: Path) -> None:
    unlock(me)
    me.wait_for_workspace()
    me.store.do("Add", changes.people.add, Person("Zephyrine Quillfeather"))
    me.program.desk.tell("Added Zephyrine Quillfeather.")
    for place in ("People", "Programmes", "Sessions"):
        me.go(place)
    me.wait_for_work()
    me.click_row("Sessions", "Space 1")
    before = me.contents
    title, names = me.window.windowTitle(), [person.name for person in me.store.ask(queries.people.every)]
    assert "Zephyrine" in shown(me)
    me.press(Key.Key_L, CTRL)
    me.wait_for("Unlock")
    assert [name for name in (*names, "Space 1") if name in shown(me)] == []
    with closing(Store.open(locked, key=KEY)):
        pass  # nobody holds the file any more
    me.press(Key.Key_Escape)
    me.wait_for("Unlock")
    unlock(me)
    me.wait(lambda: me.program.desk.is_open and me.store.path == locked)
    me.wait_for_work()
    assert me.contents == before
    assert me.window.windowTitle() == title
    assert "Space 1" in me.screen


def test_it_locks_when_nobody_is_there_and_after_sleep_but_jobs_finish_first(me: Volunteer) -> None:
    unlock(me)
    me.wait_for_workspace()
    passphrases = me.window.findChildren(Passphrases)[0]
    still = passphrases.stillness
    clock = [1_000.0, 50_000.0]
    still._ticking, still._wall = lambda: clock[0], lambda: clock[1]
    still.watch(True)

    def pass_time(seconds: float, *, asleep: float = 0) -> None:
        for _ in range(int(seconds // 5)):
            clock[0] += 5
            clock[1] += 5
            still.look()
        clock[1] += asleep
        still.look()

    def is_locked() -> bool:
        return any(isinstance(one, UnlockDialog) and one.isVisible() for one in QApplication.topLevelWidgets())

    pass_time(300)
    me.press(Key.Key_F6)
    pass_time(595)
    assert not is_locked()
    me.wait_for_work()
    assert not is_locked()
    pass_time(5)
    me.wait(is_locked)  # at once, or when a seal or a backup under way is done
    unlock(me)
    me.wait(lambda: me.program.desk.is_open and bool(me.store.key))
    me.wait_for_work()
    still.watch(True)
    clock[1] += 7200  # the lid was closed for two hours: this clock went on, the other stood still
    me.program.desk.jobs.run(lambda: 1, title="Something that takes a while")
    still.look()
    assert not is_locked()
    me.wait(is_locked)


def test_what_is_typed_into_a_dialog_is_kept_when_it_locks(me: Volunteer, locked: Path) -> None:
    unlock(me)
    me.wait_for_workspace()
    me.go("Sessions")
    me.press(Key.Key_N, CTRL)
    me.keys("Hall evening")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    name = dialog.windowTitle()
    me.window.findChildren(Passphrases)[0].lock()
    me.wait_for("Unlock")
    with closing(Store.open(locked, key=KEY)) as store:
        assert "Hall evening" in store.drafts.get(name)
    assert b"Hall evening" not in locked.read_bytes()


def test_the_keyring_remembers_it_only_when_asked(
    me: Volunteer, locked: Path, passwords: Keyring, qtbot: QtBot
) -> None:
    me.wait_for("Unlock")
    me.click("Remember it on this computer, in its keyring")
    unlock(me)
    me.wait_for_workspace()
    assert list(passwords.kept.values()) == [WORDS]
    me.program.desk.close_store()
    with at_ours(qtbot) as again:
        again.wait_for_workspace()
        assert again.store.path == locked


def test_where_there_is_no_keyring_the_tick_says_why(qtbot: QtBot, locked: Path, passwords: Keyring) -> None:
    passwords.priority = 0
    with at_ours(qtbot) as me:
        me.wait_for("Unlock")
        tick = next(one for one in QApplication.topLevelWidgets() if isinstance(one, UnlockDialog)).remember
        assert not tick.isEnabled()
        assert "no keyring" in tick.toolTip()
        me.press(Key.Key_Escape)


def test_the_sample_has_none(qtbot: QtBot) -> None:
    with at_ours(qtbot, sample=True) as me:
        me.wait_for_workspace()
        chosen(me, "passphrase.ask")
        assert any("needs no passphrase" in words for words in me.notices)
