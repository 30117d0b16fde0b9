"""A picture of places: one seat for each, in groups, with the name of whoever sits there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.seat_signs import Sign, paint_sign

_LEAST_STEP = 7.0
_APART, _END = "\u2068", "\u2069"  # words keep their own direction, also where one reads from right to left


@dataclass(frozen=True, slots=True)
class SeatGroup:
    """Seats that belong together; ``filled`` may exceed ``total``, and is then drawn beyond the frame.

    ``total`` 0 means that nobody counts the seats. ``who`` says who sits there, on a line of its own. Of those that
    are filled the last ``offered`` are only offered yet; of the others the first ``held`` are kept for somebody.
    ``names`` are those of the people on the filled seats, in order.
    """

    label: str
    filled: int
    total: int
    who: str = ""
    offered: int = 0
    held: int = 0
    names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The group as people say it."""
        if not self.total:
            return f"{self.filled or 'none'}" + (f", {self.offered} offered" if self.offered else "")
        free = max(0, self.total - self.filled) - self.held
        over = self.filled - self.total
        parts = ((self.offered, "offered"), (self.held, "kept"), (free, "free"), (over, "too many"))
        told = [f"{number} {word}" for number, word in parts if number > 0]
        full = [] if self.filled < self.total or over > 0 else ["full"]
        return ", ".join([f"{self.filled} of {self.total}", *told, *full])

    @property
    def count(self) -> int:
        """How many seats are drawn."""
        return max(self.filled, self.total)

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs that are in use; asked where they change, not for each of what may be thousands of seats."""
        edges = (0, self.filled - self.offered, self.filled, self.filled + self.held, self.total, self.count)
        return frozenset(self.sign(edge + by) for edge in edges for by in (-1, 0) if 0 <= edge + by < self.count)

    def sign(self, number: int) -> Sign:
        """How the seat with that number stands, counted from 0."""
        if number >= self.filled:
            return Sign.HELD if number < self.filled + self.held else Sign.FREE
        if self.total and number >= self.total:
            return Sign.OVER
        return Sign.OFFERED if number >= self.filled - self.offered else Sign.TAKEN

    def told(self, number: int) -> str:
        """One seat in words: ``Hollins, place 2 of 3: Ifan Ŵyn-Parry``."""
        sign = self.sign(number)
        place = f"{self.label}, place {number + 1}" + (f" of {self.total}" if self.total else "")
        name = self.names[number] if number < len(self.names) else ""
        if sign is Sign.TAKEN:
            return f"{place}: {name or sign}"
        return f"{place}: {name}, {sign}" if name else f"{place}: {sign}"


class Seats(QWidget):
    """One line for each group: its label, its seats, and the count in words. A screen reader gets the sentence.

    Where names are known, each seat says whose it is under the mouse, and with the arrow keys.
    """

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._groups: tuple[SeatGroup, ...] = ()
        self._spot = (0, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def spoken(self) -> str:
        """All groups in one sentence."""
        return "; ".join(
            f"{group.label} {group.words}" + (f": {group.who}" if group.who else "") for group in self._groups
        )

    @property
    def told(self) -> str:
        """The seat that the keys have come to, in words; "" without any."""
        group, number = self._spot
        if group >= len(self._groups) or number >= self._groups[group].count:
            return ""
        return self._groups[group].told(number)

    @property
    def signs(self) -> frozenset[Sign]:
        """The signs that are in use."""
        return frozenset(sign for group in self._groups for sign in group.signs)

    def show_groups(self, groups: Sequence[SeatGroup]) -> None:
        """Show these groups."""
        self._groups = tuple(groups)
        self.setAccessibleName(f"{self._name}: {self.spoken}")
        walks = any(group.names for group in groups)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if walks else Qt.FocusPolicy.NoFocus)
        group = min(self._spot[0], max(0, len(groups) - 1))
        self._spot = (group, min(self._spot[1], max(0, groups[group].count - 1) if groups else 0))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        label, words, seats = self._columns(metrics)
        return QSize(round(label + words + seats), max(1, len(self._groups)) * self._pitch(metrics))

    def minimumSizeHint(self) -> QSize:
        letters = round(QFontMetricsF(self.font()).averageCharWidth() * 36)
        return QSize(min(self.sizeHint().width() // 2, letters), self.sizeHint().height())

    # Walking from seat to seat

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        steps = {
            Qt.Key.Key_Right: (0, ahead),
            Qt.Key.Key_Left: (0, -ahead),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Up: (-1, 0),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._groups:
            super().keyPressEvent(event)
            return
        group = min(max(0, self._spot[0] + step[0]), len(self._groups) - 1)
        number = min(max(0, self._spot[1] + step[1]), max(0, self._groups[group].count - 1))
        self._spot = (group, number)
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def _tell(self) -> None:
        self.update()
        box = self._box(*self._spot)
        if self.told:
            QToolTip.showText(self.mapToGlobal(box.bottomRight().toPoint()), self.told, self)
            announce(self, self.told)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _tip(self, where: QPoint, shown_at: QPoint) -> None:
        """Say whose the seat under the mouse is, or who sits in that line."""
        place = int(where.y() // self._pitch(QFontMetricsF(self.font())))
        if not 0 <= place < len(self._groups):
            return
        group = self._groups[place]
        for number in () if self._is_bar(place) else range(group.count):
            if self._box(place, number).adjusted(-2, -2, 2, 2).contains(QPointF(where)):
                QToolTip.showText(shown_at, group.told(number), self)
                return
        QToolTip.showText(shown_at, f"{group.label}: {group.who}" if group.who else "", self)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        metrics = QFontMetricsF(self.font())
        label_width, words_width, _ = self._columns(metrics)
        line = self._line(metrics)
        for place, group in enumerate(self._groups):
            room = self._room(place)
            label = QRectF(0, room.top(), min(label_width, self.width() * 0.4) - metrics.height() * 0.6, line)
            self._paint_words(painter, label, group.label, tokens_in_force().text)
            words = QRectF(room.right() + metrics.height() * 0.6, room.top(), words_width, line)
            self._paint_words(painter, words, group.words, tokens_in_force().muted)
            self._paint_seats(painter, place, room)
            who = QRectF(room.left(), room.bottom(), self.width() - room.left(), metrics.height())
            self._paint_words(painter, who, group.who, tokens_in_force().muted)

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        shown = QFontMetricsF(self.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self._mirrored(box), line, f"{_APART}{shown}{_END}")

    def _paint_seats(self, painter: QPainter, place: int, room: QRectF) -> None:
        group = self._groups[place]
        if self._is_bar(place):
            self._paint_bar(painter, group, room)
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(group.count):
            box = self._box(place, number)
            paint_sign(painter, box, group.sign(number), mirrored=mirrored)
            if self.hasFocus() and self._spot == (place, number):
                painter.setPen(QPen(QColor(tokens_in_force().focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4)

    def _is_bar(self, place: int) -> bool:
        return self._groups[place].count * _LEAST_STEP > self._room(place).width()

    def _paint_bar(self, painter: QPainter, group: SeatGroup, room: QRectF) -> None:
        """More seats than can be told apart: as one bar."""
        bar = room.adjusted(0, room.height() * 0.3, 0, -room.height() * 0.3)
        filled = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, group.filled / group.count), bar.height())
        painter.setPen(QPen(QColor(tokens_in_force().outline), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._mirrored(bar), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens_in_force().primary))
        painter.drawRoundedRect(self._mirrored(filled), 4, 4)

    def _room(self, place: int) -> QRectF:
        """Where the seats of a group are, as if left to right."""
        metrics = QFontMetricsF(self.font())
        labels, words, seats = self._columns(metrics)
        left = min(labels, self.width() * 0.4)
        width = max(0.0, min(seats, self.width() - words - left) - metrics.height() * 0.6)
        return QRectF(left, place * self._pitch(metrics), width, self._line(metrics))

    def _box(self, place: int, number: int) -> QRectF:
        """Where one seat is."""
        room, side = self._room(place), QFontMetricsF(self.font()).height()
        step = min(side * 1.25, room.width() / max(1, self._groups[place].count))
        size = min(side, step * 0.8)
        box = QRectF(room.x() + number * step, room.center().y() - size / 2, size, size)
        return self._mirrored(box.adjusted(1, 1, -1, -1))

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            return rect
        return QRectF(self.width() - rect.right(), rect.y(), rect.width(), rect.height())

    def _columns(self, metrics: QFontMetricsF) -> tuple[float, float, float]:
        gap = metrics.height() * 0.6
        labels = max((metrics.horizontalAdvance(group.label) for group in self._groups), default=0.0)
        words = max((metrics.horizontalAdvance(group.words) for group in self._groups), default=0.0)
        seats = max((group.count for group in self._groups), default=0) * metrics.height() * 1.25
        return labels + gap, words + 2, seats + gap

    def _pitch(self, metrics: QFontMetricsF) -> int:
        """From one group to the next: a second line where any says who."""
        named = any(group.who for group in self._groups)
        return self._line(metrics) + (round(metrics.height() * 1.3) if named else 0)

    def _line(self, metrics: QFontMetricsF) -> int:
        return round(metrics.height() * 1.7)
