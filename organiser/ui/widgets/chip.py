"""Chips: one word in a rounded frame whose colour repeats what the word says."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Scale, Tone


@dataclass(frozen=True, slots=True)
class Badge:
    """What a chip shows: a word, what it means, and a picture."""

    word: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


class Chip(QWidget):
    """A badge as a widget; lists draw the same badge with ``paint_badge``."""

    def __init__(
        self, word: str, tone: Tone = Tone.NEUTRAL, icon_name: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._badge = Badge("")
        self.show_badge(Badge(word, tone, icon_name))

    @property
    def badge(self) -> Badge:
        """What is shown."""
        return self._badge

    def show_badge(self, badge: Badge) -> None:
        """Show another word."""
        self._badge = badge
        self.setAccessibleName(badge.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self._badge, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, QRectF(self.rect()), self._badge, self.font(), self.layoutDirection())


def caption_font(font: QFont) -> QFont:
    """The small size beside a font, never under nine points unless the font itself is."""
    small = QFont(font)
    points = font.pointSizeF()
    small.setPointSizeF(max(points * Scale.CAPTION, min(points, Scale.SMALLEST_POINTS)))
    return small


def badge_size(badge: Badge, font: QFont) -> QSize:
    """The room a badge needs beside text of this font, in logical pixels."""
    metrics = QFontMetricsF(_badge_font(font))
    height = round(metrics.height() * 1.45)
    width = metrics.horizontalAdvance(badge.word) + height * 0.9
    if badge.icon:
        width += metrics.height() * 1.35
    return QSize(round(width) + 1, height)


def paint_badge(
    painter: QPainter,
    rect: QRectF,
    badge: Badge,
    font: QFont,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw a badge into ``rect``. The border in the colour of the word keeps it apart from a selected row."""
    pair = tokens_in_force().tone(badge.tone)
    small = _badge_font(font)
    metrics = QFontMetricsF(small)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(pair.ink), 1))
    painter.setBrush(QColor(pair.ground))
    frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
    inside = rect.adjusted(rect.height() * 0.45, 0, -rect.height() * 0.45, 0)
    if badge.icon:
        side = metrics.height()
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        left = inside.right() - side if mirrored else inside.left()
        box = QRectF(left, inside.center().y() - side / 2, side, side)
        icon(badge.icon, _INK_ROLES[badge.tone]).paint(painter, box.toRect())
        inside.adjust(0 if mirrored else side * 1.35, 0, -side * 1.35 if mirrored else 0, 0)
    painter.setFont(small)
    painter.setLayoutDirection(direction)
    painter.drawText(
        inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, badge.word
    )
    painter.restore()


_INK_ROLES = {
    Tone.NEUTRAL: "muted",
    Tone.OK: "on_ok_soft",
    Tone.INFO: "on_info_soft",
    Tone.WARN: "on_warn_soft",
    Tone.DANGER: "on_danger_soft",
}


def _badge_font(font: QFont) -> QFont:
    small = caption_font(font)
    small.setWeight(QFont.Weight.DemiBold)
    return small
