"""Somebody under 18: who is responsible for them, and that this person agrees."""

from __future__ import annotations

from PySide6.QtCore import Signal

from organiser.domain import consents
from organiser.domain.consents import GUARDIAN
from organiser.domain.people import Person
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.columns import column, side_by_side
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text


class YoungGroup(Group):
    """A tick; with it the guardian's fields. ``agrees`` tells that the guardian's consent is to be noted."""

    agrees = Signal()

    def __init__(self, fields: KeptFields[Person]) -> None:
        super().__init__(
            "Under 18",
            "So that somebody responsible agrees and can be reached. No date of birth is asked or kept.",
            offer="Under 18",
        )
        self._fields = fields
        self.under_18 = fields.tick("under_18", "They are under 18")
        self.consent = Text("")
        self.doubts = GentleLines("Under 18")
        self.agree_button = changing(secondary("Note the guardian's consent", self.agrees.emit, icon_name="check"))
        guardian = fields.text("guardian", "Guardian", placeholder="Name of who is responsible for them")
        reached = fields.text("guardian_contact", "How to reach the guardian", placeholder="Such as: 07700 900123")
        self._guardian = column(side_by_side(guardian, reached), self.consent, self.doubts, FlowRow(self.agree_button))
        self.add(self.under_18, self._guardian)

    def is_filled(self, facts: Facts) -> bool:
        person = facts.person
        return bool(person.under_18 or person.guardian or person.guardian_contact)

    def show_facts(self, facts: Facts) -> None:
        agreed = consents.holding(facts.consents, GUARDIAN)
        self._guardian.setVisible(self.is_filled(facts))
        self.consent.setText(f"Their guardian agrees. {agreed.in_words}." if agreed else "")
        self.consent.setVisible(agreed is not None)
        self.doubts.show_lines(consents.doubts(facts.person, facts.consents))
        self.agree_button.setVisible(agreed is None)

    def begin(self) -> None:
        """The button that unfolds it says that they are under 18."""
        self._fields.save("under_18", True)
        self._fields.rows["guardian"].field.setFocus()
