"""One person to ring, large: the number, what to know before, what to say, and the results as buttons."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt

from organiser.domain import reaching
from organiser.domain.calls import ToRing
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.model import NBSP
from organiser.ui.screens.invitations.ringing import RingingPresenter
from organiser.ui.screens.invitations.ringing_commands import OUTCOMES, action_id
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.buttons import action_button, quiet
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.chip import Badge, Chip
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import DateField, TextField, TimeField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Elided, Text


class RingingCard(Card):
    """Everything one wants to see while the telephone rings."""

    def __init__(self, presenter: RingingPresenter, actions: Actions) -> None:
        super().__init__("Who is rung now", show_name=False)
        self._presenter = presenter
        self.name = Elided("", "page")
        self.number = Text("", "number")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.why, self.needs, self.child = Chip(""), Chip(""), Chip("")
        self.best = Text("", "strong")
        self.script, self.voicemail = Text("", "script"), Text("", "script")
        self.heard = Text("", "muted")
        self.note = TextField("Note of this call", placeholder="A few words to remember")
        self.again_day = DateField("Day to ring back", date(2000, 1, 1))
        self.again_time = TimeField("Time to ring back", time())
        self.buttons = [action_button(actions[action_id(outcome)]) for outcome in OUTCOMES]
        self._build()
        self._connect()

    def show_person(self) -> None:
        """Show who is rung now."""
        presenter, one = self._presenter, self._presenter.current
        if one is None:
            return
        to = reaching.addressee(one.person)
        self.name.setText(f"{one.line.row}  {one.person.name}")
        self.number.setText(one.number.replace(" ", NBSP))
        self.why.show_badge(Badge(one.why, Tone.INFO, "phone"))
        _show_chip(self.needs, Badge(one.line.needs, Tone.INFO, "accessibility"))
        _show_chip(self.child, Badge(_ask_for(one, to), Tone.WARN, "users"))
        best = one.person.best_time
        self.best.setText(f"Best time to ring: {best}" if best else "")
        self.best.setVisible(bool(best))
        self.script.setText(presenter.script)
        self.voicemail.setText(presenter.voicemail)
        self.heard.setText("\n".join(presenter.heard))
        self._before.setVisible(bool(presenter.heard))
        if self.note.text() != presenter.note_words:
            self.note.let_go()
            self.note.show_value(presenter.note_words)
        again = presenter.again or presenter.usual_again
        self.again_day.show_value(again.date())
        self.again_time.show_value(again.time())

    def _build(self) -> None:
        correct = quiet("Open their page", self._presenter.open_person, icon_name="user")
        self._before = column(Text("Before this call", "strong"), self.heard, spacing=Space.TINY)
        spoken = column(
            Text("What to say", "strong"),
            self.script,
            Text("If a machine answers", "strong"),
            self.voicemail,
            Text(""),
        )
        again = Columns(FormRow("Ring back on", self.again_day), FormRow("at", self.again_time), letters=14)
        beside = column(again, FormRow("Note", self.note, optional=True), self._before, Text(""))
        self.add(
            self.name,
            self.number,
            FlowRow(self.why, self.needs, self.child),
            self.best,
            FlowRow(*self.buttons),
            Columns(spoken, beside, letters=40),
        )
        self.add_row(correct)

    def _connect(self) -> None:
        self.note.textEdited.connect(self._presenter.remember)
        for field in (self.again_day, self.again_time):
            field.finished.connect(self._ring_again)

    def _ring_again(self, _value: object) -> None:
        self._presenter.ring_again_at(datetime.combine(self.again_day.day, self.again_time.clock))


def _ask_for(one: ToRing, to: str) -> str:
    if not one.person.under_18:
        return ""
    return f"Under 18: ask for {to}" if to != one.person.name else "Under 18, and no guardian is noted"


def _show_chip(chip: Chip, badge: Badge) -> None:
    chip.show_badge(badge)
    chip.setVisible(bool(badge.word))
