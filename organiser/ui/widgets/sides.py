"""A list and its detail side by side, which become one at a time where there is no room for two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet
from organiser.ui.widgets.stops import first_list

_LEAST_LIST = 48


class Sides(QWidget):
    """``fold_below`` is the width in characters under which only one side is shown.

    Folded, ``show_detail`` brings up the detail with a button that leads back to the list: one over the detail, or
    the one that the detail holds itself.
    """

    def __init__(
        self,
        first: QWidget,
        detail: QWidget,
        *,
        back: str | QAbstractButton = "Back to the list",
        fold_below: int = 100,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fold_below = fold_below
        self._folded = False
        self._detail_wanted = False
        self._first = first
        self._detail = detail
        self._second = QWidget()
        column = QVBoxLayout(self._second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        self.back_button = quiet(back, icon_name="chevron-left") if isinstance(back, str) else back
        self.back_button.clicked.connect(self.show_list)
        self.back_button.hide()
        if isinstance(back, str):
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
        self._mind_the_edge()

    @property
    def is_folded(self) -> bool:
        """Whether only one side is shown."""
        return self._folded

    def set_fold_below(self, letters: int) -> None:
        """Show one side at a time under another width in characters."""
        self._fold_below = letters
        self._arrange()

    def show_detail(self) -> None:
        """Bring up the detail, if it is not beside the list anyway."""
        focused = self.window().focusWidget()
        leaves_list = focused is not None and self._first.isAncestorOf(focused)
        self._detail_wanted = True
        self._arrange()
        if self._folded and leaves_list:
            (first_list(self._detail) or self.back_button).setFocus()

    def show_list(self) -> None:
        """Go back to the list."""
        self._detail_wanted = False
        self._arrange()
        self._first.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._mind_the_edge()

    def _mind_the_edge(self) -> None:
        """From right to left Qt lays the sides one pixel too far to the right: past the edge, without this."""
        self.splitter.setContentsMargins(0, 0, 0 if self.isLeftToRight() else 1, 0)

    def _arrange(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self._first.setMinimumWidth(_LEAST_LIST * letter)
        self._folded = self.width() < self._fold_below * letter
        self._first.setVisible(not (self._folded and self._detail_wanted))
        self._second.setVisible(not self._folded or self._detail_wanted)
        self.back_button.setVisible(self._folded and self._detail_wanted)
