"""The first minute by keyboard alone, through the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.start import Program
from organiser.ui.shell.command_palette import CommandPalette


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Program:
    folders = paths.Paths(tmp_path / "Organiser", tmp_path / "state")
    program = Program(qapp, folders)
    with qtbot.waitSignal(program.desk.found_nothing, timeout=10_000):
        program.shell.show()
        program.shell.activateWindow()
    return program


def test_enter_shows_the_sample_to_whoever_opens_the_program_for_the_first_time(qtbot: QtBot, program: Program) -> None:
    with qtbot.waitSignal(program.desk.opened, timeout=20_000):
        focused = program.shell.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert program.desk.store.path == program.desk.paths.sample
    program.shell.close()
    program.close()


def test_the_palette_finds_exercises_before_there_is_a_workspace(program: Program) -> None:
    palette = program.shell.show_palette()
    assert isinstance(palette, CommandPalette)
    QTest.keyClicks(palette.field, "dot voting")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert program.shell.place == "playbook"
    program.shell.close()
    program.close()
