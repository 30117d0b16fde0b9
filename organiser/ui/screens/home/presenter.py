"""Finds what comes next, and leads to where it is prepared."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from organiser.domain import attendance, clock, programmes, readiness
from organiser.domain.problem import Problem
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.notices import Offer
from organiser.ui.screens.home.model import NextSession, Overview, Stage

LATER = 5
# As many hours back as a session may be long, and as many lines as leave room for sessions over or cancelled.
_LOOK_BACK = timedelta(hours=36)
_LINES = 20
_PROGRAMMES = 4
# Longer than any window takes from its making to the opening of its workspace, which blocks this timer.
_PATIENCE_MS = 2_000


class HomePresenter(QObject):
    """``changed`` says that ``stage`` or ``overview`` are others now."""

    TOPICS = frozenset({"workspace", "session", "programme", "target", "member", "item", "register", "person"})
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.stage = Stage.WAITING
        self.overview = Overview()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.give_up_waiting)
        desk.opened.connect(self.refresh)
        desk.news.changed.connect(self._on_changed)
        if desk.is_open:
            self.refresh()
        elif self._expects_workspace():
            self._patience.start(_PATIENCE_MS)
        else:
            self.stage = Stage.FIRST_RUN

    @property
    def now(self) -> datetime:
        """This moment, with the zone of this computer."""
        return self._desk.now().astimezone()

    def refresh(self) -> None:
        """Look again at what is planned; some ten questions, whatever the workspace holds."""
        if not self._desk.is_open:
            return
        self._patience.stop()
        programmes_ = self._desk.ask(queries.programmes.every)
        if not programmes_ and not self._desk.ask(queries.sessions.count):
            self.stage, self.overview = Stage.EMPTY, Overview(is_sample=self._desk.ask(queries.workspace.is_sample))
        else:
            self.stage, self.overview = Stage.OVERVIEW, self._look(programmes_)
        self.changed.emit()

    def give_up_waiting(self) -> None:
        """Offer the first choice where the workspace that was expected did not open."""
        if self.stage is Stage.WAITING:
            self.stage = Stage.FIRST_RUN
            self.changed.emit()

    # What the user can do here

    @property
    def has_next(self) -> bool:
        """Whether there is a next session to open, print and invite to."""
        return self.overview.next is not None

    @property
    def is_open(self) -> bool:
        """Whether there is a workspace to plan in."""
        return self._desk.is_open

    def choose(self, choice: str) -> None:
        """Begin with the "sample" or with one's "own" workspace."""
        self._desk.wants_workspace.emit(choice)

    def plan_session(self) -> None:
        """Begin a new session."""
        self._desk.go("sessions", Spot("new"))

    def start_programme(self) -> None:
        """Begin a new programme."""
        self._desk.go("programmes", Spot("new"))

    def open_session(self, session_id: int, tab: str = "plan") -> None:
        """Go to a session."""
        self._desk.go("sessions", Spot(session_id, tab))

    def open_programme(self, programme_id: int) -> None:
        """Go to a programme."""
        self._desk.go("programmes", Spot(programme_id))

    def open_next(self, tab: str = "plan") -> None:
        """Go to the next session: its plan, or where a hurdle is taken."""
        if self.overview.next is not None:
            self.open_session(self.overview.next.session.id, "invitations" if tab == "people" else tab)

    def print_run_sheet(self) -> None:
        """Draw the run sheet of the next session beside the user's other handouts, and offer to open it."""
        if self.overview.next is None:
            return
        from organiser.app import files
        from organiser.app.actions import handouts, occasions
        from organiser.exports.paper.look import Look

        kind = handouts.kind("run-sheet")
        session = self.overview.next.session
        try:
            folder = files.folder(self._desk.paths.output)
        except Problem as problem:
            self._desk.notices.problem(problem)
            return
        occasion = occasions.gather(self._desk.store, session.id, self.now.date())
        target = folder / handouts.usual_name(kind, occasion)
        title = f"Drawing the run sheet of {session.title}"
        self._desk.jobs.run(handouts.job(kind, occasion, Look(), target), then=self._tell_file, title=title)

    def _tell_file(self, file: Path) -> None:
        offer = Offer("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))
        self._desk.notices.say(f"The run sheet is in “{file.parent.name}”: {file.name}", action=offer)

    # Looking

    def _look(self, lines: tuple[queries.programmes.ProgrammeLine, ...]) -> Overview:
        since = (self.now - _LOOK_BACK).replace(tzinfo=None)
        ahead = [
            line
            for line in self._desk.ask(queries.sessions.coming, since, limit=_LINES)
            if clock.instant(line.session.ends, line.session.timezone) > self.now
        ]
        first = next((line for line in ahead if not line.session.is_cancelled), None)
        following = first.session.programme_id if first is not None else None
        shown = sorted(lines, key=lambda line: line.programme.id != following)[:_PROGRAMMES]
        return Overview(
            next=self._next(first) if first is not None else None,
            later=tuple(line for line in ahead if line is not first)[:LATER],
            programmes=tuple(shown),
            seats=self._seats(shown[0]) if shown else (),
            is_sample=self._desk.ask(queries.workspace.is_sample),
        )

    def _next(self, line: queries.sessions.SessionLine) -> NextSession:
        agenda = self._desk.ask(queries.agendas.of_session, line.session)
        count = attendance.head_count(self._desk.ask(queries.attendance.register, line.session.id))
        return NextSession(line.session, agenda, count, readiness.hurdles(line.session, agenda, count))

    def _seats(self, line: queries.programmes.ProgrammeLine) -> tuple[programmes.Seats, ...]:
        return self._desk.ask(queries.programmes.seating, line.programme.id) if line.members else ()

    def _expects_workspace(self) -> bool:
        last = str(self._desk.settings.get("workspace"))
        return Path(last).is_file() if last else self._desk.paths.workspace.exists()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS:
            self.refresh()
