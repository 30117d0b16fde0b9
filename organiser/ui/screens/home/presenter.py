"""Finds what comes next, and leads to where it is prepared."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain.needs import Review, ToAsk, ToDo
from organiser.ui.desk.desk import OLD_DATE, Desk, Spot
from organiser.ui.desk.papers import Papers
from organiser.ui.screens.home.stage import Stage

if TYPE_CHECKING:
    from organiser.domain.ledger import OldDates
    from organiser.domain.sessions import Session
    from organiser.ui.screens.home.model import OldPapers, Overview


class HomePresenter(QObject):
    """``changed`` says that ``stage`` or ``overview`` are others now."""

    TOPICS = frozenset(
        {"workspace", "session", "programme", "target", "member", "item", "register", "person", "need", "provision"}
        | {"backup"}
    )
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.stage = Stage.WAITING
        self.overview: Overview | None = None
        self._is_watched = True
        self.papers = Papers(desk, self)
        self.papers.changed.connect(self.changed)
        desk.opened.connect(self.refresh)
        desk.found_nothing.connect(self._on_found_nothing)
        desk.news.changed.connect(self._on_changed)
        if desk.is_open:
            self.refresh()
        elif not self._expects_workspace():
            self.stage = Stage.FIRST_RUN

    @property
    def now(self) -> datetime:
        """This moment, with the zone of this computer."""
        return self._desk.now().astimezone()

    def refresh(self) -> None:
        """Look again at what is planned."""
        if not self._desk.is_open:
            return
        from organiser.ui.screens.home.looking import look

        self.overview = look(self._desk, self.now)
        self.stage = Stage.EMPTY if self.overview is None else Stage.OVERVIEW
        self.papers.look()
        self.changed.emit()

    def watch(self, watched: bool) -> None:
        """Follow changes while somebody looks, and look again when they come back: "tomorrow" does not keep."""
        self._is_watched = watched
        if watched:
            self.refresh()

    # What the user can do here

    @property
    def next_session(self) -> Session | None:
        """The session to open, print and invite to, if there is one."""
        return self.overview.next.session if self.overview is not None and self.overview.next is not None else None

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to plan in."""
        return self._desk.is_open

    def choose(self, choice: str) -> None:
        """Begin with the "sample" or with one's "own" workspace."""
        self._desk.want_workspace(choice)

    def plan_session(self) -> None:
        """Begin a new session."""
        self._desk.go("sessions", Spot("new"))

    def start_programme(self) -> None:
        """Begin a new programme."""
        self._desk.go("programmes", Spot("new"))

    def take_set(self) -> None:
        """Begin with a ready-made set."""
        self._desk.go("programmes", Spot("set"))

    def open_session(self, session_id: int, tab: str = "plan") -> None:
        """Go to a session."""
        self._desk.go("sessions", Spot(session_id, tab))

    def open_old_date(self, old: OldDates) -> None:
        """Go to those who hold an old date of a session."""
        self._desk.go("sessions", Spot(old.session.id, OLD_DATE))

    def open_old_papers(self, old: OldPapers) -> None:
        """Go to what was printed and is out of date."""
        if old.session_id is not None:
            self.open_session(old.session_id, "handouts")
        else:
            self.open_programme(old.programme_id or 0)

    def open_need(self, what: ToDo | ToAsk | Review) -> None:
        """Go to where something is arranged or noted, or to the person who is to be asked again."""
        if isinstance(what, ToDo | ToAsk):
            self.open_session(what.session_id, "needs")
        else:
            self._desk.go("people", Spot(what.person_id))

    def look_through(self) -> None:
        """Go to what is kept of people, and for how long."""
        self._desk.go("people", Spot("keeping"))

    def copy(self) -> None:
        """Copy the workspace to a memory stick."""
        self._desk.wants_workspace.emit("copy")

    def open_programme(self, programme_id: int) -> None:
        """Go to a programme."""
        self._desk.go("programmes", Spot(programme_id))

    def open_next(self, tab: str = "plan") -> None:
        """Go to the next session: its plan, or where a hurdle is taken."""
        if self.next_session is not None:
            self.open_session(self.next_session.id, tab)

    def print_run_sheet(self) -> None:
        """Show the run sheet of the next session as it will be printed."""
        if self.next_session is not None:
            from organiser.app.actions import handouts
            from organiser.ui.desk.paperwork import Paperwork

            Paperwork(self._desk).preview(handouts.kind("run-sheet"), self.next_session.id)

    def _expects_workspace(self) -> bool:
        last = str(self._desk.settings.get("workspace"))
        return Path(last).is_file() if last else self._desk.paths.workspace.exists()

    def _on_found_nothing(self) -> None:
        """Offer the first choice where the workspace that was expected did not open."""
        self.stage = Stage.FIRST_RUN
        self.changed.emit()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if self._is_watched and topics & self.TOPICS:
            self.refresh()
