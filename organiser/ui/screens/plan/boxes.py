"""Where the parts of a block lie: measured from the font, as if left to right, and mirrored at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from organiser.ui.screens.plan.model import Line
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.chip import Badge, badge_size, caption_font

_PER_MINUTE = 2.4
_USUAL_LINE = 16
_TALLEST = 120


def strong(font: QFont) -> QFont:
    """The font of a block's title."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class Gutter:
    """The column before the blocks: room for a clock time, and behind it for the plus sign between two blocks."""

    def __init__(self, font: QFont) -> None:
        self.times = QFontMetricsF(strong(font)).horizontalAdvance("00:00") + Space.TINY
        self.plus = max(24.0, QFontMetricsF(font).height() * 1.5)
        self.width = self.times + self.plus


class BlockBoxes:
    """The rectangles of one block inside ``rect``, the rectangle of its row."""

    def __init__(self, line: Line, font: QFont, rect: QRectF, direction: Qt.LayoutDirection) -> None:
        self._rect = rect
        self._mirrored = direction == Qt.LayoutDirection.RightToLeft
        title = QFontMetricsF(strong(font)).height()
        body = QFontMetricsF(font).height()
        gutter = Gutter(font)
        left = rect.left() + gutter.width
        between = before_height(line, font)
        card = QRectF(left, rect.top() + between + 2, rect.width() - gutter.width - 2, 0)
        card.setBottom(rect.bottom() - Space.TINY)
        inner = card.adjusted(Space.LARGE + 2, Space.SMALL, -Space.SMALL, -Space.SMALL)
        side = body * Scale.ICON
        length = QFontMetricsF(strong(font)).horizontalAdvance(length_of(line)) + Space.SMALL
        grip = QRectF(inner.right() - side, inner.top(), side, title)
        minutes = QRectF(grip.left() - length, inner.top() - 3, length, title + 6)
        words = inner.left() + side + Space.SMALL
        self._card = card
        self._before = QRectF(left, rect.top(), card.width(), between)
        self._time = QRectF(rect.left(), inner.top(), gutter.times, title)
        self._icon = QRectF(inner.left(), inner.top() + (title - side) / 2, side, side)
        self._grip = grip
        self._minutes = minutes
        self._title = QRectF(words, inner.top(), minutes.left() - words - Space.SMALL, title)
        self._below = QRectF(words, inner.top() + title + Space.TINY, inner.right() - words, body)
        self._pin = self._below.translated(0, body + Space.TINY)
        self._strip = QRectF(card.left() + 6, card.top() + 7, 5, card.height() - 14)

    card = property(lambda self: self._turned(self._card))
    before = property(lambda self: self._turned(self._before))
    time = property(lambda self: self._turned(self._time))
    icon = property(lambda self: self._turned(self._icon))
    grip = property(lambda self: self._turned(self._grip))
    minutes = property(lambda self: self._turned(self._minutes))
    title = property(lambda self: self._turned(self._title))
    below = property(lambda self: self._turned(self._below))
    pin = property(lambda self: self._turned(self._pin))
    strip = property(lambda self: self._turned(self._strip))

    def _turned(self, box: QRectF) -> QRectF:
        if not self._mirrored:
            return box
        return QRectF(self._rect.left() + self._rect.right() - box.right(), box.top(), box.width(), box.height())


def length_of(line: Line) -> str:
    """The minutes as they stand in the block."""
    return f"{line.minutes} min" if line.minutes else "–"


def before_height(line: Line, font: QFont) -> float:
    """The room for the words on a gap or an overlap above a block; none where there is neither."""
    return badge_size(Badge("x"), font).height() + Space.SMALL if line.before else 0.0


def height_of(line: Line, font: QFont) -> float:
    """The height of a block's row: time can be seen, and short blocks can still be read."""
    body = QFontMetricsF(font).height()
    lines = 3 if line.block.item.pinned else 2
    words = QFontMetricsF(strong(font)).height() + (lines - 1) * (body + Space.TINY)
    least = words + 2 * Space.SMALL
    by_time = 1.6 * body + _PER_MINUTE * max(1.0, body / _USUAL_LINE) * min(line.minutes, _TALLEST)
    return before_height(line, font) + max(least, by_time, Scale.TARGET) + Space.TINY + 2


def small(font: QFont) -> QFont:
    """The font of the pin's words."""
    return caption_font(font)
