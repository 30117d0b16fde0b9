"""A picture of places: one seat for each, filled or free, in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organiser.ui.theme.palette import tokens_in_force


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Seats that belong together; ``filled`` may exceed ``total``, and is then drawn beyond the frame.

    ``total`` 0 means that nobody counts the seats. ``who`` says who sits there, on a line of its own.
    """

    label: str
    filled: int
    total: int
    who: str = ""

    @property
    def words(self) -> str:
        """The group as people say it."""
        if not self.total:
            return f"{self.filled}"
        if self.filled > self.total:
            return f"{self.filled} of {self.total}, {self.filled - self.total} too many"
        free = self.total - self.filled
        return f"{self.filled} of {self.total}" + (f", {free} free" if free else ", full")


class Seats(QWidget):
    """One line for each group: its label, its seats, and the count in words. A screen reader gets the sentence."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._groups: tuple[SeatGroup, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spoken(self) -> str:
        """All groups in one sentence."""
        return "; ".join(
            f"{group.label} {group.words}" + (f": {group.who}" if group.who else "") for group in self._groups
        )

    def show_groups(self, groups: Sequence[SeatGroup]) -> None:
        """Show these groups."""
        self._groups = tuple(groups)
        self.setAccessibleName(f"{self._name}: {self.spoken}")
        self.setToolTip("\n".join(f"{group.label}: {group.who}" for group in groups if group.who))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        label, words, seats = self._columns(metrics)
        return QSize(round(label + words + seats), max(1, len(self._groups)) * self._pitch(metrics))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        metrics = QFontMetricsF(self.font())
        label_width, words_width, seats_width = self._columns(metrics)
        line = self._line(metrics)
        label_width = min(label_width, self.width() * 0.4)
        for place, group in enumerate(self._groups):
            top = place * self._pitch(metrics)
            label = self._mirrored(QRectF(0, top, label_width - metrics.height() * 0.6, line))
            end = min(label_width + seats_width, self.width() - words_width)
            words = self._mirrored(QRectF(end, top, words_width, line))
            painter.setPen(QColor(tokens_in_force().text))
            shown = metrics.elidedText(group.label, Qt.TextElideMode.ElideRight, label.width())
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            painter.setPen(QColor(tokens_in_force().muted))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, group.words)
            room = end - label_width - metrics.height() * 0.6
            self._paint_seats(painter, group, QRectF(label_width, top, room, line), metrics.height())
            who = QRectF(label_width, top + line, self.width() - label_width, metrics.height())
            shown = metrics.elidedText(group.who, Qt.TextElideMode.ElideRight, who.width())
            painter.setPen(QColor(tokens_in_force().muted))
            painter.drawText(self._mirrored(who), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_seats(self, painter: QPainter, group: SeatGroup, rect: QRectF, side: float) -> None:
        tokens = tokens_in_force()
        count = max(group.filled, group.total)
        step = min(side * 1.25, rect.width() / count) if count else 0
        size = min(side, step * 0.8)
        for number in range(count):
            box = QRectF(rect.x() + number * step, rect.center().y() - size / 2, size, size).adjusted(1, 1, -1, -1)
            taken, beyond = number < group.filled, bool(group.total) and number >= group.total
            colour = QColor(tokens.danger if beyond else tokens.primary if taken else tokens.outline)
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine if taken else Qt.PenStyle.DashLine))
            painter.setBrush(colour if taken else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._mirrored(box), size * 0.3, size * 0.3)

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(self.width() - rect.right(), rect.y(), rect.width(), rect.height())

    def _columns(self, metrics: QFontMetricsF) -> tuple[float, float, float]:
        gap = metrics.height() * 0.6
        labels = max((metrics.horizontalAdvance(group.label) for group in self._groups), default=0.0)
        words = max((metrics.horizontalAdvance(group.words) for group in self._groups), default=0.0)
        seats = max((max(group.filled, group.total) for group in self._groups), default=0) * metrics.height() * 1.25
        return labels + gap, words + 2, seats + gap

    def _pitch(self, metrics: QFontMetricsF) -> int:
        """From one group to the next: a second line where any says who."""
        named = any(group.who for group in self._groups)
        return self._line(metrics) + (round(metrics.height() * 1.3) if named else 0)

    def _line(self, metrics: QFontMetricsF) -> int:
        return round(metrics.height() * 1.7)
