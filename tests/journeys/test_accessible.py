"""Everything that can be reached by key has a name, is large enough to hit, and is reached in the order it is read."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths, workspaces
from organiser.app.actions.packs import read as read_pack
from organiser.domain.packs import Manifest
from organiser.exports.packs import pack as make_pack
from organiser.start import Program
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Spot
from organiser.ui.desk.notices import Offer
from organiser.ui.screens.live.window import LiveWindow
from organiser.ui.screens.plan.view import PlanPage
from organiser.ui.screens.playbook.pack_dialog import PackDialog
from organiser.ui.shell.shell import Shell
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.stops import first_stop, holds_focus
from organiser.ui.window import SCREENS, SESSION_TABS

SMALLEST_TARGET = 24
SPOTS = (
    *((place, place, Spot(1) if place in {"programmes", "people"} else None) for place, *_ in SCREENS),
    *((f"session {tab}", "sessions", Spot(1, tab)) for tab, *_ in SESSION_TABS),
)
QUESTIONS = (
    ("sessions", "sessions.new"),
    ("sessions", "sessions.details"),
    ("sessions", "sessions.copy"),
    ("sessions", "sessions.move"),
    ("sessions", "sessions.versions"),
    ("sessions", "plan.copy_plan"),
    ("sessions", "plan.save_card"),
    ("programmes", "programmes.new"),
    ("programmes", "programmes.sessions"),
    ("programmes", "programmes.people"),
    ("programmes", "programmes.places"),
    ("programmes", "programmes.set"),
    ("programmes", "programmes.copy"),
    ("playbook", "playbook.new"),
    ("playbook", "playbook.export"),
    ("home", "workspace.group"),
    ("home", "shell.find"),
    ("home", "shell.settings"),
    ("home", "shell.help"),
    ("home", "shell.about"),
)


def _program(qtbot: QtBot, qapp: QApplication, home: Path, *, with_sample: bool) -> Iterator[Program]:
    folders = paths.Paths(home, home / "state")
    workspaces.make(folders.workspace, with_sample=with_sample).close()
    program = Program(qapp, folders, str(folders.workspace))
    program.theme.set_scheme("light")
    qtbot.addWidget(program.shell)
    program.shell.resize(1280, 720)
    program.shell.show()
    qtbot.waitUntil(lambda: program.desk.is_open and not program.desk.jobs.are_running, timeout=15_000)
    yield program
    program.close()


@pytest.fixture
def filled(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Program]:
    """The program with the sample in it."""
    yield from _program(qtbot, qapp, home, with_sample=True)


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Program]:
    """The program with nothing in it."""
    yield from _program(qtbot, qapp, home, with_sample=False)


def reached(window: QWidget) -> list[QWidget]:
    """What Tab stops at in a window, beginning with what has the focus."""
    stops: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not None and part is not window:
        takes = part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and part.window() is window and part.focusProxy() is None:
            stops.append(part)
        part = part.nextInFocusChain()
    return stops


def heard(part: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(part)
    assert interface is not None, part
    return interface.text(QAccessible.Text.Name)


def described(part: QWidget) -> str:
    """A widget for the message of a failed test."""
    return f"{type(part).__name__} {heard(part)!r} in {type(part.parentWidget()).__name__}, {part.size()}"


def complaints(window: QWidget) -> list[str]:
    """What is wrong with the parts of a window that can be reached."""
    found = []
    for part in reached(window):
        # A combo box is called by its value on some systems; ours have a name of their own besides.
        if not heard(part).strip() or not (part.accessibleName() or getattr(part, "text", str)()):
            found.append(f"no name: {described(part)}")
        if min(part.width(), part.height()) < SMALLEST_TARGET:
            found.append(f"too small: {described(part)}")
    return found


def test_every_screen_of_the_sample_can_be_heard_and_hit(filled: Program) -> None:
    for name, place, spot in SPOTS:
        filled.shell.go(place, spot)
        QApplication.processEvents()
        assert len(reached(filled.shell)) > 4
        assert complaints(filled.shell) == [], name


def test_every_empty_screen_can_be_heard_and_hit(empty: Program) -> None:
    for place, *_ in SCREENS:
        empty.shell.go(place)
        QApplication.processEvents()
        assert complaints(empty.shell) == [], place


class Flashes(QObject):
    """Notes what is shown as a window of its own and is none: a part that is seen before it has its place."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_window = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_window and not isinstance(watched, (Shell, QDialog, QMenu)):
            self.seen.append(watched)
        return False


def test_nothing_flashes_up_while_screens_and_questions_are_made(filled: Program, qapp: QApplication) -> None:
    flashes = Flashes()
    qapp.installEventFilter(flashes)
    try:
        for _, place, spot in SPOTS:
            filled.shell.go(place, spot)
            QApplication.processEvents()
        for command in ("programmes.new", "sessions.new", "playbook.new", "workspace.group", "history.show"):
            action = filled.shell.findChild(QAction, command)
            assert action is not None, command
            action.trigger()
            for dialog in filled.shell.findChildren(QDialog):
                dialog.reject()
    finally:
        qapp.removeEventFilter(flashes)
    assert flashes.seen == []


def test_every_question_can_be_heard_and_hit(filled: Program) -> None:
    shell = filled.shell
    for place, command in QUESTIONS:
        shell.go(place, Spot(1))
        QApplication.processEvents()
        action = shell.findChild(QAction, command)
        assert action is not None, command
        action.trigger()
        opened = [window for window in QApplication.topLevelWidgets() if isinstance(window, QDialog)]
        dialogs = [window for window in opened if window.isVisible()]
        assert len(dialogs) == 1, command
        assert dialogs[0].windowTitle(), command
        assert reached(dialogs[0]), command
        if isinstance(dialogs[0], Question) and first_stop(dialogs[0].page) is not None:
            assert holds_focus(dialogs[0].page), f"{command} begins with its first answer"
        assert complaints(dialogs[0]) == [], command
        dialogs[0].reject()


def test_everything_beside_the_plan_can_be_heard_and_hit(filled: Program) -> None:
    shell = filled.shell
    shell.go("sessions", Spot(1, "plan"))
    page = shell.findChild(PlanPage)
    assert page is not None
    suggest = page.suggest.form.ask_button.click
    sides = (page.show_playbook, page.show_block, page.show_packing, page.show_suggestion, suggest)
    for show in (*sides, page.commands["plan.fit"].trigger):
        show()
        QApplication.processEvents()
        assert complaints(shell) == [], show
    assert page.suggest.proposal.take_button.text().endswith("Take this plan")
    assert page.note.isVisible()


def test_the_plan_stays_in_sight_under_the_note_about_fitting(filled: Program) -> None:
    for size, least in (((1280, 720), 4), ((1024, 600), 3)):
        filled.shell.resize(*size)
        filled.shell.go("sessions", Spot(1, "plan"))
        page = filled.shell.findChild(PlanPage)
        assert page is not None
        page.commands["plan.fit"].trigger()
        for _ in range(5):
            QApplication.processEvents()
        assert page.note.isVisible()
        view = page.timeline
        blocks = [view.visualRect(view.model().index(row, 0)) for row in range(view.model().rowCount())]
        assert sum(view.viewport().rect().contains(block) for block in blocks) >= least


def test_a_session_that_is_run_can_be_heard_and_hit(filled: Program) -> None:
    filled.desk.go("live", Spot(1))
    window = filled.shell.findChild(LiveWindow)
    assert window is not None
    for step in (window.presenter.tick, window.presenter.go_on, window.presenter.finish):
        step()
        QApplication.processEvents()
        assert window.windowTitle() == "Co-creation workshop – live – Organiser"
        assert reached(window), step
        assert complaints(window) == [], step
    window.close()


def test_a_pack_that_somebody_sent_can_be_heard_and_hit(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "theirs.cards.zip"
    path.write_bytes(make_pack(filled.desk.playbook.shelf.exercises[:3], Manifest("Elm Road", "Ruth")))
    dialog = PackDialog(read_pack(path, ()), filled.shell)
    dialog.ask()
    QApplication.processEvents()
    assert complaints(dialog) == []
    dialog.reject()


def test_every_command_says_what_it_is_for(filled: Program) -> None:
    for place, spot in (*((place, None) for place, *_ in SCREENS), ("sessions", Spot(1, "plan"))):
        filled.shell.go(place, spot)
        QApplication.processEvents()
        named = [action for action in filled.shell.findChildren(QAction) if "." in action.objectName()]
        assert [action.objectName() for action in named if not action.statusTip()] == []


def test_what_one_goes_to_has_the_focus(filled: Program) -> None:
    shell = filled.shell
    shell.activateWindow()
    natural = {"sessions": "Search sessions", "playbook": "Search exercises", "people": "Search people"}
    for place, name in natural.items():
        shell.go(place)
        QApplication.processEvents()
        focused = shell.focusWidget()
        assert focused is not None
        assert heard(focused) == name
    shell.go("sessions", Spot(1, "plan"))
    QApplication.processEvents()
    focused = shell.focusWidget()
    assert focused is not None
    assert heard(focused) == "Plan"


def test_notices_and_jobs_can_be_heard_and_hit(filled: Program, qtbot: QtBot) -> None:
    go_on = Event()
    filled.desk.jobs.run(lambda: go_on.wait(10), title="Making 12 handouts", cancellable=True)
    filled.desk.notices.say("Deleted “Tea break”.", Offer("Undo", lambda: None), Offer("Open the plan", lambda: None))
    qtbot.waitUntil(lambda: "Cancel" in map(heard, reached(filled.shell)))
    assert {"Undo", "Open the plan", "Dismiss"} <= set(map(heard, reached(filled.shell)))
    assert complaints(filled.shell) == []
    go_on.set()


def test_the_tab_key_follows_the_page(filled: Program) -> None:
    filled.shell.go("sessions", Spot(1, "register"))
    QApplication.processEvents()
    names = [heard(part) for part in reached(filled.shell)]
    window, page = ["Places", "Find anything"], ["Back to the list", "Details…", "Register"]  # the tab that is shown
    expected = [*window, *page, "Everyone present", "Find and mark", "Register", "Mark rows"]
    assert [name for name in names if name in expected] == expected, "|".join(names)


def test_one_key_goes_round_the_window_and_back(filled: Program) -> None:
    shell = filled.shell
    shell.activateWindow()
    shell.go("sessions", Spot(1, "register"))
    QApplication.processEvents()
    shell.next_part()
    first = shell.focusWidget()
    seen = []
    for _ in range(4):
        shell.next_part()
        seen.append(shell.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert len(set(seen)) == 3, "sidebar, top bar, screen"


def lettered(window: QWidget) -> list[str]:
    """The letters that lead to a field or a button which can be used now, and those of the menus."""
    words = [action.text() for bar in window.findChildren(QMenuBar) for action in bar.actions()]
    for part in window.findChildren(QWidget):
        leads = part.buddy() if isinstance(part, QLabel) else part
        if part.isVisible() and isinstance(part, QLabel | QAbstractButton) and leads is not None and leads.isEnabled():
            words.append(part.text().replace("&&", ""))
    return [one[one.index("&") + 1].lower() for one in words if "&" in one]


def test_no_two_parts_of_a_screen_share_a_letter(filled: Program) -> None:
    shared = []
    for name, place, spot in (*SPOTS, ("places", "programmes", Spot(1, "places"))):
        filled.shell.go(place, spot)
        QApplication.processEvents()
        letters = lettered(filled.shell)
        assert len(letters) > 5, name
        shared += [(name, one) for one in sorted(set(letters)) if letters.count(one) > 1]
    assert shared == []


def test_no_two_entries_of_a_menu_share_a_letter_and_no_two_commands_a_key(filled: Program) -> None:
    shared = []
    for name, place, spot in SPOTS:
        filled.shell.go(place, spot)
        for menu in filled.shell.menuBar().findChildren(QMenu):
            # The tabs of a session have more to edit than there are letters.
            if menu.title() not in {"", "&Edit"}:
                titles = [action.text().replace("&&", "") for action in menu.actions()]
                letters = [title[title.index("&") + 1].lower() for title in titles if "&" in title]
                shared += [(name, menu.title(), one) for one in set(letters) if letters.count(one) > 1]
    assert shared == []
    groups = [group for group in filled.shell.findChildren(Actions) if group.parent() is filled.shell]
    keys = [command.sequence.toString() for group in groups for command, _ in group.bound if command.keys]
    assert "Ctrl+K" in keys
    assert sorted(keys) == sorted(set(keys))
