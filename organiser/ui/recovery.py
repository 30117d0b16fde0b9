"""Brings back a backup, or what can be read of a damaged workspace, from the File menu."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from organiser.app import backups, files, workspaces
from organiser.app.actions import recovery
from organiser.app.actions.checking import Lacking
from organiser.domain.problem import Problem
from organiser.store import seal
from organiser.store.keys import NONE, Key
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer
from organiser.ui.shell.shell import Shell
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.question import Question
from organiser.ui.workspaces import Workspaces

if TYPE_CHECKING:
    from organiser.ui.dialogs.backups import BackupsDialog


class Recovery(QObject):
    """Shows the backups and goes on with one of them. Nothing is ever overwritten."""

    def __init__(self, desk: Desk, opener: Workspaces, shell: Shell) -> None:
        super().__init__(shell)
        self._desk = desk
        self._opener = opener
        self._shell = shell
        opener.wants_backups.connect(self.show)
        desk.damaged.connect(self._tell_damaged)

    @property
    def can_show(self) -> bool:
        """Whether there is, or was, a workspace whose backups can be shown."""
        return self._chosen() is not None

    def show(self, path: Path | None = None, is_damaged: bool = False, key: Key = NONE) -> BackupsDialog | None:
        """Show the backups of the open workspace, or of the one at ``path``, for which that ``key`` was given."""
        workspace = path or self._chosen()
        if workspace is None:
            return None
        from organiser.ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self._desk, workspace, self._shell, is_damaged=is_damaged, key=key)
        dialog.restore_asked.connect(lambda kept: self._ask_restore(dialog, kept.path, workspace, is_damaged))
        dialog.look_asked.connect(lambda kept: self._look(dialog, kept.path))
        dialog.salvage_asked.connect(lambda: self._salvage(dialog, workspace))
        dialog.open()
        return dialog

    def _tell_damaged(self) -> None:
        """Say once that the open workspace was found damaged, with the same choices as when one does not open."""
        path = self._desk.store.path if self._desk.is_open else None
        if path is not None:
            self._desk.notices.say(
                f"“{path.name}” was found damaged.",
                Offer("See what can be done…", lambda: self.show(path, is_damaged=True)),
                advice="Nothing more is written into it, and its backups stay as they are. You may not see all of it.",
                tone=Tone.DANGER,
            )

    def _chosen(self) -> Path | None:
        if self._desk.is_open and self._desk.store.path is not None:
            return self._desk.store.path
        with suppress(Problem):
            return workspaces.chosen(self._desk.paths, self._desk.settings)
        return None

    def _look(self, dialog: BackupsDialog, backup: Path) -> None:
        dialog.accept()
        self._opener.open_file(backup, look_only=True, key=dialog.key_for(backup))

    def _ask_restore(self, dialog: BackupsDialog, backup: Path, workspace: Path, is_damaged: bool) -> None:
        from organiser.ui.dialogs.restoring import RestoreQuestion

        lacking = dialog.looked.lacking if dialog.looked else Lacking()
        question = RestoreQuestion(dialog.found.text(), lacking, dialog, is_damaged=is_damaged)
        question.accepted.connect(lambda: self._restore(dialog, backup, workspace, is_damaged))
        question.ask()

    def _restore(self, dialog: BackupsDialog, backup: Path, workspace: Path, is_damaged: bool) -> None:
        dialog.accept()
        if self._desk.is_open and self._desk.store.path == workspace:
            backups.before_much(self._desk.store)
        today, key = self._desk.now().astimezone().date(), dialog.key_for(backup)

        def restored(found: workspaces.Restored) -> None:
            self._go_on_with(found.path, key, workspace, is_damaged, found.erased_in_words)

        self._desk.jobs.run(
            lambda: workspaces.restore(backup, workspace, today, key), then=restored, title="Restoring the backup"
        )

    def _salvage(self, dialog: BackupsDialog, damaged: Path) -> None:
        dialog.accept()
        paths, today, key = self._desk.paths, self._desk.now().astimezone().date(), dialog.key_for(damaged)

        def saved(found: tuple[Path, tuple[str, ...]]) -> None:
            target, lost = found
            self._go_on_with(target, key, damaged, is_damaged=True)
            told = Question("What could be read", "Look at it", self._shell)
            told.add(Text(f"It is now in a new workspace, “{target.name}”, which is open."))
            told.add(*(Text(line) for line in lost or ("Everything could be read.",)))
            told.ask()

        self._desk.jobs.run(
            lambda: recovery.rescue(damaged, paths, today, key), then=saved, title="Reading what can be read"
        )

    def _go_on_with(self, path: Path, key: Key, before: Path, is_damaged: bool, told: str = "") -> None:
        """Open what was brought back, and say what was ``told`` of it; a damaged one is kept under a dated name."""
        aside = ""
        if is_damaged:
            if self._desk.is_open and self._desk.store.path == before:
                self._desk.close_store()
            kept = files.set_aside(before, "damaged", self._desk.now().astimezone().date())
            aside = f" The damaged file is kept as “{kept.name}”."
        if mark := seal.mark_of(path, key):
            workspaces.note_seen(self._desk.settings, mark)
        if self._opener.open_file(path, key=key):
            self._desk.tell(f"“{path.name}” is open now.{aside}", advice=told)


COMMANDS: Final[tuple[Command[Recovery], ...]] = (
    Command(
        "workspace.backups",
        "&Backups…",
        lambda recovering: recovering.show(),
        section="File",
        icon="history",
        when=lambda recovering: recovering.can_show,
        help="What was backed up, how it differs from now, and restoring it as a second file",
        reads=True,
    ),
)
