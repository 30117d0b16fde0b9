"""Commands become actions that know when they make sense."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.ui.desk.commands import Actions, Command
from organiser.ui.shell.own_commands import COMMANDS


class Kettle:
    def __init__(self) -> None:
        self.full = False
        self.boiled = 0

    def boil(self) -> None:
        self.boiled += 1


BOIL: Command[Kettle] = Command(
    "kettle.boil", "&Boil water…", Kettle.boil, keys="Ctrl+B", when=lambda kettle: kettle.full, help="For tea"
)


def test_a_command_reads_well() -> None:
    assert BOIL.plain_title == "Boil water"
    assert Command("x", "Tea && &cake", Kettle.boil).plain_title == "Tea & cake"
    assert Command("x", "Tea", Kettle.boil).sequence.isEmpty()


def test_an_action_is_ready_when_its_command_makes_sense(qtbot: QtBot) -> None:
    kettle, owner = Kettle(), QWidget()
    qtbot.addWidget(owner)
    actions = Actions([BOIL], kettle, owner)
    assert not actions["kettle.boil"].isEnabled()
    kettle.full = True
    actions.refresh()
    actions["kettle.boil"].trigger()
    assert kettle.boiled == 1
    assert actions["kettle.boil"].toolTip() == "For tea (Ctrl+B)"


def test_a_command_is_asked_again_before_it_runs(qtbot: QtBot) -> None:
    kettle, owner = Kettle(), QWidget()
    qtbot.addWidget(owner)
    kettle.full = True
    actions = Actions([BOIL], kettle, owner)
    kettle.full = False
    actions["kettle.boil"].trigger()
    assert kettle.boiled == 0


def test_keys_work_while_the_owner_can_be_seen(qtbot: QtBot) -> None:
    kettle, window = Kettle(), QWidget()
    qtbot.addWidget(window)
    kettle.full = True
    owner = QWidget(window)
    Actions([BOIL], kettle, owner)
    with qtbot.waitActive(window):
        window.show()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert kettle.boiled == 1
    owner.hide()
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert kettle.boiled == 1


def test_the_window_says_what_every_command_is_for_and_no_two_share_a_key() -> None:
    keys = [command.sequence.toString() for command in COMMANDS if not command.sequence.isEmpty()]
    assert len(keys) == len(set(keys))
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
