"""The playbook: exercises to choose from and to make one's own, and guides to read."""

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.screens.playbook.view import PlaybookView
from organiser.ui.shell.places import Screen


def make(desk: Desk) -> Screen:
    """The screen of the playbook."""
    presenter = PlaybookPresenter(desk)
    view = PlaybookView(presenter)
    return Screen(view, actions=view.actions_, go=presenter.open, search=view.shelf.search)
