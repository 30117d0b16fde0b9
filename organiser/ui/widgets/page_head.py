"""The head of a printed page in small: the name of a group in its colour, and its logo."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space

_PAPER: Final = QColor("white")
_INK: Final = QColor("black")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_TITLE: Final = "Our next session"
_LARGER = 1.5  # times the size of the name
_LINES = 6.5
_LOGO_LINES = 2.0
_LOGO_PART = 0.4  # of the width, at most


class PageHead(QWidget):
    """White in every theme, and its logo at the right in every language, as it is on paper."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._group = ""
        self._colour = QColor(_INK)
        self._logo = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_name(self, name: str) -> None:
        """Show another name of the group."""
        self._group = name
        self._tell()

    def show_look(self, colour: str, logo: bytes) -> None:
        """Show another colour, such as ``#146b5e``, and logo (a PNG file; empty for none)."""
        self._colour = QColor(colour)
        self._logo = QPixmap()
        self._logo.loadFromData(logo)
        self._tell()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 30, round(metrics.height() * _LINES))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(tokens_in_force().outline), 1))
        painter.setBrush(_PAPER)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        room = QRectF(self.rect()).adjusted(Space.LARGE, Space.MEDIUM, -Space.LARGE, -Space.MEDIUM)
        high = self.fontMetrics().height() * _LOGO_LINES
        self._paint_logo(painter, QRectF(room.left(), room.top(), room.width(), high))
        self._paint_words(painter, room.adjusted(0, high + Space.TINY, 0, 0))

    def _paint_logo(self, painter: QPainter, room: QRectF) -> None:
        size = QRectF(self._logo.rect()).size()
        size.scale(room.width() * _LOGO_PART, room.height(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.right() - size.width(), room.bottom() - size.height(), size.width(), size.height())
        painter.drawPixmap(place, self._logo, QRectF(self._logo.rect()))

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        top = room.top()
        for words, times, colour in ((self._group, 1.0, self._colour), (_TITLE, _LARGER, _INK)):
            font.setPointSizeF(self.font().pointSizeF() * times)
            painter.setFont(font)
            painter.setPen(colour)
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QRectF(room.left(), top, room.width(), metrics.height()), _LEFT, shown)
            top += metrics.height()
        painter.setPen(QPen(self._colour, 2))
        painter.drawLine(QLineF(room.left(), top + Space.TINY, room.right(), top + Space.TINY))

    def _tell(self) -> None:
        logo = "no logo" if self._logo.isNull() else "a logo at the right"
        self.setAccessibleName(f"{self._name}: “{self._group}” in {self._colour.name()}, {logo}")
        self.update()
