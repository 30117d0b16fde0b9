"""Moves sessions about in the month and the week: asks first where that seems odd, and says where they went."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from organiser.domain import moves
from organiser.domain.moves import Move
from organiser.domain.sessions import Session
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.sessions import moving
from organiser.ui.screens.sessions.asked import MoveQuestion

_PAUSE_MS = 900  # after the last key of a run of moves, before a notice says where the session went


class CalendarMoves(QObject):
    """``asked`` tells a MoveQuestion, ``gone`` the session as it is now, ``told`` where it went in words.

    Moves by keys that follow each other are one step, with one notice at their end.
    """

    asked = Signal(object)
    gone = Signal(object)
    told = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._last: Move | None = None
        self._run = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        desk.opened.connect(self._forget)

    def ask(self, session: Session, starts: datetime, *, joins: bool = False) -> None:
        """Move a session, after a question where it is cancelled or over."""
        if starts == session.starts:
            return
        if why := moves.doubt(session, self._desk.now().date()):
            self.asked.emit(MoveQuestion(session, starts, why))
        else:
            self.carry_out(session, starts, joins=joins)

    def carry_out(self, session: Session, starts: datetime, *, joins: bool = False) -> None:
        """Move a session without asking; ``joins`` it to the moves just before."""
        if self._last is not None and self._last.after.id != session.id:
            self.finish()
        done = moving.move(self._desk, session.id, starts, joins=f"move:{self._run}:{session.id}" if joins else "")
        before = self._last.before if self._last is not None else done.before
        self._last = Move(before, done.after, done.holders, done.pinned, done.note)
        self.gone.emit(done.after)
        self.told.emit(done.in_words)
        if joins:
            self._pause.start()
        else:
            self.finish()

    def finish(self) -> None:
        """Say now where the last one went, if that has not been said."""
        done = self._last
        self._forget()
        if done is not None:
            moving.tell(self._desk, done)

    def _forget(self) -> None:
        self._pause.stop()
        self._last = None
        self._run += 1
