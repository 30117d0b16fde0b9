"""Sets, changes and takes away the passphrase from the File menu, and locks the window when nobody is there."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog

from organiser.app import passwords
from organiser.app.actions import passphrases
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.store.keys import Key
from organiser.store.store import Store
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.shell.notice_area import NoticeBar
from organiser.ui.shell.shell import Shell
from organiser.ui.stillness import Stillness
from organiser.ui.system_lock import SystemLock
from organiser.ui.unlocking import Unlocking
from organiser.ui.widgets.fields import ChoiceField, LongTextField, TextField
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.table import TableModel
from organiser.ui.widgets.title import EditableTitle
from organiser.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from organiser.ui.dialogs.passphrase import PassphraseDialog
    from organiser.ui.shell.settings_dialog import SettingsDialog

MINUTES: Final = "lock.minutes"
USUAL: Final = 10
_CHOICES: Final = (1, 5, 10, 20, 30, 60)


class Passphrases(QObject):
    """What has to do with the passphrase of the workspace that is open; ``asked`` tells of each dialog."""

    asked = Signal(object)

    def __init__(self, desk: Desk, chooser: Workspaces, shell: Shell, app: QApplication) -> None:
        super().__init__(shell)
        self._desk = desk
        self._chooser = chooser
        self._shell = shell
        self._is_due = False
        self.unlocking: Unlocking | None = None
        self.stillness = Stillness(app, self, time.monotonic, time.time)
        self.stillness.minutes = int(desk.settings.get(MINUTES, USUAL))
        self.stillness.noticed.connect(self.lock)
        self.system_lock = SystemLock(app, shell)
        self.system_lock.noticed.connect(self.lock)
        desk.opened.connect(self._watch)
        desk.jobs.finished.connect(self._lock_if_due)
        shell.settings_opened.connect(self._ask_minutes)

    @property
    def can_ask(self) -> bool:
        """Whether there is a workspace of one's own to lock with a passphrase."""
        return self._desk.is_open and self._desk.store.path is not None and not self._desk.store.look_only

    @property
    def can_lock(self) -> bool:
        """Whether the workspace that is open has a passphrase."""
        return self._desk.is_open and bool(self._desk.store.key) and self.unlocking is None

    # Locking

    def _watch(self) -> None:
        wanted = bool(self._desk.store.key)
        self.stillness.watch(wanted)
        self.system_lock.watch(wanted)

    def lock(self) -> None:
        """Close the workspace and show nothing of it until somebody types the passphrase; jobs finish first."""
        if not self.can_lock:
            return
        self._is_due = True
        self._lock_if_due()

    def _lock_if_due(self) -> None:
        if not self._is_due or self._desk.jobs.are_running:
            return
        self._is_due = False
        store = self._desk.store
        path, look_only = store.path, bool(store.look_only)
        if path is None:
            return
        self._clear()
        self.unlocking = Unlocking(self._desk, path, self._shell, leave="Close Organiser")
        self.unlocking.unlocked.connect(lambda opened, key: self._come_back(opened, key, look_only=look_only))
        self.unlocking.dialog.cancel_button.clicked.connect(self._shell.close)
        self.unlocking.begin()
        self.asked.emit(self.unlocking.dialog)

    def _come_back(self, path: Path, key: Key, *, look_only: bool) -> None:
        self.unlocking = None
        self._chooser.open_file(path, look_only=look_only, key=key)

    def _clear(self) -> None:
        """Let go of the workspace, and have every screen show an empty one in its place."""
        self._desk.close_store()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.close()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._shell.lift()
        for bar in self._shell.findChildren(NoticeBar):
            bar.put_away()
        self._desk.connect_store(Store.in_memory())
        for rows in self._shell.findChildren(RowsModel):
            rows.show(())  # a card with nothing in it only hides what it had
        for table in self._shell.findChildren(TableModel):
            table.show(())
        fields: list[TextField | LongTextField] = self._shell.findChildren(TextField)
        fields += self._shell.findChildren(LongTextField)
        for field in fields:
            field.let_go()
            field.show_value("")
        for title in self._shell.findChildren(EditableTitle):
            title.show_value("")

    # Setting, changing and taking away

    def ask(self) -> PassphraseDialog | None:
        """Ask for a passphrase, or what is to become of the one that there is."""
        if self._desk.store.path == self._desk.paths.sample:
            self._desk.tell("The sample needs no passphrase: it holds nobody's data.")
            return None
        from organiser.ui.dialogs.passphrase import PassphraseDialog

        dialog = PassphraseDialog(self._desk.store.key, self._shell)
        dialog.accepted.connect(lambda: self._change(dialog))
        dialog.ask()
        self.asked.emit(dialog)
        return dialog

    def _change(self, dialog: PassphraseDialog) -> None:
        store = self._desk.store
        path, old, words = store.path, store.key, dialog.new
        remember, printed = dialog.remember.isChecked(), dialog.printed if dialog.wants_sheet else None
        assert path is not None
        try:
            new = Key(words)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        self._clear()
        paths, at = self._desk.paths, self._desk.now()

        def done(_: object) -> None:
            passwords.forget_passphrase(path)
            if remember and words:
                passwords.keep_passphrase(path, words)
            if self._chooser.open_file(path, key=new):
                self._tell_done(path, old, new, printed)

        def failed(problem: Problem) -> None:
            self._chooser.open_file(path, key=old)
            self._desk.notices.problem(problem)

        title = "Writing the workspace anew"
        self._desk.jobs.run(
            lambda: passphrases.change(paths, path, old, new, at), then=done, failed=failed, title=title
        )

    def _tell_done(self, path: Path, old: Key, new: Key, printed: str | None) -> None:
        done = "The workspace is locked with its passphrase." if new else "The workspace has no passphrase any more."
        self._desk.tell(done, advice="Copies elsewhere, on sticks or with other people, are still as they were.")
        if printed is not None:
            self._show_sheet(printed)
        others = passphrases.others(self._desk.paths, path, new)
        if others:
            self._ask_about(others, old, new)

    def _show_sheet(self, printed: str) -> None:
        from organiser.app.actions import key_sheets

        self._desk.go("preview", lambda: key_sheets.draft(self._desk.store, self._desk.now().date(), printed))

    def _ask_about(self, others: tuple[Path, ...], old: Key, new: Key) -> None:
        from organiser.ui.dialogs.older_backups import OlderBackups

        dialog = OlderBackups(others, self._shell, is_locked=bool(new))
        dialog.accepted.connect(lambda: self._look_after(dialog.deletes, others, old, new))
        dialog.ask()
        self.asked.emit(dialog)

    def _look_after(self, deletes: bool, others: tuple[Path, ...], old: Key, new: Key) -> None:
        at = self._desk.now()

        def work() -> tuple[Path, ...]:
            if not deletes:
                return passphrases.lock_others(others, old, new, at)
            passphrases.delete_others(others)
            return ()

        def done(left: tuple[Path, ...]) -> None:
            files = counted(len(others) - len(left), "backup")
            self._desk.tell(f"{'Deleted' if deletes else 'Made anew:'} {files}.", advice=_left_in_words(left))

        self._desk.jobs.run(work, then=done, title="Looking after the older backups")

    # Settings

    def _ask_minutes(self, dialog: SettingsDialog) -> None:
        field = ChoiceField("Lock after", [(counted(minutes, "minute"), minutes) for minutes in _CHOICES])
        field.show_value(min(_CHOICES, key=lambda minutes: abs(minutes - self.stillness.minutes)))
        field.chosen.connect(self._choose_minutes)
        dialog.form.add(
            "&Lock after",
            field,
            hint="When nobody types or moves the mouse. When the screen is locked or the computer sleeps, at once. "
            "Only with a passphrase.",
        )

    def _choose_minutes(self, minutes: object) -> None:
        self.stillness.minutes = int(str(minutes))
        self._desk.settings.set(MINUTES, self.stillness.minutes)


def _left_in_words(left: tuple[Path, ...]) -> str:
    if not left:
        return ""
    return f"{counted(len(left), 'is', 'are')} as before: damaged, older than this version, or with another passphrase."


COMMANDS: Final[tuple[Command[Passphrases], ...]] = (
    Command(
        "passphrase.ask",
        "Passphrase…",
        lambda passphrases: passphrases.ask(),
        icon="lock",
        section="File",
        when=lambda passphrases: passphrases.can_ask,
        help="Lock the workspace with a passphrase, change it, or take it away",
    ),
    Command(
        "passphrase.lock",
        "Lock now",
        lambda passphrases: passphrases.lock(),
        keys="Ctrl+L",
        icon="lock",
        section="File",
        when=lambda passphrases: passphrases.can_lock,
        help="Close the workspace until somebody types its passphrase",
        reads=True,
    ),
)
