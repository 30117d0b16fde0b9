"""Leads files that are dropped on the window to whatever takes them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organiser.domain.packs import Pack
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.file_drop import FileDrop


class Road(Protocol):
    """``takes`` says whether it can do something with these files, ``look`` shows what is in them."""

    def takes(self, files: Sequence[Path]) -> bool: ...

    def look(self, files: Sequence[Path]) -> object: ...


class FilesIn(QObject):
    """The ground of what takes files in, chosen in a menu or dropped; ``shown`` tells the dialog that came up."""

    shown = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace that something can be taken into."""
        return self._desk.is_open and not self._desk.store.look_only


class Dropping:
    """The first of the ``roads`` that takes the files has them."""

    def __init__(self, window: QWidget, roads: Sequence[Road]) -> None:
        self._roads = tuple(roads)
        FileDrop(window, lambda files: self._road(files) is not None, self._lead)

    def _road(self, files: Sequence[Path]) -> Road | None:
        return next((road for road in self._roads if road.takes(files)), None)

    def _lead(self, files: Sequence[Path]) -> None:
        road = self._road(files)
        if road is not None:
            road.look(files)


class People(FilesIn):
    """Lists of people lead to the dialog that imports them."""

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether this is one list of people."""
        from organiser.imports.people import ENDINGS

        return self.is_open and len(files) == 1 and files[0].suffix.lower() in ENDINGS

    def look(self, files: Sequence[Path]) -> object:
        """Show what is in the list."""
        from organiser.ui.screens.people.import_dialog import open_file

        return open_file(self._desk, self._window, files[0])


class Packs(FilesIn):
    """Packs of cards lead to the dialog that takes them in."""

    def takes(self, files: Sequence[Path]) -> bool:
        """Whether this is one pack."""
        return self.is_open and len(files) == 1 and files[0].suffix.lower() == ".zip"

    def look(self, files: Sequence[Path]) -> None:
        """Look through the pack, and ask what to take of it."""
        from organiser.ui.screens.playbook.pack_dialog import PackDialog
        from organiser.ui.screens.playbook.sharing import Sharing

        sharing = Sharing(self._desk, self)

        def offer(pack: Pack) -> None:
            dialog = PackDialog(pack, self._window)
            dialog.accepted.connect(lambda: sharing.take(pack, dialog.answer))
            dialog.ask()

        sharing.looked.connect(offer)
        sharing.look(files[0])
