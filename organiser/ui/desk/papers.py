"""Finds in the background what of the printed paper is out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from organiser.domain.problem import Problem
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.domain.printings import OutOfDate
    from organiser.ui.desk.jobs import Progress

_PAUSE_MS: Final = 200  # what is typed goes first


class Papers(QObject):
    """``found`` is what is out of date, of one session or of all that lie ahead; ``changed`` tells of another answer.

    The store is asked after a pause; the comparing is a job's, and so is the import of what compares.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session_id: int | None = None
        self._under_way: Progress | None = None
        self.found: tuple[OutOfDate, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(lambda: desk.jobs.run(_fetch, then=lambda _: self._compare(), asked_by=self))

    def look(self, session_id: int | None = None) -> None:
        """Look again soon."""
        if session_id != self._session_id:
            self._session_id = session_id
            self._show(())
        self._timer.start()

    def _compare(self) -> None:
        from organiser.app.actions import printings

        if self._under_way is not None:
            self._under_way.cancel()
            self._under_way = None
        if not self._desk.is_open:
            self._show(())
            return
        try:
            papers = printings.gather(self._desk.store, self._desk.now().astimezone().date(), self._session_id)
        except Problem:  # a session went to the bin meanwhile; the next news look again
            return
        if not papers.pairs:
            self._show(())
            return
        self._under_way = self._desk.jobs.run(lambda: printings.out_of_date(papers), then=self._show, asked_by=self)

    def _show(self, found: tuple[OutOfDate, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()


def _fetch() -> None:
    """Import what compares: it knows every kind of print."""
    from organiser.app.actions import printings  # noqa: F401
