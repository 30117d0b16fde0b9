"""The People tab of a session: who is invited, what they said, and which date they hold."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.screens.invitations.tab import PeopleTab
from organiser.ui.shell.places import SessionTab


class InvitationsTab:
    """The tab as the session's page holds it."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = InvitationsPresenter(desk)
        view = PeopleTab(self.presenter)
        self.view: QWidget = view
        self.actions: Actions | None = view.actions_
        self.show_session = self.presenter.show_session

    def show_part(self, name: str) -> None:
        """Turn to who holds which date; the name is that of a ``Mode``."""
        self.presenter.show_mode(Mode(name))


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return InvitationsTab(desk)
