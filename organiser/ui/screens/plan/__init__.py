"""The plan of a session: the agenda as a timeline, beside the playbook."""

from __future__ import annotations

from organiser.ui.desk.desk import Desk
from organiser.ui.screens.plan.presenter import PlanPresenter
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.screens.plan.view import PlanView
from organiser.ui.shell.places import SessionTab


def make(desk: Desk) -> SessionTab:
    """The tab; it stays empty until it is told which session to show."""
    presenter = PlanPresenter(desk)
    return PlanView(presenter, ShelfPresenter(desk, presenter))
