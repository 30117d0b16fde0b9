"""Takes in neighbourhood packs, chosen in the File menu or dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from organiser.app.actions import neighbourhood_packs
from organiser.domain.neighbourhood_packs import SUFFIX
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.ui.desk.commands import Command
from organiser.ui.dropping import FilesIn
from organiser.ui.widgets.where import ask_file

if TYPE_CHECKING:
    from organiser.app.actions.neighbourhood_packs import Opened
    from organiser.ui.dialogs.neighbourhood_pack import NeighbourhoodPackDialog

_FILTER: Final = f"Neighbourhood packs (*{SUFFIX});;All files (*)"


class NeighbourhoodPacks(FilesIn):
    """What the File menu and a drop on the window do with neighbourhood packs."""

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether this is one neighbourhood pack."""
        return self.is_open and len(files) == 1 and files[0].suffix.lower() == SUFFIX

    def ask(self) -> QFileDialog:
        """Ask which file it is."""
        return ask_file(self._window, "Open a neighbourhood pack", _FILTER, lambda chosen: self.look([chosen]))

    def look(self, files: Sequence[Path]) -> None:
        """Compare the pack with the plans here, and ask what to take of it."""
        try:
            opened = neighbourhood_packs.look(self._desk.store, files[0])
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        from organiser.ui.dialogs.neighbourhood_pack import NeighbourhoodPackDialog

        dialog = NeighbourhoodPackDialog(opened, self._desk.now().date(), self._window)
        dialog.accepted.connect(lambda: self._take(opened, dialog))
        dialog.ask()
        self.shown.emit(dialog)

    def _take(self, opened: Opened, dialog: NeighbourhoodPackDialog) -> None:
        told = []
        try:
            if number := neighbourhood_packs.take_returns(self._desk.store, opened, dialog.chosen):
                told.append(f"Took {counted(number, 'change')} into your plans.")
            if first := dialog.first_day:
                neighbourhood_packs.take_new(self._desk.store, opened, first, dialog.title.text())
                told.append(f"Made a programme with {counted(len(opened.new), 'session')}.")
        except Problem as problem:
            self._desk.notices.problem(problem)
        if told:
            self._desk.tell(" ".join(told), undo=True)


COMMANDS: Final[tuple[Command[NeighbourhoodPacks], ...]] = (
    Command(
        "neighbourhood_packs.open",
        "Open a neighbourhood &pack…",
        lambda packs: packs.ask(),
        section="File/Take in",
        icon="download",
        when=lambda packs: packs.is_open,
        help="Plans from another group, or your own that come back changed, compared block by block",
    ),
)
