"""The Notes tab of a session: what to remember, what participants read, and how many people are expected."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

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

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; what was being typed for the one before is saved."""
        try:
            self._page.finish()
        finally:  # where it could not be saved, what is typed next must not reach the session before
            self._page.let_go()
            self.presenter.show_session(session_id)


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return NotesTab(desk)
