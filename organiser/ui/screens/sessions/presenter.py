"""Joins the list of sessions and the page of one to the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain import doubts
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status, numbered
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.sessions.asked import DetailsQuestion, TimeQuestion
from organiser.ui.screens.sessions.model import row_of, status_words
from organiser.ui.screens.sessions.releasing import keep_version
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.store.queries.sessions import SessionLine

OPEN = "sessions.open"
USUAL_START, USUAL_MINUTES, USUAL_WEEKDAY = time(18, 30), 120, 2
_MOST = 1_000


class SessionsPresenter(QObject):
    """Which list is shown, what is searched for, which session is open, and what is done with it."""

    TOPICS = frozenset({"session", "programme", "register"})
    PLAN = frozenset({"item", "strand", "release"})

    list_changed = Signal()
    session_changed = Signal()
    opened = Signal(str)
    closed = Signal()
    asked_details = Signal(object)
    asked_time = Signal(object)
    asked_title = Signal()
    asked_versions = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model: RowsModel[SessionLine] = RowsModel(
            lambda line: row_of(line, self.since), key=lambda line: line.session.id, parent=self
        )
        self.is_past = False
        self.words = ""
        self.coming = self.past = 0
        self.session: Session | None = None
        self.doubts: tuple[str, ...] = ()
        self.version = ""
        self._is_watched, self._is_stale = True, False
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Show what there is, if a workspace is open already."""
        if self._desk.is_open:
            self._on_opened()

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._desk.is_open

    @property
    def since(self) -> datetime:
        """Where the coming sessions begin: with this morning, so that today's stay among them until the evening."""
        return datetime.combine(self._desk.now().date(), time())

    @property
    def of(self) -> int:
        """How many there are in the list that is shown, whatever is searched for."""
        return self.past if self.is_past else self.coming

    # What is shown

    def watch(self, watched: bool) -> None:
        """Keep the list up to date while somebody sees it; what is hidden catches up when it is shown."""
        self._is_watched = watched
        if watched and self._is_stale:
            self._refresh()

    def show_past(self, is_past: bool) -> None:
        """Show the past sessions, or the coming ones."""
        self.is_past = bool(is_past)
        self._refresh()

    def search(self, words: str) -> None:
        """Show only the sessions in which all these words stand."""
        self.words = words
        self._refresh()

    def elsewhere(self) -> int:
        """How many sessions of the other list match what is searched for."""
        return len(self._lines(not self.is_past, self.words)) if self.words else 0

    def go(self, spot: object) -> None:
        """Open what the spot means: a session on one of its tabs, or the question for a new one."""
        if not isinstance(spot, Spot) or not self._desk.is_open:
            return
        if spot.id == "new":
            self.ask_new()
        elif isinstance(spot.id, int):
            self.open(spot.id, spot.tab)

    def choose(self, line: SessionLine | None) -> None:
        """Show the session of a row; a row that has gone changes nothing."""
        if line is not None and (self.session is None or self.session.id != line.session.id):
            self._show(line.session.id)

    def open(self, session_id: int, tab: str = "") -> None:
        """Bring up the page of a session, on the tab that is named."""
        if not self._show(session_id) or self.session is None:
            return
        self._desk.settings.set(OPEN, session_id)
        is_past = self.session.starts < self.since
        if is_past != self.is_past or not self.model.index_of(session_id).isValid():
            self.is_past, self.words = is_past, ""
            self._refresh()
            self._show(session_id)  # for a list that is filled anew goes back to the row it was on
        self.opened.emit(tab)

    def close(self) -> None:
        """Note that the user went back to the list."""
        self._desk.settings.set(OPEN, 0)

    # Questions for the view

    def ask_new(self) -> None:
        """Ask for a new session; everything but its title has a default."""
        start = self.since + timedelta(days=(USUAL_WEEKDAY - self.since.weekday() - 1) % 7 + 1)
        programmes = self._programmes()
        only = programmes[-1] if len(programmes) == 2 else ("", None)
        programme_id = self.session.programme_id if self.session and self.session.programme_id else only[1]
        draft = Session("New session", datetime.combine(start, USUAL_START), USUAL_MINUTES, programme_id=programme_id)
        self.asked_details.emit(DetailsQuestion(draft, programmes, self._titles_in))

    def ask_details(self) -> None:
        """Ask what should be different about the open session."""
        if self.session is not None:
            self.asked_details.emit(DetailsQuestion(self.session, self._programmes(), self._titles_in))

    def ask_move(self) -> None:
        """Ask for another time of the open session."""
        if self.session is not None:
            self.asked_time.emit(TimeQuestion(self.session, self.session.starts))

    def ask_copy(self) -> None:
        """Ask when a copy of the open session is to be."""
        if self.session is not None:
            starts = self.session.starts + timedelta(weeks=1)
            self.asked_time.emit(TimeQuestion(self.session, starts, is_copy=True))

    def ask_versions(self) -> None:
        """Ask for a new version of the plan, or for one to go back to."""
        if self.session is not None:
            self.asked_versions.emit(self._desk.ask(queries.releases.versions, self.session))

    # Changes

    def save(self, answer: Session) -> None:
        """Keep what was answered about a session: a new one, or the one it has the id of."""
        if answer.id:
            self._desk.do(f"Edit {answer.title}", changes.sessions.edit, answer.id, answer)
            return
        fresh = replace(answer, title=numbered(answer.title, self._titles_in(answer.programme_id)))
        self.open(self._desk.do(f"Plan {fresh.title}", changes.sessions.add, fresh), "plan")

    def rename(self, title: str) -> None:
        """Give the open session another title."""
        session = self._open_session()
        try:
            renamed = replace(session, title=title)
        except Problem as problem:
            self._desk.notices.problem(problem)
            self.session_changed.emit()
            return
        self._desk.do(f"Rename {session.title}", changes.sessions.edit, session.id, renamed)

    def move(self, starts: datetime) -> None:
        """Give the open session another start."""
        session = self._open_session()
        self._desk.do(f"Move {session.title}", changes.sessions.move, session.id, starts)
        self._desk.tell(f"{session.title} is now on {self._open_session().when}.", undo=True)

    def copy(self, starts: datetime, title: str) -> None:
        """Make a session like the open one, with its plan and without its people, and open it."""
        session = self._open_session()
        fresh = numbered(title, self._titles_in(session.programme_id))
        self.open(self._desk.do(f"Copy {session.title}", changes.sessions.copy, session, starts, fresh))
        self._desk.tell(f"Copied {session.title} with its plan. Nobody is invited to the copy yet.", undo=True)

    def set_status(self, status: Status) -> None:
        """Confirm or cancel the open session, or make it provisional."""
        session = self._open_session()
        label, said = status_words(session.title, status)
        self._desk.do(label, changes.sessions.set_status, session.id, status)
        self._desk.tell(said, undo=True)

    def keep_version(self, back_to: int) -> None:
        """Release the plan of the open session as its next version, or go back to the one with that number."""
        keep_version(self._desk, self._open_session(), back_to)

    def remove(self) -> None:
        """Put the open session into the bin."""
        session = self._open_session()
        self._desk.do(f"Delete {session.title}", changes.sessions.remove, [session.id])
        self._desk.tell(f"Deleted {session.title}.", undo=True)

    def export(self) -> None:
        """Write the open session's calendar file, and say where it is."""
        Paperwork(self._desk).write_calendar(self._open_session().id)

    # Inside

    def _open_session(self) -> Session:
        if self.session is None:
            raise Problem("No session is open.", "Choose one from the list.")
        return self.session

    def _lines(self, is_past: bool, words: str = "") -> tuple[SessionLine, ...]:
        which = queries.sessions.past if is_past else queries.sessions.coming
        return self._desk.ask(which, self.since, words=words, limit=_MOST)

    def _programmes(self) -> tuple[tuple[str, int | None], ...]:
        every = self._desk.ask(queries.programmes.every)
        return (("No programme", None), *((line.programme.title, line.programme.id) for line in every))

    def _titles_in(self, programme_id: int | None) -> tuple[str, ...]:
        siblings = self._desk.ask(queries.sessions.every, programme_id)
        return tuple(one.title for one in siblings if one.programme_id == programme_id)

    def _on_opened(self) -> None:
        self.session, self.words, self.is_past = None, "", False
        self.session_changed.emit()
        self._refresh()
        last = int(self._desk.settings.get(OPEN, 0))
        if last in {one.id for one in self._desk.ask(queries.sessions.every)}:
            self.open(last)
        else:
            self._show_first()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if not self._desk.is_open or not topics & (self.TOPICS | self.PLAN):
            return
        if self.session is not None and not topics & self.TOPICS:
            self._show(self.session.id)
            return
        before = self.session
        place = self.model.index_of(before.id).row() if before is not None else 0
        self._is_stale = True
        self.watch(self._is_watched)
        if before is not None and self._show(before.id):
            return
        if self._is_stale:
            self._refresh()
        self._show_first(max(0, place))
        if before is not None:
            self.closed.emit()

    def _show_first(self, place: int = 0) -> None:
        if lines := self.model.values:
            self._show(lines[min(place, len(lines) - 1)].session.id)
        else:
            self.session_changed.emit()

    def _refresh(self) -> None:
        if not self._desk.is_open:
            return
        self._is_stale = False
        every = self._lines(self.is_past)
        others = self._lines(not self.is_past)
        self.coming, self.past = (len(others), len(every)) if self.is_past else (len(every), len(others))
        self.model.show(self._lines(self.is_past, self.words) if self.words else every)
        self.list_changed.emit()

    def _show(self, session_id: int) -> bool:
        """Show a session as it is now; False when it is in the bin, and nothing is shown."""
        try:
            self.session = self._desk.ask(queries.sessions.one, session_id)
        except Problem:
            self.session = None
        else:
            programme_id = self.session.programme_id
            others = self._desk.ask(queries.sessions.every, programme_id) if programme_id else ()
            self.doubts = doubts.about_session(self.session, others)
            self.version = self._desk.ask(queries.releases.versions, self.session).in_words
        self.session_changed.emit()
        return self.session is not None
