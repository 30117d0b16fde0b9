"""Somebody at the real window: finds things by the words they show, and has nothing but a mouse and a keyboard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organiser.app import paths
from organiser.domain.problem import Problem
from organiser.start import Program
from organiser.store import queries
from organiser.store.store import Store
from organiser.ui.shell.notice_area import NoticeBar
from organiser.ui.widgets.tabs import Tabs
from tests.contents import Contents, contents

Kind = TypeVar("Kind", bound=QWidget)
Key = Qt.Key

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_PATIENCE_MS = 15_000


class Volunteer:
    """The whole program with its window open, on the files of the test's own home."""

    def __init__(self, qtbot: QtBot, named: str = "", *, sample: bool = False) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._qtbot = qtbot
        self.program = Program(app, paths.of_user(), named, sample=sample)
        self._hook_before, sys.excepthook = sys.excepthook, self._on_failure
        self.window = self.program.shell
        self.window.resize(1600, 1000)
        self.window.show()
        qtbot.waitExposed(self.window)
        self._ground()

    def leave(self) -> None:
        """Close the window, and with it the program."""
        self.window.close()
        self.program.close()
        sys.excepthook = self._hook_before
        self.window.deleteLater()
        QApplication.processEvents()

    def _on_failure(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A Problem becomes a notice, as ever; anything else fails the test."""
        if isinstance(error, Problem):
            self.program.on_failure(kind, error, trace)
        else:
            self._hook_before(kind, error, trace)

    # Waiting

    def wait(self, until: Callable[[], bool]) -> None:
        """Look on until something is so."""
        self._qtbot.waitUntil(until, timeout=_PATIENCE_MS)

    def wait_for(self, words: str) -> None:
        """Look on until a button or a text with these words is shown."""
        self.wait(lambda: words in self.screen)

    def wait_for_work(self) -> None:
        """Look on until nothing is being made any more."""
        self.wait(lambda: not self.program.desk.jobs.are_running)

    def wait_for_workspace(self) -> None:
        """Look on until a workspace is open and what it needs is loaded."""
        self.wait(lambda: self.program.desk.is_open)
        self.wait_for_work()

    # Looking

    @property
    def store(self) -> Store:
        return self.program.desk.store

    @property
    def contents(self) -> Contents:
        """Everything that the workspace holds."""
        return self.store.ask(contents)

    @property
    def screen(self) -> str:
        """All words that can be read just now."""
        shown = [label.text() for label in self._shown(QLabel)]
        shown += [_words_of(button) for button in self._shown(QAbstractButton)]
        return "\n".join(shown)

    @property
    def notices(self) -> list[str]:
        """What the notices say, each with its advice, oldest first."""
        return ["\n".join(label.text() for label in bar.findChildren(QLabel)) for bar in self._shown(NoticeBar)]

    def find(self, kind: type[Kind], name: str) -> Kind:
        """The one thing of this kind that goes by this name, in the dialog that is open or else in the window."""
        found = [one for one in self._shown(kind) if name in {one.accessibleName(), _words_of(one)}]
        assert found, f"There is no {kind.__name__} “{name}” on the screen:\n{self.screen}"
        return found[-1]

    def _shown(self, kind: type[Kind]) -> Iterator[Kind]:
        ground = self._ground()
        return (one for one in ground.findChildren(kind) if one.isVisible())

    def _ground(self) -> QWidget:
        """The dialog that is open, or else the window; a real desktop would make it the active one again."""
        QApplication.processEvents()
        ground = QApplication.activeModalWidget() or self.window
        if not ground.isActiveWindow():
            ground.activateWindow()
            QApplication.processEvents()
        return ground

    def rows(self, name: str) -> list[str]:
        """The titles in a list."""
        model = self.find(QAbstractItemView, name).model()
        assert model is not None
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    # Doing

    def click(self, name: str) -> None:
        """Press a button."""
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"“{name}” cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: str, words: str, *, enter: bool = False) -> None:
        """Type into a field, over what stands in it."""
        widget = self.find(QWidget, field)
        widget.setFocus()
        QTest.keyClick(widget, Key.Key_A, CTRL)
        for letter in words:
            _type_letter(widget, letter)
        if enter:
            QTest.keyClick(widget, Key.Key_Return)

    def keys(self, words: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self._focused(), words)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN, *, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(self._focused(), key, modifier)

    def _focused(self) -> QWidget:
        self._ground()
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def click_row(self, name: str, title: str, modifier: Qt.KeyboardModifier = _PLAIN, *, double: bool = False) -> None:
        """Click the row of a list with this title."""
        view, where = self._row(name, title)
        click = QTest.mouseDClick if double else QTest.mouseClick
        if double:  # a double click begins as a single one
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)
        click(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)

    def _row(self, name: str, title: str) -> tuple[QAbstractItemView, QPoint]:
        view = self.find(QAbstractItemView, name)
        model = view.model()
        assert model is not None
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        found: list[QModelIndex] = [index for index in indexes if title in str(index.data())]
        assert found, f"“{title}” is not among {self.rows(name)}"
        view.scrollTo(found[0])
        box = view.visualRect(found[0])
        return view, QPoint(box.left() + min(120, box.width() // 2), box.top() + box.height() // 2)

    def go(self, place: str) -> None:
        """Click a place at the side."""
        self.click_row("Places", place)

    def turn_to(self, tab: str) -> None:
        """Click a tab of the page that is shown."""
        (tabs,) = self._shown(Tabs)
        place = next(at for at in range(tabs.bar.count()) if tabs.bar.tabText(at).strip() == tab)
        QTest.mouseClick(tabs.bar, Qt.MouseButton.LeftButton, pos=tabs.bar.tabRect(place).center())

    def session_id(self, title: str) -> int:
        """The number of a session, to look into the file."""
        return next(one.id for one in self.store.ask(queries.sessions.every) if one.title == title)


def _type_letter(widget: QWidget, letter: str) -> None:
    if letter.isascii():
        QTest.keyClicks(widget, letter)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest knows ASCII only
        QApplication.sendEvent(widget, QKeyEvent(kind, 0, _PLAIN, letter))


def _words_of(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractButton):
        return ""
    return widget.text().replace("\N{THIN SPACE}", "").replace("&", "")


@contextmanager
def at_the_window(qtbot: QtBot, named: str = "", *, sample: bool = False) -> Iterator[Volunteer]:
    """Open the program for a while."""
    volunteer = Volunteer(qtbot, named, sample=sample)
    try:
        yield volunteer
    finally:
        volunteer.leave()
