"""A field in which exercises are looked for by their names, and below it those that were chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.domain.exercises import Exercise
from organiser.ui.theme.tokens import KIND_ICONS, Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.suggest import SuggestField, Suggestion

_LONGEST_TAG = 36

Find = Callable[[str], Sequence[Exercise]]


class ExercisePick(QWidget):
    """``find`` answers what matches the words; ``chosen`` is what was picked, in the order in which it was."""

    def __init__(self, name: str, find: Find) -> None:
        super().__init__()
        self._find = find
        self.chosen: tuple[Exercise, ...] = ()
        self.field = SuggestField(name, lambda words: f"No other exercise matches “{words}”", placeholder="Search")
        self.field.typed.connect(self._offer)
        self.field.picked.connect(self.add)
        self._tags = QWidget()
        self._flow = FlowLayout(self._tags, spacing=Space.TINY)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.TINY)
        whole.addWidget(self.field)
        whole.addWidget(self._tags)
        self.setFocusProxy(self.field)
        self._show()

    def add(self, card: Exercise) -> None:
        """Choose an exercise too."""
        self.show_chosen(tuple(dict.fromkeys([*self.chosen, card])))

    def drop(self, card: Exercise) -> None:
        """Choose an exercise no longer."""
        self.show_chosen(tuple(one for one in self.chosen if one != card))
        self.field.setFocus()

    def show_chosen(self, cards: tuple[Exercise, ...]) -> None:
        """Show these as what was chosen."""
        self.chosen = cards
        self._show()

    def _offer(self, words: str) -> None:
        cards = [card for card in self._find(words) if card not in self.chosen] if words.strip() else []
        offered = [Suggestion(card.name, card.stage.label, card, KIND_ICONS[card.kind]) for card in cards]
        self.field.show_suggestions(offered, best=0 if offered else None)

    def _show(self) -> None:
        self._flow.clear()
        for card in self.chosen:
            tag = quiet(_short(card.name), lambda card=card: self.drop(card), icon_name="x")  # type: ignore[misc]
            tag.setAccessibleName(f"Take out {card.name}")
            tag.setToolTip(tag.accessibleName())
            self._flow.addWidget(tag)
        self._tags.setVisible(bool(self.chosen))


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_TAG else f"{name[: _LONGEST_TAG - 1].rstrip()}…"
