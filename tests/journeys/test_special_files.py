"""Whatever somebody opens from the window in place of a workspace is told in words, and the window stays usable."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from organiser.store.failures import Locked
from organiser.ui.workspaces import Workspaces
from tests.journeys.volunteer import at_the_window
from tests.special_files import SPECIAL

ODD = ("new\nline", "<b>bold &amp; more", os.fsdecode(b"caf\xe9"), "\x1b[31mred", "\u202etxt.exe", "x" * 150, "🎉")


def test_every_special_file_is_told_and_the_window_stays(qtbot: QtBot, sample_file: Path, tmp_path: Path) -> None:
    whole = sample_file.read_bytes()
    with at_the_window(qtbot, str(sample_file)) as me:
        me.wait_for_workspace()
        opener = me.window.findChild(Workspaces)
        assert isinstance(opener, Workspaces)
        for number, (make, ends) in enumerate(SPECIAL.values()):
            folder = tmp_path / str(number)
            folder.mkdir()
            make(folder / f"Odd {number}.organiser", whole)
            assert not opener.open_file(folder / f"Odd {number}.organiser")
            if ends is Locked:
                (asked,) = (dialog for dialog in me.window.findChildren(QDialog) if dialog.isVisible())
                asked.reject()
            else:
                assert f"Odd {number}.organiser" in me.notices[-1]
            assert me.store.path == sample_file
        me.go("People")


def test_a_workspace_of_any_name_is_opened_and_shown(qtbot: QtBot, sample_file: Path) -> None:
    paths = [sample_file.with_name(f"{name}.organiser") for name in ODD]
    for path in paths:
        path.write_bytes(sample_file.read_bytes())
    with at_the_window(qtbot, str(sample_file)) as me:
        me.wait_for_workspace()
        opener = me.window.findChild(Workspaces)
        assert isinstance(opener, Workspaces)
        for path in paths:
            assert opener.open_file(path), path.name.encode("ascii", "backslashreplace")
            me.go("People")
            me.wait_for_work()
            assert me.store.path == path
