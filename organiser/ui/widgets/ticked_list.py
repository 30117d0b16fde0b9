"""A list of which some things are chosen by a tick."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from organiser.domain import text
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.tick_list import TickList

Value = TypeVar("Value")


class TickedList(QObject, Generic[Value]):
    """``widget`` shows the values; those whose ``key`` is in ``offered`` can be ticked by mouse, Space or Enter.

    ``changed`` tells that others are ticked now.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        values: Sequence[Value],
        row_of: Callable[[Value], Row],
        key: Callable[[Value], str],
        offered: Iterable[str] | None = None,
        *,
        noun: str = "card",
    ) -> None:
        super().__init__()
        self.widget = TickList(name)
        self.setParent(self.widget)
        self._row_of, self._key, self._noun = row_of, key, noun
        self._offered = frozenset(map(key, values)) if offered is None else frozenset(offered)
        self._ticked: frozenset[str] = frozenset()
        self.model: RowsModel[Value] = RowsModel(self._row, key=key, parent=self)
        self.model.show(values)
        self.widget.setModel(self.model)
        tick = QAction("Tick", self.widget)
        tick.setShortcut(Qt.Key.Key_Space)
        tick.triggered.connect(lambda: self._toggle(self.widget.chosen))
        OwnKeys(self.widget, [tick])
        self.widget.tapped.connect(lambda value: self._toggle([value]))

    @property
    def ticked(self) -> tuple[Value, ...]:
        """The values that are ticked, in the order of the list."""
        return tuple(value for value in self.model.values if self._key(value) in self._ticked)

    def show(self, values: Sequence[Value], offered: Iterable[str] | None = None) -> None:
        """Show other values, all of them or those ``offered``; what was ticked and is still offered stays ticked."""
        self._offered = frozenset(map(self._key, values)) if offered is None else frozenset(offered)
        self._ticked &= self._offered
        self.model.show(values)

    def tick(self, keys: Iterable[str]) -> None:
        """Tick these and no others."""
        self._ticked = frozenset(keys) & self._offered
        self.model.show(self.model.values)
        self.changed.emit()

    def _toggle(self, values: Iterable[object]) -> None:
        keys = {self._key(value) for value in values} & self._offered  # type: ignore[arg-type]
        self.tick(self._ticked - keys if keys <= self._ticked else self._ticked | keys)
        announce(self.widget, f"{text.counted(len(self._ticked), self._noun)} ticked")

    def _row(self, value: Value) -> Row:
        row = self._row_of(value)
        if self._key(value) not in self._offered:
            return row
        ticked = self._key(value) in self._ticked
        return replace(row, ticked=ticked, spoken=f"{row.sentence}{', ticked' if ticked else ', not ticked'}")
