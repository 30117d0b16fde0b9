"""Draws one row of a list from nothing but font metrics and tokens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Radius, Scale, Space, Tokens
from organiser.ui.widgets.chip import Badge, badge_size, caption_font, paint_badge
from organiser.ui.widgets.rows import Row, RowsModel

_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_TITLE_SHARE = 0.3
_ROOM_FOR_BOTH = 12
_META_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Fonts:
    """The three fonts of a row."""

    title: QFont
    sub: QFont
    meta: QFont

    @classmethod
    def beside(cls, font: QFont) -> _Fonts:
        title = QFont(font)
        title.setWeight(QFont.Weight.DemiBold)
        return cls(title, QFont(font), caption_font(font))

    def heights(self, lines: int) -> tuple[float, ...]:
        """The height of each line of a row, with the distance to the one above."""
        title = QFontMetricsF(self.title).height()
        sub = Space.TINY + QFontMetricsF(self.sub).height()
        badge = float(badge_size(Badge("x"), self.sub).height())
        match lines:
            case 1:
                return (title,)
            case 2:
                return (title, Space.TINY + max(sub - Space.TINY, badge))
            case _:
                return (title, sub, Space.SMALL + badge)


class RowDelegate(QStyledItemDelegate):
    """Rows on a plain ground, or, with ``cards``, each in a frame of its own.

    ``lines`` is 1 for titles with what fits beside them, 2 with a line below, and 3 with a further one for the badges,
    for narrow lists. Every row of a list has the same height, so that long lists stay quick.
    """

    def __init__(self, *, cards: bool = False, lines: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        fonts = _Fonts.beside(option.font)
        padding = Space.MEDIUM if self._lines > 1 else Space.SMALL
        height = max(Scale.TARGET, round(sum(fonts.heights(self._lines)) + 2 * padding)) + self._gap()
        return QSize(round(QFontMetricsF(fonts.title).averageCharWidth() * 12), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(RowsModel.RowRole)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        frame = QRectF(option.rect).adjusted(2, 2, -2, -2 - self._gap())
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, frame, chosen)
        _RowPainter(painter, option, frame, chosen).paint(row, self._lines)
        painter.restore()

    def _gap(self) -> int:
        return Space.SMALL if self._cards else 0

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, frame: QRectF, chosen: bool) -> None:
        tokens = tokens_in_force()
        radius = Radius.CARD if self._cards else Radius.CONTROL
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = tokens.soft if chosen else tokens.hover if hovered else tokens.surface if self._cards else ""
        edge = tokens.primary if chosen else tokens.line if self._cards else ""
        painter.setPen(QPen(QColor(edge), 1) if edge else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)


class _RowPainter:
    """Puts the parts of one row into its frame; measures as if left to right, and mirrors at the end."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, frame: QRectF, chosen: bool) -> None:
        self._painter = painter
        self._frame = frame
        self._mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._direction = option.direction
        self._font = option.font
        self._fonts = _Fonts.beside(option.font)
        self._tokens: Tokens = tokens_in_force()
        self._ink = self._tokens.on_soft if chosen else self._tokens.text
        self._quiet = self._tokens.on_soft if chosen else self._tokens.muted

    def paint(self, row: Row, lines: int) -> None:
        padding = Space.MEDIUM
        left, right = self._frame.left() + padding, self._frame.right() - padding
        if row.kind:
            self._paint_strip(row.kind)
            left += Space.SMALL
        if row.icon:
            left = self._paint_icon(row.icon, left)
        if row.lead:
            left = self._paint_lead(row.lead, left, lines)
        if lines == 1:
            right = self._paint_badges(row.badges, right, self._frame)
            self._paint_line(row, left, right)
            return
        heights = self._fonts.heights(lines)
        y = self._frame.top() + (self._frame.height() - sum(heights)) / 2
        boxes = []
        for height in heights:
            boxes.append(QRectF(left, y, right - left, height))
            y += height
        for box in boxes[1:]:
            box.setTop(box.top() + Space.TINY)
        if lines == 2:
            self._paint_title(row, left, right, boxes[0])
            boxes[1].setRight(self._paint_badges(row.badges, right, boxes[1]))
        else:
            self._words(row.title, boxes[0], self._fonts.title, self._ink)
            boxes[2].setTop(boxes[2].top() + Space.TINY)
            boxes[2].setLeft(self._paint_badges_from(row.badges, left, boxes[2]))
            self._paint_end(row.meta, boxes[2], 0)
        self._words(row.sub, boxes[1], self._fonts.sub, self._quiet)

    def _paint_strip(self, kind: str) -> None:
        bar = QRectF(self._frame.left() + 5, self._frame.top() + 7, 5, self._frame.height() - 14)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._tokens.strip(kind)))
        self._painter.drawRoundedRect(self._turn(bar), 2.5, 2.5)

    def _paint_icon(self, name: str, left: float) -> float:
        side = QFontMetricsF(self._font).height() * Scale.ICON
        box = QRectF(left, self._frame.center().y() - side / 2, side, side)
        role = "on_soft" if self._ink == self._tokens.on_soft else "muted"
        icon(name, role).paint(self._painter, self._turn(box).toRect())
        return left + side + Space.MEDIUM

    def _paint_lead(self, lead: str, left: float, lines: int) -> float:
        metrics = QFontMetricsF(self._fonts.title)
        # As wide as any time of day, so that times stand in one column and end on one line.
        width = max(metrics.horizontalAdvance("00:00"), metrics.horizontalAdvance(lead))
        box = QRectF(left + width - metrics.horizontalAdvance(lead), self._frame.top(), width, self._frame.height())
        if lines > 1:
            box.setTop(self._frame.top() + Space.MEDIUM - 2)
            box.setHeight(metrics.height())
        self._words(lead, box, self._fonts.title, self._ink)
        return left + width + Space.MEDIUM

    def _paint_title(self, row: Row, left: float, right: float, line: QRectF) -> None:
        box = QRectF(left, line.top(), right - left, line.height())
        box.setRight(self._paint_end(row.meta, box, QFontMetricsF(self._fonts.title).horizontalAdvance(row.title)))
        self._words(row.title, box, self._fonts.title, self._ink)

    def _paint_line(self, row: Row, left: float, right: float) -> None:
        """A row of one line: what would stand below the title stands in a column beside it, where there is room."""
        box = QRectF(left, self._frame.top(), right - left, self._frame.height())
        start = left + (self._frame.right() - left) * _TITLE_SHARE
        room = _ROOM_FOR_BOTH * QFontMetricsF(self._font).averageCharWidth()
        if not row.sub or right - start < room:
            self._paint_title(row, left, right, self._frame)
            return
        box.setRight(self._paint_end(row.meta, box, box.width()))
        self._words(row.sub, box.adjusted(start - left, 0, 0, 0), self._fonts.sub, self._quiet)
        box.setRight(start - Space.MEDIUM)
        self._words(row.title, box, self._fonts.title, self._ink)

    def _paint_end(self, meta: str, line: QRectF, before: float) -> float:
        """Words at the end of a line, in what the ``before`` pixels of words before them leave, or a fair share."""
        if not meta or line.width() <= 0:
            return line.right()
        room = max(line.width() * _META_SHARE, line.width() - before - Space.SMALL)
        width = min(QFontMetricsF(self._fonts.meta).horizontalAdvance(meta) + 1, room)
        box = QRectF(line.right() - width, line.top(), width, line.height())
        self._words(meta, box, self._fonts.meta, self._quiet)
        return box.left() - Space.SMALL

    def _paint_badges_from(self, badges: tuple[Badge, ...], left: float, line: QRectF) -> float:
        """Badges from the start of a line; returns where the room after them begins."""
        for badge in badges:
            size = badge_size(badge, self._font)
            box = QRectF(left, line.center().y() - size.height() / 2, size.width(), size.height())
            paint_badge(self._painter, self._turn(box), badge, self._font, self._direction)
            left += size.width() + Space.SMALL
        return left

    def _paint_badges(self, badges: tuple[Badge, ...], right: float, line: QRectF) -> float:
        for badge in reversed(badges):
            size = badge_size(badge, self._font)
            box = QRectF(right - size.width(), line.center().y() - size.height() / 2, size.width(), size.height())
            paint_badge(self._painter, self._turn(box), badge, self._font, self._direction)
            right -= size.width() + Space.SMALL
        return right

    def _words(self, words: str, box: QRectF, font: QFont, colour: str) -> None:
        if not words or box.width() <= 0:
            return
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 0.5)
        self._painter.drawText(self._turn(box), _LINE | Qt.TextFlag.TextSingleLine, shown)

    def _turn(self, box: QRectF) -> QRectF:
        if not self._mirrored:
            return box
        return QRectF(self._frame.left() + self._frame.right() - box.right(), box.top(), box.width(), box.height())
