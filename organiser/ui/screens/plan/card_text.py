"""A card of the playbook to be read beside the plan: its steps first, then what helps with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.exercises import Exercise
from organiser.domain.text import counted
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.labels import Text


class CardText(QWidget):
    """One card in words."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._shown: Exercise | None = None

    def show_card(self, card: Exercise) -> None:
        """Show this card."""
        if card == self._shown:
            return
        self._shown = card
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(Text(card.purpose))
        if card.question:
            self._column.addWidget(Text(f"“{card.question}”", "strong"))
        self._add("Bring", [material.in_words for material in card.materials])
        self._add("Before", card.before)
        steps = [
            f"{number}. {step.words} ({counted(step.minutes, 'minute')})" for number, step in enumerate(card.steps, 1)
        ]
        self._add("Steps", steps)
        self._add("Tips", card.tips)
        self._add("Online", card.online_notes)
        self._add("So that everybody can take part", card.access)
        self._add("Afterwards", card.afterwards)
        self._column.addWidget(Text(card.credit, "caption"))

    def _add(self, heading: str, lines: Sequence[str]) -> None:
        if lines:
            self._column.addWidget(Text(heading, "section"))
        for line in lines:
            self._column.addWidget(Text(line))
