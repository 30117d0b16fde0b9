"""Keeps backups while the window is open, and offers a copy by hand."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QFileDialog

from organiser.app import backups, old_copies
from organiser.app.paths import SUFFIX
from organiser.domain.backups import REMIND_AFTER
from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Cancelled, Progress
from organiser.ui.desk.notices import Offer
from organiser.ui.shell.shell import Shell
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.fields import NumberField

if TYPE_CHECKING:
    from organiser.ui.shell.settings_dialog import SettingsDialog

SOON_MS = 5_000  # after opening, when the first screen is at rest
EVERY_MS = 30 * 60 * 1_000


class Backups(QObject):
    """Backs up at opening, every half hour and at closing, whenever anything has changed since the last time.

    A copy is made in another thread; the workspace is not let go of while one is under way.
    """

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(shell)
        self._desk = desk
        self._shell = shell
        self._is_due = False
        self._has_told = False
        self._under_way: Progress | None = None
        self._copying = Lock()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.back_up)
        desk.opened.connect(self._on_opened)
        desk.closing.connect(self._on_closing)
        desk.news.changed.connect(self._on_changed)
        desk.wants_workspace.connect(self._on_wanted)
        shell.settings_opened.connect(self._ask_days)

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to copy."""
        return self._desk.is_open

    def back_up(self) -> None:
        """Back up now if anything has changed since the last time; what fails is told."""
        self._timer.start(EVERY_MS)
        if not self._is_due or self._under_way is not None or self._why_resting:
            return
        self._is_due = False
        store, paths, at = self._desk.store, self._desk.paths, self._desk.now()
        self._run(lambda: backups.make(store, paths, at), self._on_made)

    def go_on(self) -> None:
        """Make backups again after damage or a restore: somebody has looked and found that all is well."""
        path = self._desk.store.path
        if path is not None:
            backups.go_on(self._desk.paths, path)
            self._is_due = True
            self.back_up()

    def ask_copy(self) -> QFileDialog:
        """Ask where a copy of the whole workspace is to be, on a memory stick for example."""
        path = self._desk.store.path
        stem = path.stem if path else "Workspace"
        dialog = QFileDialog(self._shell, "Copy to a memory stick", str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"Organiser workspaces (*{SUFFIX})")
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{stem} {self._desk.now():%Y-%m-%d}{SUFFIX}")
        dialog.fileSelected.connect(lambda chosen: self.copy_to(Path(chosen)))
        dialog.open()
        return dialog

    def copy_to(self, target: Path) -> None:
        """Copy the whole workspace into ``target`` and check the copy."""
        store, settings, today = self._desk.store, self._desk.settings, self._desk.now().astimezone().date()

        def copied(_: object) -> None:
            self._under_way = None
            backups.note_copied(store, settings, today)
            self._desk.news.changed.emit(frozenset({"backup"}))
            self._desk.tell(f"Copied to {target} and checked. Keep it where only you can get at it.")

        self._run(lambda: store.copy_to(target), copied, title="Copying the workspace")

    def _run(self, work: Callable[[], object], then: Callable[[object], None], title: str = "") -> None:
        def copy(progress: Progress) -> object:
            with self._copying:
                if progress.cancelled:
                    raise Cancelled
                return work()

        self._under_way = self._desk.jobs.run(copy, then=then, failed=self._on_failed, title=title)

    @property
    def _why_resting(self) -> str:
        path = self._desk.store.path
        return backups.resting(self._desk.paths, path) if path is not None else ""

    def _on_opened(self) -> None:
        store, paths = self._desk.store, self._desk.paths
        self._has_told = False
        self._is_due = False
        if why := self._why_resting:
            self._desk.notices.say(
                f"Backups rest: {why}",
                Offer("Go on backing up", self.go_on),
                advice="The older backups stay as they are. Look round first: is all there that should be?",
                tone=Tone.DANGER,
            )
            return
        self._is_due = backups.is_changed(store, paths)
        self._timer.start(SOON_MS)

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics != {"backup"}:
            self._is_due = True

    def _on_made(self, _: object) -> None:
        self._under_way = None
        self._has_told = False

    def _on_failed(self, problem: Problem) -> None:
        self._under_way = None
        self._is_due = True
        if not self._has_told and not self._desk.has_told(problem):
            self._has_told = True
            words = f"There is no backup of what you did last. {problem.message}"
            self._desk.notices.say(words, Offer("Try again", self.back_up), advice=problem.advice, tone=Tone.DANGER)

    def _on_closing(self) -> None:
        """Wait for a copy that is under way, then back up what no backup holds yet."""
        self._timer.stop()
        store, paths = self._desk.store, self._desk.paths
        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
            self._is_due = True
        with self._copying:
            if not self._is_due or not backups.is_changed(store, paths) or self._why_resting:
                return
            try:
                backups.make(store, paths, self._desk.now())
                old_copies.rewrite_overdue(store, paths, self._desk.now)
            except Problem as problem:
                if self._shell.isVisible():
                    self._desk.notices.problem(problem)
                else:
                    sys.stderr.write(f"{problem}\n")  # the window is gone; the workspace itself is saved

    def _on_wanted(self, choice: str) -> None:
        if choice == "copy":
            self.ask_copy()

    def _ask_days(self, dialog: SettingsDialog) -> None:
        days = int(self._desk.settings.get(backups.REMIND, REMIND_AFTER))
        field = NumberField("Days until you are reminded of a copy by hand", days, most=365, unit="days")
        field.finished.connect(lambda chosen: self._desk.settings.set(backups.REMIND, chosen))
        dialog.form.add(
            "Remind me of a &copy by hand",
            field,
            hint="So many days after the last copy to a memory stick, on Home; 0 for never.",
        )


COMMANDS: Final[tuple[Command[Backups], ...]] = (
    Command(
        "workspace.copy",
        "&Copy to a memory stick…",
        lambda keeping: keeping.ask_copy(),
        section="File/Keep and hand on",
        icon="archive-restore",
        when=lambda keeping: keeping.is_open,
        help="Keep a copy of everything in a second place",
        reads=True,
    ),
)
