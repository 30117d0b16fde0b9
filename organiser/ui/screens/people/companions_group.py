"""Who comes with somebody, and whether they use a place."""

from __future__ import annotations

from PySide6.QtCore import Signal

from organiser.domain.companions import Companion, party_in_words
from organiser.domain.text import capitalised
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.lines import Lines, OpenLine
from organiser.ui.screens.people.model import reached_in_words
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.fields import TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.suggest import SuggestField, Suggestion


class CompanionsGroup(Group):
    """Supporters and companions, known or new."""

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__(
            "Supporter or companion",
            "So that nobody has to come alone, and places are counted right.",
            offer="Supporter or companion",
        )
        self._presenter = presenter
        self.adder = SuggestField(
            "Who comes with them",
            lambda words: f"Add “{words}”, who is new",
            placeholder="Name of who comes with them…",
        )
        self.line = CompanionLine(presenter)
        self.lines: Lines[Companion] = Lines(
            "Who comes with them", _row_of, lambda one: one.companion_id, self.line, self.adder
        )
        self.party = Text("", "muted")
        self.accompanies = Text("")
        self.add(self.accompanies, self.lines, self.party)
        self.adder.typed.connect(self._suggest)
        self.adder.picked.connect(self._presenter.link)
        self.adder.entered.connect(self._presenter.link_new)
        self.line.done.connect(self.lines.close_line)

    def is_filled(self, facts: Facts) -> bool:
        return bool(facts.brings or facts.comes_with)

    def show_facts(self, facts: Facts) -> None:
        self.lines.show_values(facts.brings)
        self.party.setText(party_in_words(facts.brings))
        self.party.setVisible(bool(self.party.text()))
        self.accompanies.setText(" ".join(one.in_words for one in facts.comes_with))
        self.accompanies.setVisible(bool(facts.comes_with))

    def _suggest(self, words: str) -> None:
        known = self._presenter.known(words)
        self.adder.show_suggestions([Suggestion(one.name, reached_in_words(one), one.id) for one in known])


class CompanionLine(OpenLine[Companion]):
    """One companion, open. ``done`` wants it folded away."""

    done = Signal()

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__("This companion")
        self._presenter = presenter
        self._companion: Companion | None = None
        self.takes_place = TickField("Uses one of the places")
        self.takes_place.ticked.connect(self._set_place)
        self.ground.addWidget(self.takes_place)
        self.ground.addWidget(
            FlowRow(
                quiet("Done", self.done.emit, icon_name="check"),
                quiet("Turn to them", self._turn, icon_name="user"),
                changing(quiet("No longer comes", self._unlink, icon_name="x")),
                end=True,
            )
        )

    def show_value(self, value: Companion) -> None:
        self._companion = value
        self.takes_place.show_value(value.takes_place)

    def _set_place(self, takes_place: bool) -> None:
        if self._companion is not None:
            self._presenter.set_place(self._companion, takes_place=takes_place)

    def _turn(self) -> None:
        if self._companion is not None:
            self._presenter.open_person(self._companion.companion_id)

    def _unlink(self) -> None:
        if self._companion is not None:
            self._presenter.unlink(self._companion)


def _row_of(companion: Companion) -> Row:
    return Row(companion.companion, capitalised(companion.place_in_words), icon="user")
