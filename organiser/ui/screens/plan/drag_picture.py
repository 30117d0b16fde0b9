"""What is seen under the pointer while blocks are dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from organiser.domain.text import counted
from organiser.ui.theme.tokens import Space, Tone
from organiser.ui.widgets.chip import Badge, badge_size, paint_badge

_OPACITY = 0.8


def picture_of(block: QPixmap, number: int, view: QWidget) -> QPixmap:
    """The picture of a block, through which most can be seen; it says how many blocks come along."""
    faint = QPixmap(block.size())
    faint.setDevicePixelRatio(block.devicePixelRatio())
    faint.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faint)
    painter.setOpacity(_OPACITY)
    painter.drawPixmap(0, 0, block)
    if number > 1:
        badge = Badge(counted(number, "block"), Tone.INFO)
        box = QRectF(QPointF(Space.SMALL, Space.SMALL), QSizeF(badge_size(badge, view.font())))
        paint_badge(painter, box, badge, view.font(), view.layoutDirection())
    painter.end()
    return faint
