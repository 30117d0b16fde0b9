"""One person who would like a place: what can be said to them, and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser.domain.places import Role
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes import applications_model as shown
from organiser.ui.screens.programmes.applications import Applications
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text

DEEDS = ("offer", "give", "accept", "decline", "up", "down", "withdraw", "again")


class ApplicantCard(Card):
    """The sentence to read out stands first; below it what only the volunteer should know."""

    def __init__(self, applications: Applications, commands: Actions) -> None:
        super().__init__("The chosen person", show_name=False)
        self._applications = applications
        self.title = Text("", "strong")
        self.reason = Text("", "script")
        self.detail = Text("", "muted")
        self.role = ChoiceField("Takes part as", [(role.label, role) for role in Role])
        self._actions = [commands[f"applications.{deed}"] for deed in DEEDS]
        self._buttons = [action_button(action) for action in self._actions]
        self.add(self._first_line(), self.reason, self.detail, FlowRow(*self._buttons))
        self.role.chosen.connect(lambda role: applications.set_role(Role(role)))

    def _first_line(self) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title, 1)
        line.addWidget(self.role)
        return head

    def refresh(self) -> None:
        """Show who is chosen, and only what can be done now."""
        chosen = self._applications.chosen
        self.setVisible(chosen is not None)
        if chosen is None:
            return
        self.setAccessibleName(chosen.entry.name)
        self.title.setText(f"{chosen.entry.name}: {shown.question(chosen)}")
        self.reason.setText(chosen.reason)
        self.detail.setText(f"For you alone: {chosen.detail}" if chosen.detail else "")
        self.detail.setVisible(bool(chosen.detail))
        self.role.show_value(chosen.entry.role)
        for action, button in zip(self._actions, self._buttons, strict=True):
            button.setVisible(action.isEnabled())
