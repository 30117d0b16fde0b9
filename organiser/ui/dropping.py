"""Leads files that are dropped on the window to whatever takes them in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from organiser.ui.widgets.file_drop import FileDrop


class Road(Protocol):
    """``takes`` says whether it can do something with these files, ``look`` shows what is in them."""

    def takes(self, files: Sequence[Path]) -> bool: ...

    def look(self, files: Sequence[Path]) -> None: ...


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
