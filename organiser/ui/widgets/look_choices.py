"""The choices of how prints look, in one row that wraps."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.people import Reading
from organiser.exports.paper.look import LARGEST, PAPERS, Look, Theme, Times, Tint
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.held import reads
from organiser.ui.widgets.labels import Text

# How large large print is has a field of its own.
_STYLES: Final = tuple(("Large print" if style is Reading.LARGE else style.label, style) for style in Reading)
_THEMES: Final = (("Colour", Theme.COLOUR), ("Black only", Theme.PLAIN))
_TINTS: Final = tuple((tint.label, tint) for tint in Tint)
_POINTS: Final = (("18 point", 0), *((f"{points} point", points) for points in (20, 24, 28, 32, LARGEST)))
_TIMES: Final = (("Clock and minutes", Times.BOTH), ("Clock only", Times.CLOCK), ("Minutes only", Times.MINUTES))
_ON_TINT: Final = "Paper of that colour is better than a printed background, and needs no ink."


class LookChoices(QWidget):
    """``chosen`` tells the whole look with what the user changed in it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        reads(self)
        self.style_ = ChoiceField("Size of print", _STYLES)
        self.points = ChoiceField("How large", _POINTS)
        self.paper = ChoiceField("Paper", [(name, name) for name in PAPERS])
        self.theme = ChoiceField("Ink", _THEMES)
        self.times = ChoiceField("Times in plans", _TIMES)
        self.tint = ChoiceField("Background", _TINTS)
        self.tint.setAccessibleDescription(_ON_TINT)
        self._on_tint = Text(_ON_TINT, "muted")
        self._points = self._row("How &large", "points", self.points)
        self._look = Look()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            FlowRow(
                self._row("&Size of print", "style", self.style_),
                self._points,
                self._row("P&aper", "paper", self.paper),
                self._row("&Ink", "theme", self.theme),
                self._row("&Times in plans", "times", self.times),
                self._row("Bac&kground", "tint", self.tint),
            )
        )
        column.addWidget(self._on_tint)
        self.show_value(self._look)

    def _row(self, label: str, part: str, field: ChoiceField) -> FormRow:
        field.setMinimumContentsLength(max(len(field.itemText(at)) for at in range(field.count())))
        field.chosen.connect(lambda value: self.chosen.emit(replace(self._look, **{part: value})))
        return FormRow(label, field)

    def show_value(self, look: Look) -> None:
        """Show a look without telling anybody."""
        self._look = look
        self.style_.show_value(look.style)
        self.points.show_value(look.points)
        self.paper.show_value(look.paper)
        self.theme.show_value(look.theme)
        self.times.show_value(look.times)
        self.tint.show_value(look.tint)
        self._points.setVisible(look.style is Reading.LARGE)
        self._on_tint.setVisible(look.tint is not Tint.NONE)
