"""The ground of a screen: a column with the margins that every screen has, which scrolls where it is too long."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from organiser.ui.theme.tokens import Space


class Page(QScrollArea):
    """A column of parts. ``scroll=False`` is for screens whose list scrolls by itself and takes what room there is."""

    def __init__(self, *, scroll: bool = True, margins: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = _Ground()
        ground.setProperty("part", "page")
        self.column = QVBoxLayout(ground) if scroll else _Fitting(ground)
        if margins:
            # What scrolls by itself may run on nearly to the edge; what ends needs air below.
            self.column.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.WIDE if scroll else Space.SMALL)
        else:
            self.column.setContentsMargins(2, 2, Space.SMALL, 2)
        self.column.setSpacing(Space.LARGE)
        self._scrolls = scroll
        if scroll:
            self.column.addStretch(1)
        self.setWidget(ground)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put parts below what is there."""
        for widget in widgets:
            if self._scrolls:
                self.column.insertWidget(self.column.count() - 1, widget, stretch)
            else:
                self.column.addWidget(widget, stretch)


class _Ground(QWidget):
    """What scrolls: as high as its words need at the width they have, not at the least width they could have."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class _Fitting(QVBoxLayout):
    """A column that shrinks to its least size before the page scrolls, not only to its preferred one."""

    def hasHeightForWidth(self) -> bool:
        return False
