"""What can be done with the people of a session."""

from __future__ import annotations

from typing import Final

from organiser.domain.attendance import Answer
from organiser.domain.people import Route
from organiser.ui.desk.commands import Command
from organiser.ui.screens.invitations.presenter import InvitationsPresenter


def _somebody(presenter: InvitationsPresenter) -> bool:
    return bool(presenter.chosen)


COMMANDS: Final[tuple[Command[InvitationsPresenter], ...]] = (
    Command(
        "invitations.roster",
        "Invite the whole &roster",
        lambda p: p.invite_roster(),
        icon="users",
        when=lambda p: p.roster_left > 0,
        help="Invite everybody on the programme's roster who is not on the list yet",
    ),
    Command(
        "invitations.write",
        "Write &invitations…",
        lambda p: p.write(),
        icon="mail",
        section="File",
        when=lambda p: bool(p.everybody),
        help="Write a calendar file and a draft to send for everybody with an email address",
        reads=True,
    ),
    Command(
        "invitations.answers",
        "Take in &answers…",
        lambda p: p.take_answers(),
        icon="download",
        when=lambda p: bool(p.everybody),
        help="Read saved mails and calendar files (.eml, .ics, mailboxes) that answer your invitations",
    ),
    Command(
        "invitations.explain",
        "Which file &suits whom?",
        lambda p: p.explain_files(),
        icon="circle-help",
        section="Help",
        when=lambda p: p.session is not None,
        help="What Outlook, Google, Apple and other programs do with an invitation, and with a changed one",
        reads=True,
    ),
    Command(
        "invitations.yes",
        "&Yes",
        lambda p: p.answer(Answer.YES),
        keys="Y",
        icon="circle-check",
        when=_somebody,
        help="They are coming",
    ),
    Command(
        "invitations.maybe",
        "&Maybe",
        lambda p: p.answer(Answer.MAYBE),
        keys="M",
        icon="circle-help",
        when=_somebody,
        help="They may come",
    ),
    Command(
        "invitations.no",
        "&No",
        lambda p: p.answer(Answer.NO),
        keys="N",
        icon="circle-x",
        when=_somebody,
        help="They are not coming",
    ),
    Command(
        "invitations.none",
        "No &answer yet",
        lambda p: p.answer(Answer.NONE),
        keys="Backspace",
        icon="circle-dashed",
        when=_somebody,
        help="Take the answer back",
    ),
    Command(
        "invitations.told",
        "&Told by phone",
        lambda p: p.note_told(Route.PHONE),
        icon="phone",
        when=_somebody,
        help="They know the date and place as they are now",
    ),
    Command(
        "invitations.given",
        "&Given by hand",
        lambda p: p.note_told(Route.IN_PERSON),
        icon="handshake",
        when=_somebody,
        help="They hold the date and place as they are now on paper",
    ),
    Command(
        "invitations.withdraw",
        "Take &off the list",
        lambda p: p.withdraw(),
        keys="Del",
        icon="trash-2",
        when=_somebody,
        help="They are no longer invited; Undo brings them back with their answer",
    ),
)
