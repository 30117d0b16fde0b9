"""One person in full: a card for each part that is filled, buttons for the others, and the sessions they come to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from organiser.domain.consents import GUARDIAN
from organiser.domain.people import Person
from organiser.store.queries.attendance import PersonVisit
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.people.companions_group import CompanionsGroup
from organiser.ui.screens.people.consents_group import ConsentsGroup
from organiser.ui.screens.people.group import Group, Unfolding
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.screens.people.model import visit_row
from organiser.ui.screens.people.needs_group import NeedsGroup
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.screens.people.plain_groups import NotesGroup, PracticalGroup
from organiser.ui.screens.people.reach_group import ReachGroup
from organiser.ui.screens.people.sectors_group import SectorsGroup
from organiser.ui.screens.people.young_group import YoungGroup
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.short_list import ShortList


class PersonPage(Page):
    """The person who is current. It scrolls as a whole; what was unfolded stays so until somebody else is shown."""

    def __init__(self, presenter: PersonPresenter, actions: Actions) -> None:
        super().__init__(margins=False)
        self._presenter = presenter
        self.fields = KeptFields[Person](lambda person, field, what: presenter.edit(person.id, field, what), self)
        self.reach = ReachGroup(self.fields)
        self.needs = NeedsGroup(presenter, self.fields)
        self.practical = PracticalGroup(self.fields)
        self.sectors = SectorsGroup(presenter, self.fields)
        self.companions = CompanionsGroup(presenter)
        self.young = YoungGroup(self.fields)
        self.consents = ConsentsGroup(presenter)
        self.notes = NotesGroup(self.fields)
        self.groups: tuple[Group, ...] = (
            self.reach, self.needs, self.practical, self.sectors, self.companions, self.young, self.consents,
            self.notes,
        )  # fmt: skip
        self._unfolded: set[Group] = set()
        self._shown_id = 0
        self._foldable = tuple(group for group in self.groups if group.offer)
        self.unfolding = Unfolding("Add", [(group.offer, group.why) for group in self._foldable])
        self.unfolding.unfolded.connect(lambda place: self.unfold(self._foldable[place]))
        self.young.agrees.connect(self._note_guardian)
        buttons = (action_button(actions[name], "quiet") for name in ("people.calendar", "people.remove"))
        self.add(self.reach, self.needs, *self._foldable, self.unfolding, self._visits(), FlowRow(*buttons, end=True))
        presenter.shown.connect(self.show_person)
        self.show_person()

    def _visits(self) -> QWidget:
        self._visit_rows: RowsModel[PersonVisit] = RowsModel(visit_row, key=lambda one: one.session_id, parent=self)
        self.visits = ShortList("Sessions")
        self.visits.setModel(self._visit_rows)
        self.visits.opened.connect(self._presenter.open_visit)
        self._nowhere = Text("Not on the list of any session yet.", "muted")
        card = Card("Comes to")
        card.add(self.visits, self._nowhere)
        return card

    def show_person(self) -> None:
        """Show who is current now, and what is known of them."""
        facts = self._presenter.facts
        ground = self.widget()
        if ground is not None:
            ground.setVisible(facts is not None)
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if facts else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bars)
        if facts is None:
            return
        if facts.person.id != self._shown_id:
            self._unfolded.clear()
        self._shown_id = facts.person.id
        self.reach.neighbourhood.show_choices(self._presenter.neighbourhoods)
        self.fields.show_value(facts.person)
        for group in self.groups:
            group.show_facts(facts)
        self._unfolded |= {group for group in self.groups if group.is_filled(facts)}
        self._fold()
        self._visit_rows.show(facts.visits)
        self.visits.setVisible(bool(facts.visits))
        self._nowhere.setVisible(not facts.visits)

    def _fold(self) -> None:
        for group in self._foldable:
            group.setVisible(group in self._unfolded)
        self.unfolding.show_folded([group not in self._unfolded for group in self._foldable])

    def unfold(self, group: Group) -> None:
        """Show a part that has nothing in it yet, with the cursor in its first field."""
        self._unfolded.add(group)
        self._fold()
        group.begin()

    def _note_guardian(self) -> None:
        self._unfolded.add(self.consents)
        self._fold()
        self.consents.note(GUARDIAN)
