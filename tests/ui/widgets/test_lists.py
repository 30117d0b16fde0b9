"""Lists and tables show values, keep their place, and speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.ui.theme.icons import find_icons_in
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.row_delegate import RowDelegate
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.table import Column, TableModel, TableView


@dataclass(frozen=True)
class Tea:
    id: int
    name: str
    minutes: int


TEAS = (Tea(1, "Assam", 4), Tea(2, "Mint", 7), Tea(3, "Darjeeling", 3))


def row_of(tea: Tea) -> Row:
    brewed = Badge("Ready", Tone.OK, "check")
    return Row(
        tea.name, sub="A drink", lead="18:30", meta=f"{tea.minutes} min", badges=(brewed,), icon="coffee", kind="talk"
    )


@pytest.fixture
def model(qapp: QApplication) -> RowsModel[Tea]:
    find_icons_in(str(resource("icons")))
    model: RowsModel[Tea] = RowsModel(row_of, key=lambda tea: tea.id)
    model.show(TEAS)
    return model


@pytest.fixture
def view(model: RowsModel[Tea], qtbot: QtBot) -> ListView:
    view = ListView("Teas", cards=True)
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(420, 300)
    view.show()
    return view


def test_the_models_keep_qts_rules(model: RowsModel[Tea], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_row_is_one_sentence(view: ListView, model: RowsModel[Tea]) -> None:
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "18:30, Assam, A drink, 4 min, Ready"
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Name) == "Teas"
    assert interface.child(0).text(QAccessible.Text.Name) == "18:30, Assam, A drink, 4 min, Ready"


def test_the_current_row_stays_current_when_others_come_and_go(view: ListView, model: RowsModel[Tea]) -> None:
    view.select_key(2)
    model.show((Tea(9, "Nettle", 5), *TEAS))
    assert view.current == TEAS[1]
    model.show((TEAS[0],))
    assert view.current is None


def test_new_looks_do_not_reset_the_list(view: ListView, model: RowsModel[Tea], qtbot: QtBot) -> None:
    view.select_key(2)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show((TEAS[0], replace(TEAS[1], name="Fresh mint"), TEAS[2]))
    assert view.current == Tea(2, "Fresh mint", 7)


def test_keys_move_and_enter_opens(view: ListView, qtbot: QtBot) -> None:
    moved: list[object] = []
    opened: list[object] = []
    view.current_changed.connect(moved.append)
    view.opened.connect(opened.append)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.chosen == (TEAS[0],)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert moved[-1] == TEAS[1]
    assert opened == [TEAS[1]]


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("points", [9.0, 18.0])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_rows_are_drawn_at_any_size_and_high_enough_to_hit(
    model: RowsModel[Tea], lines: int, points: float, direction: Qt.LayoutDirection
) -> None:
    delegate = RowDelegate(cards=True, lines=lines)
    option = QStyleOptionViewItem()
    font = option.font
    font.setPointSizeF(points)
    option.font = font
    option.direction = direction
    assert delegate.sizeHint(option, model.index(0)).height() >= 36
    picture = drawn(delegate, option, model)
    middle = picture.height() // 2
    assert any(picture.pixelColor(x, middle).alpha() for x in range(300))


@pytest.mark.parametrize("lines", [1, 2])
def test_words_at_the_end_of_a_row_leave_room_for_its_title(lines: int) -> None:
    option = QStyleOptionViewItem()
    pictures = []
    for title in ("Assam", ""):
        model = RowsModel[Tea](lambda _tea, title=title: Row(title, meta="a very long remark " * 20))  # type: ignore[misc]
        model.show(TEAS[:1])
        pictures.append(drawn(RowDelegate(lines=lines), option, model))
    assert pictures[0] != pictures[1]


def drawn(delegate: RowDelegate, option: QStyleOptionViewItem, model: RowsModel[Tea]) -> QImage:
    """The first row as a picture, 300 pixels wide."""
    picture = QImage(300, delegate.sizeHint(option, model.index(0)).height(), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    option.rect = picture.rect()
    painter = QPainter(picture)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return picture


COLUMNS = (
    Column[Tea]("Name", lambda tea: tea.name),
    Column[Tea]("Minutes", lambda tea: str(tea.minutes), sort=lambda tea: tea.minutes, numeric=True),
)


def test_a_table_sorts_by_what_a_column_means(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = TableModel(COLUMNS)
    view = TableView("Teas")
    qtbot.addWidget(view)
    model.show((*TEAS, Tea(4, "Herbs", 12)))
    view.setModel(model)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    view.selectRow(0)
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [tea.minutes for tea in model.values] == [3, 4, 7, 12]
    assert model.value(view.currentIndex()) == TEAS[0]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Minutes"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Minutes: 3"
    assert model.value(QModelIndex()) is None
