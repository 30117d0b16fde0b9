"""The window: places, keys, undo by name, notices and jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QMenu, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from organiser.app.parts import parts
from organiser.app.paths import resource
from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Actions, Command
from organiser.ui.desk.jobs import Jobs
from organiser.ui.desk.news import News
from organiser.ui.desk.notices import Notices, Offer
from organiser.ui.shell.command_palette import CommandPalette, matches
from organiser.ui.shell.contracts import Hit
from organiser.ui.shell.notice_area import SHORTEST_STAY_MS, NoticeBar
from organiser.ui.shell.own_commands import COMMANDS
from organiser.ui.shell.placement import clamped
from organiser.ui.shell.places import Place, Screen
from organiser.ui.shell.settings_dialog import SettingsDialog
from organiser.ui.shell.shell import Shell
from organiser.ui.theme.theme import Theme
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.search import SearchField

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Remembered:
    """Settings in memory."""

    values: dict[str, str] = field(default_factory=dict)

    def get(self, name: str, default: str = "", /) -> str:
        return self.values.get(name, default)

    def set(self, name: str, value: str, /) -> None:
        self.values[name] = value


@dataclass
class Steps:
    """A history of labels."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)

    @property
    def undo_label(self) -> str:
        return self.done[-1] if self.done else ""

    @property
    def redo_label(self) -> str:
        return self.undone[-1] if self.undone else ""

    def undo(self) -> str:
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def redo(self) -> str:
        self.done.append(self.undone.pop())
        return self.done[-1]


class World:
    """A window with two plain screens, and all that it stands on."""

    def __init__(self, app: QApplication, settings: Remembered) -> None:
        self.settings = settings
        self.made: list[str] = []
        self.went: list[object] = []
        self.ran: list[str] = []
        self.theme = Theme(resource("icons"), scheme="light")
        self.theme.apply(app)
        self.notices, self.news = Notices(), News()
        self.jobs = Jobs(self.notices)
        self.shell = Shell(
            [self.place("home", "Home", "house", "Ctrl+1"), self.place("people", "People", "users", "Ctrl+2")],
            theme=self.theme,
            settings=settings,
            notices=self.notices,
            jobs=self.jobs,
            news=self.news,
            version="1.2",
        )

    def place(self, place_id: str, title: str, icon: str, keys: str) -> Place:
        return Place(place_id, title, icon, keys, lambda: self.screen(place_id), help=f"About {title}")

    def screen(self, place_id: str) -> Screen:
        self.made.append(place_id)
        view = SearchField(f"Search {place_id}")
        add = Command[World](
            f"{place_id}.add", "&Add a thing", lambda world: world.ran.append(place_id), keys="Ctrl+N", section="File"
        )
        return Screen(view, Actions([add], self, view), go=self.went.append, search=view)

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        return next(part for part in self.shell.findChildren(kind) if part.accessibleName() == name)


@pytest.fixture
def settings() -> Remembered:
    return Remembered()


@pytest.fixture
def open_world(qapp: QApplication, qtbot: QtBot, settings: Remembered) -> Iterator[Callable[[], World]]:
    font = qapp.font()
    worlds: list[World] = []

    def opened() -> World:
        world = World(qapp, settings)
        worlds.append(world)
        qtbot.addWidget(world.shell)
        with qtbot.waitSignal(world.shell.first_painted):
            world.shell.show()
        QTest.qWaitForWindowActive(world.shell)
        return world

    yield opened
    for world in worlds:
        world.jobs.close()
    qapp.setFont(font)


@pytest.fixture
def world(open_world: Callable[[], World]) -> World:
    return open_world()


def test_only_the_first_screen_is_made_and_the_paint_is_told_once(world: World, qtbot: QtBot) -> None:
    assert world.made == ["home"]
    with qtbot.assertNotEmitted(world.shell.first_painted, wait=50):
        world.shell.repaint()


def test_keys_lead_to_places_and_back_without_making_them_again(world: World, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(world.shell, key, _CTRL)
    assert world.made == ["home", "people"]
    assert world.shell.place == "people"
    assert world.shell.windowTitle() == "People – Organiser"


def test_the_sidebar_leads_and_follows(world: World, qtbot: QtBot) -> None:
    sidebar = world.part(QWidget, "Places")
    sidebar.setFocus()
    QTest.keyClick(sidebar, Qt.Key.Key_Down)
    assert world.shell.place == "people"
    world.shell.go("home", target=7)
    assert world.went == [7]


def laid_over(world: World) -> QPushButton:
    """A screen with one button and a command of its own, laid over the one that is shown."""
    button = QPushButton("Over")
    command: Command[list[str]] = Command("over.press", "&Press", lambda ran: ran.append("over"), keys="Ctrl+N")
    world.shell.lay_over(Screen(button, actions=Actions((command,), world.ran, button)), "Over")
    return button


def test_a_screen_that_lies_over_another_has_the_keys_until_it_is_lifted(world: World, qtbot: QtBot) -> None:
    button = laid_over(world)
    assert world.shell.windowTitle() == "Over – Organiser"
    assert button.isVisible()
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_N, _CTRL)
    world.shell.lift()
    assert not button.isVisible()
    assert world.shell.windowTitle() == "Home – Organiser"
    QTest.keyClick(world.shell, Qt.Key.Key_N, _CTRL)
    assert world.ran == ["over", "home"]
    assert world.made == ["home"]


def test_going_anywhere_lifts_what_lies_over_a_screen_even_to_where_one_is(world: World, qtbot: QtBot) -> None:
    places = world.part(QListView, "Places")
    assert isinstance(places, QListView)
    for row, place in ((0, "home"), (1, "people")):
        button = laid_over(world)
        with qtbot.waitSignal(button.destroyed):
            where = places.visualRect(places.model().index(row, 0)).center()
            QTest.mouseClick(places.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert world.shell.place == place
    again = laid_over(world)
    laid_over(world)
    assert not again.isVisible(), "one at a time"
    QTest.keyClick(world.shell, Qt.Key.Key_2, _CTRL)
    assert world.shell.windowTitle() == "People – Organiser"


def test_keys_of_a_screen_work_only_where_it_is_shown(world: World, qtbot: QtBot) -> None:
    QTest.keyClick(world.shell, Qt.Key.Key_N, _CTRL)
    world.shell.go("people")
    QTest.keyClick(world.shell, Qt.Key.Key_N, _CTRL)
    assert world.ran == ["home", "people"]


def test_menus_hold_every_command(world: World) -> None:
    bar = world.shell.menuBar()
    menus = [
        menu for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly) if menu.title()
    ]
    assert [menu.title().replace("&", "") for menu in menus] == ["File", "Edit", "View", "Go", "Help"]
    listed = {entry.objectName() for menu in menus for entry in menu.actions()}
    assert {command.id for command in COMMANDS} <= listed
    assert {"go.home", "go.people", "home.add"} <= listed
    world.shell.go("people")
    assert menus[0].actions()[0].objectName() == "people.add"


def test_undo_is_named_and_works_by_key(world: World, qtbot: QtBot) -> None:
    history = Steps(done=["Move 'Tea break'"])
    world.shell.connect_store(history)
    button = world.part(QWidget, "Undo move 'Tea break'")
    assert button.isEnabled()
    QTest.keyClick(world.shell, Qt.Key.Key_Z, _CTRL)
    world.news.changed.emit(frozenset({"item"}))
    assert history.undone == ["Move 'Tea break'"]
    assert world.part(QWidget, "Undo").isEnabled() is False
    QTest.keyClick(world.shell, Qt.Key.Key_Z, _CTRL | _SHIFT)
    assert history.done == ["Move 'Tea break'"]


def test_in_a_text_field_undo_belongs_to_the_field(world: World, qtbot: QtBot) -> None:
    history = Steps(done=["Move 'Tea break'"])
    world.shell.connect_store(history)
    search = world.part(QLineEdit, "Search home")
    assert isinstance(search, QLineEdit)
    search.setFocus()
    QTest.keyClicks(search, "tea")
    QTest.keyClick(search, Qt.Key.Key_Z, _CTRL)
    assert search.text() == ""
    assert history.undone == []


def test_every_change_is_said_to_be_saved(world: World) -> None:
    labels = {label.text() for label in world.shell.findChildren(QLabel)}
    assert "Saved just now" not in labels
    world.news.changed.emit(frozenset({"person"}))
    assert "Saved just now" in {label.text() for label in world.shell.findChildren(QLabel)}


def bars(world: World) -> Sequence[NoticeBar]:
    return [bar for bar in world.shell.findChildren(NoticeBar) if bar.isVisible()]


def test_a_notice_offers_undo_and_goes_when_it_is_taken(world: World, qtbot: QtBot) -> None:
    taken: list[str] = []
    world.notices.say("Deleted “Tea break”.", Offer("Undo", lambda: taken.append("undo")))
    (bar,) = bars(world)
    QTest.mouseClick(bar.action_buttons[0], Qt.MouseButton.LeftButton)
    assert taken == ["undo"]
    assert bars(world) == []


def test_a_notice_stays_long_enough_to_be_read_and_a_problem_until_it_is_put_away(world: World, qtbot: QtBot) -> None:
    assert SHORTEST_STAY_MS >= 6000
    world.notices.problem(Problem("The stick is full.", "Use another one."))
    world.notices.say("Saved the handout.")
    problem, news = bars(world)
    assert problem.remaining_ms < 0
    assert news.remaining_ms > 5000
    QTest.keyClick(problem.dismiss_button, Qt.Key.Key_Escape)
    assert bars(world) == [news]


def test_no_more_than_three_notices_at_once(world: World) -> None:
    for number in range(5):
        world.notices.say(f"Notice {number}")
    assert [bar.notice.text for bar in bars(world)] == ["Notice 2", "Notice 3", "Notice 4"]


def test_a_long_job_is_shown_and_can_be_stopped(world: World, qtbot: QtBot) -> None:
    go_on = Event()
    progress = world.jobs.run(lambda: go_on.wait(5), title="Making 12 handouts", cancellable=True)

    def cancel_button() -> QPushButton | None:
        return next((b for b in world.shell.findChildren(QPushButton) if b.text() == "Cancel" and b.isVisible()), None)

    qtbot.waitUntil(lambda: cancel_button() is not None)
    button = cancel_button()
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert progress.cancelled
    with qtbot.waitSignal(world.jobs.finished):
        go_on.set()
    assert cancel_button() is None


def test_the_palette_finds_things_and_runs_commands(world: World, qtbot: QtBot) -> None:
    met: list[str] = []
    asha = Hit("Asha Begum", "Person", "user", lambda: met.append("Asha"))
    world.shell.connect_store(Steps(), lambda words: [asha] if "asha begum".startswith(words) else [])
    QTest.keyClick(world.shell, Qt.Key.Key_K, _CTRL)
    palette = next(iter(world.shell.findChildren(CommandPalette)))
    QTest.keyClicks(palette.field, "ash")
    assert [hit.title for hit in palette.model.values] == ["Asha Begum"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert met == ["Asha"]
    again = world.shell.show_palette()
    assert isinstance(again, CommandPalette)
    QTest.keyClicks(again.field, "thing add")
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    assert world.ran == ["home"]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("zoe", "Zoë Żak", True),
        ("ZAK", "Zoë Żak", True),
        ("zo zak", "Zoë Żak", True),
        ("oe", "Zoë", False),
        ("", "x", True),
    ],
)
def test_search_folds_case_and_accents(words: str, text: str, found: bool) -> None:
    assert matches(words, text) is found


def test_f6_goes_round_the_window(world: World, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        QTest.keyClick(world.shell, Qt.Key.Key_F6)
        focused = world.shell.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
    assert set(seen) == {"Places", "Find anything", "Search home"}


def test_ctrl_f_leads_to_the_search_of_the_screen(world: World, qtbot: QtBot) -> None:
    QTest.keyClick(world.shell, Qt.Key.Key_F, _CTRL)
    assert world.part(QWidget, "Search home").hasFocus()


def test_help_is_about_this_place_and_lists_every_command(world: World, qtbot: QtBot) -> None:
    QTest.keyClick(world.shell, Qt.Key.Key_F1)
    words = world.shell.findChildren(QTextBrowser)[0].toPlainText()
    assert "About Home" in words
    assert "Add a thing" in words
    for command in COMMANDS:
        assert command.plain_title in words


def test_about_promises_that_nothing_leaves_the_computer(world: World) -> None:
    page = world.shell.show_about()
    words = page.findChildren(QTextBrowser)[0].toPlainText()
    assert "opens no network connection, unless you set it up" in words
    assert "1.2" in words


def test_about_names_the_libraries_and_their_versions(world: World) -> None:
    page = world.shell.show_about()
    words = page.findChildren(QTextBrowser)[0].toPlainText()
    assert all(f"{part.name}\n{part.version}" in words for part in parts())


def test_settings_work_at_once_are_remembered_and_can_be_added_to(world: World, qtbot: QtBot) -> None:
    with qtbot.waitSignal(world.shell.settings_opened) as opened:
        dialog = world.shell.show_settings()
    assert opened.args == [dialog]
    assert isinstance(dialog, SettingsDialog)
    dialog.scheme.setFocus()
    QTest.keyClick(dialog.scheme, Qt.Key.Key_End)
    assert world.theme.scheme == "dark"
    assert world.settings.values["look.scheme"] == "dark"
    world.shell.step_text(1)
    assert world.settings.values["look.text_scale"] == "1.15"


def test_the_sidebar_folds_where_the_window_is_narrow_or_the_text_large(world: World, qtbot: QtBot) -> None:
    line = world.shell.fontMetrics().height()
    sidebar = world.part(QWidget, "Places")
    world.shell.resize(line * 80, 600)
    qtbot.waitUntil(lambda: sidebar.width() > line * 6)
    world.shell.resize(line * 50, 600)
    qtbot.waitUntil(lambda: sidebar.width() < line * 6)
    world.shell.resize(line * 80, 600)
    qtbot.waitUntil(lambda: sidebar.width() > line * 6)
    world.theme.set_text_scale(2.0)
    qtbot.waitUntil(lambda: sidebar.width() < line * 8)


def test_the_window_comes_back_as_it_was(open_world: Callable[[], World], settings: Remembered) -> None:
    first = open_world()
    first.shell.resize(640, 420)
    first.shell.go("people")
    first.shell.close()
    second = open_world()
    assert second.shell.place == "people"
    assert (second.shell.width(), second.shell.height()) == (640, 420)
    second.shell.close()
    third = open_world()
    assert (third.shell.width(), third.shell.height()) == (640, 420)


def test_what_is_being_typed_is_told_when_the_window_closes(world: World) -> None:
    field, told = TextField("Title"), list[str]()
    field.finished.connect(told.append)
    screen = world.shell.current_screen
    assert screen is not None
    field.setParent(screen.view.parentWidget())
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "Space 1")
    world.shell.close()
    assert told == ["Space 1"]


@pytest.mark.parametrize("nonsense", ["", "a b c d e", "1 2 3", "9999 9999 99999 99999 0"])
def test_a_damaged_or_distant_place_does_not_lose_the_window(
    open_world: Callable[[], World], settings: Remembered, nonsense: str
) -> None:
    settings.set("window.frame", nonsense)
    settings.set("window.place", "no-such-place")
    shell = open_world().shell
    assert shell.place == "home"
    assert shell.screen().geometry().intersects(shell.geometry())


def test_a_window_is_brought_back_onto_a_screen_that_is_there() -> None:
    one, two = QRect(0, 0, 1280, 720), QRect(1280, 0, 1920, 1080)
    inside = QRect(1400, 100, 800, 600)
    assert clamped(inside, [one, two]) == inside
    assert one.contains(clamped(inside, [one]))
    assert clamped(QRect(-500, -500, 5000, 5000), [one]) == one
    assert clamped(QRect(QPoint(10, 10), QPoint(20, 20)), [one]).size().width() >= 480


def test_everything_one_can_reach_in_the_window_has_a_name(world: World) -> None:
    world.notices.say("Deleted.", Offer("Undo", lambda: None))
    for opened in (world.shell, world.shell.show_palette(), world.shell.show_settings(), world.shell.show_help()):
        for part in opened.findChildren(QWidget):
            if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert part.accessibleName(), part


def test_a_notice_covers_nothing_and_may_offer_two_things(world: World, qtbot: QtBot) -> None:
    screen = world.shell.current_screen
    assert screen is not None
    below = screen.view.mapTo(world.shell, screen.view.rect().bottomLeft()).y()
    taken: list[str] = []
    offers = [Offer(title, partial(taken.append, title)) for title in ("Open", "Show in folder")]
    world.notices.say("Saved the handout.", *offers)
    (bar,) = bars(world)
    top = bar.mapTo(world.shell, bar.rect().topLeft()).y()
    qtbot.waitUntil(lambda: screen.view.mapTo(world.shell, screen.view.rect().bottomLeft()).y() < top)
    QTest.mouseClick(bar.action_buttons[1], Qt.MouseButton.LeftButton)
    assert taken == ["Show in folder"]
    qtbot.waitUntil(lambda: screen.view.mapTo(world.shell, screen.view.rect().bottomLeft()).y() == below)


def test_one_escape_leaves_the_palette(world: World) -> None:
    palette = world.shell.show_palette()
    assert isinstance(palette, CommandPalette)
    QTest.qWaitForWindowActive(palette)
    QTest.keyClicks(palette.field, "add")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
