"""Where somebody comes from besides a neighbourhood, or what they do there: several at once."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from organiser.domain import text
from organiser.domain.people import Person
from organiser.domain.sectors import USUAL
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.screens.people.model import short
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.suggest import SuggestField, Suggestion


class SectorsGroup(Group):
    """A chip for each sector or role; pressing one takes it away."""

    def __init__(self, presenter: PersonPresenter, fields: KeptFields[Person]) -> None:
        super().__init__(
            "Sectors and roles",
            "So that everybody can see who is in the room: several are fine.",
            offer="Sector or role",
        )
        self._presenter = presenter
        self._fields = fields
        self._sectors: tuple[str, ...] = ()
        self.chips: list[QPushButton] = []
        self._row = FlowRow()
        self.adder = SuggestField(
            "Add a sector or role", lambda words: f"Add “{words}”", placeholder="Add a sector or role…", browses=True
        )
        self.add(self._row, self.adder)
        self.adder.typed.connect(self._suggest)
        self.adder.picked.connect(self._add)
        self.adder.entered.connect(self._add)

    def is_filled(self, facts: Facts) -> bool:
        return bool(facts.person.sectors)

    def show_facts(self, facts: Facts) -> None:
        if facts.person.sectors == self._sectors:
            return
        self._sectors = facts.person.sectors
        self.chips = [self._chip(sector) for sector in self._sectors]
        self._row.show_widgets(self.chips)
        self._row.setVisible(bool(self.chips))

    def _chip(self, sector: str) -> QPushButton:
        chip = changing(secondary(short(sector), lambda: self._take_away(sector), icon_name="x"))
        chip.setAccessibleName(f"{sector}: take it away")
        chip.setToolTip(f"{sector}: take it away")
        return chip

    def _take_away(self, sector: str) -> None:
        self.adder.setFocus()
        self._fields.save("sectors", tuple(one for one in self._sectors if one != sector))

    def _add(self, sector: object) -> None:
        """A sector under the name by which it is known, where it is."""
        name = self._known().get(text.folded(str(sector)), str(sector))
        self._fields.save("sectors", (*self._sectors, name))

    def _known(self) -> dict[str, str]:
        return {text.folded(one): one for one in (*USUAL, *self._presenter.known_sectors())}

    def _suggest(self, words: str) -> None:
        has = {text.folded(one) for one in self._sectors}
        found = [name for key, name in self._known().items() if text.folded(words) in key and key not in has]
        found.sort(key=lambda name: not text.folded(name).startswith(text.folded(words)))
        self.adder.show_suggestions([Suggestion(name, "", name, icon="users") for name in found])
