"""Joins the words about one session to the store: a stretch of typing is one step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.screens.notes.model import expected_in_words

if TYPE_CHECKING:
    from organiser.domain.sessions import Session
    from organiser.store.transaction import Transaction


class NotesPresenter(SessionFollower):
    """The notes, the summary for participants, and the number of people expected."""

    TOPICS: ClassVar = frozenset({"session", "register"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.expected_words = ""

    def read(self) -> None:
        if self.session is None:
            self.expected_words = ""
        else:
            lines = self.desk.ask(queries.attendance.register, self.session.id)
            self.expected_words = expected_in_words(self.session.expected, lines)

    def write_notes(self, notes: str) -> None:
        """Keep the notes of the organisers."""
        if self.session is not None and notes != self.session.notes:
            self._edit("notes", f"Edit the notes of {self.session.title}", replace(self.session, notes=notes))

    def write_summary(self, summary: str) -> None:
        """Keep the words that participants read."""
        if self.session is not None and summary != self.session.summary:
            self._edit("summary", f"Edit the summary of {self.session.title}", replace(self.session, summary=summary))

    def expect(self, people: int) -> None:
        """Prepare for this number of people; 0: work it out from the answers."""
        if self.session is not None:
            label = f"Expect {people:,} people at {self.session.title}" if people else "Work out who is expected"
            self.desk.do(label, _edit, self.session.id, replace(self.session, expected=people))

    def _edit(self, field: str, label: str, session: Session) -> None:
        self.desk.do_joined(f"{field}:{session.id}", label, _edit, session.id, session)


def _edit(tx: Transaction, session_id: int, session: Session) -> None:
    changes.sessions.edit(tx, session_id, session)
