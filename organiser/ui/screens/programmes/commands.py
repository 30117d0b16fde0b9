"""What can be done with programmes."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter


def _has_one(presenter: ProgrammesPresenter) -> bool:
    return presenter.current is not None


COMMANDS: Final[tuple[Command[ProgrammesPresenter], ...]] = (
    Command(
        "programmes.new",
        "&New programme…",
        lambda presenter: presenter.wanted.emit("programme"),
        keys="Ctrl+N",
        icon="plus",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Start a series of sessions; only a title is needed",
    ),
    Command(
        "programmes.set",
        "From a &ready-made set…",
        lambda presenter: presenter.wanted.emit("set"),
        icon="sparkles",
        when=lambda presenter: presenter.is_open,
        section="File",
        help="Take a whole programme with sessions and plans, and give it dates",
    ),
    Command(
        "programmes.copy",
        "New from th&is one…",
        lambda presenter: presenter.wanted.emit("copy"),
        icon="copy",
        when=lambda presenter: presenter.current is not None and bool(presenter.current.sessions),
        section="File",
        help="Make a programme with the same sessions and plans on other dates",
    ),
    Command(
        "programmes.calendar",
        "E&xport the calendar…",
        lambda presenter: presenter.wanted.emit("calendar"),
        keys="Ctrl+E",
        icon="calendar",
        when=lambda presenter: presenter.current is not None and bool(presenter.current.sessions),
        section="File",
        help="Write the sessions of the programme as calendar files: each in its own, or all in one",
        reads=True,
    ),
    Command(
        "programmes.pack",
        "Make a neighbo&urhood pack",
        lambda presenter: presenter.make_pack(),
        when=lambda presenter: presenter.current is not None and bool(presenter.current.sessions),
        section="File",
        help="Plans, exercises and words for other groups, with nobody's data in them",
        reads=True,
    ),
    Command(
        "programmes.overview",
        "Print the overview",
        lambda presenter: presenter.print_overview(),
        icon="printer",
        when=_has_one,
        section="File",
        help="Every session of the programme with its date and place, and what it is about",
        reads=True,
    ),
    Command(
        "programmes.sessions",
        "Add &sessions…",
        lambda presenter: presenter.wanted.emit("sessions"),
        keys="Ctrl+Shift+N",
        icon="calendar-plus",
        when=_has_one,
        help="Plan one session, or several at once some weeks apart",
    ),
    Command(
        "programmes.people",
        "Choose &people…",
        lambda presenter: presenter.wanted.emit("people"),
        icon="user-plus",
        when=_has_one,
        help="Put people that are known already on the roster",
    ),
    Command(
        "programmes.take_off",
        "&Take off the roster",
        lambda presenter: presenter.roster.take_off(),
        keys="Del",
        icon="x",
        when=lambda presenter: bool(presenter.roster.members),
        help="Take the chosen people off the roster; they stay among the people",
    ),
    Command(
        "programmes.places",
        "P&laces by neighbourhood…",
        lambda presenter: presenter.wanted.emit("places"),
        icon="armchair",
        when=_has_one,
        help="Say how many places each neighbourhood has",
    ),
    Command(
        "programmes.rename",
        "&Rename the programme",
        lambda presenter: presenter.wanted.emit("title"),
        keys="F2",
        icon="pencil",
        when=_has_one,
        help="Change the programme's title",
    ),
    Command(
        "programmes.delete",
        "&Delete the programme",
        lambda presenter: presenter.remove(),
        keys="Del",
        icon="trash-2",
        when=_has_one,
        help="Put the programme and its sessions into the bin",
    ),
)
