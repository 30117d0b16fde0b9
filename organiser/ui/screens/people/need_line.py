"""One need of somebody, open: when to arrange it, who may be told, when to ask again, and where it was met."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain import clock
from organiser.domain.needs import LONGEST_LEAD, Need, Provision, State, usual_for
from organiser.ui.screens.people.person_presenter import PersonPresenter
from organiser.ui.screens.people.value_line import ValueLine
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.columns import Columns, side_by_side
from organiser.ui.widgets.fields import ChoiceField, DateField, NumberField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

_MOST_SESSIONS = 6


class NeedLine(ValueLine[Need]):
    """``done`` wants it folded away."""

    done = Signal()

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__("This need", presenter.edit_need)
        self._presenter = presenter
        self.lead = NumberField("Days to arrange it", most=LONGEST_LEAD, unit="days before")
        self.flagged = TickField("Show it on the roster, never on a list for everybody")
        self.share = self.fields.text("share_with", "May be told", placeholder="Such as: the host, the facilitator")
        self.agreed = TickField("They agreed to that")
        self.agreed_on = DateField("Agreed on", date(2000, 1, 1))
        self.review = TickField("Ask again by")
        self.review_on = DateField("Ask again by", date(2000, 1, 1))
        self.met = Provisions(presenter)
        self._lay()
        self._connect()

    def _lay(self) -> None:
        words = self.fields.text("words", "Need")
        lead = FormRow("Days to arrange it", self.lead)
        agreed = FlowRow(self.agreed, self.agreed_on)
        review = FlowRow(self.review, self.review_on)
        away = changing(quiet("Take it away", self._take_away, icon_name="trash-2"))
        done = quiet("Done", self.done.emit, icon_name="check")
        self.ground.addWidget(side_by_side(words, lead))
        self.ground.addWidget(self.flagged)
        self.ground.addWidget(side_by_side((self.share, agreed), (Text("Review", "strong"), review)))
        self.ground.addWidget(self.met)
        self.ground.addWidget(FlowRow(done, away, end=True))

    def _connect(self) -> None:
        self.lead.finished.connect(lambda days: self.fields.save("lead_days", days))
        self.flagged.ticked.connect(lambda on: self.fields.save("flagged", on))
        self.agreed.ticked.connect(lambda on: self.fields.save("agreed", self._presenter.today if on else None))
        self.agreed_on.finished.connect(lambda day: self.fields.save("agreed", day))
        self.review.ticked.connect(
            lambda on: self.fields.save("review_by", self._presenter.today + timedelta(days=182) if on else None)
        )
        self.review_on.finished.connect(lambda day: self.fields.save("review_by", day))

    def show_value(self, value: Need) -> None:
        super().show_value(value)
        usual = usual_for(value.words)
        self.fields.rows["words"].show_hint(usual.asks if usual and "(" not in value.words else "")
        self.lead.show_value(value.lead_days)
        self.flagged.show_value(value.flagged)
        for tick, field, day in (
            (self.agreed, self.agreed_on, value.agreed), (self.review, self.review_on, value.review_by),
        ):  # fmt: skip
            tick.show_value(day is not None)
            field.setVisible(day is not None)
            if day is not None:
                field.show_value(day)
        self.met.show_provisions(
            [one for one in self._presenter.facts.provisions if one.need.id == value.id]
            if self._presenter.facts
            else []
        )

    def _take_away(self) -> None:
        if self.value is not None:
            self._presenter.remove_need(self.value)


class Provisions(QWidget):
    """How far one need is met at the sessions to which the person comes, one line for each."""

    def __init__(self, presenter: PersonPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._provisions: Sequence[Provision] = ()
        self.fields = [ChoiceField("", [(state.label, state) for state in State]) for _ in range(_MOST_SESSIONS)]
        self._names = [Text("") for _ in self.fields]
        self._lines = [Columns(*pair, letters=24) for pair in zip(self._names, self.fields, strict=True)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Text("Is it met?", "strong"))
        for place, line in enumerate(self._lines):
            column.addWidget(line)
            self.fields[place].chosen.connect(lambda state, place=place: self._set(place, state))

    def show_provisions(self, provisions: Sequence[Provision]) -> None:
        """Show the latest sessions; nothing where there is none."""
        self._provisions = sorted(provisions[:_MOST_SESSIONS], key=lambda one: one.starts)
        self.setVisible(bool(provisions))
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self._provisions))
        for one, name, field in zip(self._provisions, self._names, self.fields, strict=False):
            name.setText(f"{one.session}, {clock.short_day(one.starts)}")
            field.setAccessibleName(f"Is it met at {one.session}?")
            field.setAccessibleDescription(one.note)
            field.show_value(one.state)

    def _set(self, place: int, state: object) -> None:
        one = self._provisions[place]
        assert isinstance(state, State)
        self._presenter.set_state(one.need, one.session_id, one.session, state)
