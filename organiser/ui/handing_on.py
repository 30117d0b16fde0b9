"""Hands the workspace on, writes it in plain files and builds one from them, from the File menu."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.app.actions import handing_on, plain_copies
from organiser.app.paths import SUFFIX
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store.disk import free_name
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.where import ask_folder
from organiser.ui.workspaces import Workspaces


class HandingOn(QObject):
    """What leaves the workspace as a whole, and comes back."""

    def __init__(self, desk: Desk, workspaces: Workspaces, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._workspaces = workspaces
        self._window = window

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to act on."""
        return self._desk.is_open

    def ask_hand_on(self) -> QFileDialog:
        """Ask for the folder, on a memory stick for example, into which the workspace and its page go."""
        return ask_folder(self._window, "Hand on to the next volunteer", self.hand_on)

    def ask_export(self) -> QFileDialog:
        """Ask for the folder in which a new one with everything in plain files is made."""
        return ask_folder(self._window, "Everything in plain files", self.export)

    def ask_rebuild(self) -> QFileDialog:
        """Ask for the folder of a plain copy."""
        return ask_folder(self._window, "Build a workspace from plain files", self.rebuild)

    def hand_on(self, folder: Path) -> None:
        """Write the copy and its page into a new folder within ``folder``."""
        try:
            inside = free_name(folder / f"{self._stem}, handed on {self._desk.now():%Y-%m-%d}")
            written = handing_on.hand_on(self._desk.store, inside, self._desk.now().date())
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.tell(
            f"“{written.workspace.name}” is copied and checked, with a page that says what is in it.",
            self._desk.elsewhere.opening(written.page, "Open the page"),
            self._desk.elsewhere.showing(inside),
        )

    def export(self, folder: Path) -> None:
        """Write the plain copy into a new folder within ``folder``."""
        try:
            inside = free_name(folder / f"{self._stem} in plain files {self._desk.now():%Y-%m-%d}")
            work = plain_copies.job(self._desk.store, inside, self._desk.now().date())
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._desk.jobs.run(
            work,
            then=lambda written: self._desk.tell(
                f"Wrote everything into {counted(len(written), 'plain file')}. Keep them as safe as the workspace.",
                self._desk.elsewhere.showing(inside),
            ),
            title="Writing everything in plain files",
        )

    def rebuild(self, folder: Path) -> None:
        """Build a workspace from the plain copy in ``folder``, beside one's own, and open it."""
        beside = self._desk.paths.workspace
        target = free_name(beside.with_name(f"{beside.stem} from plain files{SUFFIX}"))

        def built(_: object) -> None:
            if self._workspaces.open_file(target):
                self._desk.tell(f"Built from plain files and checked. It is kept in {target}")

        self._desk.jobs.run(
            lambda: plain_copies.rebuild(folder, target).close(), then=built, title="Building the workspace"
        )

    @property
    def _stem(self) -> str:
        path = self._desk.store.path
        return path.stem if path else "Our sessions"


COMMANDS: Final[tuple[Command[HandingOn], ...]] = (
    Command(
        "workspace.hand_on",
        "&Hand on to the next volunteer…",
        lambda handing: handing.ask_hand_on(),
        section="File/Keep and hand on",
        when=lambda handing: handing.is_open,
        help="One file, checked, and a page of plain words on what is in it",
        reads=True,
    ),
    Command(
        "workspace.export",
        "Save everything in plain &files…",
        lambda handing: handing.ask_export(),
        section="File/Keep and hand on",
        when=lambda handing: handing.is_open,
        help="CSV, calendar, Markdown and JSON that any program opens",
        reads=True,
    ),
    Command(
        "workspace.rebuild",
        "&Build a workspace from plain files…",
        lambda handing: handing.ask_rebuild(),
        section="File/Keep and hand on",
        help="From a folder that “Save everything in plain files” wrote",
        reads=True,
    ),
)
