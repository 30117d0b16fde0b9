"""Joins the texts of one session to the store: for each person what to write or say, by their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QGuiApplication

from organiser.domain import reaching
from organiser.domain.messages import Message
from organiser.domain.people import Route
from organiser.domain.wordings import languages
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import WatchedFollower
from organiser.ui.screens.invitations.model import Invitee, text_row
from organiser.ui.widgets.rows import RowsModel

if TYPE_CHECKING:
    from organiser.app.actions.texts import Texts


class TextsPresenter(WatchedFollower):
    """Everybody who is invited and not off, and the text for the one who is chosen; reads only while it is seen."""

    TOPICS: ClassVar = frozenset(
        {"session", "register", "person", "neighbourhood", "wording", "workspace", "programme"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[Invitee] = RowsModel(text_row, key=lambda one: one.person.id, parent=self)
        self.current: Invitee | None = None
        self.route: Route | None = None
        self.language: str | None = None
        self.easy_read: bool | None = None
        self._texts: Texts | None = None

    def show_session(self, session_id: int) -> None:
        self.current = None
        super().show_session(session_id)

    def read(self) -> None:
        self._texts = None
        people: list[Invitee] = []
        if self.session is not None and self.is_watched:
            from organiser.app.actions import texts

            found = self._texts = texts.gather(self.desk.store, self.session.id)
            lines = {line.person_id: line for line in found.lines}
            people = [
                Invitee(lines[person_id], found.people[person_id], self.session.sequence) for person_id in found.asked
            ]
        self.model.show(people)
        kept = self.current.person.id if self.current else 0
        self.current = next((one for one in people if one.person.id == kept), people[0] if people else None)

    @property
    def message(self) -> Message | None:
        """The text for the chosen person."""
        if self._texts is None or self.current is None:
            return None
        return self._texts.of(
            self.current.person.id, route=self.route, language=self.language, easy_read=self.easy_read
        )

    @property
    def routes(self) -> tuple[Route, ...]:
        """The ways that can be used for the chosen person, the one to begin with first."""
        return tuple(way.route for way in reaching.ways(self.current.person)) if self.current else ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be chosen: those of the wordings, and the person's own."""
        own = (self.current.person.language,) if self.current else ()
        return languages([*(self._texts.wordings.languages if self._texts else ()), *own])

    def choose(self, one: object) -> None:
        """Show the text for this person, by their own way."""
        if isinstance(one, Invitee) and (self.current is None or one.person.id != self.current.person.id):
            self.current, self.route, self.language, self.easy_read = one, None, None, None
            self.changed.emit()

    def choose_route(self, route: Route) -> None:
        """Say it by another way."""
        self.route = route
        self.changed.emit()

    def choose_language(self, language: str) -> None:
        """Say it in another language."""
        self.language = language
        self.changed.emit()

    def choose_easy_read(self, easy_read: bool) -> None:
        """Say it in short plain sentences, or not."""
        self.easy_read = easy_read
        self.changed.emit()

    def copy(self) -> None:
        """Put the text where it can be pasted from."""
        message = self.message
        if message is None:
            return
        QGuiApplication.clipboard().setText(message.text)
        self.desk.tell(f"Copied the text for {message.person.name}. Paste it where you write to them.")

    def note_told(self) -> None:
        """Note that the chosen person holds the date as it is now, and go on to the next."""
        if self.session is None or self.current is None:
            return
        from organiser.app.actions import ledger

        whom = ledger.note_told(self.desk.store, self.session.id, [self.current.person], self.route)
        self.desk.tell(f"{whom} has the date as it is.", undo=True)
