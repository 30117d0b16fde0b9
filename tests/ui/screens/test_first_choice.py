"""What is chosen on the first screen is done, also when it is chosen before anybody could hear it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.ui.desk.desk import Desk
from organiser.ui.workspaces import Workspaces


def test_a_choice_made_too_early_is_done_once_it_can_be(qtbot: QtBot, bare_desk: Desk) -> None:
    bare_desk.want_workspace("sample")
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitSignal(bare_desk.opened):
        Workspaces(bare_desk, window).open_first("", sample=False)
    assert bare_desk.store.path == bare_desk.paths.sample
    assert bare_desk.wanted == ""
    bare_desk.close_store()
