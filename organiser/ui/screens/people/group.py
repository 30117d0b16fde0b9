"""The parts of a person's page: each says why it asks, and waits folded up until it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.screens.people.facts import Facts
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.stops import first_stop


class Group(Card):
    """A card of the page. ``why`` is why it asks, in one line; ``offer`` the words of the button that unfolds it."""

    def __init__(self, name: str, why: str = "", *, offer: str = "", show_name: bool = True) -> None:
        super().__init__(name, show_name=show_name)
        self.offer = offer
        self.why = why
        if why:
            self.add(Text(why, "caption"))

    def is_filled(self, facts: Facts) -> bool:
        """Whether there is anything in it to show about somebody."""
        raise NotImplementedError

    def show_facts(self, facts: Facts) -> None:
        """Show what there is about somebody."""

    def begin(self) -> None:
        """It was unfolded in order to be filled."""
        stop = first_stop(self)
        if stop is not None:
            stop.setFocus()


class Unfolding(QWidget):
    """One quiet button for each part that is folded up; ``unfolded`` tells which one is wanted.

    ``intro`` stands above the buttons. Where nothing is folded there is nothing to see.
    """

    unfolded = Signal(int)

    def __init__(self, name: str, offers: Sequence[tuple[str, str]], *, intro: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = [quiet(words, self._telling(place), icon_name="plus") for place, (words, _) in enumerate(offers)]
        for button, (_, why) in zip(self.buttons, offers, strict=True):
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        self._flow = FlowRow(*self.buttons)
        ground = QVBoxLayout(self)
        ground.setContentsMargins(0, 0, 0, 0)
        ground.setSpacing(Space.TINY)
        for part in (*([Text(intro, "caption")] if intro else []), self._flow):
            ground.addWidget(part)

    def _telling(self, place: int) -> Callable[[], None]:
        return lambda: self.unfolded.emit(place)

    def show_folded(self, folded: Sequence[bool]) -> None:
        """Offer those parts that are folded up."""
        for button, is_folded in zip(self.buttons, folded, strict=True):
            button.setVisible(is_folded)
        self.setVisible(any(folded))
