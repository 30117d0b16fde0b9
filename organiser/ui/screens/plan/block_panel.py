"""The current block in full: what it is called, how long it takes, who leads it, and the card it came from."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from organiser.domain import clock
from organiser.domain.agendas import LONGEST_BLOCK
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.plan.card_text import CardText
from organiser.ui.screens.plan.newer_card import NewerCard
from organiser.ui.screens.plan.presenter import STEP, PlanPresenter
from organiser.ui.screens.plan.reasons_view import ReasonsView
from organiser.ui.screens.plan.strands import StrandsEditor
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button, quiet
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import LongTextField, NumberField, TextField, TickField, TimeField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.typing_pause import TypingPause

_NOTES_LINES = 5
_HANDOUT_LINES = 3
_SAID_TO_ALL = "What everybody who comes may read"


class BlockPanel(QStackedWidget):
    """Shows the current block of the plan and saves what is changed in it at once."""

    def __init__(self, presenter: PlanPresenter, commands: Actions) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown = 0
        self.title = TextField("Title")
        self.minutes = NumberField("Minutes", most=LONGEST_BLOCK, unit="min")
        self.minutes.setSingleStep(STEP)
        self.lead = TextField("Who leads", placeholder="Such as Kofi and Helen")
        self.is_pinned = TickField("Must begin at")
        self.pin = TimeField("Must begin at", time(12, 0))
        self.notes = LongTextField("Private notes", placeholder="Only for whoever runs it; on the run sheet")
        self.participants = LongTextField("On the handout")
        self.groups = StrandsEditor(presenter.details.cards)
        self.groups.changed.connect(presenter.details.set_groups)
        self._pauses = (
            TypingPause(self.title, presenter.details.rename),
            TypingPause(self.lead, presenter.details.set_lead),
            TypingPause(self.notes, presenter.details.set_notes),
            TypingPause(self.participants, presenter.details.set_participants),
        )
        self.minutes.finished.connect(lambda minutes: presenter.set_minutes(self._shown, minutes))
        self.is_pinned.ticked.connect(lambda _ticked: presenter.details.toggle_pin())
        self.pin.finished.connect(lambda at: presenter.details.pin(f"{at:%H:%M}"))
        self.reasons = ReasonsView()
        self.newer_card = NewerCard(presenter)
        self.read_button = quiet("Read the card", self._turn_card, icon_name="book-open")
        self._card_line = Text("", "muted")
        self._card = CardText()
        self._build(commands)
        presenter.current_changed.connect(self.renew)
        presenter.refused.connect(self._show_problem)
        self.renew()

    def renew(self) -> None:
        """Show the current block as it is now; what is being typed in it stays."""
        line = self._presenter.current
        self.setCurrentIndex(0 if line is None else 1)
        if line is None:
            self._shown = 0
            return
        item = line.block.item
        if line.id != self._shown:
            self._begin(line.id)
        self.reasons.show_reasons(line.reasons)
        self.title.show_value(item.title)
        self.minutes.show_value(item.minutes)
        self.lead.show_value(item.lead)
        self.notes.show_value(item.notes)
        self.participants.show_value(item.participants)
        self.participants.setPlaceholderText((item.card.participants if item.card else "") or _SAID_TO_ALL)
        for field, lines in ((self.notes, _NOTES_LINES), (self.participants, _HANDOUT_LINES)):
            field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 2 * Space.MEDIUM)
        self.groups.show_value(item.strands)
        self.is_pinned.show_value(bool(item.pinned))
        self.pin.setEnabled(bool(item.pinned))
        hour, minute = clock.parse_clock(item.pinned or line.clock)
        self.pin.show_value(time(hour, minute))
        self._pin_words.setText(line.block.pin_in_words)
        self._pin_words.setVisible(bool(item.pinned))
        self._linked.setVisible(item.card is not None)
        if item.card is not None:
            self._card_line.setText(
                f"Linked to the card “{item.card.name}”. What you change here never changes the card."
            )
            self._card.show_card(item.card)

    def begin(self) -> None:
        """Put the cursor where one types what the block is."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def _build(self, commands: Actions) -> None:
        form = Form()
        self._rows = {"title": form.add("&Title", self.title)}
        self._rows["lead"] = FormRow("&Who leads", self.lead)
        form.add_beside(FormRow("&Minutes", self.minutes), self._rows["lead"])
        form.add_widget(beside(self.is_pinned, self.pin))
        self._pin_words = Text("", "caption")
        form.add_widget(self._pin_words)
        self._rows["notes"] = form.add("Private &notes", self.notes)
        hint = "For everybody to read, in place of the card's own words."
        self._rows["participants"] = form.add("On the &handout", self.participants, hint=hint)
        form.add_widget(Text("Groups at the same time", "section"))
        form.add_widget(self.groups)
        self._linked = Form()
        self._linked.add_widget(self._card_line)
        self._linked.add_widget(FlowRow(self.read_button, action_button(commands["plan.save_card"], "quiet")))
        self._linked.add_widget(self._card)
        self._card.hide()
        page = Page(margins=False)
        page.add(self.reasons, self.newer_card, form, self._linked)
        self.addWidget(EmptyState("clipboard-list", "Choose a block of the plan to see it here."))
        self.addWidget(page)

    def _begin(self, item_id: int) -> None:
        """Another block: nothing of what was typed into the one before may reach it."""
        self._shown = item_id
        for pause in self._pauses:
            pause.stop()
        for row in self._rows.values():
            row.show_problem("")

    def _turn_card(self) -> None:
        is_shown = self._card.isHidden()
        self._card.setVisible(is_shown)
        self.read_button.setText("\N{THIN SPACE}" + ("Put the card away" if is_shown else "Read the card"))

    def _show_problem(self, field: str, words: str) -> None:
        if field in self._rows:
            self._rows[field].show_problem(words)
