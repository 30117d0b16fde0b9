"""The preview: a handout as it will be on paper, before it is printed, saved or opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.screens.preview.view import PreviewView
from organiser.ui.shell.places import Screen

if TYPE_CHECKING:
    from organiser.app.actions.handouts import Draft
    from organiser.ui.desk.desk import Desk
    from organiser.ui.shell.shell import Shell


def show(desk: Desk, shell: Shell, make: Callable[[], Draft]) -> PreviewView:
    """Lay the preview of what ``make`` gives over the screen that is shown."""
    presenter = PreviewPresenter(desk, make)
    view = PreviewView(presenter)
    presenter.left.connect(shell.lift)
    presenter.changed.connect(shell.refresh)
    shell.lay_over(Screen(view, actions=view.actions_), presenter.draft.title)
    return view
