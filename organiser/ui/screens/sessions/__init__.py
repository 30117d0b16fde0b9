"""Every session: a list of the coming and the past ones, and the page of one with its tabs."""

from __future__ import annotations

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.sessions.presenter import SessionsPresenter
from organiser.ui.screens.sessions.view import SessionsView
from organiser.ui.shell.places import Screen, TabPlace


def make(desk: Desk, tabs: tuple[TabPlace, ...]) -> Screen:
    """The screen; ``tabs`` are those of a session's page, each made when it is first shown."""
    presenter = SessionsPresenter(desk)
    view = SessionsView(presenter, tabs)
    presenter.setParent(view)
    presenter.begin()
    return Screen(view, actions=view.commands, go=presenter.go, search=view.search)
