"""Joins the page of one session to the store: which one it is, and what is done with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain import doubts
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status, numbered
from organiser.store import changes, queries
from organiser.ui.desk.calendar_files import CalendarFiles
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.screens.sessions import moving
from organiser.ui.screens.sessions.asked import TimeQuestion
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter
from organiser.ui.screens.sessions.drafts import Drafts
from organiser.ui.screens.sessions.lists import SessionLists
from organiser.ui.screens.sessions.model import status_words
from organiser.ui.screens.sessions.releasing import keep_version

if TYPE_CHECKING:
    from organiser.store.queries.sessions import SessionLine

OPEN = "sessions.open"
_TAB = "sessions.tab"


class SessionsPresenter(QObject):
    """Which session is open, and what is done with it; ``lists`` and ``calendar`` are where one is chosen."""

    TOPICS = frozenset({"session", "programme", "register"})
    PLAN = frozenset({"item", "strand", "release"})

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
        self.lists = SessionLists(desk)
        self.lists.setParent(self)
        self.session: Session | None = None
        self.doubts: tuple[str, ...] = ()
        self.version = ""
        self._drafts = Drafts(desk)
        desk.opened.connect(self._on_opened)
        desk.news.changed.connect(self._on_changed)
        self.calendar = CalendarPresenter(desk)
        self.calendar.setParent(self)
        self.calendar.current_changed.connect(self._on_looked_at)
        self.calendar.opened.connect(self.open)
        self.calendar.asked_new.connect(lambda when: self.ask_new(*when))

    def begin(self) -> None:
        """Show what there is, if a workspace is open already."""
        self.calendar.begin()
        if self._desk.is_open:
            self._on_opened()

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._desk.is_open

    # What is shown

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
        if self.lists.bring_up(session_id, self.session.starts):
            self._show(session_id)  # for a list that is filled anew goes back to the row it was on
        self.opened.emit(tab)

    def note_tab(self, name: str) -> None:
        """Note which tab of the page is shown, so that the window comes back to it."""
        self._desk.settings.set(_TAB, name)

    def close(self) -> None:
        """Note that the user went back to the list."""
        self._desk.settings.set(OPEN, 0)

    # Questions for the view

    def ask_new(self, day: date | None = None, minute: int | None = None) -> None:
        """Ask for a new session; everything but its title has a default: on a day, when the last one was planned."""
        starts = None
        if day is not None:
            usual = datetime.combine(day, self._drafts.usual_start)
            starts = usual if minute is None else datetime.combine(day, time()) + timedelta(minutes=minute)
        self.asked_details.emit(self._drafts.new(self._desk.now().date(), self.session, starts))

    def ask_details(self) -> None:
        """Ask what should be different about the open session."""
        if self.session is not None:
            self.asked_details.emit(self._drafts.about(self.session))

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
        self._drafts.remember_start(answer.starts)
        fresh = replace(answer, title=numbered(answer.title, self._drafts.titles_in(answer.programme_id)))
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
        moving.tell(self._desk, moving.move(self._desk, self._open_session().id, starts))

    def copy(self, starts: datetime, title: str) -> None:
        """Make a session like the open one, with its plan and without its people, and open it."""
        session = self._open_session()
        fresh = numbered(title, self._drafts.titles_in(session.programme_id))
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
        CalendarFiles(self._desk).write_one(self._open_session().id)

    # Inside

    def _open_session(self) -> Session:
        if self.session is None:
            raise Problem("No session is open.", "Choose one from the list.")
        return self.session

    def _on_opened(self) -> None:
        self.session = None
        self.session_changed.emit()
        self.lists.begin_anew()
        last = int(self._desk.settings.get(OPEN, 0))
        if last in {one.id for one in self._desk.ask(queries.sessions.every)}:
            self.open(last, str(self._desk.settings.get(_TAB, "")))
        else:
            self._show_first()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if not self._desk.is_open or not topics & (self.TOPICS | self.PLAN):
            return
        if self.session is not None and not topics & self.TOPICS:
            self._show(self.session.id)
            return
        before = self.session
        place = self.lists.model.index_of(before.id).row() if before is not None else 0
        self.lists.renew()
        if before is not None and self._show(before.id):
            return
        if self.lists.is_stale:
            self.lists.refresh()
        self._show_first(max(0, place))
        if before is not None:
            self.closed.emit()

    def _on_looked_at(self) -> None:
        """What is looked at in the month or the week is what the commands are about."""
        if not self.calendar.is_calendar or not self._desk.is_open:
            return
        if self.calendar.session_id:
            self._show(self.calendar.session_id)
        elif self.session is not None:
            self.session = None
            self.session_changed.emit()

    def leave_calendar(self) -> None:
        """Show the session that was looked at beside the list, or the first one."""
        if not self._desk.is_open:
            return
        if self.session is None:
            self._show_first()
        elif self.lists.bring_up(self.session.id, self.session.starts):
            self._show(self.session.id)

    def _show_first(self, place: int = 0) -> None:
        if lines := self.lists.model.values:
            self._show(lines[min(place, len(lines) - 1)].session.id)
        else:
            self.session_changed.emit()

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
