"""Joins publishing to the window: set up, compared and carried out in jobs, each session noted as it lands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from organiser.app import passwords
from organiser.app.actions import publishing
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.publishing import CalendarServer, Fate, Landed, Step, WrongPassword
from organiser.domain.text import counted
from organiser.store import queries
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.app.actions.publishing import Errand
    from organiser.ui.desk.jobs import Progress


class Publisher(QObject):
    """Publishing in one workspace. ``changed`` tells that something else is to be shown, ``worked`` which job is on its
    way (None: it has ended), ``reached`` and ``set_up`` what the calendar is called, ``turned_off`` that it is over.
    """

    changed = Signal()
    worked = Signal(object)
    reached = Signal(str)
    set_up = Signal(str)
    turned_off = Signal()
    _landed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._store = desk.store
        self._password = ""
        self._job: Progress | None = None
        self.steps: tuple[Step, ...] | None = None
        self.done = 0
        self.problem: Problem | None = None
        self.wants_password = False
        self._landed.connect(self._note, Qt.ConnectionType.QueuedConnection)
        desk.jobs.finished.connect(self._end)

    @property
    def server(self) -> CalendarServer | None:
        """Where sessions are published; None while that is off."""
        return self._store.ask(queries.publishing.server)

    @property
    def is_busy(self) -> bool:
        """Whether the server is being asked."""
        return self._job is not None

    @property
    def programmes(self) -> tuple[tuple[str, str], ...]:
        """Which sessions may be published: the words and the programme's uid."""
        every = self._store.ask(queries.programmes.every)
        here = [(f"Only {one.programme.title}", one.programme.uid) for one in every]
        chosen = self.server.programme_uid if self.server else ""
        gone = [("A programme that is gone", chosen)] if chosen and chosen not in dict(here).values() else []
        return (("All sessions", ""), *here, *gone)

    @property
    def where(self) -> str:
        """Where sessions go, and as whom."""
        server = self.server
        return f"{server.url} as {server.user}" if server else "Publishing is off."

    @property
    def last(self) -> str:
        """How many sessions stand there, and since when."""
        there = self._store.ask(queries.publishing.published)
        last = max((one.at.astimezone() for one in there if one.at), default=None)
        if last is None:
            return "Nothing has been published yet."
        return f"{counted(len(there), 'session')} published, last on {clock.day_in_words(last)} at {last:%H:%M}."

    def choose(self, programme_uid: str) -> None:
        """Publish the sessions of another programme from now on, or all; what that does there is to be seen first."""
        server = self.server
        if server is not None:
            publishing.set_up(self._store, replace(server, programme_uid=programme_uid))
            self.steps, self.done = None, 0
            self.changed.emit()

    def begin(self) -> None:
        """A dialog opens: forget what was looked at and typed before, unless that is still under way."""
        if not self.is_busy:
            self.steps, self.done, self.problem, self._password, self.wants_password = None, 0, None, "", False

    def stop(self) -> None:
        """Stop what is under way at its next step."""
        if self._job is not None:
            self._job.cancel()

    def try_out(self, server: CalendarServer, password: str) -> None:
        """Ask the server whether there is a calendar; nothing is kept."""
        self._run(lambda: publishing.check(server, password), self.reached.emit, "Trying out the connection")

    def turn_on(self, server: CalendarServer, password: str, *, remember: bool) -> None:
        """Try it out, and publish there from now on if there is a calendar."""

        def work() -> tuple[str, bool]:
            name = publishing.check(server, password)
            return name, remember and passwords.keep(server, password)

        def keep(answer: tuple[str, bool]) -> None:
            name, is_kept = answer
            publishing.set_up(self._store, server)
            self._password = password
            advice = "" if is_kept else "The password is kept nowhere: it will be asked for each time."
            self._desk.tell(f"Sessions can go to “{name}” from now on. Nothing has gone yet.", undo=True, advice=advice)
            self.set_up.emit(name)

        self._run(work, keep, "Trying out the connection")

    def compare(self, typed: str = "") -> None:
        """Look what publishing would do."""
        errand = publishing.gather(self._store)

        def work(progress: Progress) -> tuple[Step, ...]:
            return publishing.compare(errand, self._known(errand, typed), progress.step)

        def show(steps: tuple[Step, ...]) -> None:
            publishing.note_alike(self._store, steps)
            self.steps, self.done = steps, 0

        self._run(work, show, "Comparing with the calendar server")

    def publish(self, steps: Sequence[Step]) -> None:
        """Do these steps on the server."""
        errand, chosen = publishing.gather(self._store), tuple(steps)
        self.done = 0

        def work(progress: Progress) -> tuple[Step, ...]:
            password = self._known(errand, "")
            return publishing.carry_out(errand, password, chosen, self._landed.emit, progress.step)

        self._run(work, self._missed, "Publishing")

    def keep_theirs(self, step: Step) -> None:
        """Leave what somebody else made of it."""
        publishing.keep_theirs(self._store, step)
        self._show_instead(step.session_uid, replace(step, fate=Fate.KEPT) if step.draft else None)
        self.changed.emit()

    def turn_off(self, *, take_down: bool) -> None:
        """Publish no longer; what stands there may be taken down before."""
        errand = publishing.gather(self._store)
        steps = publishing.everything_down(errand) if take_down else ()

        def work(progress: Progress) -> int:
            missed: tuple[Step, ...] = ()
            if steps:
                password = self._known(errand, "")
                missed = publishing.carry_out(errand, password, steps, self._landed.emit, progress.step)
            passwords.forget(errand.server)
            return len(missed)

        def end(missed: int) -> None:
            publishing.turn_off(self._store)
            left = counted(missed, "entry that somebody changed stays", "entries that somebody changed stay")
            self._desk.tell("Publishing is off.", undo=True, advice=f"{left} there." if missed else "")
            self.turned_off.emit()

        self._run(work, end, "Taking down what was published" if steps else "Turning off")

    def _known(self, errand: Errand, typed: str) -> str:
        """The password: as it was typed, as it is kept, or a Problem that asks for it."""
        self._password = typed or self._password or passwords.kept(errand.server)
        if not self._password:
            raise WrongPassword("The password of the calendar is not kept on this computer.", "Type it.")
        return self._password

    def _run(self, work: Callable[..., object], then: Callable[..., object], title: str) -> None:
        self.problem = None

        def end(answer: object) -> None:
            if self.is_open:
                then(answer)
                self.changed.emit()

        self._job = self._desk.jobs.run(work, then=end, failed=self._fail, title=title, cancellable=True)
        self.worked.emit(self._job)
        self.changed.emit()

    @property
    def is_open(self) -> bool:
        """Whether the workspace that this is about is still the one in the window."""
        return self._desk.is_open and self._desk.store is self._store

    def _end(self, progress: Progress) -> None:
        if progress is self._job:
            self._job = None
            self.worked.emit(None)
            if self.is_open:
                self.changed.emit()

    def _fail(self, problem: Problem) -> None:
        if isinstance(problem, WrongPassword):
            self.wants_password, self._password = True, ""
        self.problem = problem
        self.changed.emit()

    def _note(self, landed: Landed) -> None:
        """One session has been dealt with there: noted at once."""
        if not self.is_open:
            return
        publishing.note(self._store, [landed])
        self.done += 1
        step = next((one for one in self.steps or () if one.session_uid == landed.session_uid), None)
        if step is not None:
            same = replace(step, fate=Fate.SAME, etag=landed.etag, is_noted=True, theirs=None)
            self._show_instead(landed.session_uid, same if landed.etag else None)

    def _missed(self, missed: tuple[Step, ...]) -> None:
        for step in missed:
            self._show_instead(step.session_uid, step)

    def _show_instead(self, session_uid: str, step: Step | None) -> None:
        if self.steps is not None:
            other = [step if one.session_uid == session_uid else one for one in self.steps]
            self.steps = tuple(one for one in other if one is not None)
