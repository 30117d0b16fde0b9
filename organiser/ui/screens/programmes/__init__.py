"""Programmes: series of sessions with one roster, and places shared by neighbourhood."""

from __future__ import annotations

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.view import ProgrammesView
from organiser.ui.shell.places import Screen


def make(desk: Desk) -> Screen:
    """The screen, ready to be shown."""
    presenter = ProgrammesPresenter(desk)
    view = ProgrammesView(presenter)
    return Screen(view, actions=view.commands, go=presenter.go)
