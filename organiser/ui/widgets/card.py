"""A card: a quiet frame round things that belong together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.labels import Text


class Card(QFrame):
    """A framed column. ``name`` is its heading and what a screen reader calls the group."""

    def __init__(self, name: str, *, show_name: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._column.setSpacing(Space.MEDIUM)
        self._head = QHBoxLayout()
        self._head.setSpacing(Space.SMALL)
        if show_name:
            self._head.addWidget(Text(name, "section"), 1)
            self._column.addLayout(self._head)
        # Room that nothing else wants stays below, also when the card beside this one is higher.
        self._column.addStretch(0)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put widgets below what is there."""
        for widget in widgets:
            self._column.insertWidget(self._column.count() - 1, widget, stretch)

    def add_row(self, *widgets: QWidget) -> None:
        """Put widgets beside each other, from the leading edge."""
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self._column.insertLayout(self._column.count() - 1, row)

    def add_to_head(self, widget: QWidget) -> None:
        """Put a small button or chip at the end of the heading's line."""
        self._head.addWidget(widget)
