"""A workspace in a folder that is synced: said when it is opened, and moved with one click."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.store.dump import everything
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.whereabouts import Whereabouts
from organiser.ui.workspaces import Workspaces


def test_a_synced_folder_is_pointed_out_and_left_with_one_click(
    bare_desk: Desk, sample_file: Path, said: list[Notice], qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chooser = Workspaces(bare_desk, window)
    Whereabouts(bare_desk, chooser)
    synced = tmp_path / "Dropbox" / "Ours.organiser"
    synced.parent.mkdir()
    sample_file.rename(synced)
    assert chooser.open_file(synced)
    qtbot.waitUntil(lambda: any("Dropbox" in notice.text for notice in said))
    held = bare_desk.ask(everything).tables
    [notice] = [one for one in said if "Dropbox" in one.text]
    notice.actions[0].run()
    path = bare_desk.store.path
    assert path == bare_desk.paths.home / "Ours.organiser"
    assert bare_desk.ask(everything).tables["person"] == held["person"]
    assert not synced.exists()
    assert len(list(synced.parent.glob("Ours moved *.organiser"))) == 1


def test_a_usual_place_is_not_remarked_on(bare_desk: Desk, sample_file: Path, said: list[Notice], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chooser = Workspaces(bare_desk, window)
    places = Whereabouts(bare_desk, chooser)
    assert chooser.open_file(sample_file)
    places.look()
    assert [notice for notice in said if "This workspace lies" in notice.text] == []


def test_where_the_old_file_cannot_be_renamed_work_goes_on_in_the_new_one(
    bare_desk: Desk, sample_file: Path, said: list[Notice], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chooser = Workspaces(bare_desk, window)
    places = Whereabouts(bare_desk, chooser)
    assert chooser.open_file(sample_file)
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path == sample_file:
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    places.move()
    assert bare_desk.store.path == bare_desk.paths.home / sample_file.name
    assert bare_desk.ask(everything).tables["person"]
    assert said[-1].text == f"“{sample_file.name}” could not be renamed."
    assert sample_file.exists()
