"""The workspace leaves as a whole from the File menu, and comes back from plain files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions.handing_on import PAGE
from organiser.domain.plain_copy import FILE
from organiser.store.dump import everything
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.handing_on import HandingOn
from organiser.ui.workspaces import Workspaces


@pytest.fixture
def handing(desk: Desk, qtbot: QtBot) -> HandingOn:
    window = QWidget()
    qtbot.addWidget(window)
    return HandingOn(desk, Workspaces(desk, window), window)


def test_handing_on_makes_a_folder_with_the_file_and_its_page(
    handing: HandingOn, desk: Desk, said: list[Notice], tmp_path: Path
) -> None:
    handing.hand_on(tmp_path)
    handing.hand_on(tmp_path)
    first, second = sorted(path for path in tmp_path.iterdir() if "handed on" in path.name)
    assert second.name == f"{first.name} 2"
    assert sorted(path.suffix for path in first.iterdir()) == [".organiser", ".pdf"]
    assert (first / PAGE).exists()
    assert [offer.title for offer in said[-1].actions] == ["Open the page", "Show in folder"]


def test_everything_goes_into_plain_files_and_comes_back(
    handing: HandingOn, desk: Desk, said: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    held = desk.ask(everything)
    handing.export(tmp_path)
    qtbot.waitUntil(lambda: bool(said))
    [inside] = [path for path in tmp_path.iterdir() if "plain files" in path.name]
    assert (inside / FILE).exists()
    with qtbot.waitSignal(desk.opened):
        handing.rebuild(inside)
    assert desk.store.path is not None
    assert "from plain files" in desk.store.path.name
    assert desk.ask(everything) == held


def test_a_folder_without_a_plain_copy_is_told_and_nothing_is_made(
    handing: HandingOn, desk: Desk, said: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    before = desk.store
    (tmp_path / "empty").mkdir()
    handing.rebuild(tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(said))
    assert "no file" in said[-1].text
    assert desk.store is before
    assert not list(desk.paths.home.glob("*from plain files*"))


@pytest.mark.parametrize("ask", [HandingOn.ask_hand_on, HandingOn.ask_export, HandingOn.ask_rebuild])
def test_each_asks_for_a_folder_and_closing_it_does_nothing(
    handing: HandingOn, said: list[Notice], ask: Callable[[HandingOn], QWidget]
) -> None:
    dialog = ask(handing)
    dialog.close()
    assert said == []
