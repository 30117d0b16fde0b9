"""What can be done with people."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.people.presenter import PeoplePresenter

COMMANDS: Final[tuple[Command[PeoplePresenter], ...]] = (
    Command(
        "people.add",
        "&Add somebody",
        lambda presenter: presenter.asks_name.emit(),
        keys="Ctrl+N",
        icon="user-plus",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Only a name is needed",
    ),
    Command(
        "people.calendar",
        "&Calendar file",
        PeoplePresenter.export_calendar,
        icon="calendar-days",
        when=lambda presenter: presenter.current is not None,
        section="File",
        help="Write the sessions of this person into a calendar file",
    ),
    Command(
        "people.remove",
        "&Remove",
        PeoplePresenter.remove,
        keys="Del",
        icon="trash-2",
        when=lambda presenter: presenter.current is not None,
        help="Put this person into the bin",
    ),
)
