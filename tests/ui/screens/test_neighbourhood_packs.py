"""Neighbourhood packs in the window: made from a programme, opened, compared, and taken by ticks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organiser.app.actions import neighbourhood_packs
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.neighbourhood_pack import NeighbourhoodPackDialog, row_of
from organiser.ui.neighbourhood_packs import NeighbourhoodPacks
from organiser.ui.screens.programmes.wholes import Wholes
from tests.conftest import NOW

Look = Callable[[Path], NeighbourhoodPackDialog]


@pytest.fixture
def look(desk: Desk, qtbot: QtBot) -> Look:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    packs = NeighbourhoodPacks(desk, window)

    def looked(path: Path) -> NeighbourhoodPackDialog:
        with qtbot.waitSignal(packs.shown) as shown:
            assert packs.takes([path])
            packs.look([path])
        assert shown.args is not None
        dialog = shown.args[0]
        assert isinstance(dialog, NeighbourhoodPackDialog)
        return dialog

    return looked


@pytest.fixture
def pack(desk: Desk, tmp_path: Path) -> Path:
    return neighbourhood_packs.write(neighbourhood_packs.gather(desk.store, 1), tmp_path / "Ours.neighbourhood")


def test_what_differs_is_ticked_and_taken_as_one_step(look: Look, desk: Desk, pack: Path, said: list[Notice]) -> None:
    session = desk.ask(queries.sessions.every)[0]
    before = desk.ask(queries.agendas.items, session.id)
    desk.do("Shorten", changes.agendas.set_minutes, before[0].id, 1)
    desk.do("Remove", changes.agendas.remove, [before[1].id])
    dialog = look(pack)
    assert not dialog.done_button.isEnabled()
    rows = [row_of(one) for one in dialog.list.model.values]
    assert [row.sub for row in rows] == [session.title] * 2
    dialog.list.tick(str(one.number) for one in dialog.list.model.values)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    after = desk.ask(queries.agendas.items, session.id)
    assert [(item.title, item.minutes) for item in after] == [(item.title, item.minutes) for item in before]
    assert said[-1].text == "Took 2 changes into your plans."
    desk.store.undo()
    assert len(desk.ask(queries.agendas.items, session.id)) == len(before) - 1


def test_what_is_new_becomes_a_programme(look: Look, desk: Desk, pack: Path, said: list[Notice]) -> None:
    with_them = len(desk.ask(queries.programmes.every))
    desk.connect_store(Store.in_memory(now=lambda: NOW))
    dialog = look(pack)
    assert dialog.with_new.isChecked()
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    [made] = desk.ask(queries.programmes.every)
    assert with_them == 1
    assert made.programme.title == dialog.opened.pack.title
    assert "Made a programme with" in said[-1].text


def test_nothing_different_says_so(look: Look, pack: Path) -> None:
    dialog = look(pack)
    assert not dialog.done_button.isEnabled()
    dialog.reject()


def test_a_programme_is_made_into_a_pack_and_what_was_taken_out_is_told(
    desk: Desk, said: list[Notice], qtbot: QtBot
) -> None:
    Wholes(desk).make_pack(desk.ask(queries.programmes.one, 1))
    qtbot.waitUntil(lambda: bool(said))
    [made] = list(desk.paths.output.glob("*.neighbourhood"))
    assert said[-1].text == f"Made “{made.name}”. It can be given to anybody."
    assert said[-1].advice


def test_a_broken_pack_is_told(desk: Desk, said: list[Notice], qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "x.neighbourhood").write_bytes(b"no zip")
    NeighbourhoodPacks(desk, window).look([tmp_path / "x.neighbourhood"])
    assert "broken" in said[-1].text
