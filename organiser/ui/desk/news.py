"""The store's "these tables changed", as one Qt signal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal


class Source(Protocol):
    """Whatever tells which tables a change has touched."""

    def on_change(self, callback: Callable[[frozenset[str]], None], /) -> object:
        """Call back after every change with the names of the tables."""
        ...


class News(QObject):
    """``changed`` carries the names of the tables; a screen refreshes when they meet its own."""

    changed = Signal(frozenset)

    def __init__(self, source: Source | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if source is not None:
            self.follow(source)

    def follow(self, source: Source) -> None:
        """Listen to a store, which may be opened after the window."""
        source.on_change(self.changed.emit)
