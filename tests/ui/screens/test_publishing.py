"""Publishing in the window: off until it is turned on, seen before it goes, decided where somebody else was faster."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organiser.domain.programmes import Programme
from organiser.domain.publishing import Fate
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Notice
from organiser.ui.dialogs.publishing_dialog import PublishingDialog
from organiser.ui.dialogs.publishing_setup import PublishingSetup
from organiser.ui.publishing import COMMANDS, Publishing
from organiser.ui.widgets.fields import TickField
from organiser.ui.widgets.question import Question
from tests.calendar_server import PASSWORD, USER, CalendarServer, Keyring, running
from tests.cli.test_publish import edited, there

NOON = datetime(2027, 5, 19, 12, 30)


@pytest.fixture
def ours(bare_desk: Desk, store: Store) -> Iterator[Desk]:
    """A desk with a workspace of one's own, in which there are three sessions."""
    for number in (1, 2, 3):
        store.do("Plan", changes.sessions.add, Session(f"Space {number}", NOON, 90, place="Mill Lane Hall"))
    bare_desk.connect_store(store)
    yield bare_desk
    bare_desk.jobs.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    return window


@pytest.fixture
def publishing(ours: Desk, window: QWidget, passwords: Keyring) -> Publishing:
    return Publishing(ours, window)


Opened = Callable[[], QDialog]


@pytest.fixture
def opened(publishing: Publishing, qtbot: QtBot) -> Opened:
    """Chooses the command, and gives the dialog that comes up."""

    def choose() -> QDialog:
        with qtbot.waitSignal(publishing.shown) as shown:
            COMMANDS[0].run(publishing)
        dialog = (shown.args or [None])[0]
        assert isinstance(dialog, QDialog)
        return dialog

    return choose


@pytest.fixture
def turned_on(
    opened: Opened, publishing: Publishing, calendar_url: str, idle: Callable[[], None], qtbot: QtBot
) -> PublishingDialog:
    """The dialog that shows what would go, after somebody has typed where."""
    setup = opened()
    assert isinstance(setup, PublishingSetup)
    QTest.keyClicks(setup.url, calendar_url)
    QTest.keyClicks(setup.user, USER)
    setup.password.setText(PASSWORD)
    with qtbot.waitSignal(publishing.shown) as shown:
        press(setup.done_button)
    dialog = (shown.args or [None])[0]
    assert isinstance(dialog, PublishingDialog)
    idle()
    return dialog


def press(button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def fates(dialog: PublishingDialog) -> dict[str, Fate]:
    return {step.title: step.fate for step in dialog.publisher.steps or ()}


def test_what_leaves_the_computer_is_said_before_anything_is_asked_for(opened: Opened, ours: Desk) -> None:
    setup = opened()
    assert isinstance(setup, PublishingSetup)
    words = " ".join(label.text() for label in setup.findChildren(type(setup.reached)))
    assert "Nothing until you turn this on" in words
    assert "All about people stays here" in words
    press(setup.done_button)
    assert setup.url_row.problem
    assert setup.user_row.problem == "Type the user name."
    assert setup.password_row.problem == "Type the password."
    assert ours.ask(queries.publishing.server) is None


def test_sessions_are_seen_before_they_go_and_noted_when_they_have(
    turned_on: PublishingDialog,
    idle: Callable[[], None],
    calendar_server: CalendarServer,
    calendar_url: str,
    ours: Desk,
    said: list[Notice],
) -> None:
    dialog = turned_on
    assert said[-1].text.endswith("from now on. Nothing has gone yet.")
    assert dialog.summary.text() == "Nothing has been published yet."
    assert there(calendar_server, calendar_url) == {}
    press(dialog.done_button)
    idle()
    assert dialog.summary.text() == "3 new."
    assert there(calendar_server, calendar_url) == {}
    dialog.list.tick([step.session_uid for step in dialog.chosen[:2]])
    assert dialog.done_button.text() == "Publish 2 sessions"
    press(dialog.done_button)
    idle()
    assert set(there(calendar_server, calendar_url)) == {"Space 1", "Space 2"}
    assert dialog.summary.text() == "2 sessions published just now. 1 new, 2 as they are here."
    assert len(ours.ask(queries.publishing.published)) == 2
    assert ours.store.undo_label == "Publish on a calendar server"


def test_what_somebody_else_changed_is_put_side_by_side_and_decided_by_a_button(
    turned_on: PublishingDialog,
    idle: Callable[[], None],
    calendar_server: CalendarServer,
    calendar_url: str,
    ours: Desk,
) -> None:
    dialog = turned_on
    for _ in range(2):
        press(dialog.done_button)
        idle()
    for title in ("Space 1", "Space 2"):
        edited(calendar_server, calendar_url, title, "Mill Lane Hall", "Elm Road")
    ours.do("Delete", changes.sessions.remove, [3])
    press(dialog.again_button)
    idle()
    assert fates(dialog) == {"Space 1": Fate.CONFLICT, "Space 2": Fate.CONFLICT, "Space 3": Fate.WITHDRAWN}
    assert dialog.chosen == ()
    assert not dialog.done_button.isEnabled()
    assert dialog.decision.theirs.text() == "There: “Space 1”, Wednesday 19 May 2027, 12:30 to 14:00, Elm Road"
    assert dialog.decision.ours.text() == "Here: “Space 1”, Wednesday 19 May 2027, 12:30 to 14:00, Mill Lane Hall"

    press(dialog.decision.keep_button)
    assert fates(dialog)["Space 1"] is Fate.KEPT
    dialog.list.widget.select_key(
        next(one.session_uid for one in dialog.publisher.steps or () if one.title == "Space 2")
    )
    press(dialog.decision.replace_button)
    idle()
    found = there(calendar_server, calendar_url)
    assert "Elm Road" in found["Space 1"][1]
    assert "Mill Lane Hall" in found["Space 2"][1]
    assert "Space 3" in found

    dialog.list.tick([one.session_uid for one in dialog.publisher.steps or () if one.fate is Fate.WITHDRAWN])
    press(dialog.done_button)
    idle()
    assert set(there(calendar_server, calendar_url)) == {"Space 1", "Space 2"}


def test_which_sessions_go_can_be_changed_and_shows_what_is_then_too_much(
    turned_on: PublishingDialog, idle: Callable[[], None], ours: Desk, opened: Opened
) -> None:
    for _ in range(2):
        press(turned_on.done_button)
        idle()
    turned_on.reject()
    ours.do("Make", changes.programmes.add, Programme("Spring"))
    dialog = opened()
    assert isinstance(dialog, PublishingDialog)
    assert [dialog.which.itemText(place) for place in range(dialog.which.count())] == ["All sessions", "Only Spring"]
    QTest.keyClick(dialog.which, Qt.Key.Key_Down)
    assert dialog.done_button.text() == "See what would go"
    press(dialog.done_button)
    idle()
    assert dialog.summary.text() == "3 to take down."
    assert dialog.chosen == ()
    assert ours.store.undo_label == "Publish on a calendar server"


def test_turning_it_off_takes_down_what_was_published_and_can_be_undone(
    turned_on: PublishingDialog,
    idle: Callable[[], None],
    calendar_server: CalendarServer,
    calendar_url: str,
    ours: Desk,
    passwords: Keyring,
    said: list[Notice],
) -> None:
    dialog = turned_on
    for _ in range(2):
        press(dialog.done_button)
        idle()
    assert list(passwords.kept.values()) == [PASSWORD]
    question = dialog.ask_off()
    assert isinstance(question, Question)
    QTest.keyClick(question.findChildren(TickField)[0], Qt.Key.Key_Space)
    press(question.done_button)
    idle()
    assert there(calendar_server, calendar_url) == {}
    assert ours.ask(queries.publishing.server) is None
    assert passwords.kept == {}
    assert said[-1].text == "Publishing is off."
    assert QApplication.activeModalWidget() is None
    ours.store.undo()
    assert ours.ask(queries.publishing.server) is not None


def test_a_wrong_password_is_said_beside_its_field_and_nothing_is_turned_on(
    opened: Opened, calendar_url: str, idle: Callable[[], None], ours: Desk
) -> None:
    setup = opened()
    assert isinstance(setup, PublishingSetup)
    setup.url.setText(calendar_url)
    setup.user.setText(USER)
    setup.password.setText("wrong")
    press(setup.check_button)
    idle()
    assert "does not accept" in setup.password_row.problem
    setup.password.setText(PASSWORD)
    press(setup.check_button)
    idle()
    assert setup.password_row.problem == ""
    assert setup.reached.text().endswith("can be reached.")
    assert ours.ask(queries.publishing.server) is None
    press(setup.done_button)
    setup.reject()
    idle()
    assert ours.ask(queries.publishing.server) is None


def test_the_calendars_that_a_server_has_are_offered_where_the_address_is_none(
    opened: Opened, calendar_server: CalendarServer, idle: Callable[[], None], calendar_url: str
) -> None:
    setup = opened()
    assert isinstance(setup, PublishingSetup)
    setup.url.setText(calendar_server.home)
    setup.user.setText(USER)
    setup.password.setText(PASSWORD)
    press(setup.check_button)
    idle()
    assert "There is no calendar at" in setup.url_row.problem
    first = setup.near.findChildren(QPushButton)[0]
    assert first.isVisible()
    press(first)
    idle()
    assert setup.url.text().startswith(f"{calendar_server.home}")
    assert setup.url.text() != calendar_server.home
    assert setup.reached.text().endswith("can be reached.")
    assert not setup.near.isVisible()


def test_without_a_keyring_the_password_is_asked_for_in_each_window(
    turned_on: PublishingDialog, idle: Callable[[], None], passwords: Keyring, opened: Opened
) -> None:
    passwords.kept.clear()
    turned_on.reject()
    dialog = opened()
    assert isinstance(dialog, PublishingDialog)
    assert not dialog.password_row.isVisible()
    press(dialog.done_button)
    idle()
    assert dialog.password_row.isVisible()
    assert "not kept on this computer" in dialog.told.lines[0]
    QTest.keyClicks(dialog.password, PASSWORD.encode("ascii", "ignore").decode())
    dialog.password.setText(PASSWORD)
    press(dialog.done_button)
    idle()
    assert dialog.summary.text() == "3 new."
    assert not dialog.told.lines


def test_what_went_before_the_server_was_gone_is_not_sent_again(
    opened: Opened,
    publishing: Publishing,
    idle: Callable[[], None],
    tmp_path_factory: pytest.TempPathFactory,
    ours: Desk,
    qtbot: QtBot,
) -> None:
    folder = tmp_path_factory.mktemp("own-server")
    with running(folder) as server:
        url = server.make_calendar("c")
        setup = opened()
        assert isinstance(setup, PublishingSetup)
        setup.url.setText(url)
        setup.user.setText(USER)
        setup.password.setText(PASSWORD)
        with qtbot.waitSignal(publishing.shown) as shown:
            press(setup.done_button)
        dialog = (shown.args or [None])[0]
        assert isinstance(dialog, PublishingDialog)
        idle()
        press(dialog.done_button)
        idle()
        dialog.list.tick([dialog.chosen[0].session_uid])
        press(dialog.done_button)
        idle()
    dialog.list.tick([step.session_uid for step in dialog.publisher.steps or ()])
    press(dialog.done_button)
    idle()
    assert "Nothing answers at" in dialog.told.lines[0]
    assert len(ours.ask(queries.publishing.published)) == 1
    with running(folder, port=server.port):
        press(dialog.again_button)
        idle()
        assert sorted(fates(dialog).values()) == [Fate.NEW, Fate.NEW, Fate.SAME]
        press(dialog.done_button)
        idle()
        assert set(there(server, url)) == {"Space 1", "Space 2", "Space 3"}


def test_the_sample_says_that_it_is_never_published(desk: Desk, window: QWidget, said: list[Notice]) -> None:
    COMMANDS[0].run(Publishing(desk, window))
    assert said[-1].text == "The sample is never published."
