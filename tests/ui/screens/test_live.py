"""Live mode: a session is run from its window by keys and by clicks, with a clock that the test holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.paths import resource
from organiser.domain.strands import Strand
from organiser.domain.timings import Timing
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Notice
from organiser.ui.screens import live, playbook
from organiser.ui.screens.live.presenter import CHIME
from organiser.ui.screens.live.window import LiveWindow
from organiser.ui.screens.playbook.document import DocumentView
from organiser.ui.theme.theme import Theme
from organiser.ui.window import build
from tests.contents import contents

Wait = Callable[[float], None]


@pytest.fixture
def clock(desk: Desk, workshop: int) -> list[datetime]:
    """The time of day, in a list of one; it stands at the beginning of the workshop."""
    starts = desk.ask(queries.sessions.one, workshop).starts
    held = [(starts - timedelta(hours=1)).replace(tzinfo=UTC)]
    desk.now = lambda: held[0]
    return held


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, workshop: int, clock: list[datetime]) -> Iterator[LiveWindow]:
    main = QWidget()
    qtbot.addWidget(main)
    window = live.show(desk, main, Spot(workshop))
    window.resize(1280, 720)
    qtbot.waitExposed(window)
    yield window
    main.close()


@pytest.fixture
def wait(window: LiveWindow, clock: list[datetime]) -> Wait:
    def minutes(passed: float) -> None:
        clock[0] += timedelta(minutes=passed)
        window.presenter.tick()

    return minutes


def press(window: LiveWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def click(window: LiveWindow, name: str) -> None:
    """Click on the button of a command, wherever it stands."""
    from PySide6.QtWidgets import QPushButton

    words = window.actions_[f"live.{name}"].text().replace("&", "")
    (button,) = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.accessibleName() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_stage_waits_until_somebody_begins(window: LiveWindow) -> None:
    stage = window.stage
    assert stage.name.text() == "Co-creation workshop"
    assert stage.left.text() == "12:30"
    assert stage.until.text() == "8 blocks, 1 hour 30 minutes"
    assert stage.following.text() == "First: Welcome and how today works, 10 min"
    assert stage.clock.text() == "12:30"
    assert not window.actions_["live.extend"].isEnabled()


def test_space_and_enter_lead_through_the_session(window: LiveWindow, wait: Wait) -> None:
    stage = window.stage
    press(window, Qt.Key.Key_Space)
    assert (stage.name.text(), stage.left.text(), stage.pace.text()) == (
        "Welcome and how today works",
        "10 min",
        "On time",
    )
    assert stage.following.text() == "Next at 12:40: Check-in round, 10 min"
    assert stage.step.text().startswith("Step 1: ")
    wait(4)
    assert (stage.left.text(), stage.clock.text(), stage.bar.value()) == ("6 min", "12:34", 40)
    press(window, Qt.Key.Key_Return)
    assert (stage.name.text(), stage.pace.text()) == ("Check-in round", "6 minutes ahead")
    assert stage.question.text()


def test_backspace_takes_the_last_press_back(window: LiveWindow, wait: Wait) -> None:
    press(window, Qt.Key.Key_Space)
    wait(10)
    press(window, Qt.Key.Key_Space)
    wait(1)
    press(window, Qt.Key.Key_Backspace)
    assert (window.stage.name.text(), window.stage.left.text()) == ("Welcome and how today works", "1 min over")
    press(window, Qt.Key.Key_Backspace)
    assert window.stage.title.text() == "Ready to begin"


def test_being_late_is_said_in_words_and_recovered_with_one_key(window: LiveWindow, wait: Wait, desk: Desk) -> None:
    press(window, Qt.Key.Key_Space)
    wait(14)
    stage = window.stage
    assert (stage.left.text(), stage.pace.text()) == ("4 min over", "4 minutes behind")
    assert stage.until.text() == "was to end at 12:40"
    assert [way.title for way in window.presenter.ways] == ["Shorten", "Leave out", "Finish later"]
    before = desk.ask(contents)
    press(window, Qt.Key.Key_3)
    assert stage.pace.text() == "On time"
    assert desk.ask(queries.sessions.one, window.presenter.session.id).minutes == 94  # type: ignore[union-attr]
    assert desk.store.undo().startswith("Make the session 4 minutes longer")
    assert desk.ask(contents) == before
    assert stage.pace.text() == "4 minutes behind", "an undo is followed at once"
    click(window, "recover_1")
    assert stage.pace.text() == "On time"


def test_five_more_minutes_by_any_plus(window: LiveWindow) -> None:
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Plus)
    assert window.stage.left.text() == "15 min"
    press(window, Qt.Key.Key_Equal)
    click(window, "extend")
    assert window.stage.left.text() == "25 min"


def test_a_key_that_is_held_down_counts_once(window: LiveWindow) -> None:
    press(window, Qt.Key.Key_Space)
    for _ in range(5):
        held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
        QApplication.sendEvent(window.stage, held)
    assert window.stage.name.text() == "Welcome and how today works"


def test_a_click_leaves_space_to_the_next_block(window: LiveWindow) -> None:
    press(window, Qt.Key.Key_Space)
    click(window, "extend")
    press(window, Qt.Key.Key_Space)
    assert window.stage.name.text() == "Check-in round"


def test_the_window_can_be_left_and_found_again_where_it_stood(
    window: LiveWindow, wait: Wait, desk: Desk, workshop: int
) -> None:
    press(window, Qt.Key.Key_Space)
    wait(3)
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    parent = window.parentWidget()
    assert parent is not None
    again = live.show(desk, parent, Spot(workshop))
    assert again is window
    assert (again.stage.name.text(), again.stage.left.text()) == ("Welcome and how today works", "7 min")


def test_the_end_gives_an_account_and_enter_keeps_it(
    window: LiveWindow, wait: Wait, desk: Desk, said: list[Notice]
) -> None:
    for minutes in (10, 12, 15, 15, 5, 10, 15):
        press(window, Qt.Key.Key_Space)
        wait(minutes)
    press(window, Qt.Key.Key_Space)
    wait(9)
    assert window.actions_["live.next"].text() == "&Finish here"
    press(window, Qt.Key.Key_Space)
    rows = [window.presenter.account.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(8)]
    assert rows[1] == "Check-in round: 12 minutes, 10 planned"
    assert window.presenter.outcome == "It took 1 hour 31 minutes and ended at 14:01, 1 minute behind."
    press(window, Qt.Key.Key_Space)
    assert window.isVisible(), "a Space too many throws nothing away"
    press(window, Qt.Key.Key_Return)
    assert not window.isVisible()
    assert [one.minutes for one in desk.ask(queries.timings.of_exercise, "check-in-round")] == [12]
    assert said[-1].text == "Kept how long the exercises of Co-creation workshop took."


def test_the_end_can_be_taken_back_or_left_without_keeping(window: LiveWindow, wait: Wait, desk: Desk) -> None:
    press(window, Qt.Key.Key_Space)
    wait(8)
    click(window, "finish")
    press(window, Qt.Key.Key_Backspace)
    assert window.stage.left.text() == "2 min"
    click(window, "finish")
    click(window, "discard")
    assert not window.isVisible()
    assert desk.ask(queries.timings.every) == ()


def test_nothing_makes_a_sound_unless_asked(qtbot: QtBot, window: LiveWindow, wait: Wait, desk: Desk) -> None:
    rung: list[bool] = []
    window.presenter.rang.connect(lambda: rung.append(True))
    assert not window.stage.chime.isChecked()
    press(window, Qt.Key.Key_Space)
    wait(11)
    assert rung == []
    QTest.mouseClick(window.stage.chime, Qt.MouseButton.LeftButton)
    press(window, Qt.Key.Key_Space)
    for _ in range(4):
        wait(5)
    assert rung == [True]
    assert desk.settings.get(CHIME, "") == "yes"


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1920, 1080), QSize(1024, 600)])
def test_name_and_time_can_be_read_across_a_room(window: LiveWindow, wait: Wait, size: QSize) -> None:
    press(window, Qt.Key.Key_Space)
    window.resize(size)
    window.grab()
    assert window.size() == size
    assert window.stage.left.pixels >= size.height() * 0.1
    assert window.stage.name.pixels >= size.height() * 0.08
    wait(14)
    window.grab()
    assert window.presenter.ways
    assert window.stage.left.pixels >= size.height() * 0.1


def test_a_long_name_is_set_smaller_and_fits(window: LiveWindow, desk: Desk, workshop: int) -> None:
    press(window, Qt.Key.Key_Space)
    item = desk.ask(queries.agendas.items, workshop)[0]
    desk.do("Rename", changes.agendas.edit, item.id, type(item)("A very long name " * 12, 10))
    window.grab()
    assert window.stage.name.pixels < window.height() * 0.06
    assert window.size() == QSize(1280, 720)


def test_groups_are_told_what_each_does_and_where(window: LiveWindow, desk: Desk, workshop: int) -> None:
    item = desk.ask(queries.agendas.items, workshop)[0]
    groups = (Strand("River", room="garden"), Strand("Hill"))
    desk.do("Split", changes.agendas.edit, item.id, replace(item, strands=groups))
    press(window, Qt.Key.Key_Space)
    name = "Welcome and how today works"
    assert window.stage.step.text() == f"Groups: River: {name} (garden) · Hill: {name}"


def test_an_empty_plan_says_so_and_cannot_begin(window: LiveWindow, desk: Desk, workshop: int) -> None:
    desk.do("Clear", changes.agendas.remove, [item.id for item in desk.ask(queries.agendas.items, workshop)])
    assert window.stage.left.text() == "Nothing to run"
    assert not window.actions_["live.next"].isEnabled()
    press(window, Qt.Key.Key_Space)
    assert window.presenter.now is None


def test_a_session_that_is_deleted_closes_the_window(window: LiveWindow, desk: Desk, workshop: int) -> None:
    press(window, Qt.Key.Key_Space)
    desk.do("Delete", changes.sessions.remove, [workshop])
    assert not window.isVisible()


def test_ctrl_r_on_the_page_of_a_session_opens_its_window(qtbot: QtBot, desk: Desk, workshop: int) -> None:
    shell = build(desk, Theme(resource("icons")))
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    desk.go("sessions", Spot(workshop))
    assert shell.findChild(LiveWindow) is None
    QTest.keyClick(shell, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    window = shell.findChild(LiveWindow)
    assert window is not None
    assert window.isVisible()
    assert window.stage.name.text() == "Co-creation workshop"
    assert shell.place == "sessions"
    shell.close()


def test_a_card_tells_how_long_it_has_really_taken(qtbot: QtBot, desk: Desk, workshop: int) -> None:
    screen = playbook.make(desk)
    qtbot.addWidget(screen.view)
    assert screen.go is not None
    screen.go(Spot("welcome"))
    document = screen.view.findChild(DocumentView)
    assert document is not None
    assert "min, not" not in document.toPlainText()
    desk.do("Keep", changes.live.keep_timings, [Timing("welcome", 18, 12, False, session_id=workshop)])
    assert "In a room, 12 people: 18 min, not 10" in document.toPlainText()
