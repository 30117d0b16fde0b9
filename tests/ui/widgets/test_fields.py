"""Fields tell what the user did, and nothing else."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.ui.theme.icons import find_icons_in
from organiser.ui.widgets.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    NumberField,
    TextField,
    TickField,
    TimeField,
)
from organiser.ui.widgets.form import Form
from organiser.ui.widgets.search import SearchField


def shown(widget: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


def test_filling_tells_nobody(qtbot: QtBot) -> None:
    told: list[object] = []
    text, long_text = TextField("Title"), LongTextField("Notes")
    number, day, clock = NumberField("Places"), DateField("Day", date(2027, 5, 3)), TimeField("Start", time(9))
    choice, tick = ChoiceField("Kind", [("One", 1), ("Two", 2)]), TickField("Childcare")
    for field in (text, long_text, number, day, clock):
        field.finished.connect(told.append)
    choice.chosen.connect(told.append)
    tick.ticked.connect(told.append)
    text.show_value("Space 1")
    long_text.show_value("Bring paper")
    number.show_value(15)
    day.show_value(date(2027, 6, 2))
    clock.show_value(time(18, 30))
    choice.show_value(2)
    tick.show_value(True)
    assert told == []
    assert (day.day, clock.clock, choice.value) == (date(2027, 6, 2), time(18, 30), 2)


def test_text_is_told_once_when_it_is_left(qtbot: QtBot) -> None:
    field = TextField("Title", "Space")
    told: list[str] = []
    field.finished.connect(told.append)
    shown(field, qtbot)
    field.end(False)
    QTest.keyClicks(field, " 1")
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    assert told == ["Space 1"]


def test_text_is_told_when_typing_rests(qtbot: QtBot) -> None:
    field, notes = TextField("Title"), LongTextField("Notes")
    shown(field, qtbot)
    with qtbot.waitSignal(field.paused, timeout=4000) as heard:
        QTest.keyClicks(field, "abc")
    assert heard.args == ["abc"]
    shown(notes, qtbot)
    with qtbot.waitSignal(notes.paused, timeout=4000) as heard:
        QTest.keyClicks(notes, "xyz")
    assert heard.args == ["xyz"]


def test_what_is_being_typed_is_not_overwritten(qtbot: QtBot) -> None:
    field, notes = TextField("Title"), LongTextField("Notes")
    shown(field, qtbot)
    QTest.keyClicks(field, "half a w")
    field.show_value("from elsewhere")
    assert field.text() == "half a w"
    shown(notes, qtbot)
    QTest.keyClicks(notes, "half a w")
    notes.show_value("from elsewhere")
    assert notes.toPlainText() == "half a w"


def test_a_choice_tells_its_value_and_keeps_it(qtbot: QtBot) -> None:
    field = ChoiceField("Place", [("Hall", "h"), ("Library", "l")])
    told: list[object] = []
    field.chosen.connect(told.append)
    shown(field, qtbot)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert told == ["l"]
    field.show_choices([("Library", "l"), ("Park", "p")])
    assert field.value == "l"
    assert told == ["l"]


@pytest.mark.parametrize("focused", [False, True])
def test_the_wheel_changes_only_a_field_one_is_in(qtbot: QtBot, focused: bool) -> None:
    page = QWidget()
    field, other = NumberField("Places", 5), TextField("Title")
    field.setParent(page)
    other.setParent(page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    (field if focused else other).setFocus()
    point = QPointF(5, 5)
    up, none = QPoint(0, 120), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        point, point, QPoint(), up, none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == (6 if focused else 5)


def test_times_keep_their_order_in_right_to_left_languages(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        field = TimeField("Start", time(18, 30))
        qtbot.addWidget(field)
        assert field.text() == "18:30"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_problem_stands_under_its_field_and_goes_again(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    row = form.add("&Email", TextField("Email"), hint="For the invite", optional=True)
    row.show_problem("An address has an @ in it")
    assert row.problem == "An address has an @ in it"
    assert row.field.accessibleDescription() == "An address has an @ in it For the invite"
    assert row.field.property("wrong") == "true"
    row.show_problem("")
    assert row.field.accessibleDescription() == "For the invite"


def test_search_filters_while_typing_and_leads_into_the_list(qtbot: QtBot) -> None:
    find_icons_in(str(resource("icons")))
    field = SearchField("Search people")
    words: list[str] = []
    field.searched.connect(words.append)
    shown(field, qtbot)
    QTest.keyClicks(field, "as")
    field.show_count(3, 12)
    assert words == ["a", "as"]
    assert field.accessibleDescription() == "3 of 12 shown"
    with qtbot.waitSignal(field.left_down):
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert words[-1] == ""


def test_what_is_inside_a_number_field_is_called_the_same(qtbot: QtBot) -> None:
    field = NumberField("Minutes", 10)
    qtbot.addWidget(field)
    assert field.lineEdit().accessibleName() == "Minutes"


def test_a_number_that_was_left_is_not_selected_any_more(qtbot: QtBot) -> None:
    ground = QWidget()
    line = QHBoxLayout(ground)
    field, other = NumberField("Places", 5), TextField("Title")
    line.addWidget(field)
    line.addWidget(other)
    shown(ground, qtbot)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    assert field.lineEdit().hasSelectedText()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert not field.lineEdit().hasSelectedText()


def test_a_field_out_of_sight_tells_nothing_more(qtbot: QtBot) -> None:
    ground, told = QWidget(), list[str]()
    field = TextField("Title", parent=ground)
    shown(ground, qtbot)
    field.setFocus()
    field.paused.connect(told.append)
    QTest.keyClicks(field, "Later")
    field._pause.setInterval(1)
    field._pause.start()
    ground.hide()
    qtbot.waitUntil(lambda: not field._pause.isActive())
    assert told == []
