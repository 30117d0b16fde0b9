"""Joins the two lists of sessions, the coming and the past ones, to the store."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.sessions.model import row_of
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.store.queries.sessions import SessionLine

_MOST = 1_000


class SessionLists(QObject):
    """Which of the two lists is shown, and what is searched for in it; ``changed`` tells that it was filled anew."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model: RowsModel[SessionLine] = RowsModel(
            lambda line: row_of(line, self.since), key=lambda line: line.session.id, parent=self
        )
        self.is_past = False
        self.words = ""
        self.coming = self.past = 0
        self._is_watched = True
        self.is_stale = False

    @property
    def since(self) -> datetime:
        """Where the coming sessions begin: with this morning, so that today's stay among them until the evening."""
        return datetime.combine(self._desk.now().date(), time())

    @property
    def of(self) -> int:
        """How many there are in the list that is shown, whatever is searched for."""
        return self.past if self.is_past else self.coming

    def watch(self, watched: bool) -> None:
        """Keep the list up to date while somebody sees it; what is hidden catches up when it is shown."""
        self._is_watched = watched
        if watched and self.is_stale:
            self.refresh()

    def renew(self) -> None:
        """Fill the list anew, now or when it is next seen."""
        self.is_stale = True
        self.watch(self._is_watched)

    def show_past(self, is_past: bool) -> None:
        """Show the past sessions, or the coming ones."""
        self.is_past = bool(is_past)
        self.refresh()

    def search(self, words: str) -> None:
        """Show only the sessions in which all these words stand."""
        self.words = words
        self.refresh()

    def bring_up(self, session_id: int, starts: datetime) -> bool:
        """Show the list in which a session stands; True where it had to be filled anew for that."""
        is_past = starts < self.since
        if is_past == self.is_past and self.model.index_of(session_id).isValid():
            return False
        self.is_past, self.words = is_past, ""
        self.refresh()
        return True

    def begin_anew(self) -> None:
        """Show the coming ones of another workspace."""
        self.is_past, self.words = False, ""
        self.refresh()

    def elsewhere(self) -> int:
        """How many sessions of the other list match what is searched for."""
        return len(self._lines(not self.is_past, self.words)) if self.words else 0

    def refresh(self) -> None:
        """Fill the list anew, whether it is seen or not."""
        if not self._desk.is_open:
            return
        self.is_stale = False
        every = self._lines(self.is_past)
        others = self._lines(not self.is_past)
        self.coming, self.past = (len(others), len(every)) if self.is_past else (len(every), len(others))
        self.model.show(self._lines(self.is_past, self.words) if self.words else every)
        self.changed.emit()

    def _lines(self, is_past: bool, words: str = "") -> tuple[SessionLine, ...]:
        which = queries.sessions.past if is_past else queries.sessions.coming
        return self._desk.ask(which, self.since, words=words, limit=_MOST)
