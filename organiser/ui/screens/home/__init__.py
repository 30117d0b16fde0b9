"""Home: the next session, and what still stands between it and being ready."""

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.home.presenter import HomePresenter
from organiser.ui.screens.home.view import HomeView
from organiser.ui.shell.places import Screen


def make(desk: Desk) -> Screen:
    """The screen, ready to be shown."""
    view = HomeView(HomePresenter(desk))
    return Screen(view, actions=view.commands)
