"""Says above the screens why the workspace is only looked at, and what helps; notices when it can be changed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from organiser.app import workspaces
from organiser.app.paths import SUFFIX
from organiser.store import disk
from organiser.store.failures import InUse, OpenElsewhere, OpenProblem
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.holding import Holding
from organiser.ui.shell.shell import Shell
from organiser.ui.widgets.banner import Banner
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.where import ask_where
from organiser.ui.workspaces import Workspaces

_LOOK_MS: Final = 30_000  # whoever comes back to the window is told at once


class LookingOnly(QObject):
    """One for the window. It asks the lock again when the window is turned to, and seldom in between."""

    def __init__(self, desk: Desk, opener: Workspaces, shell: Shell, app: QApplication) -> None:
        super().__init__(shell)
        self._desk = desk
        self._opener = opener
        self._shell = shell
        self.banner: Banner | None = None
        Holding(app, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        app.applicationStateChanged.connect(self._on_state)
        desk.opened.connect(self.look)
        desk.closing.connect(self._end)

    def look(self) -> None:
        """Say what is in the way of changing the workspace now, if it is only looked at."""
        path = self._path
        if path is None:
            self._end()
            return
        problem = workspaces.obstacle(path)
        words = _words(self._desk.store.look_only, problem)
        if self.banner is None:
            self.banner = Banner()
            self._shell.stand_above(self.banner)
        if self.banner.isHidden() or words != self.banner.words.text():
            self.banner.say(words, tuple(self._buttons(path, problem)))
        self._timer.start()

    def _buttons(self, path: Path, problem: OpenProblem | None) -> Iterator[QPushButton]:
        key = self._desk.store.key
        wished = self._desk.store.look_only == workspaces.WISHED
        if isinstance(problem, InUse):
            yield secondary("Show it as it is now", lambda: self._opener.open_file(path, look_only=True, key=key))
        if isinstance(problem, OpenElsewhere):
            yield secondary("Open it anyway", lambda: self._opener.open_file(path, anyway=True, key=key))
        elif not wished:
            yield secondary("Open to change", lambda: self._opener.open_file(path, key=key))
        if wished or (problem is not None and not isinstance(problem, InUse)):
            yield secondary("Save a copy that can be changed…", self.ask_copy)

    def ask_copy(self) -> None:
        """Ask where a copy is to be, make it and go on in it."""
        store = self._desk.store
        assert store.path is not None
        usual = disk.free_name(self._desk.paths.home / store.path.name)

        def copy(target: Path) -> None:
            self._desk.jobs.run(
                lambda: store.copy_to(target),
                then=lambda _: self._opener.open_file(target, key=store.key),
                title="Saving a copy",
            )

        ask_where(self._shell, usual, f"Organiser workspaces (*{SUFFIX})", copy, title="Save a copy")

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()

    def _end(self) -> None:
        self._timer.stop()
        if self.banner is not None:
            self.banner.hide()

    @property
    def _path(self) -> Path | None:
        """The workspace that is only looked at, if it is."""
        return self._desk.store.path if self._desk.is_open and self._desk.store.look_only else None


def _words(look_only: str, problem: OpenProblem | None) -> str:
    if problem is not None:
        return f"You are looking only: {problem.obstacle}."
    if look_only == workspaces.WISHED:
        return f"You are looking only: {look_only}."
    return "Nothing is in the way any more: you can open the workspace to change it."
