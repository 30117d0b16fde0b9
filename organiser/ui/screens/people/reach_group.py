"""Who somebody is, and how to reach them."""

from __future__ import annotations

from PySide6.QtGui import QAction

from organiser.domain.people import Person, Route, hint_for_email, hint_for_phone
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.screens.people.neighbourhood_field import NeighbourhoodField
from organiser.ui.screens.people.routes_field import RoutesField
from organiser.ui.widgets.buttons import menu_button
from organiser.ui.widgets.columns import column, side_by_side
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines

# What is seldom needed waits in a menu: field -> its words there, and why it may be wanted.
_SELDOM = {
    "best_time": ("Best time to ring", "So that a call comes when it suits them"),
    "language": ("Language", "What they read and speak best, where it is not English"),
    "through": ("Through somebody else", "Who passes messages on"),
    "address": ("Address", "For letters"),
}


class ReachGroup(Group):
    """Name, neighbourhood and every way to reach somebody; always there."""

    def __init__(self, fields: KeptFields[Person]) -> None:
        super().__init__("About", show_name=False)
        self._fields = fields
        self.neighbourhood = NeighbourhoodField("Neighbourhood")
        self.routes = RoutesField("Best reached by")
        self.phone_hint = GentleLines("Phone")
        self.email_hint = GentleLines("Email")
        self.offers = {field: self._offer(field, *words) for field, words in _SELDOM.items()}
        self.more = menu_button(
            "More about reaching them", list(self.offers.values()), icon_name="plus", weight="quiet"
        )
        name = fields.text("name", "&Name", hint="Only a name is needed.")
        phone, email = fields.text("phone", "&Phone"), fields.text("email", "Emai&l")
        self.add(
            side_by_side(name, fields.add("neighbourhood", "Neigh&bourhood", self.neighbourhood)),
            side_by_side((phone, self.phone_hint), (email, self.email_hint)),
            side_by_side(
                fields.add("routes", "Best reached b&y", self.routes), column(*self._seldom(), FlowRow(self.more))
            ),
        )
        self._opened: set[str] = set()
        self._shown_id = 0
        self._connect(phone, email)

    def _seldom(self) -> list[FormRow]:
        texts = self._fields.text
        return [
            texts("best_time", "Best time to ring", placeholder="Such as: after six, not on Fridays"),
            texts("language", "Language"),
            texts("through", "Through whom", placeholder="Name and number of who passes messages on"),
            self._fields.long("address", "&Address"),
        ]

    def _connect(self, phone: FormRow, email: FormRow) -> None:
        self.neighbourhood.finished.connect(lambda words: self._fields.save("neighbourhood", words))
        self.routes.changed.connect(lambda routes: self._fields.save("routes", routes))
        for row, hint in ((phone, self._hint_phone), (email, self._hint_email)):
            assert isinstance(row.field, TextField)
            row.field.textEdited.connect(hint)

    def is_filled(self, facts: Facts) -> bool:
        return True

    def show_facts(self, facts: Facts) -> None:
        person = facts.person
        if person.id != self._shown_id:
            self._opened, self._shown_id = set(), person.id
        self.neighbourhood.show_value(person.neighbourhood)
        self.routes.show_routes(person.routes)
        self._opened |= {field for field in _SELDOM if _is_wanted(person, field)}
        self._fold()
        self._hint_phone(person.phone)
        self._hint_email(person.email)

    def _fold(self) -> None:
        for field in _SELDOM:
            self._fields.rows[field].setVisible(field in self._opened)
            self.offers[field].setVisible(field not in self._opened)
        self.more.setVisible(len(self._opened) < len(_SELDOM))

    def _offer(self, field: str, words: str, why: str) -> QAction:
        offer = QAction(words, self)
        offer.setToolTip(why)
        offer.triggered.connect(lambda: self._unfold(field))
        return offer

    def _unfold(self, field: str) -> None:
        self._opened.add(field)
        self._fields.rows[field].show()
        self._fields.rows[field].field.setFocus()
        self._fold()

    def _hint_phone(self, phone: str) -> None:
        self.phone_hint.show_lines(tuple(filter(None, (hint_for_phone(phone),))))

    def _hint_email(self, email: str) -> None:
        self.email_hint.show_lines(tuple(filter(None, (hint_for_email(email),))))


def _is_wanted(person: Person, field: str) -> bool:
    """Whether there is something in a field that is seldom needed, or the ways to reach them ask for it."""
    asked = {"through": Route.THROUGH_SOMEBODY, "address": Route.POST}.get(field)
    return bool(getattr(person, field)) or asked in person.routes
