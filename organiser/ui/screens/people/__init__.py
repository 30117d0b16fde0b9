"""Everybody who takes part: a list, and one person in full."""

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.screens.people.view import PeopleView
from organiser.ui.shell.places import Screen


def make(desk: Desk) -> Screen:
    """The screen of the people."""
    presenter = PeoplePresenter(desk)
    view = PeopleView(presenter)
    return Screen(view, actions=view.actions_, go=presenter.open, search=view.side.search)
