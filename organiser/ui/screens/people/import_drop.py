"""Lets a file be dropped on a screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """``dropped`` is called with the one file that was let go over ``screen``, while ``wanted`` says so."""

    def __init__(self, screen: QWidget, wanted: Callable[[], bool], dropped: Callable[[Path], object]) -> None:
        super().__init__(screen)
        self._wanted, self._dropped = wanted, dropped
        screen.setAcceptDrops(True)
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            path = _file(event)
            if path is None or not self._wanted():
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._dropped(path)
            return True
        return super().eventFilter(watched, event)


def _file(event: QDropEvent | QDragEnterEvent) -> Path | None:
    """The one file that is dragged; None for anything else."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.is_file() else None
