"""A list and its detail side by side, which become one at a time where there is no room for two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet

_LEAST_LIST = 48


class Sides(QWidget):
    """``fold_below`` is the width in characters under which only one side is shown.

    Folded, ``show_detail`` brings up the detail under a button that leads back to the list.
    """

    def __init__(
        self,
        first: QWidget,
        detail: QWidget,
        *,
        back: str = "Back to the list",
        fold_below: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fold_below = fold_below
        self._folded = False
        self._detail_wanted = False
        self._first = first
        self._second = QWidget()
        self.back_button = quiet(
            back, self.show_list, icon_name="chevron-left" if self.isLeftToRight() else "chevron-right"
        )
        self.back_button.hide()
        column = QVBoxLayout(self._second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(detail, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(Space.WIDE)
        self.splitter.addWidget(first)
        self.splitter.addWidget(self._second)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.splitter)

    @property
    def is_folded(self) -> bool:
        """Whether only one side is shown."""
        return self._folded

    def show_detail(self) -> None:
        """Bring up the detail, if it is not beside the list anyway."""
        self._detail_wanted = True
        self._arrange()
        if self._folded:
            self.back_button.setFocus()

    def show_list(self) -> None:
        """Go back to the list."""
        self._detail_wanted = False
        self._arrange()
        self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._first.setMinimumWidth(_LEAST_LIST * letter)
        self._folded = self.width() < self._fold_below * letter
        self._first.setVisible(not (self._folded and self._detail_wanted))
        self._second.setVisible(not self._folded or self._detail_wanted)
        self.back_button.setVisible(self._folded and self._detail_wanted)
