"""What stands below the list: the chosen people, and what they said and were told."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel

from organiser.domain.people import Route
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.model import names_of
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.widgets.buttons import action_button, icon_button, menu_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import beside, column
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Elided

_ROUTES: Final[tuple[tuple[str, object], ...]] = (
    ("their usual way", None),
    *((route.label.lower() if route is not Route.WHATSAPP else route.label, route) for route in Route),
)
_HINT = "Choose people in the list, then press Y, M or N for what they said. Ctrl or Shift chooses several."


class ChosenPeople(Card):
    """One line on who is chosen, the answers as buttons, and by which route an answer came."""

    def __init__(self, presenter: InvitationsPresenter, actions: Actions) -> None:
        super().__init__("Chosen people", show_name=False)
        self._presenter = presenter
        self.title = Elided("", "strong")
        self.detail = Elided("", "muted")
        self.route = ChoiceField("How the answer came", _ROUTES)
        self.route.chosen.connect(presenter.choose_route)
        label = QLabel("came by")
        label.setBuddy(self.route)
        self.told_button = menu_button(
            "Has the date", [actions["invitations.told"], actions["invitations.given"]], icon_name="calendar-days"
        )
        self.off_button = icon_button("trash-2", "Take off the list", actions["invitations.withdraw"].trigger)
        answers = [action_button(actions[f"invitations.{name}"]) for name in ("yes", "maybe", "no", "none")]
        buttons = FlowRow(*answers, beside(label, self.route), self.told_button, self.off_button)
        self.add(column(self.title, self.detail, spacing=0), buttons)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Say who is chosen now."""
        chosen = self._presenter.chosen
        self.route.show_value(self._presenter.route)
        for part in (self.route, self.told_button, self.off_button):
            part.setEnabled(bool(chosen))
        if not chosen:
            self.title.setText("Nobody is chosen")
            self.detail.setText(_HINT)
            return
        self.title.setText(names_of(chosen))
        if len(chosen) > 1:
            self.detail.setText(", ".join(one.person.name for one in chosen))
            return
        one = chosen[0]
        parts = (one.reach, f"Needs: {one.line.needs}" if one.line.needs else "", one.held.capitalize())
        self.detail.setText(" · ".join(part for part in parts if part))
