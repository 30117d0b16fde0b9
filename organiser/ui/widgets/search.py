"""A search field that filters while one types, and says how much is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.chip import caption_font


class SearchField(QLineEdit):
    """``searched`` tells the words while they are typed; ``left_down`` that the user wants to go on into the list.

    Escape clears the words. ``show_count`` writes "3 of 12" at the end of the field and has it spoken.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, name: str, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder or name)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
        self._lens = icon("search", "muted")
        self._count = ""
        self._make_room()
        self.textEdited.connect(self.searched)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 32, super().sizeHint().height())

    def show_count(self, shown: int, of: int) -> None:
        """Say how many there are, or how many of them match what was typed."""
        self._count = f"{shown} of {of}" if shown != of or self.text() else f"{of}"
        self.setAccessibleDescription(f"{self._count} shown")
        self._make_room()
        if self.hasFocus() and self.text():
            announce(self, f"{self._count} shown")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.searched.emit("")
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self.fontMetrics().height()
        lens = QRect(Space.MEDIUM, (self.height() - side) // 2, side, side)
        self._lens.paint(painter, QStyle.visualRect(self.layoutDirection(), self.rect(), lens))
        if self._count:
            painter.setFont(caption_font(self.font()))
            painter.setPen(tokens_in_force().muted)
            painter.setLayoutDirection(self.layoutDirection())
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(12, 0, -12, 0), end, self._count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange):
            self._make_room()

    def _make_room(self) -> None:
        """Keep the words between the lens and the count."""
        start = self.fontMetrics().height() + Space.SMALL
        end = self.fontMetrics().horizontalAdvance(self._count) + (Space.TINY if self._count else 0)
        # Qt does not mirror these.
        self.setTextMargins(*((start, 0, end, 0) if self.isLeftToRight() else (end, 0, start, 0)))
