"""Gentle lines: what somebody should look at again, said quietly and in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.empty import Picture
from organiser.ui.widgets.labels import Text


class GentleLines(QWidget):
    """One line for each sentence, with a small sign before it; takes no room while there is nothing to say."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._lines: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said."""
        return self._lines

    def show_lines(self, lines: Sequence[str]) -> None:
        """Say these sentences from now on."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words in self._lines:
            self._column.addWidget(_line(words))
        self.setAccessibleName(f"{self._name}: {' '.join(self._lines)}")
        self.setVisible(bool(self._lines))


def _line(words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    row.addWidget(Picture("triangle-alert", "accent", lines=1.0), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words), 1)
    return line
