"""The register of fifteen people, taken at the real window with nothing but a keyboard, and every keystroke counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app import paths, workspaces
from organiser.domain.attendance import Mark, head_count
from organiser.domain.people import Person
from organiser.store import changes, queries
from organiser.ui.desk.desk import Spot
from organiser.ui.screens.register.marking import FindAndMark, RegisterList
from tests.journeys.volunteer import Volunteer, at_the_window

Key = Qt.Key
SECONDS = 60
SLOW_HANDS = 1.25  # keystrokes a second: 15 words a minute
ARRIVALS = "rah pe nas am gur so ifan ber kofi do luc to ois"  # thirteen come in this order, by the letters one types


class Counted:
    """A volunteer whose keystrokes are counted; after each of them something on the register has the focus."""

    def __init__(self, me: Volunteer) -> None:
        self._me = me
        self.keystrokes = 0

    def type(self, words: str) -> None:
        for letter in words:
            self._me.keys(letter)
            self._count()

    def press(self, key: Qt.Key, *, times: int = 1) -> None:
        for _ in range(times):
            self._me.press(key)
            self._count()

    def _count(self) -> None:
        self.keystrokes += 1
        assert isinstance(QApplication.focusWidget(), FindAndMark | RegisterList), "the focus is never lost"


@pytest.fixture
def at_register(qtbot: QtBot) -> Iterator[Volunteer]:
    """The window with the register of fifteen people before one, its search ready to be typed in."""
    store = workspaces.make(paths.of_user().workspace, with_sample=True)
    person_id = store.do("Add", changes.people.add, Person("Zahra Malik", "Hollins"))
    store.do("Invite", changes.attendance.invite, 1, [person_id])
    store.forget_history()
    store.close()
    with at_the_window(qtbot, str(paths.of_user().workspace)) as me:
        me.wait_for_workspace()
        me.program.shell.go("sessions", Spot(1, "register"))
        QApplication.processEvents()
        me.find(FindAndMark, "Find and mark").setFocus()
        yield me


def marks(me: Volunteer) -> dict[str, Mark]:
    return {line.person: line.mark for line in me.store.ask(queries.attendance.register, 1)}


def test_fifteen_people_as_they_come_in_are_marked_in_under_a_minute(at_register: Volunteer) -> None:
    me = Counted(at_register)
    for words in ARRIVALS.split():
        me.type(words)
        me.press(Key.Key_Return)
    me.type("zah")
    me.press(Key.Key_Down)
    me.press(Key.Key_L)
    me.type("he")
    me.press(Key.Key_Down)
    me.press(Key.Key_A)
    found = marks(at_register)
    assert found["Zahra Malik"] is Mark.LATE
    assert found["Helen Marsh"] is Mark.APOLOGIES
    assert list(found.values()).count(Mark.PRESENT) == 13
    assert me.keystrokes == 58
    assert me.keystrokes / SLOW_HANDS < SECONDS
    assert len(at_register.store.history()) == 15, "every tick was saved, and can be undone by itself"
    for _ in range(15):
        at_register.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(marks(at_register).values()) == {Mark.NONE}


def test_the_whole_list_from_the_top_takes_seventeen_keystrokes(at_register: Volunteer) -> None:
    me = Counted(at_register)
    me.press(Key.Key_Down)
    me.press(Key.Key_Return, times=6)
    me.press(Key.Key_A)
    me.press(Key.Key_Down)
    me.press(Key.Key_Return, times=8)
    assert head_count(at_register.store.ask(queries.attendance.register, 1)).in_words == "14 there, 15 on the list"
    assert marks(at_register)["Helen Marsh"] is Mark.APOLOGIES
    assert me.keystrokes == 17
