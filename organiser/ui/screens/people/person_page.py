"""One person in full: the form, and the sessions they come to."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.people.person_form import PersonForm
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.short_list import ShortList


class PersonPage(Page):
    """The person who is current. It scrolls as a whole."""

    def __init__(self, presenter: PeoplePresenter, actions: Actions) -> None:
        super().__init__(margins=False)
        self._presenter = presenter
        self.form = PersonForm(presenter.edit)
        self.visits = ShortList("Sessions")
        self.visits.setModel(presenter.visits)
        self.visits.opened.connect(presenter.open_visit)
        self._nowhere = Text("Not on the list of any session yet.", "muted")
        about = Card("About", show_name=False)
        about.add(self.form)
        comes_to = Card("Comes to")
        comes_to.add(self.visits, self._nowhere)
        bar = QWidget()
        flow = FlowLayout(bar, end=True)
        for name in ("people.calendar", "people.remove"):
            flow.addWidget(action_button(actions[name], "quiet"))
        self.add(about, comes_to, bar)
        presenter.current_changed.connect(self.show_person)
        self.show_person()

    def show_person(self) -> None:
        """Show who is current now."""
        person = self._presenter.current
        ground = self.widget()
        if ground is not None:
            ground.setVisible(person is not None)
        if person is not None:
            self.form.show_person(person, self._presenter.neighbourhoods)
        has_visits = bool(self._presenter.visits.values)
        self.visits.setVisible(has_visits)
        self._nowhere.setVisible(not has_visits)
