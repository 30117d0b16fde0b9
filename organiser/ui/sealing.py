"""Seals the workspace when nothing has been saved for a while, so that a crash finds it as if it had been closed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from organiser.ui.desk.desk import Desk

EVERY_MS: Final = 15_000


class Sealing(QObject):
    """Looks every quarter of a minute whether the workspace is at rest."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.look)
        desk.opened.connect(self.timer.start)
        desk.closing.connect(self.timer.stop)

    def look(self) -> None:
        """Seal the workspace if nothing has been saved since the last look."""
        self._desk.store.seal_if_still()
