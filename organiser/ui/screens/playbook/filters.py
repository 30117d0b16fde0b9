"""What one has in mind, as fields and chips over the list of exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from organiser.domain import text
from organiser.domain.exercises import Stage
from organiser.domain.playbook import Wish
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.fields import ChoiceField, NumberField
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.held import reads
from organiser.ui.widgets.labels import Text

_FORMATS = (("Any format", None), ("In person", False), ("Online", True))


class Filters(QWidget):
    """Stage, minutes, people and format. ``wished`` tells the wish at every change, the words of it untouched."""

    wished = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wish = Wish()
        self.stages = {stage: _stage_button(stage) for stage in Stage}
        for stage, button in self.stages.items():
            button.clicked.connect(lambda checked, stage=stage: self._tell(stage=stage if checked else None))
        reads(self)
        self.minutes = _number("Minutes you have", "any time", "min")
        self.minutes.valueChanged.connect(lambda value: self._tell(minutes=value or None))
        self.people = _number("How many you are", "any size")
        self.people.valueChanged.connect(lambda value: self._tell(people=value or None))
        self.format = ChoiceField("In person or online", _FORMATS)
        self.format.chosen.connect(lambda value: self._tell(online=value))
        self.favourites = secondary("Favourites", icon_name="star")
        self.favourites.setCheckable(True)
        self.favourites.setToolTip("Only the exercises that you made favourites")
        self.favourites.clicked.connect(lambda checked: self._tell(favourites=checked))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(_wrapped(*self.stages.values(), self.favourites))
        have, are = Text("I have", wrap=False), Text("We are", wrap=False)
        have.setBuddy(self.minutes)
        are.setBuddy(self.people)
        column.addWidget(_wrapped(beside(have, self.minutes), beside(are, self.people), self.format))

    def show_wish(self, wish: Wish, counts: Mapping[Stage, int]) -> None:
        """Show what is wished, and how many exercises each stage would leave."""
        self._wish = wish
        for stage, button in self.stages.items():
            button.setText(f"{stage.label} {counts.get(stage, 0)}")
            button.setAccessibleName(f"{stage.label}, {text.counted(counts.get(stage, 0), 'exercise')}")
            button.setChecked(stage is wish.stage)
        self.minutes.show_value(wish.minutes or 0)
        self.people.show_value(wish.people or 0)
        self.format.show_value(wish.online)
        self.favourites.setChecked(wish.favourites)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A column that is short of room takes it from rows that wrap, unless they insist.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _tell(self, **change: object) -> None:
        wish = replace(self._wish, **change)  # type: ignore[arg-type]
        if wish != self._wish:
            self._wish = wish
            self.wished.emit(wish)


class WishChips(QWidget):
    """Everything that is wished as a chip each, which takes it away again. ``wished`` tells what is left."""

    wished = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._wish = Wish()
        self.hide()

    @property
    def chips(self) -> tuple[QPushButton, ...]:
        """The chips, and at the end the button that takes all of them away."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, QPushButton))

    def show_wish(self, wish: Wish) -> None:
        """Show a chip for each part of the wish."""
        if wish == self._wish:
            return
        self._wish = wish
        self._flow.clear()
        for words, rest in in_chips(wish):
            self._flow.addWidget(self._chip(words, rest))
        self._flow.addWidget(quiet("Clear all", lambda: self.wished.emit(Wish())))
        self.setVisible(not wish.is_open)

    def _chip(self, words: str, rest: Wish) -> QPushButton:
        chip = secondary(words, lambda: self.wished.emit(rest), icon_name="x")
        chip.setAccessibleName(f"Take away the filter {words}")
        chip.setToolTip(chip.accessibleName())
        return chip


def in_chips(wish: Wish) -> list[tuple[str, Wish]]:
    """Each part of a wish in words, with the wish that is left without it."""
    found = []
    if wish.words.strip():
        found.append((f"“{wish.words.strip()}”", replace(wish, words="")))
    if wish.stage is not None:
        found.append((wish.stage.label, replace(wish, stage=None)))
    if wish.minutes is not None:
        found.append((text.minutes_in_words(wish.minutes), replace(wish, minutes=None)))
    if wish.people is not None:
        found.append((text.counted(wish.people, "person", "people"), replace(wish, people=None)))
    if wish.online is not None:
        found.append(("Online" if wish.online else "In person", replace(wish, online=None)))
    if wish.favourites:
        found.append(("Favourites", replace(wish, favourites=False)))
    return found


def _stage_button(stage: Stage) -> QPushButton:
    button = secondary(stage.label)
    button.setCheckable(True)
    button.setToolTip(_STAGE_HELP[stage])
    return button


_STAGE_HELP = {
    Stage.OPEN: "To begin with: arrive, meet, agree",
    Stage.EXPLORE: "To look at something together",
    Stage.DECIDE: "To choose and to agree",
    Stage.CLOSE: "To end well",
}


def _number(name: str, nothing: str, unit: str = "") -> NumberField:
    field = NumberField(name, 0, least=0, most=999, unit=unit)
    field.setSpecialValueText(nothing)
    return field


def _wrapped(*widgets: QWidget) -> QWidget:
    ground = QWidget()
    flow = FlowLayout(ground)
    for widget in widgets:
        flow.addWidget(widget)
    return ground
