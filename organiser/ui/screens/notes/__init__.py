"""The Notes tab of a session: what to remember, what participants read, and how many people are expected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.notes.presenter import NotesPresenter
from organiser.ui.screens.notes.view import NotesView
from organiser.ui.shell.places import SessionTab


class NotesTab:
    """The tab as the session's page holds it; typing is all that can be done here, so it has no commands."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = NotesPresenter(desk)
        self._page = NotesView(self.presenter)
        self.view: QWidget = self._page
        self.actions: Actions | None = None
        self._unsaved: dict[int, dict[str, str]] = {}  # by session, what was typed there and could not be saved

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; what was being typed for the one before is saved.

        Where it cannot be, it is there again when that session is shown again.
        """
        before = self.presenter.session
        try:
            self._page.finish()
        except Problem:
            if before is not None:
                self._unsaved[before.id] = self._page.typed
            raise
        finally:  # what is typed next must not reach the session before
            self._page.let_go()
            self.presenter.show_session(session_id)
            self._page.type_again(self._unsaved.pop(session_id, {}))


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return NotesTab(desk)
