"""Unlocks one workspace: asks for its passphrase until it opens, and says what a wrong one may mean."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organiser.app import passwords, workspaces
from organiser.app.actions import passphrases
from organiser.domain.problem import Problem
from organiser.store import opening
from organiser.store.failures import WrongPassphrase
from organiser.store.keys import Key
from organiser.ui.desk.desk import Desk
from organiser.ui.dialogs.unlock import UnlockDialog


class Unlocking(QObject):
    """``unlocked`` carries the file that is to be opened and its key; ``left`` tells that no passphrase was given.

    ``wants_ways`` carries the file that does not open and the key that was tried last: it may be damaged.
    """

    unlocked = Signal(object, object)
    wants_ways = Signal(object, object)
    left = Signal()

    def __init__(self, desk: Desk, path: Path, window: QWidget, *, leave: str = "") -> None:
        super().__init__(window)
        self._desk = desk
        self._path = path
        self.dialog = UnlockDialog(path, window, leave=leave)
        self.dialog.tried.connect(self._try)
        self.dialog.backup_button.clicked.connect(self._restore)
        self.dialog.ways_button.clicked.connect(self._look_for_ways)
        self.dialog.rejected.connect(self.left)
        self.dialog.finished.connect(self.deleteLater)
        self._key = Key()
        self._backup: Path | None = None

    def begin(self) -> None:
        """Ask; and say at once where the newest backup makes it doubtful that there is a passphrase at all."""
        if passphrases.is_doubtful(self._desk.paths, self._path):
            self.dialog.show_doubt()
        self.dialog.ask()

    def _try(self, words: str) -> None:
        try:
            self._key = Key(words)
            if not opening.opens(self._path, self._key):
                raise WrongPassphrase(self._path)
        except WrongPassphrase as problem:
            self._backup = passphrases.newest_backup(self._desk.paths, self._path, self._key)
            self.dialog.show_wrong(self._reading(problem), backup=self._backup is not None)
            return
        except (Problem, OSError) as problem:
            self.dialog.show_wrong(str(problem), backup=False)
            return
        if self.dialog.remember.isChecked():
            passwords.keep_passphrase(self._path, words)
        self._open(self._path)

    def _reading(self, problem: WrongPassphrase) -> str:
        if self._backup is None:
            return str(problem)
        return (
            f"The workspace does not open with it, but the backup “{self._backup.stem}” does. So the workspace is "
            "damaged, or its passphrase was changed since. It has not been touched."
        )

    def _restore(self) -> None:
        """Open the newest backup as a second file."""
        if self._backup is None:
            return
        try:
            restored = workspaces.restore(self._backup, self._path, self._desk.now().astimezone().date(), self._key)
        except Problem as problem:
            self.dialog.show_wrong(str(problem), backup=False)
            return
        self._open(restored.path)

    def _look_for_ways(self) -> None:
        self.dialog.reject()
        self.wants_ways.emit(self._path, self._key)

    def _open(self, path: Path) -> None:
        self.dialog.open_up()
        self.unlocked.emit(path, self._key)
