"""The Register tab of a session: who is there, in under a minute and without the mouse."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.register.view import RegisterView
from organiser.ui.shell.places import SessionTab


class RegisterTab:
    """The tab as the session's page holds it."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = RegisterPresenter(desk)
        view = RegisterView(self.presenter)
        self.view: QWidget = view
        self.actions: Actions | None = view.actions_
        self.show_session = self.presenter.show_session


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return RegisterTab(desk)
