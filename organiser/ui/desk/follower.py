"""Follows one session: the ground of everything that shows a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.store.store import Store


class SessionFollower(QObject):
    """Reads its session again whenever one of its ``TOPICS`` changes, and tells ``changed`` afterwards.

    ``session`` is None before there is one to show, when it went to the bin, and when another workspace was opened.
    A subclass reads the rest of what it shows in ``read``.
    """

    TOPICS: ClassVar[frozenset[str]] = frozenset({"session"})

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.session: Session | None = None
        self._session_id = 0
        self._store: Store | None = None
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_news)

    def show_session(self, session_id: int) -> None:
        """Show this session from now on."""
        self._session_id, self._store = session_id, self.desk.store
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        try:
            self.session = self.desk.ask(queries.sessions.one, self._session_id) if self._session_id else None
        except Problem:
            # In the bin: whoever holds this tab leads elsewhere, and undo brings everything back.
            self.session = None
        self.read()
        self.changed.emit()

    def read(self) -> None:
        """Read what belongs to ``session``, which may be None."""

    def _on_opened(self) -> None:
        # Whoever holds this tab may have shown a session of the new workspace already.
        if self._store is not self.desk.store:
            self._session_id = 0
            self.refresh()

    def _on_news(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS and self._session_id:
            self.refresh()


class WatchedFollower(SessionFollower):
    """One that reads only while somebody looks: ``read`` asks ``is_watched``."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.is_watched = False

    def watch(self, is_watched: bool) -> None:
        """Whether anybody looks: nothing is read for nobody."""
        self.is_watched = is_watched
        if is_watched:
            self.refresh()
