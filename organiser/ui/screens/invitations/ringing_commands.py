"""What can be done while one rings people: the result of a call in one key, and the texts to copy."""

from __future__ import annotations

from typing import Final

from organiser.domain.calls import Outcome
from organiser.ui.desk.commands import Command
from organiser.ui.screens.invitations.model import Mode
from organiser.ui.screens.invitations.presenter import InvitationsPresenter

OUTCOMES: Final = {
    Outcome.YES: ("&Yes", "Y", "circle-check", "They are coming; they know the date and place now"),
    Outcome.MAYBE: ("&Maybe", "M", "circle-help", "They may come; they know the date and place now"),
    Outcome.NO: ("&No", "N", "circle-x", "They are not coming"),
    Outcome.NO_ANSWER: ("No &answer", "A", "phone-missed", "Nobody answered: they are rung again another day"),
    Outcome.LEFT_MESSAGE: ("&Left a message", "L", "voicemail", "You spoke to a machine, or to somebody else"),
    Outcome.RING_BACK: ("Ring &back", "B", "clock", "They asked to be rung at the time that stands below"),
    Outcome.WRONG_NUMBER: ("&Wrong number", "W", "phone-off", "They are not rung until another number is noted"),
}
_ANSWERS: Final = {Outcome.NO, Outcome.MAYBE}


def action_id(outcome: Outcome) -> str:
    """The id of the command that notes this."""
    return f"ringing.{outcome}"


def _command(outcome: Outcome) -> Command[InvitationsPresenter]:
    title, key, icon, help_text = OUTCOMES[outcome]
    return Command(
        action_id(outcome),
        title,
        lambda p: p.ringing.note(outcome),
        keys=key,
        icon=icon,
        when=lambda p: p.ringing.can_answer if outcome in _ANSWERS else p.ringing.is_ringing,
        help=help_text,
    )


COMMANDS: Final[tuple[Command[InvitationsPresenter], ...]] = (
    Command(
        "invitations.texts",
        "Show the &texts",
        lambda p: p.show_mode(Mode.TEXTS),
        icon="message-circle",
        section="View",
        when=lambda p: p.session is not None,
        help="What to write or say to each person, by their own way",
        reads=True,
    ),
    Command(
        "invitations.ring",
        "&Ring round",
        lambda p: p.show_mode(Mode.RINGING),
        keys="Ctrl+Shift+R",
        icon="phone-call",
        section="View",
        when=lambda p: p.session is not None,
        help="Ring those who have not answered, one after the other",
        reads=True,
    ),
    Command(
        "texts.copy",
        "&Copy the text",
        lambda p: p.texts.copy(),
        keys="Ctrl+Shift+C",
        icon="copy",
        when=lambda p: p.mode is Mode.TEXTS and p.texts.current is not None,
        help="Copy it, to paste it into WhatsApp, a text message, an email or a letter",
        reads=True,
    ),
    Command(
        "texts.told",
        "They have been &told",
        lambda p: p.texts.note_told(),
        icon="circle-check",
        when=lambda p: p.mode is Mode.TEXTS and p.texts.current is not None and not p.texts.current.holds_now,
        help="Note that they hold the date and place as they are now",
    ),
    *(_command(outcome) for outcome in OUTCOMES),
)
