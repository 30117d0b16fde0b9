"""Tells whether somebody can see a widget, for lists that need not follow what happens while they are hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class Seen(QObject):
    """``changed`` tells when the widget comes into sight (True) or goes out of it."""

    changed = Signal(bool)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.changed.emit(event.type() == QEvent.Type.Show)
        return False
