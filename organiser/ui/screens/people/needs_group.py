"""What somebody needs in order to take part."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.needs import USUAL, Need, State
from organiser.domain.people import Person, Reading
from organiser.ui.screens.people.facts import Facts
from organiser.ui.screens.people.group import Group
from organiser.ui.screens.people.kept_fields import KeptFields
from organiser.ui.screens.people.lines import Lines
from organiser.ui.screens.people.need_line import NeedLine
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import side_by_side
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.suggest import SuggestField, Suggestion


class NeedsGroup(Group):
    """Each need on a line, and the format for paper; always there, since everybody should be asked."""

    def __init__(self, presenter: PersonPresenter, fields: KeptFields[Person]) -> None:
        super().__init__("Taking part", "So that everybody can. Note what is needed, never a diagnosis.")
        self._presenter = presenter
        self.adder = SuggestField(
            "Add what they need", lambda words: f"Add “{words}”", placeholder="Add what they need…", browses=True
        )
        self.line = NeedLine(presenter)
        self.lines: Lines[Need] = Lines("Needs", self._row_of, lambda need: need.id, self.line, self.adder)
        reading = fields.choice("reading", "For&mat for paper", [(reading.label, reading) for reading in Reading])
        easy_read = fields.tick("easy_read", "Easy read: short, plain sentences")
        self.add(self.lines, side_by_side(reading, (QWidget(), easy_read)))
        self.adder.typed.connect(self._suggest)
        self.adder.picked.connect(self._add)
        self.adder.entered.connect(self._add)
        self.line.done.connect(self.lines.close_line)

    def is_filled(self, facts: Facts) -> bool:
        return True

    def show_facts(self, facts: Facts) -> None:
        self.lines.show_values(facts.needs)

    def _row_of(self, need: Need) -> Row:
        return Row(
            need.words,
            text.capitalised(need.details or "on the roster"),
            badges=self._badges(need),
            icon="accessibility",
        )

    def _badges(self, need: Need) -> tuple[Badge, ...]:
        """What stands out: where it was not met, what is still to arrange, or that it is time to ask again."""
        facts = self._presenter.facts
        states = [one.state for one in facts.provisions if one.need.id == need.id] if facts else []
        badges = []
        if State.NOT_MET in states:
            badges.append(Badge("Not met", Tone.WARN, "triangle-alert"))
        elif states and all(state in (State.MET, State.BOOKED) for state in states):
            badges.append(Badge("Arranged", Tone.OK, "circle-check"))
        if need.review_by is not None and need.review_by <= self._presenter.today:
            badges.append(Badge("Ask again", Tone.INFO, "history"))
        return tuple(badges)

    def _suggest(self, words: str) -> None:
        facts = self._presenter.facts
        noted = {text.folded(need.words) for need in facts.needs} if facts else set()
        found = [one for one in USUAL if text.holds_words(one.words, words) and text.folded(one.words) not in noted]
        self.adder.show_suggestions(
            [Suggestion(x.words, _lead(x.lead_days), x.words, icon="accessibility") for x in found]
        )

    def _add(self, words: object) -> None:
        need_id = self._presenter.add_need(str(words))
        if need_id and any(one.asks for one in USUAL if one.words == words):
            self.lines.open_line(need_id)


def _lead(days: int) -> str:
    return f"{text.counted(days, 'day')} before" if days else ""
