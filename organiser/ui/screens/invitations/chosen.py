"""What stands below the list: the chosen people, and what they said and were told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from organiser.domain.people import Route
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.model import Invitee, names_of
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.widgets.buttons import action_button, icon_button, menu_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Elided

_ROUTES: Final[tuple[tuple[str, object], ...]] = (
    ("by their usual way", None),
    ("by phone", Route.PHONE),
    ("by text message", Route.TEXT),
    ("by WhatsApp", Route.WHATSAPP),
    ("by email", Route.EMAIL),
    ("by post", Route.POST),
    ("in person", Route.IN_PERSON),
    ("through somebody", Route.THROUGH_SOMEBODY),
)
_HINT = (
    "Choose people in the list, then press Y, M or N for what they said. Ctrl or Shift chooses several. "
    "Mails with answers can be dropped on this window."
)


class ChosenPeople(Card):
    """One line on who is chosen, the answers as buttons, and by which route an answer came."""

    def __init__(self, presenter: InvitationsPresenter, actions: Actions) -> None:
        super().__init__("Chosen people", show_name=False)
        self._presenter = presenter
        self.title = Elided()
        self.route = ChoiceField("How the answer came", _ROUTES)
        self.route.setMinimumContentsLength(11)  # of the widest letter: room for the first of the words
        self.route.chosen.connect(presenter.choose_route)
        self.told_button = menu_button(
            "Has been told", [actions["invitations.told"], actions["invitations.given"]], icon_name="calendar-days"
        )
        self.off_button = changing(icon_button("trash-2", "Take off the list", actions["invitations.withdraw"].trigger))
        answers = [action_button(actions[f"invitations.{name}"]) for name in ("yes", "maybe", "no", "none")]
        buttons = FlowRow(*answers, self.route, self.told_button, self.off_button)
        self.add(self.title, buttons)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Say who is chosen now."""
        chosen = self._presenter.chosen
        self.route.show_value(self._presenter.route)
        for part in (self.route, self.told_button, self.off_button):
            part.setEnabled(bool(chosen))
        self.title.setText(_in_words(chosen))


def _in_words(chosen: Sequence[Invitee]) -> str:
    """Who is chosen, and what one should know before ringing them."""
    if not chosen:
        return _HINT
    if len(chosen) > 1:
        return f"{names_of(chosen)}: {', '.join(one.person.name for one in chosen)}"
    one = chosen[0]
    needs = f"needs: {one.line.needs}" if one.line.needs else ""
    parts = (one.person.name, one.reach, needs, one.line.how_noted, one.held)
    return " · ".join(part for part in parts if part)
