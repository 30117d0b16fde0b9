"""A small picture of a sheet of labels, to point at the first one that is still there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.announce import announce

_HIGH = 16  # lines of text

Box = tuple[float, float, float, float]


class LabelPicture(QWidget):
    """Labels before the chosen one are shown as gone. ``picked`` tells the number, from 1, that the user chose."""

    picked = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._page = (210.0, 297.0)
        self._boxes: tuple[Box, ...] = ()
        self._across = 1
        self.start = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sheet(self, page: tuple[float, float], boxes: Sequence[Box], across: int, start: int) -> None:
        """Show a page of that width and height with labels, each by its left, top, width and height."""
        self._page, self._boxes, self._across = page, tuple(boxes), across
        self.start = min(max(1, start), len(boxes))
        self.updateGeometry()
        self._tell()

    @property
    def words(self) -> str:
        """``Label 3 of 10``."""
        return f"Label {self.start} of {len(self._boxes)}"

    def sizeHint(self) -> QSize:
        high = self.fontMetrics().height() * _HIGH
        return QSize(round(high * self._page[0] / max(self._page)), round(high * self._page[1] / max(self._page)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = next((at for at in range(len(self._boxes)) if self._box(at).contains(QPointF(event.position()))), None)
        if found is None:
            super().mousePressEvent(event)
        else:
            self._pick(found + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A sheet of paper is the same in every language: the right arrow goes to the right.
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._across,
            Qt.Key.Key_Down: self._across,
            Qt.Key.Key_Home: 1 - self.start,
            Qt.Key.Key_End: len(self._boxes) - self.start,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 1 <= self.start + step <= len(self._boxes):
            self._pick(self.start + step)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_in_force()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.focus if self.hasFocus() else tokens.outline), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        for at in range(len(self._boxes)):
            self._paint_label(painter, at)

    def _paint_label(self, painter: QPainter, at: int) -> None:
        tokens, box = tokens_in_force(), self._box(at).adjusted(1.5, 1.5, -1.5, -1.5)
        is_first, is_gone = at + 1 == self.start, at + 1 < self.start
        style = Qt.PenStyle.DotLine if is_gone else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.outline), 1, style))
        painter.setBrush(QColor(tokens.primary) if is_first else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(tokens.on_primary if is_first else tokens.muted if is_gone else tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "–" if is_gone else str(at + 1))

    def _box(self, at: int) -> QRectF:
        left, top, width, height = self._boxes[at]
        scale = min(self.width() / self._page[0], self.height() / self._page[1])
        return QRectF(left * scale, top * scale, width * scale, height * scale)

    def _pick(self, number: int) -> None:
        self.start = number
        self._tell()
        announce(self, self.words)
        self.picked.emit(number)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self.words}")
        self.update()
