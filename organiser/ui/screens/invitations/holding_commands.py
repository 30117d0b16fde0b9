"""What can be done about old dates: tell one, tell all, write to those who have mail."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.invitations.presenter import InvitationsPresenter


def _is_looked_at(presenter: InvitationsPresenter) -> bool:
    return presenter.mode is Mode.HOLDING and presenter.holding.current is not None


COMMANDS: Final[tuple[Command[InvitationsPresenter], ...]] = (
    Command(
        "invitations.holding",
        "Who &holds what",
        lambda p: p.show_mode(Mode.HOLDING),
        keys="Ctrl+Shift+H",
        icon="calendar-days",
        section="View",
        when=lambda p: p.session is not None,
        help="Which date each person was given, and who still holds an old one",
        reads=True,
    ),
    Command(
        "holding.told",
        "Has been &told",
        lambda p: p.holding.note_told(),
        keys="T",
        icon="circle-check",
        when=lambda p: _is_looked_at(p) and p.holding.is_to_tell,
        help="Note that they know the date and place as they are now, and go on to the next",
    ),
    Command(
        "holding.copy",
        "&Copy the words",
        lambda p: p.holding.copy(),
        keys="C",
        icon="copy",
        when=_is_looked_at,
        help="Copy what to say, to paste it into a message",
        reads=True,
    ),
    Command(
        "holding.write",
        "&Write new invitations",
        lambda p: p.holding.write(),
        keys="W",
        icon="mail",
        when=lambda p: _is_looked_at(p) and p.holding.to_mail > 0,
        help="Write drafts for those who hold an old date and have an email address, saying what has changed",
        reads=True,
    ),
    Command(
        "holding.list",
        "Sa&ve the list",
        lambda p: p.holding.save_list(),
        icon="download",
        section="File",
        when=lambda p: _is_looked_at(p) and bool(p.holding.old),
        help="A table of those who hold an old date, with what to say to each, for a spreadsheet or to print",
        reads=True,
    ),
    Command(
        "holding.all",
        "&Everybody has been told",
        lambda p: p.holding.note_all_told(),
        keys="Shift+T",
        icon="list-checks",
        when=lambda p: _is_looked_at(p) and bool(p.holding.old),
        help="Note that everybody who holds an old date was told, each by their own way",
    ),
)
