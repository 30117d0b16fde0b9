"""A workspace that can only be read: every screen is walked through, and nothing on it lets one change it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from organiser.store import opening
from organiser.store.failures import NotSaved
from organiser.ui.desk.desk import Spot
from organiser.ui.desk.looking import LOOKING
from organiser.ui.looking import LookingOnly
from organiser.ui.screens.plan.model import BLOCK_TYPE, carried
from organiser.ui.screens.plan.timeline import Timeline
from organiser.ui.shell.sidebar import Sidebar
from organiser.ui.shell.top_bar import TopBar
from organiser.ui.widgets.banner import Banner
from organiser.ui.widgets.held import CHANGES, READS
from organiser.ui.widgets.search import SearchField
from tests.journeys.volunteer import ALT, CTRL, Key, Volunteer, at_the_window
from tests.screens.__main__ import spots
from tests.store.test_opening import held_elsewhere

# What leads to another workspace or to the end, and what takes long because it draws everything anew.
_ELSEWHERE = {
    "workspace.open", "workspace.new", "workspace.sample", "workspace.fresh_sample", "shell.quit", "passphrase.lock",
    "shell.light", "shell.dark", "shell.system", "shell.larger", "shell.smaller",
}  # fmt: skip

# What asks and then only reads, or makes files; whatever else asks would change something with the answer.
_MAY_ASK = {
    "CalendarExport", "ExportDialog", "LabelSheetDialog", "PrintQuestion", "NoPrinterQuestion", "HistoryDialog",
    "BackupsDialog", "CommandPalette", "SettingsDialog", "Page", "QFileDialog", "DayDialog",
}  # fmt: skip


@pytest.fixture
def ours(home: Path, sample_file: Path) -> Path:
    """One's own workspace at the usual place, with something in it."""
    home.mkdir()
    return sample_file.rename(home / "Our sessions.organiser")


@contextmanager
def refusals() -> Iterator[list[BaseException]]:
    """What was refused because nothing can be changed: on the screen nobody should get so far."""
    refused: list[BaseException] = []
    before = sys.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, NotSaved):
            refused.append(error)
        before(kind, error, trace)

    sys.excepthook = note
    try:
        yield refused
    finally:
        sys.excepthook = before


@contextmanager
def looking(qtbot: QtBot, ours: Path) -> Iterator[Volunteer]:
    """The window on a workspace that another program has open."""
    with held_elsewhere(ours), at_the_window(qtbot) as me:
        me.wait_for("Read it only")
        me.click("Read it only")
        me.wait_for_workspace()
        yield me


def settle(me: Volunteer) -> None:
    for _ in range(3):
        QApplication.processEvents()
    me.wait_for_work()


def unguarded(ground: QWidget) -> list[str]:
    """The fields on a screen into which something can be put that would be saved."""
    found = []
    for part in ground.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, SearchField) or _is_within_another(part) or _only_reads(part):
            continue
        name = f"{type(part).__name__} “{part.accessibleName()}”"
        if isinstance(part, (QLineEdit, QPlainTextEdit, QAbstractSpinBox)):
            if not part.isReadOnly():
                found.append(name)
        elif isinstance(part, (QComboBox, QCheckBox, QRadioButton)):
            if part.isEnabled():
                found.append(name)
        elif isinstance(part, QAbstractItemView) and (
            part.dragEnabled() or part.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
        ):
            found.append(name)
    return found


def _is_within_another(part: QWidget) -> bool:
    around = part.parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, (QAbstractSpinBox, QComboBox)):
            return True
        around = around.parentWidget()
    return False


def _only_reads(part: QWidget) -> bool:
    around: QWidget | None = part
    while around is not None:
        if around.property(READS):
            return True
        around = around.parentWidget()
    return False


def test_nothing_on_any_screen_changes_what_is_only_looked_at(qtbot: QtBot, ours: Path) -> None:
    whole = ours.read_bytes()
    with looking(qtbot, ours) as me, refusals() as refused:
        before = me.contents
        walk = Walk(me)
        for name, place, spot in spots():
            walk.through(name, place, spot)
        assert walk.strange == []
        assert [str(one) for one in refused] == []
        assert len(walk.done) > 80
        assert me.contents == before
    assert ours.read_bytes() == whole


class Walk:
    """Somebody who tries everything on the screens that can be pressed, once each, and types into everything else."""

    def __init__(self, me: Volunteer) -> None:
        self._me = me
        self._shell = me.window
        self.strange: list[str] = []
        self.done: set[str] = set(_ELSEWHERE)

    def through(self, name: str, place: str, spot: Spot | None) -> None:
        """Go to a spot, and try everything there."""

        def show() -> None:
            self._shell.lift()
            self._me.program.desk.go(place, spot)
            settle(self._me)

        show()
        self._choose_first_rows()
        self.strange += [f"{name}: {one}" for one in unguarded(self._shell)]
        self._type_and_tap(name)
        for button in self._shell.findChildren(QAbstractButton):
            if not isValid(button):
                continue
            words = f"button “{button.accessibleName() or button.text()}”"
            if words not in self.done and self._can_be_pressed(button):
                self.done.add(words)
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                self._after(f"{name}, {words}")
                if not isValid(button) or not button.isVisible():
                    show()
        show()
        for command in sorted({one.objectName() for one in self._shell.findChildren(QAction)} - self.done - {""}):
            for action in self._shell.findChildren(QAction, command):
                if action.isEnabled() and command not in self.done:
                    self.done.add(command)
                    action.trigger()
                    self._after(command)
                    show()
                    break

    def _choose_first_rows(self) -> None:
        for view in self._shell.findChildren(QAbstractItemView):
            if view.isVisible() and view.model() is not None and view.model().rowCount():
                view.setCurrentIndex(view.model().index(0, 0))
        settle(self._me)

    def _can_be_pressed(self, button: QAbstractButton) -> bool:
        leads_away = button.accessibleName() in {"Start my own", "Dismiss"} or bool(button.property("menu"))
        is_of_frame = any(is_within(button, kind) for kind in (Sidebar, TopBar, Banner))
        return button.isVisible() and button.isEnabled() and not leads_away and not is_of_frame

    def _type_and_tap(self, name: str) -> None:
        for field in [one for one in self._shell.findChildren(QLineEdit) if one.isVisible() and one.isReadOnly()]:
            before = field.text()
            field.setFocus()
            QTest.keyClicks(field, "x")
            QTest.keyClick(field, Key.Key_Return)
            assert field.text() == before
        for search in [one for one in self._shell.findChildren(SearchField) if one.isVisible()]:
            QTest.keyClick(search, Key.Key_Return)
            self._after(f"{name}, “{search.accessibleName()}”")
        for view in self._shell.findChildren(QAbstractItemView):
            if not isValid(view) or not view.isVisible() or is_within(view, Sidebar):
                continue
            box = view.visualRect(view.currentIndex())
            for where in (box.topLeft(), box.center()):
                QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
            for key in (Key.Key_Space, Key.Key_Delete, Key.Key_F2, Key.Key_N, Key.Key_Return):
                QTest.keyClick(view, key)
            for arrow in (Key.Key_Down, Key.Key_Right):
                QTest.keyClick(view, arrow, ALT)
            self._after(f"{name}, list “{view.accessibleName()}”")

    def _after(self, came_from: str) -> None:
        """Close what asks; what may not ask now is told with what brought it up."""
        settle(self._me)
        assert self._shell.isVisible(), came_from
        for dialog in [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]:
            if type(dialog).__name__ not in _MAY_ASK:
                self.strange.append(f"{came_from}: {type(dialog).__name__} “{dialog.windowTitle()}”")
            on = [
                one.text() for one in dialog.findChildren(QAbstractButton) if one.property(CHANGES) and one.isEnabled()
            ]
            self.strange += [f"{came_from}: “{words}” in a dialog can be pressed" for words in on]
            dialog.reject()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()


def is_within(part: QWidget, kind: type[QWidget]) -> bool:
    around: QWidget | None = part
    while around is not None:
        if isinstance(around, kind):
            return True
        around = around.parentWidget()
    return False


def banner(me: Volunteer) -> str:
    """What stands above the screens; "" when nothing does."""
    found = [one for one in me.window.findChildren(Banner) if one.isVisible()]
    return found[0].words.text() if found else ""


def test_the_banner_says_who_has_it_until_it_can_be_changed_again(qtbot: QtBot, ours: Path) -> None:
    with ExitStack() as other:
        other.enter_context(held_elsewhere(ours))
        with at_the_window(qtbot) as me:
            me.wait_for("Read it only")
            assert banner(me) == ""
            me.click("Read it only")
            me.wait_for_workspace()
            assert banner(me).startswith("You are looking only: it is open in another window on this computer (")
            me.go("People")
            assert banner(me), "it stays whatever is shown"
            watch = me.window.findChild(LookingOnly)
            assert isinstance(watch, LookingOnly)
            me.click("Open to change")
            assert me.store.look_only, "somebody still has it"
            other.close()
            watch.look()
            assert banner(me) == "Nothing is in the way any more: you can open the workspace to change it."
            me.click("Open to change")
            assert (banner(me), me.store.look_only, LOOKING.why) == ("", "", "")
            assert me.find(QAbstractButton, "Add somebody").isEnabled()


def test_what_is_off_says_why_and_words_can_be_copied(qtbot: QtBot, ours: Path) -> None:
    with looking(qtbot, ours) as me:
        me.program.desk.go("people", Spot(1))
        settle(me)
        add = me.find(QAbstractButton, "Add somebody")
        assert not add.isEnabled()
        assert add.toolTip() == LOOKING.why != ""
        (undo,) = me.window.findChildren(QAction, "shell.undo")
        assert (undo.isEnabled(), undo.toolTip(), undo.statusTip()) == (False, LOOKING.why, LOOKING.why)
        name = me.find(QLineEdit, "Name")
        assert name.toolTip() == LOOKING.why
        name.setFocus()
        for key in (Key.Key_A, Key.Key_C):
            QTest.keyClick(name, key, CTRL)
        assert QApplication.clipboard().text() == name.text() == "Amina Yusuf"


def test_what_was_held_is_free_again_once_the_workspace_can_be_changed(qtbot: QtBot, ours: Path) -> None:
    with ExitStack() as other:
        other.enter_context(held_elsewhere(ours))
        with at_the_window(qtbot) as me:
            me.wait_for("Read it only")
            me.click("Read it only")
            me.wait_for_workspace()
            me.program.desk.go("people", Spot(1))
            settle(me)
            other.close()
            me.click("Open to change")
            me.program.desk.go("people", Spot(1))
            settle(me)
            assert not me.find(QLineEdit, "Name").isReadOnly()
            assert me.find(QComboBox, "Neighbourhood").isEnabled()
            me.type("Name", "Amina Yusuf-Brown", enter=True)
            assert "Amina Yusuf-Brown" in str(me.contents["person"])


def test_nothing_can_be_dragged_onto_what_is_only_looked_at(qtbot: QtBot, ours: Path) -> None:
    with looking(qtbot, ours) as me:
        me.program.desk.go("sessions", Spot(1, "plan"))
        settle(me)
        timeline = me.window.findChild(Timeline)
        assert isinstance(timeline, Timeline)
        moved: list[object] = []
        timeline.moved.connect(lambda *words: moved.append(words))
        middle = QPointF(timeline.viewport().rect().center())
        data = carried(BLOCK_TYPE, "1")
        drop = QDropEvent(
            middle, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(timeline.viewport(), drop)
        assert (moved, drop.isAccepted(), timeline.dragEnabled()) == ([], False, False)


def test_of_a_read_only_file_a_copy_can_be_saved_and_changed(
    qtbot: QtBot, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "can_write", lambda path: path.name != ours.name)  # the administrator may write all
    with at_the_window(qtbot) as me:
        me.wait_for_workspace()
        assert banner(me) == "You are looking only: the file or its folder is read-only."
        me.click("Save a copy that can be changed…")
        (asked,) = me.window.findChildren(QFileDialog)
        copy = tmp_path / "Copy.organiser"
        asked.fileSelected.emit(str(copy))
        asked.reject()
        me.wait(lambda: me.store.path == copy)
        assert (banner(me), me.store.look_only) == ("", "")
        assert len(me.contents["person"]) == 14
