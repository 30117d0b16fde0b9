"""The smaller parts: words in pictures, wrapping, folding, and names for everything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.ui.theme.icons import find_icons_in
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.bars import Part, StackBar, TimeBar
from organiser.ui.widgets.buttons import icon_button, menu_button, primary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.chip import Badge, Chip
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Elided, Text
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.seats import SeatGroup, Seats
from organiser.ui.widgets.seen import Seen
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.tabs import Tabs


@pytest.fixture(autouse=True)
def icons(qapp: QApplication) -> None:
    find_icons_in(str(resource("icons")))


@pytest.mark.parametrize(
    ("used", "words"),
    [(85, "85 of 90 minutes, 5 left"), (90, "90 of 90 minutes"), (105, "105 of 90 minutes, 15 too many")],
)
def test_time_is_told_in_words(qtbot: QtBot, used: int, words: str) -> None:
    bar = TimeBar("Plan")
    qtbot.addWidget(bar)
    bar.show_minutes(used, 90)
    assert bar.words == words
    assert not bar.grab().isNull()


def test_a_bar_says_what_its_colours_mean(qtbot: QtBot) -> None:
    bar = StackBar("Answers")
    qtbot.addWidget(bar)
    bar.show_parts([Part("Coming", 11, "#254A7A"), Part("No answer", 4)], total=20)
    assert bar.spoken == "Coming 11, No answer 4"
    assert [label.text() for label in bar.findChildren(QLabel)] == ["Coming 11", "No answer 4"]
    bar.show_parts([], total=0)
    assert not bar.grab().isNull()


def test_seats_say_what_they_show(qtbot: QtBot) -> None:
    seats = Seats("Places")
    qtbot.addWidget(seats)
    seats.show_groups([SeatGroup("Moorside", 3, 3), SeatGroup("Besses", 4, 3), SeatGroup("Holyrood", 0, 3)])
    assert seats.accessibleName() == (
        "Places: Moorside 3 of 3, full; Besses 4 of 3, 1 too many; Holyrood 0 of 3, 3 free"
    )
    assert not seats.grab().isNull()
    seats.show_groups([])
    assert not seats.grab().isNull()


def test_a_chip_is_its_word(qtbot: QtBot) -> None:
    chip = Chip("Ready", Tone.OK, "circle-check")
    qtbot.addWidget(chip)
    short = chip.sizeHint().width()
    chip.show_badge(Badge("Waiting for answers", Tone.WARN))
    assert chip.accessibleName() == "Waiting for answers"
    assert chip.sizeHint().width() > short


def test_widgets_wrap_like_words(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    for number in range(6):
        flow.addWidget(QPushButton(f"Filter {number}"))
    one_row = flow.heightForWidth(2000)
    assert flow.heightForWidth(200) > 2 * one_row
    ground.resize(200, 400)
    ground.show()
    first, second = flow.itemAt(0), flow.itemAt(1)
    assert first is not None
    assert second is not None
    assert first.geometry().x() == 0
    ground.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.setGeometry(ground.rect())
    assert first.geometry().right() == ground.rect().right()
    flow.clear()
    assert flow.count() == 0


def test_a_header_puts_its_buttons_under_the_title_where_there_is_no_room(qtbot: QtBot) -> None:
    button = primary("New session with a long name")
    header = PageHeader("Sessions", "Four in this programme", [button])
    qtbot.addWidget(header)
    header.resize(900, 100)
    header.show()
    beside = button.mapTo(header, button.rect().topLeft()).x()
    header.resize(260, 200)
    qtbot.waitUntil(lambda: button.mapTo(header, button.rect().topLeft()).x() < beside)
    assert header.minimumSizeHint().width() < 300


def test_a_list_and_its_detail_take_turns_where_there_is_no_room(qtbot: QtBot) -> None:
    first, detail = QPushButton("List"), QPushButton("Detail")
    sides = Sides(first, detail, fold_below=100)
    qtbot.addWidget(sides)
    letter = sides.fontMetrics().averageCharWidth()
    sides.resize(letter * 140, 300)
    sides.show()
    assert (first.isVisible(), detail.isVisible(), sides.is_folded) == (True, True, False)
    sides.resize(letter * 60, 300)
    assert (first.isVisible(), detail.isVisible(), sides.is_folded) == (True, False, True)
    sides.show_detail()
    assert (first.isVisible(), detail.isVisible()) == (False, True)
    QTest.mouseClick(sides.back_button, Qt.MouseButton.LeftButton)
    assert (first.isVisible(), detail.isVisible()) == (True, False)


def test_cards_stand_side_by_side_only_where_they_fit(qtbot: QtBot) -> None:
    one, two = Card("One"), Card("Two")
    columns = Columns(one, two, letters=40)
    qtbot.addWidget(columns)
    letter = columns.fontMetrics().averageCharWidth()
    columns.resize(letter * 120, 300)
    columns.show()
    qtbot.waitUntil(lambda: one.y() == two.y() and one.x() < two.x())
    columns.resize(letter * 60, 300)
    qtbot.waitUntil(lambda: one.x() == two.x() and one.y() < two.y())


def test_a_tab_is_made_when_it_is_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []

    def page(name: str) -> QWidget:
        made.append(name)
        return QLabel(name)

    tabs = Tabs("Session")
    qtbot.addWidget(tabs)
    tabs.add("plan", "Plan", lambda: page("plan"))
    tabs.add("people", "People", lambda: page("people"))
    assert made == ["plan"]
    with qtbot.waitSignal(tabs.changed) as heard:
        tabs.show_tab("people")
    assert heard.args == ["people"]
    tabs.show_tab("plan")
    assert made == ["plan", "people"]
    assert tabs.current == "plan"


def test_a_long_line_ends_in_an_ellipsis_and_keeps_its_words(qtbot: QtBot) -> None:
    label = Elided("Neighbours who have not been asked before")
    qtbot.addWidget(label)
    label.resize(80, 30)
    label.show()
    assert label.toolTip() == "Neighbours who have not been asked before"
    label.resize(2000, 30)
    assert label.toolTip() == ""


def test_names_are_never_markup(qtbot: QtBot) -> None:
    text = Text("<b>Asha</b>")
    qtbot.addWidget(text)
    assert text.textFormat() is Qt.TextFormat.PlainText


def test_everything_one_can_reach_has_a_name(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Nobody is here yet.", primary("Add somebody", icon_name="user-plus"))
    for widget in (empty, icon_button("undo-2", "Undo"), menu_button("More", [])):
        qtbot.addWidget(widget)
        for part in (widget, *widget.findChildren(QWidget)):
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert part.accessibleName(), part
    assert empty.findChildren(QPushButton)[0].accessibleName() == "Add somebody"


def test_a_button_does_its_work_once(qtbot: QtBot) -> None:
    done: list[int] = []
    button = primary("Print", lambda: done.append(1))
    qtbot.addWidget(button)
    button.show()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_detail_may_hold_the_way_back_itself(qtbot: QtBot) -> None:
    back, first = icon_button("chevron-left", "Back to the list"), QPushButton("List")
    sides = Sides(first, column(back, QPushButton("Detail")), back=back, fold_below=100)
    qtbot.addWidget(sides)
    sides.resize(sides.fontMetrics().averageCharWidth() * 60, 300)
    sides.show()
    sides.show_detail()
    qtbot.waitUntil(lambda: back.isVisible() and back.width() > 0)
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert (first.isVisible(), back.isVisible()) == (True, False)


@pytest.mark.usefixtures("right_to_left")
def test_from_right_to_left_no_side_is_cut_off(qtbot: QtBot) -> None:
    first, detail = QPushButton("List"), QPushButton("Detail")
    sides = Sides(first, detail)
    qtbot.addWidget(sides)
    sides.resize(1200, 300)
    sides.show()
    assert sides.splitter.rect().contains(first.geometry())
    assert detail.mapTo(sides, detail.rect().topRight()).x() < first.geometry().left()


@pytest.mark.usefixtures("right_to_left")
def test_from_right_to_left_labels_and_counts_keep_to_their_sides(qtbot: QtBot) -> None:
    search = SearchField("Search people")
    row = FormRow("&Name", search)
    qtbot.addWidget(row)
    search.show_count(3, 12)
    row.resize(400, 80)
    row.show()
    (label,) = [label for label in row.findChildren(QLabel) if label.text() == "&Name"]
    assert label.geometry().right() == search.geometry().right()
    count = search.fontMetrics().horizontalAdvance("3 of 12")
    assert search.textMargins().left() >= count > search.textMargins().right()


def test_a_widget_tells_when_it_comes_into_sight(qtbot: QtBot) -> None:
    ground, seen = QLabel(), list[bool]()
    qtbot.addWidget(ground)
    Seen(ground).changed.connect(seen.append)
    ground.show()
    ground.hide()
    assert seen == [True, False]


def test_what_is_asked_is_seen_without_scrolling(qtbot: QtBot) -> None:
    question = Question("Erase for good?", "Erase", None)
    qtbot.addWidget(question)
    for _ in range(4):
        question.add(Text("Without the tick, backups hold it for thirty days more; then they are written anew."))
    question.ask()
    bar = question.page.verticalScrollBar()
    assert bar.maximum() == 0, "no bar beside words that all can be seen"
    question.resize(question.width(), question.height() - 40)
    qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    question = Question("Erase for good?", "Erase", None)
    question.add(FormRow("Why", TextField("Why")))
    qtbot.addWidget(question)
    answers: list[int] = []
    question.finished.connect(answers.append)
    question.ask()
    question.cancel_button.setFocus()
    QTest.keyClick(question.cancel_button, Qt.Key.Key_Return)
    assert answers == [QDialog.DialogCode.Rejected], "Enter on Cancel is no"
    question.ask()
    QTest.keyClick(question.page, Qt.Key.Key_Return)
    assert answers[1:] == [QDialog.DialogCode.Accepted], "Enter anywhere else is yes"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_picture_is_pressed_by_enter_and_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = icon_button("x", "Take it off", lambda: pressed.append(True))
    qtbot.addWidget(button)
    button.show()
    QTest.keyClick(button, key)
    assert pressed == [True]
