"""What can be done from Home."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.home.presenter import HomePresenter

COMMANDS: Final[tuple[Command[HomePresenter], ...]] = (
    Command(
        "home.plan",
        "&Open the plan",
        lambda presenter: presenter.open_next(),
        keys="Ctrl+Return",
        icon="clock",
        when=lambda presenter: presenter.next_session is not None,
        section="Go",
        help="See the plan of the next session",
        reads=True,
    ),
    Command(
        "home.print",
        "&Print the run sheet",
        lambda presenter: presenter.print_run_sheet(),
        keys="Ctrl+P",
        icon="printer",
        when=lambda presenter: presenter.next_session is not None,
        section="File",
        help="See the run sheet of the next session as it will be on paper, and print it",
        reads=True,
    ),
    Command(
        "home.invite",
        "&Invite",
        lambda presenter: presenter.open_next("invitations"),
        icon="mail",
        when=lambda presenter: presenter.next_session is not None,
        section="Go",
        help="Invite people to the next session and note their answers",
        reads=True,
    ),
    Command(
        "home.session",
        "Plan a s&ession…",
        lambda presenter: presenter.plan_session(),
        keys="Ctrl+N",
        icon="calendar-plus",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Begin a new session",
    ),
    Command(
        "home.set",
        "Take a &ready-made set…",
        lambda presenter: presenter.take_set(),
        icon="sparkles",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Begin with a whole programme that has sessions and plans already",
    ),
    Command(
        "home.programme",
        "Start &a programme…",
        lambda presenter: presenter.start_programme(),
        keys="Ctrl+Shift+N",
        icon="layers",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Begin a series of sessions with one roster",
    ),
)
