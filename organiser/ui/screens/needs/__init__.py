"""The Needs tab of a session: what to arrange for those who come, by when, and whether it was met."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.needs.presenter import NeedsPresenter
from organiser.ui.screens.needs.view import NeedsView
from organiser.ui.shell.places import SessionTab


class NeedsTab:
    """The tab as the session's page holds it."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = NeedsPresenter(desk)
        self._page = NeedsView(self.presenter)
        self.view: QWidget = self._page
        self.actions: Actions | None = self._page.actions_

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; a note that was being typed for the one before is saved."""
        self._page.finish()
        self.presenter.show_session(session_id)


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return NeedsTab(desk)
