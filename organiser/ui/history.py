"""Opens the history from the Edit menu, and asks in the settings who is using Organiser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from organiser.app import workspaces
from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.shell.shell import Shell
from organiser.ui.widgets.fields import TextField

if TYPE_CHECKING:
    from organiser.ui.dialogs.history import HistoryDialog
    from organiser.ui.shell.settings_dialog import SettingsDialog


class History(QObject):
    """What was done and what was removed, of the workspace that is open."""

    def __init__(self, desk: Desk, shell: Shell) -> None:
        super().__init__(shell)
        self._desk = desk
        self._shell = shell
        shell.settings_opened.connect(self._ask_who)

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace whose history can be shown."""
        return self._desk.is_open

    def show(self, tab: str = "history") -> HistoryDialog:
        """Open the history, or what was removed ("removed")."""
        from organiser.ui.dialogs.history import HistoryDialog

        dialog = HistoryDialog(self._desk, self._shell, tab=tab)
        dialog.open()
        return dialog

    def _ask_who(self, dialog: SettingsDialog) -> None:
        field = TextField("Who is using Organiser", workspaces.user(self._desk.settings))
        field.finished.connect(self._note_who)
        field.paused.connect(self._note_who)
        dialog.form.add(
            "&Who is using Organiser",
            field,
            hint="Noted with each change on this computer. Leave it empty if you like.",
            optional=True,
        )

    def _note_who(self, name: str) -> None:
        try:
            workspaces.set_user(self._desk.settings, name)
        except Problem as problem:
            self._desk.notices.problem(problem)
        self._desk.note_user()


COMMANDS: Final[tuple[Command[History], ...]] = (
    Command(
        "history.show",
        "&History…",
        lambda history: history.show(),
        keys="Ctrl+H",
        icon="history",
        when=lambda history: history.is_open,
        help="Every change, each to be undone on its own",
        reads=True,
    ),
    Command(
        "history.removed",
        "Recently re&moved…",
        lambda history: history.show("removed"),
        icon="trash-2",
        when=lambda history: history.is_open,
        help="What was removed in the last thirty days, to be put back",
        reads=True,
    ),
)
