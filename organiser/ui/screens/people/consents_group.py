"""What somebody has agreed to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from organiser.domain import text
from organiser.domain.consents import HOW, USUAL, Consent, holding
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.lines import Lines
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.screens.people.value_line import ValueLine
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import side_by_side
from organiser.ui.widgets.fields import ChoiceField, DateField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.suggest import SuggestField, Suggestion


class ConsentsGroup(Group):
    """Each consent on a line: for what, in which words, since when, and whether it still holds."""

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__("What they agreed to", "So that we do only that. Nothing noted means no.", offer="Consent")
        self._presenter = presenter
        self.adder = SuggestField(
            "Note what they agree to",
            lambda words: f"They agree to “{words}”",
            placeholder="Note what they agree to…",
            browses=True,
        )
        self.line = ConsentLine(presenter)
        self.lines: Lines[Consent] = Lines("Consents", _row_of, lambda one: one.id, self.line, self.adder)
        self.add(self.lines)
        self.adder.typed.connect(self._suggest)
        self.adder.picked.connect(self.note)
        self.adder.entered.connect(self.note)
        self.line.done.connect(self.lines.close_line)

    def is_filled(self, facts: Facts) -> bool:
        return bool(facts.consents)

    def show_facts(self, facts: Facts) -> None:
        self.lines.show_values(facts.consents)

    def note(self, purpose: object) -> None:
        """Note today's consent, and open it, so that who said it and how can be put right."""
        self.lines.open_line(self._presenter.give(str(purpose)))

    def _suggest(self, words: str) -> None:
        facts = self._presenter.facts
        given = facts.consents if facts else ()
        found = [one for one in USUAL if text.holds_words(one.purpose, words) and not holding(given, one.purpose)]
        self.adder.show_suggestions([Suggestion(one.purpose, "", one.purpose, icon="handshake") for one in found])


class ConsentLine(ValueLine[Consent]):
    """One consent, open. ``done`` wants it folded away."""

    done = Signal()

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__("This consent", presenter.edit_consent)
        self._presenter = presenter
        self.given = DateField("Agreed on", date(2000, 1, 1))
        self.route = ChoiceField(
            "How they said so", [("Not noted", ""), *((text.capitalised(how), how) for how in HOW)]
        )
        self.withdraw_button = changing(quiet("Withdraw", self._withdraw, icon_name="undo-2"))
        by = self.fields.text("given_by", "Who agreed, if somebody else", placeholder="Such as a guardian")
        self.ground.addWidget(
            self.fields.long("wording", "The words they agreed to", hint="As they were read out or shown.", lines=3)
        )
        self.ground.addWidget(
            side_by_side(FormRow("Agreed on", self.given), by, FormRow("How they said so", self.route), letters=24)
        )
        self.ground.addWidget(
            FlowRow(
                quiet("Done", self.done.emit, icon_name="check"),
                self.withdraw_button,
                changing(quiet("Noted by mistake", self._remove, icon_name="trash-2")),
                end=True,
            )
        )
        self.given.finished.connect(lambda day: self.fields.save("given", day))
        self.route.chosen.connect(lambda how: self.fields.save("route", how))

    def show_value(self, value: Consent) -> None:
        super().show_value(value)
        self.given.show_value(value.given)
        if value.route and value.route not in HOW:
            self.route.show_choices([(text.capitalised(how), how) for how in ("", *HOW, value.route)])
        self.route.show_value(value.route)
        self.withdraw_button.setVisible(value.holds)

    def _withdraw(self) -> None:
        if self.value is not None:
            self._presenter.withdraw(self.value)

    def _remove(self) -> None:
        if self.value is not None:
            self._presenter.remove_consent(self.value)


def _row_of(consent: Consent) -> Row:
    badge = Badge("Agrees", Tone.OK, "circle-check") if consent.holds else Badge("Withdrawn", Tone.NEUTRAL, "circle-x")
    return Row(consent.purpose, consent.in_words, badges=(badge,), icon="handshake")
