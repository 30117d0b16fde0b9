"""Widgets below each other or side by side, without ceremony."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space


def column(*widgets: QWidget, spacing: int = Space.MEDIUM) -> QWidget:
    """Widgets below each other; the last one takes what room is left."""
    return _laid(QVBoxLayout, widgets, spacing)


def beside(*widgets: QWidget, spacing: int = Space.SMALL) -> QWidget:
    """Widgets next to each other; the last one takes what room is left."""
    return _laid(QHBoxLayout, widgets, spacing)


class Columns(QWidget):
    """Cards side by side as long as each has ``letters`` of width, below each other where it is narrower."""

    def __init__(self, *widgets: QWidget, letters: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        # Below each other they may need a bar to scroll, which takes the very room that would set them side by side.
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.LARGE)
        for widget in widgets:
            self._line.addWidget(widget, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._line.count() * self._letters * self.fontMetrics().averageCharWidth()
        wide = self.width() >= needed
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        # As narrow as one card, or the row of cards would keep itself from ever folding.
        size = super().minimumSizeHint()
        items = (self._line.itemAt(place) for place in range(self._line.count()))
        size.setWidth(max((item.minimumSize().width() for item in items if item is not None), default=0))
        return size


def _laid(kind: type[QVBoxLayout | QHBoxLayout], widgets: tuple[QWidget, ...], spacing: int) -> QWidget:
    ground = QWidget()
    layout = kind(ground)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget, 1 if widget is widgets[-1] else 0)
    return ground


def side_by_side(*cells: QWidget | tuple[QWidget, ...], letters: int = 30) -> Columns:
    """Rows beside each other where there is room; each keeps to the top when its neighbour is higher."""
    parts = (cell if isinstance(cell, tuple) else (cell,) for cell in cells)
    return Columns(*(column(*part, QWidget(), spacing=4) for part in parts), letters=letters)
