"""Lines of which one can be opened below the others, with a field that adds another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.rows import Row, RowsModel
from organiser.ui.widgets.short_list import ShortList
from organiser.ui.widgets.stops import first_stop, holds_focus
from organiser.ui.widgets.suggest import SuggestField

Value = TypeVar("Value")


class OpenLine(QFrame, Generic[Value]):
    """What is shown below the lines of the one that is open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("part", "inset")
        self.ground = QVBoxLayout(self)
        self.ground.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.ground.setSpacing(Space.MEDIUM)
        self.hide()

    def show_value(self, value: Value) -> None:
        """Show this one; the same one again with other facts leaves alone what is being typed."""
        raise NotImplementedError

    def leave(self) -> None:
        """Save what is being typed, before another one is shown or none."""


class Lines(QWidget, Generic[Value]):
    """A list as high as its rows; Enter or a click opens a row below the list, and closes it again.

    ``key`` tells a value from the others, ``shape`` makes its row. ``adder`` stands below.
    """

    def __init__(
        self,
        name: str,
        shape: Callable[[Value], Row],
        key: Callable[[Value], int],
        open_line: OpenLine[Value],
        adder: SuggestField,
    ) -> None:
        super().__init__()
        self._key = key
        self._open_line = open_line
        self.adder = adder
        self._opened = 0
        self.model: RowsModel[Value] = RowsModel(shape, key=key, parent=self)
        self.list = ShortList(name)
        self.list.setModel(self.model)
        self.list.opened.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self.list, open_line, adder):
            column.addWidget(part)

    def show_values(self, values: Sequence[Value]) -> None:
        """Show these; the one that was open stays open while it is there."""
        opened = next((value for value in values if self._key(value) == self._opened), None)
        if opened is None:
            self.close_line()
        self.model.show(values)
        self.list.setVisible(bool(values))
        if opened is not None:
            self._open_line.show_value(opened)

    def open_line(self, key: int) -> None:
        """Open the line with this key, with the cursor in its first field."""
        value = next((value for value in self.model.values if self._key(value) == key), None)
        if value is None:
            return
        if self._opened != key:
            self._open_line.leave()
        self._opened = key
        self._open_line.show_value(value)
        self._open_line.show()
        stop = first_stop(self._open_line)
        if stop is not None:
            stop.setFocus()

    def close_line(self) -> None:
        """Fold the open line away."""
        if not self._opened:
            return
        had_focus = holds_focus(self._open_line)
        self._open_line.leave()
        self._opened = 0
        self._open_line.hide()
        if had_focus:
            (self.list if self.list.isVisible() else self.adder).setFocus()

    def _toggle(self, value: Value) -> None:
        if self._key(value) == self._opened:
            self.close_line()
        else:
            self.open_line(self._key(value))
