"""Asks which cards go into a pack, and what the pack is called."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from organiser.domain import licences
from organiser.domain.exercises import Exercise
from organiser.domain.licences import Light
from organiser.domain.packs import Manifest
from organiser.domain.problem import Problem
from organiser.domain.text import counted
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.rows import Row
from organiser.ui.widgets.ticked_list import TickedList

_LINES = 12
_STRETCH = 100
_MOST_HELD = 3


class ExportDialog(Question):
    """``cards`` and ``manifest`` are the answer. One's own cards are ticked at first."""

    def __init__(
        self, every: Sequence[Exercise], favourites: Collection[str], group: str, parent: QWidget | None
    ) -> None:
        super().__init__("Export cards", "Choose a place…", parent, letters=84)
        own = [card.id for card in every if card.own]
        self.title = TextField("What the pack is called", "Our exercises")
        self.author = TextField("Who made it", group)
        self.list = TickedList("Cards to pass on", sorted(every, key=lambda card: not card.own), row_of, _id_of)
        self.list.widget.setMinimumHeight(self.fontMetrics().lineSpacing() * _LINES)
        self.picks = FlowRow(
            *([quiet("Only yours", lambda: self.list.tick(own))] if own else []),
            *([quiet("Your favourites", lambda: self.list.tick(favourites))] if favourites else []),
            quiet("All", lambda: self.list.tick(card.id for card in every)),
            quiet("None", lambda: self.list.tick(())),
        )
        self.held = GentleLines("Held back")
        self._title_row = FormRow("What the pack is &called", self.title)
        self.add(Columns(self._title_row, FormRow("&Who made it", self.author), letters=30))
        self.add(column(self.picks, self.list.widget), stretch=_STRETCH)
        self.add(self.held)
        self.list.changed.connect(self._count)
        self.list.tick(own)
        self.title.selectAll()

    @property
    def cards(self) -> tuple[Exercise, ...]:
        """The cards that are ticked."""
        return self.list.ticked

    @property
    def manifest(self) -> Manifest:
        """What was typed about the pack."""
        return Manifest(self.title.text(), self.author.text())

    def is_answered(self) -> bool:
        self._title_row.show_problem("")
        try:
            named = self.manifest.title
        except Problem as problem:
            self._title_row.show_problem(str(problem))
            return False
        if not named:
            self._title_row.show_problem("Give the pack a name.")
        return bool(named) and self.done_button.isEnabled()

    def _count(self) -> None:
        free, held = licences.parted(self.cards)
        words = f"Pack {counted(len(free), 'card')}…" if free else "Pack…"
        self.done_button.setText(words)
        self.done_button.setAccessibleName(words)
        self.done_button.setEnabled(bool(free))
        more = [f"And {len(held) - _MOST_HELD:,} more."] if len(held) > _MOST_HELD else []
        self.held.show_lines((*licences.in_words(held[:_MOST_HELD]), *more))


def _id_of(card: Exercise) -> str:
    return card.id


def row_of(card: Exercise) -> Row:
    """A card in the list, with its licence and what that allows."""
    terms = licences.terms(card.licence)
    badges: tuple[Badge, ...] = (Badge("Yours", Tone.INFO, "user"),) if card.own else ()
    if terms.light is Light.HELD:
        badges += (Badge("Held back", Tone.WARN, "lock"),)
    elif terms.light is Light.CONDITIONS:
        badges += (Badge("With conditions", Tone.NEUTRAL, "info"),)
    return Row(card.name, f"{card.licence or 'No licence'}. {terms.in_words}", badges=badges)
