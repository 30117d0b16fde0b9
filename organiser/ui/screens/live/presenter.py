"""Joins a running session to the store and to the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from organiser.app.actions import live as actions
from organiser.domain import clock, live
from organiser.domain.agendas import Agenda
from organiser.domain.live import Live, Taken
from organiser.domain.problem import Problem
from organiser.domain.recoveries import Recovery, recoveries
from organiser.domain.runs import Run
from organiser.domain.sessions import Session
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.live.model import Words, afterwards, before, row_of, under_way
from organiser.ui.widgets.rows import RowsModel

CHIME = "live.chime"


class LivePresenter(QObject):
    """``now`` is how the session stands; None before it is begun. Every press is kept at once.

    ``said`` tells what a screen reader should hear, ``rang`` that the time of a block is up and a chime is wanted,
    ``left`` that there is nothing to run any more.
    """

    TOPICS = frozenset({"session", "item", "strand"})
    changed = Signal()
    said = Signal(str)
    rang = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.session: Session | None = None
        self.now: Live | None = None
        self.ways: tuple[Recovery, ...] = ()
        self.problem = ""
        self.account: RowsModel[Taken] = RowsModel(row_of, key=lambda line: line.block.item.id, parent=self)
        self._agenda: Agenda | None = None
        self._shown: tuple[str, Words | None] = ("", None)
        desk.opened.connect(self.leave)
        desk.news.changed.connect(self._on_changed)

    # What is shown

    def show_session(self, session_id: int) -> None:
        """Run this session from now on, or go on where it stood."""
        self.session = self.desk.ask(queries.sessions.one, session_id)
        self.problem = ""
        self._read()

    @property
    def is_over(self) -> bool:
        """Whether the session is finished and its times wait to be kept."""
        return self.now is not None and self.now.run.is_over

    @property
    def is_running(self) -> bool:
        """Whether a block is on."""
        return self.now is not None and not self.now.run.is_over

    @property
    def can_begin(self) -> bool:
        """Whether there is a block to begin with."""
        return self._agenda is not None and any(block.item.minutes for block in self._agenda.blocks)

    @property
    def words(self) -> Words:
        """Everything that the stage shows now."""
        if self.now is not None:
            return under_way(self.now)
        return before(self.session.title, self._agenda) if self.session and self._agenda else Words("", "")

    @property
    def outcome(self) -> str:
        """The session as a whole, once it is over."""
        return afterwards(self.now) if self.now is not None else ""

    @property
    def clock(self) -> str:
        """The time on the wall where the session is."""
        zone = clock.zone(self.session.timezone if self.session else clock.DEFAULT_ZONE)
        return f"{self.desk.now().astimezone(zone):%H:%M}"

    @property
    def chimes(self) -> bool:
        """Whether the end of a block is to be heard."""
        return str(self.desk.settings.get(CHIME, "")) == "yes"

    def set_chime(self, wanted: bool) -> None:
        """Have the end of a block heard, or keep quiet."""
        self.desk.settings.set(CHIME, "yes" if wanted else "")

    def tick(self) -> None:
        """Look at the clock again."""
        if self.session is None:
            return
        if self.now is not None and self.is_running:
            before_it = self.now.left
            self.now = replace(self.now, now=self.desk.now())
            if before_it > 0 >= self.now.left and self.chimes:
                self.rang.emit()
        if (self.clock, self.words) != self._shown:
            self._tell()

    # What is pressed

    def go_on(self) -> None:
        """Begin, or go on to the next block; after the last one the session is over."""
        if self.now is None:
            self._do(lambda session, at: actions.start(self.desk.store, session.id, at))
        else:
            self._press(live.go_on)
        self.said.emit(f"Now: {self.words.name}. {self.words.left}" if self.is_running else self.outcome)

    def go_back(self) -> None:
        """Take the last step back, as if it had never been made."""
        self._press(live.go_back)
        self.said.emit(f"Back to {self.words.name}. {self.words.left}")

    def extend(self) -> None:
        """Give the block five more minutes."""
        self._press(live.extend)
        self.said.emit(f"{self.words.left}. {self.words.pace}")

    def finish(self) -> None:
        """End the session now."""
        self._press(live.finish)
        self.said.emit(self.outcome)

    def recover(self, number: int) -> None:
        """Take the way to recover with this number; 1 is the first."""
        if not 1 <= number <= len(self.ways):
            return
        way = self.ways[number - 1]
        self._do(lambda session, at: actions.recover(self.desk.store, session.id, at, way))
        self.said.emit(f"{way.in_words} {self.words.pace}")

    def close(self, *, keeps: bool) -> None:
        """Put the finished run away, and keep the minutes really taken where that is wanted."""
        session = self.session
        if session is None:
            return
        try:
            kept = actions.close(self.desk.store, session.id, self.desk.now(), keeps=keeps)
        except Problem as problem:
            self._fail(problem)
            return
        if kept:
            self.desk.tell(f"Kept how long the exercises of {session.title} took.", undo=True)
        self.leave()

    def leave(self) -> None:
        """Show nothing any more; a session that is under way goes on."""
        self.session, self.now, self._agenda, self.ways = None, None, None, ()
        self.left.emit()

    # Inside

    def _press(self, step: Callable[[Live], Run | None]) -> None:
        self._do(lambda session, at: actions.press(self.desk.store, session.id, at, step))

    def _do(self, act: Callable[[Session, datetime], Live | None]) -> None:
        if self.session is None:
            return
        try:
            act(self.session, self.desk.now())
        except Problem as problem:
            self._fail(problem)
            return
        self.problem = ""
        self._read()

    def _fail(self, problem: Problem) -> None:
        """The main window may be hidden behind this one, so it is said here."""
        self.problem = str(problem)
        self.changed.emit()

    def _on_changed(self, topics: frozenset[str]) -> None:
        if topics & self.TOPICS and self.session is not None:
            self._read()

    def _read(self) -> None:
        assert self.session is not None
        try:
            self.session = self.desk.ask(queries.sessions.one, self.session.id)
        except Problem:  # It has just been put into the bin.
            self.leave()
            return
        self._agenda = self.desk.ask(queries.agendas.of_session, self.session)
        self.now = actions.gather(self.desk.store, self.session.id, self.desk.now())
        self._tell()

    def _tell(self) -> None:
        self._shown = (self.clock, self.words)
        self.ways = recoveries(self.now) if self.now is not None else ()
        self.account.show(self.now.account if self.now is not None and self.is_over else ())
        self.changed.emit()
