"""Whether the open workspace is only looked at, which every command and every field asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal


class Looking(QObject):
    """``why`` says in one sentence why nothing can be changed now, and is empty while everything can."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.why = ""

    def say(self, obstacle: str) -> None:
        """From now on the workspace is only looked at, because of this; an empty one says that it can be changed."""
        why = f"You are looking only: {obstacle}." if obstacle else ""
        if why != self.why:
            self.why = why
            self.changed.emit()


LOOKING: Final = Looking()  # one window has one workspace open
