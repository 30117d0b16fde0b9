"""Takes in another group's calendar, chosen in a dialog or dropped on the window; writes all of ours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from organiser.ui.desk.commands import Command
from organiser.ui.dropping import FilesIn
from organiser.ui.widgets.where import ask_file

if TYPE_CHECKING:
    from organiser.ui.dialogs.calendar_export import CalendarExport
    from organiser.ui.dialogs.calendar_importing import Importing

_FILTER: Final = "Calendars (*.ics);;All files (*)"


class Calendars(FilesIn):
    """What the File menu and a drop on the window do with calendars; ``shown`` tells the dialog that came up."""

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether this is one calendar file, and not an answer that came by mail."""
        from organiser.app.actions import calendar_import

        return self.is_open and len(files) == 1 and calendar_import.is_calendar(files[0])

    def ask(self) -> QFileDialog:
        """Ask which file it is."""
        return ask_file(self._window, "Import a calendar", _FILTER, lambda chosen: self.look([chosen]))

    def export(self) -> CalendarExport | None:
        """Ask as how many files every session is written."""
        from organiser.app.actions import calendars
        from organiser.ui.dialogs import calendar_export

        asked = calendar_export.question(
            self._desk, self._window, lambda: calendars.of_everything(self._desk.store), "Every session"
        )
        if asked is not None:
            asked.ask()
        return asked

    def look(self, files: Sequence[Path]) -> None:
        """Read the file in another thread, and show what would come of it."""
        from organiser.ui.dialogs.calendar_importing import Importing

        importing = Importing(self._desk, files[0])
        importing.setParent(self)
        importing.first_read.connect(lambda: self._show(importing))
        importing.read()

    def _show(self, importing: Importing) -> None:
        from organiser.ui.dialogs.calendar_dialog import CalendarDialog

        dialog = CalendarDialog(importing, self._window)
        dialog.ask()
        self.shown.emit(dialog)


COMMANDS: Final[tuple[Command[Calendars], ...]] = (
    Command(
        "calendars.import",
        "Import a &calendar…",
        lambda calendars: calendars.ask(),
        icon="download",
        when=lambda calendars: calendars.is_open,
        section="File/Take in",
        help="Take in sessions from another group's calendar (.ics); the file can be dropped on the window",
    ),
    Command(
        "calendars.export",
        "&Export every session…",
        lambda calendars: calendars.export(),
        icon="calendar-plus",
        when=lambda calendars: calendars.is_open,
        section="File/Give out",
        help="Write all sessions as calendar files: each in its own, or all in one",
        reads=True,
    ),
)
