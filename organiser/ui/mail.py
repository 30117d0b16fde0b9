"""Takes in answers that came back by mail, chosen in a dialog or dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.app.actions import replies
from organiser.domain.replies import Mailbag, Understood
from organiser.domain.text import counted
from organiser.ui.desk.commands import Command
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Progress
from organiser.ui.dropping import FilesIn
from organiser.ui.widgets.where import ask_files

_FILTER: Final = f"Answers ({' '.join(f'*{ending}' for ending in replies.ENDINGS)});;All files (*)"


class Mail(FilesIn):
    """What the File menu and a drop on the window do with mails."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(desk, window)
        desk.wants_answers.connect(self.ask)

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether answers may be in these files and folders."""
        return self.is_open and all(path.is_dir() or path.suffix.lower() in replies.ENDINGS for path in files)

    def ask(self) -> QFileDialog:
        """Ask which files hold the answers."""
        return ask_files(self._window, "Take in answers by mail", _FILTER, self.look)

    def explain(self) -> None:
        """Lead to the guide on calendar files."""
        from organiser.ui.desk.calendar_files import GUIDE

        self._desk.go("playbook", GUIDE)

    def look(self, files: Sequence[Path]) -> None:
        """Read the files in another thread, and show what is in them beside who was invited."""
        paths = tuple(files)

        def work(progress: Progress) -> Mailbag:
            return replies.gather(paths, progress.step)

        self._desk.jobs.run(work, then=self._show, title="Reading answers", cancellable=True)

    def _show(self, bag: Mailbag) -> None:
        if not self._desk.is_open:
            return
        from organiser.ui.dialogs.replies import RepliesDialog

        dialog = RepliesDialog(replies.sort(self._desk.store, bag), self._window)
        dialog.accepted.connect(lambda: self.take(dialog.answer))
        dialog.ask()
        self.shown.emit(dialog)

    def take(self, chosen: Sequence[Understood]) -> None:
        """Note what was chosen, as one step."""
        if number := replies.take(self._desk.store, chosen):
            self._desk.tell(f"Noted {counted(number, 'answer')} that came by mail.", undo=True)


COMMANDS: Final[tuple[Command[Mail], ...]] = (
    Command(
        "mail.answers",
        "Take in &answers by mail…",
        lambda mail: mail.ask(),
        icon="mail",
        when=lambda mail: mail.is_open,
        section="File/Take in",
        help="Read saved mails and calendar files (.eml, .ics, mailboxes) that answer your invitations",
    ),
    Command(
        "mail.programs",
        "Which &file suits which program",
        lambda mail: mail.explain(),
        icon="calendar-days",
        section="Help",
        help="What calendar and mail programs do with your files, and when a date changes",
        reads=True,
    ),
)
