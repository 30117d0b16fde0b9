"""Joins those who are possibly the same to the store: compared, merged, told apart, skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from organiser.domain import merging
from organiser.domain.merging import Choice, Side
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.widgets.rows import Row, RowsModel

if TYPE_CHECKING:
    from organiser.app.actions.duplicates import Pair
    from organiser.store.queries.duplicates import Belongings


@dataclass(frozen=True)
class Comparison:
    """Two who are possibly the same in full, and what was decided so far (``sides``, by field)."""

    pair: Pair
    keep: Person
    gone: Person
    facts: tuple[Choice, ...]
    belongings: Belongings
    sides: dict[str, Side] = field(default_factory=dict)


class DuplicatesPresenter(QObject):
    """``listed`` tells that there are other pairs, ``shown`` that another one is compared (or none)."""

    listed = Signal()
    shown = Signal()

    def __init__(self, desk: Desk, pairs: tuple[Pair, ...]) -> None:
        super().__init__()
        self._desk = desk
        self.model: RowsModel[Pair] = RowsModel(row_of, key=_key, parent=self)
        self.current: Comparison | None = None
        self.done = ""
        self._before: tuple[tuple[Pair, ...], str] = ((), "")
        self._show_pairs(pairs)

    def _show_pairs(self, pairs: tuple[Pair, ...], at: int = 0) -> None:
        self.model.show(pairs)
        self.listed.emit()
        self.choose(pairs[min(at, len(pairs) - 1)] if pairs else None)

    def choose(self, pair: Pair | None) -> None:
        """Compare these two; a pair of which one is gone by now is left out."""
        if pair is not None and self.current is not None and self.current.pair is pair:
            return
        try:
            self.current = self._compared(pair) if pair is not None else None
        except Problem:
            self._show_pairs(tuple(one for one in self.model.values if one is not pair))
            return
        self.shown.emit()

    def _compared(self, pair: Pair) -> Comparison:
        keep, gone = (self._desk.ask(queries.people.one, one.id) for one in (pair.keep, pair.gone))
        belongings = self._desk.ask(queries.duplicates.belongings, keep.id, gone.id)
        return Comparison(pair, keep, gone, merging.facts(keep, gone), belongings)

    def decide(self, name: str, side: Side) -> None:
        """Say whose word counts for a field."""
        if self.current is not None:
            self.current.sides[name] = side

    def merge(self) -> None:
        """Bring the two together."""
        from organiser.app.actions import duplicates

        both = self.current
        if both is not None:
            self._settle(
                lambda: duplicates.merge(self._desk.store, both.keep.id, both.gone.id, both.sides),
                f"{both.keep.name} and {both.gone.name} are one person now.",
                lambda pair: both.gone.id in (pair.keep.id, pair.gone.id),
            )

    def tell_apart(self) -> None:
        """Remember that they are two people."""
        from organiser.app.actions import duplicates

        both = self.current
        if both is not None:
            self._settle(
                lambda: duplicates.tell_apart(self._desk.store, both.keep, both.gone),
                f"{both.keep.name} and {both.gone.name} stay two people, and are not asked about again.",
                lambda pair: pair is both.pair,
            )

    def _settle(self, act: Callable[[], object], words: str, is_over: Callable[[Pair], bool]) -> None:
        """Do it, say so, and go on with the pair that follows."""
        pairs = tuple(self.model.values)
        at = self._place()
        act()
        self.done, self._before = words, (pairs, self._desk.store.undo_label)
        self._show_pairs(tuple(pair for pair in pairs if not is_over(pair)), at)

    def _place(self) -> int:
        return self.model.index_of(_key(self.current.pair)).row() if self.current is not None else 0

    def skip(self) -> None:
        """Leave it open, and go on with the next pair; behind the last one comes the first."""
        pairs = self.model.values
        if pairs:
            self.choose(pairs[(self._place() + 1) % len(pairs)])

    @property
    def can_undo(self) -> bool:
        """Whether what was done last here is what Undo takes back."""
        return bool(self.done) and self._desk.store.undo_label == self._before[1]

    def undo(self) -> None:
        """Take back what was done last, and show those two again."""
        if not self.can_undo:
            return
        shown = set(map(_key, self.model.values))
        self._desk.store.undo()
        pairs, _ = self._before
        at = next((place for place, pair in enumerate(pairs) if _key(pair) not in shown), 0)
        self.done, self.current = "", None
        self._show_pairs(pairs, at)

    def tell(self) -> None:
        """Say in the window what was done last, with Undo, when nobody looks at the pairs any more."""
        if self.can_undo:
            self._desk.tell(self.done, undo=True)


def row_of(pair: Pair) -> Row:
    """A pair in the list."""
    title = f"{pair.keep.name} · {pair.gone.name}"
    return Row(title, pair.why, spoken=f"{pair.keep.name} and {pair.gone.name}: {pair.why}")


def _key(pair: Pair) -> tuple[int, int]:
    return pair.keep.id, pair.gone.id
