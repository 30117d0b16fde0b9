"""The Handouts tab of a session: everything on paper and as a file, in the formats that people need."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.screens.handouts.view import HandoutsView
from organiser.ui.shell.places import SessionTab


class HandoutsTab:
    """The tab as the session's page holds it."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = HandoutsPresenter(desk)
        view = HandoutsView(self.presenter)
        self.view: QWidget = view
        self.actions: Actions | None = view.actions_
        self.show_session = self.presenter.show_session


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return HandoutsTab(desk)
