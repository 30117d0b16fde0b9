"""Joins the ledger of one session to the store: who holds which date, and telling those who hold an old one."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QGuiApplication

from organiser.app import files
from organiser.domain import text
from organiser.domain.ledger import Held, Ledger
from organiser.domain.people import Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import queries
from organiser.ui.desk.desk import Desk, Spot
from organiser.ui.desk.follower import WatchedFollower
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.invitations.model import held_row
from organiser.ui.widgets.rows import Row, RowsModel


class HoldingPresenter(WatchedFollower):
    """Everybody by what they hold, old dates first, and the one who is chosen; reads only while it is looked at."""

    TOPICS: ClassVar = frozenset({"session", "register", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Held] = RowsModel(self._row, key=lambda one: one.person_id, parent=self)
        self.ledger: Ledger | None = None
        self.current: Held | None = None
        self._paperwork = Paperwork(desk)

    def show_session(self, session_id: int) -> None:
        self.current = None
        super().show_session(session_id)

    def read(self) -> None:
        self.ledger = None
        if self.session is not None and self.is_watched:
            from organiser.app.actions import ledger

            self.ledger = ledger.gather(self.desk.store, self.session.id)
        lines = self.ledger.in_order if self.ledger else ()
        kept = self.current.person_id if self.current else 0
        self.current = next((one for one in lines if one.person_id == kept), lines[0] if lines else None)
        self.model.show(lines)

    def _row(self, one: Held) -> Row:
        return held_row(one, self._of)

    @property
    def _of(self) -> Session:
        assert self.ledger is not None  # rows and words are only asked for while there is one
        return self.ledger.session

    # What is shown

    @property
    def old(self) -> tuple[Held, ...]:
        """Those who hold an old date."""
        return self.ledger.old if self.ledger else ()

    @property
    def to_mail(self) -> int:
        """How many of those who hold an old date have an email address to write to."""
        return sum(one.reach.route is Route.EMAIL for one in self.old)

    @property
    def is_to_tell(self) -> bool:
        """Whether the chosen person does not hold the date as it is."""
        one = self.current
        return one is not None and self.ledger is not None and (one.sequence is None or one.is_old(self._of))

    @property
    def belief(self) -> str:
        """What the chosen person holds, as a sentence."""
        if self.current is None:
            return ""
        words = self.current.believes(self._of) or "has the date as it is"
        return f"{words[:1].upper()}{words[1:]}."

    @property
    def mail_shows(self) -> str:
        """What the mail program of the chosen person is likely to show; "" where they are not reached by mail."""
        program = self.current.mail_program if self.current else None
        return program.shows if program else ""

    @property
    def to_say(self) -> str:
        """The date as it is now, in words for the chosen person."""
        return self.current.to_say(self._of) if self.current else ""

    # What is done

    def choose(self, one: object) -> None:
        """What follows is about this person."""
        if isinstance(one, Held) and one != self.current:
            self.current = one
            self.changed.emit()

    def note_told(self) -> None:
        """Note that the chosen person was told, by their own way, and go on with the next."""
        if self.current is not None:
            told, before = self.current, self.model.values
            following = [*before[before.index(told) + 1 :], *before]
            waits = (one for one in following if one.person_id != told.person_id and one.is_old(self._of))
            after = next(waits, None)
            self._note((told,))
            self.current = after or self.current
            self.refresh()

    def note_all_told(self) -> None:
        """Note that everybody who holds an old date was told."""
        if self.old:
            self._note(self.old)

    def _note(self, told: tuple[Held, ...]) -> None:
        from organiser.app.actions import ledger

        people = [self.desk.ask(queries.people.one, one.person_id) for one in told]
        whom = ledger.note_told(self.desk.store, self._of.id, people)
        self.desk.tell(f"{whom} {'has' if len(told) == 1 else 'have'} the date as it is.", undo=True)

    def save_list(self) -> None:
        """Write those who hold an old date into a table, to be worked through elsewhere."""
        from organiser.app.actions import ledger

        try:
            target = files.folder(self.desk.paths.output) / ledger.usual_name(self._of)
            people = ledger.write(self.desk.store, self._of.id, target)
        except Problem as problem:
            self.desk.notices.problem(problem)
            return
        self.desk.notices.say(
            f"Wrote {text.counted(people, 'person', 'people')} into “{target.name}”.",
            self.desk.elsewhere.opening(target),
            self.desk.elsewhere.showing(target.parent),
        )

    def copy(self) -> None:
        """Put what to say where it can be pasted from."""
        if self.current is not None:
            QGuiApplication.clipboard().setText(self.to_say)
            self.desk.tell(f"Copied the words for {self.current.person}. Paste them where you write to them.")

    def write(self) -> None:
        """Write new invitations to those with an email address who hold an old date."""
        if self.session is not None:
            self._paperwork.write_invitations(self.session.id, only_old=True)

    def open_person(self) -> None:
        """Lead to everything that is known of the chosen person."""
        if self.current is not None:
            self.desk.go("people", Spot(self.current.person_id))
