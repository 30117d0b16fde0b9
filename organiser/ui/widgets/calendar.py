"""The month that opens under a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from organiser.ui.theme.palette import tokens_in_force


class Calendar(QCalendarWidget):
    """A month to pick from, with weekends that can be read and without week numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)

    def showEvent(self, event: QShowEvent) -> None:
        tokens = tokens_in_force()
        head = QTextCharFormat()
        head.setForeground(QColor(tokens.muted))
        head.setBackground(QColor(tokens.surface_alt))
        self.setHeaderTextFormat(head)
        plain = QTextCharFormat()
        plain.setForeground(QColor(tokens.text))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, plain)
        super().showEvent(event)
