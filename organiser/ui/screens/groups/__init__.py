"""The Groups tab of a session: who sits with whom."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.desk import Desk
from organiser.ui.screens.groups.presenter import GroupsPresenter
from organiser.ui.screens.groups.view import GroupsView
from organiser.ui.shell.places import SessionTab


class GroupsTab:
    """The tab as the session's page holds it."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = GroupsPresenter(desk)
        view = GroupsView(self.presenter)
        self.view: QWidget = view
        self.actions: Actions | None = view.actions_
        self.show_session = self.presenter.show_session


def make(desk: Desk) -> SessionTab:
    """The tab, before it is told which session to show."""
    return GroupsTab(desk)
