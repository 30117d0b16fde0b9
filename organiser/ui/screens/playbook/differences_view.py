"""Shows what two versions of a card say differently, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain.improvements import Difference
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.labels import Role, Text


class DifferencesView(QWidget):
    """A line for each difference: what it is about, then how it is here, then how it is in the pack."""

    def __init__(self, differences: Sequence[Difference], *, yours: str, theirs: str) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.SMALL)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._put(0, 0, yours, "muted")
        self._put(0, 1, theirs, "muted")
        for number, difference in enumerate(differences):
            self._grid.addWidget(Text(difference.what, "strong"), 2 * number + 1, 0, 1, 2)
            self._put(2 * number + 2, 0, difference.yours or "Nothing")
            self._put(2 * number + 2, 1, difference.theirs or "Nothing")

    def _put(self, row: int, column: int, words: str, role: Role = "body") -> None:
        self._grid.addWidget(Text(words, role), row, column, Qt.AlignmentFlag.AlignTop)
