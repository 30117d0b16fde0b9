"""The rules by which the places of a programme are shared, in one card; each is changed where it stands."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.programmes import LONGEST_OFFER, MOST_PLACES, ReleaseTo, ShareBy
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes.deadline import DeadlineField
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import Columns, beside, column
from organiser.ui.widgets.fields import ChoiceField, NumberField
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text

_LETTERS = 40


class RulesCard(Card):
    """How many places there are, who comes first, until when they are kept, and how long an offer holds."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__("How places are shared")
        today = presenter.today
        self.capacity = NumberField("Places in all", most=MOST_PLACES)
        self.capacity.setSpecialValueText("Not counted")
        self.deadline = DeadlineField(None, today, today)
        self.kept = Text("")
        self.share_by = ChoiceField("Who comes first", [(one.label, one) for one in ShareBy])
        self.hold_until = DeadlineField(
            None, today, today, name="Unfilled places are kept until", tick="Only un&til", tell=_how_far
        )
        self.release_to = ChoiceField("Who gets them then", [(one.label, one) for one in ReleaseTo])
        self.offer_days = NumberField("An offer holds", 7, least=1, most=LONGEST_OFFER, unit="days")
        self.cut_off = DeadlineField(None, today, today, name="Last day for offers", tick="Until", tell=_how_far)
        self._build(commands)
        self.capacity.finished.connect(presenter.set_capacity)
        self.deadline.finished.connect(presenter.set_deadline)
        self.share_by.chosen.connect(lambda value: presenter.set_rule(share_by=value))
        self.hold_until.finished.connect(lambda day: presenter.set_rule(hold_until=day))
        self.release_to.chosen.connect(lambda value: presenter.set_rule(release_to=value))
        self.offer_days.finished.connect(lambda days: presenter.set_rule(offer_days=days))
        self.cut_off.finished.connect(lambda day: presenter.set_rule(cut_off=day))

    def _build(self, commands: Actions) -> None:
        form = Form()
        form.add_widget(_pair(FormRow("Places in &all", self.capacity), FormRow("Last day to appl&y", self.deadline)))
        change = beside(action_button(commands["programmes.places"]), QWidget())
        form.add_widget(column(Text("Kept for each neighbourhood", "strong"), self.kept, change))
        self._hold_row = FormRow("Places a neighbourhood does not fill are &kept", self.hold_until)
        self._release_row = FormRow("Who gets them &then", self.release_to)
        self._held = _pair(self._hold_row, self._release_row)
        form.add_widget(self._held)
        share = FormRow("Who &comes first", self.share_by, hint="Within each neighbourhood.")
        form.add_widget(_pair(share, FormRow("An offer hol&ds", self.offer_days)))
        form.add_widget(_pair(FormRow("Last day for &offers", self.cut_off), QWidget()))
        self.add(form)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the rules of this programme."""
        programme, before = portrait.programme, _week_before(portrait)
        self.capacity.show_value(programme.capacity)
        self.deadline.show_value(programme.apply_by, before)
        self.share_by.show_value(programme.share_by)
        self.hold_until.show_value(programme.hold_until, programme.apply_by or before)
        self.release_to.show_value(programme.release_to)
        self.offer_days.show_value(programme.offer_days)
        self.cut_off.show_value(programme.cut_off, before + timedelta(days=5))
        kept = [f"{target.neighbourhood} {target.places}" for target in programme.targets]
        open_to_all = portrait.pool.rules.open_to_all
        rest = f"; {text.counted(open_to_all, 'place')} open to all" if open_to_all and kept else ""
        self.kept.setText(f"{text.listed(kept)}{rest}." if kept else "No places are kept: all are open to everyone.")
        self._held.setVisible(bool(kept))
        self._release_row.setVisible(programme.hold_until is not None)


def _pair(one: QWidget, other: QWidget) -> QWidget:
    """Two fields side by side; room is left below each, so that neither is stretched to the height of the other."""
    return Columns(column(one, QWidget()), column(other, QWidget()), letters=_LETTERS)


def _how_far(day: date, today: date) -> str:
    days = (day - today).days
    return "over now" if days < 0 else "today" if days == 0 else f"in {text.counted(days, 'day')}"


def _week_before(portrait: Portrait) -> date:
    """The last day to apply that most would choose: a week before the first session."""
    first = min((session.starts.date() for session in portrait.sessions), default=None)
    return max(portrait.today, first - timedelta(weeks=1)) if first else portrait.today + timedelta(weeks=2)
