"""Lets files be dropped on a part of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_EVENTS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrop(QObject):
    """``dropped`` is called with the files and folders that were let go over ``part``, where ``wanted`` says so.

    What is not wanted here goes on to whatever lies around.
    """

    def __init__(
        self, part: QWidget, wanted: Callable[[Sequence[Path]], bool], dropped: Callable[[Sequence[Path]], object]
    ) -> None:
        super().__init__(part)
        self._wanted, self._dropped = wanted, dropped
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or event.type() not in _EVENTS:
            return super().eventFilter(watched, event)
        paths = _files(event)
        if not paths or not self._wanted(paths):
            event.ignore()
            return event.type() != QEvent.Type.DragEnter
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._dropped(paths)
        return True


def _files(event: QDropEvent) -> tuple[Path, ...]:
    """The files that are dragged, all of them on this computer; none for anything else."""
    urls = event.mimeData().urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    paths = tuple(Path(url.toLocalFile()) for url in urls)
    return paths if all(path.exists() for path in paths) else ()
