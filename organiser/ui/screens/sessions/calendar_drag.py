"""A session that is held by the pointer, and the sign of where it would stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QTableView

from organiser.domain.calendar_days import Entry
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Radius, Space

_LINE = 3
_BELOW_POINTER = QPoint(Space.MEDIUM, Space.LARGE)


@dataclass(slots=True)
class Held:
    """A session with the place at which it was taken hold of; ``to`` is where the pointer drags it, None not yet."""

    entry: Entry
    since: QPoint
    box: QRectF
    to: QPoint | None = None

    @property
    def grip(self) -> QPointF:
        """Where in its box it was taken hold of."""
        return QPointF(self.since) - self.box.topLeft()

    def follow(self, point: QPoint) -> bool:
        """Go with the pointer; False until it has moved far enough to be meant."""
        if self.to is None and (point - self.since).manhattanLength() < QApplication.startDragDistance():
            return False
        self.to = point
        return True


def paint_aim(view: QTableView, pointer: QPoint, box: QRectF, words: str) -> None:
    """A thick line round the place where it would stand, and the day and time in words beside the pointer."""
    tokens = tokens_in_force()
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.primary), _LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = _LINE / 2
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), Radius.ITEM, Radius.ITEM)
    metrics = view.fontMetrics()
    label = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * metrics.height(), metrics.height() * 1.6)
    label.moveTopLeft(QPointF(pointer + _BELOW_POINTER))
    label.moveRight(min(label.right(), float(view.viewport().width())))
    label.moveBottom(min(label.bottom(), float(view.viewport().height())))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.toast))
    painter.drawRoundedRect(label, label.height() / 2, label.height() / 2)
    painter.setPen(QColor(tokens.on_toast))
    painter.setFont(view.font())
    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
