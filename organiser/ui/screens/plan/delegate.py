"""Draws one block of the timeline, and lends the field in which its minutes are typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organiser.domain.agendas import LONGEST_BLOCK
from organiser.ui.screens.plan.boxes import BlockBoxes, height_of, length_of, small, strong
from organiser.ui.screens.plan.model import Line
from organiser.ui.screens.plan.presenter import STEP
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Radius, Space, Tone
from organiser.ui.widgets.chip import Badge, badge_size, paint_badge
from organiser.ui.widgets.fields import NumberField
from organiser.ui.widgets.rows import RowsModel

Index = QModelIndex | QPersistentModelIndex

_SIGN_SHARE = 0.7
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


class MinutesField(NumberField):
    """The minutes of a block, typed in its place. The wheel scrolls the plan and never changes them."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class BlockDelegate(QStyledItemDelegate):
    """``minutes_set`` tells the id of a block and the minutes that were typed."""

    minutes_set = Signal(int, int)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(RowsModel.ValueRole)
        return QSize(QFontMetricsF(option.font).averageCharWidth().__ceil__() * 24, round(height_of(line, option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line | None = index.data(RowsModel.ValueRole)
        if line is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(option.direction)
            _BlockPainter(painter, option, line).paint()
            painter.restore()

    # The field for the minutes

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line: Line = index.data(RowsModel.ValueRole)
        field = MinutesField(f"Minutes of {line.title}", line.minutes, most=LONGEST_BLOCK, parent=parent)
        field.setSingleStep(STEP)
        field.setAutoFillBackground(True)
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, MinutesField):
            editor.setValue(index.data(RowsModel.ValueRole).minutes)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, MinutesField):
            editor.interpretText()
            self.minutes_set.emit(index.data(RowsModel.ValueRole).id, editor.value())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(RowsModel.ValueRole)
        boxes = BlockBoxes(line, option.font, QRectF(option.rect), option.direction)
        room = boxes.minutes.toRect()
        height = editor.sizeHint().height()
        width = max(room.width(), editor.sizeHint().width())
        start = room.left() if option.direction == Qt.LayoutDirection.RightToLeft else room.right() - width
        top = max(0, option.rect.top(), room.center().y() - height // 2)
        editor.setGeometry(start, top, width, height)


class _BlockPainter:
    """Puts the parts of one block where its boxes are."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        self._painter = painter
        self._option = option
        self._line = line
        self._font = option.font
        self._tokens = tokens_in_force()
        self._boxes = BlockBoxes(line, option.font, QRectF(option.rect), option.direction)
        self._is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ink = self._tokens.on_soft if self._is_current else self._tokens.text
        self._quiet = self._tokens.on_soft if self._is_current else self._tokens.muted

    def paint(self) -> None:
        line, boxes = self._line, self._boxes
        self._paint_before()
        self._paint_card()
        self._words(line.clock, boxes.time, strong(self._font), self._tokens.text, _START)
        role = "on_soft" if self._is_current else "muted"
        icon(line.icon, role).paint(self._painter, boxes.icon.toRect())
        icon("grip-vertical", role).paint(self._painter, boxes.grip.toRect())
        self._words(length_of(line), boxes.minutes, strong(self._font), self._ink, _END)
        self._words(line.title, boxes.title, strong(self._font), self._ink, _START)
        below = boxes.below
        if line.block.item.notes:
            below = self._paint_notes_mark(below, role)
        if line.sign:
            below = self._paint_sign(line.sign, below)
        self._words(line.below, below, self._font, self._quiet, _START)
        if line.block.item.pinned:
            self._paint_pin(role)

    def _paint_card(self) -> None:
        tokens, card = self._tokens, self._boxes.card
        hovered = bool(self._option.state & QStyle.StateFlag.State_MouseOver)
        is_break = self._line.kind == "break"
        ground = tokens.soft if self._is_current else tokens.hover if hovered else tokens.surface
        if is_break and not (self._is_current or hovered):
            ground = tokens.surface_alt
        self._painter.setPen(QPen(QColor(tokens.primary if self._is_current else tokens.line), 1))
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), Radius.CONTROL, Radius.CONTROL)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(tokens.strip(self._line.kind)))
        self._painter.drawRoundedRect(self._boxes.strip, 2.5, 2.5)
        if self._option.state & QStyle.StateFlag.State_HasFocus:
            self._painter.setPen(QPen(QColor(tokens.focus), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)

    def _paint_before(self) -> None:
        """The words on a gap or an overlap, on a dashed line between the blocks."""
        if not self._line.before:
            return
        room = self._boxes.before
        is_over = bool(self._line.block.overlap)
        tone, name = (Tone.WARN, "triangle-alert") if is_over else (Tone.NEUTRAL, "clock")
        badge = Badge(self._line.before, tone, name)
        size = badge_size(badge, self._font)
        pen = QPen(QColor(self._tokens.accent if is_over else self._tokens.outline), 1, Qt.PenStyle.DashLine)
        self._painter.setPen(pen)
        self._painter.drawLine(room.left(), room.center().y(), room.right(), room.center().y())
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        paint_badge(self._painter, box, badge, self._font, self._option.direction)

    def _paint_pin(self, role: str) -> None:
        font = small(self._font)
        room = self._boxes.pin
        side = QFontMetricsF(font).height()
        mark, rest = self._split(room, side)
        icon("pin", role).paint(self._painter, mark.toRect())
        colour = self._tokens.danger if self._line.block.overlap and not self._is_current else self._quiet
        self._words(self._line.block.pin_in_words, rest, font, colour, _START)

    def _paint_notes_mark(self, room: QRectF, role: str) -> QRectF:
        mark, rest = self._split(room, room.height())
        icon("sticky-note", role).paint(self._painter, mark.toRect())
        return rest

    def _paint_sign(self, badge: Badge, room: QRectF) -> QRectF:
        """In words, at the end of the line, that the block does not suit; the rest of the line is left."""
        size = badge_size(badge, self._font)
        width = min(float(size.width()), room.width() * _SIGN_SHARE)
        # A little below the middle, so that it keeps clear of the minutes above it.
        box = QRectF(0, room.center().y() - size.height() / 2 + Space.TINY / 2, width, size.height())
        if self._option.direction == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(room.left())
            rest = room.adjusted(width + Space.SMALL, 0, 0, 0)
        else:
            box.moveRight(room.right())
            rest = room.adjusted(0, 0, -width - Space.SMALL, 0)
        paint_badge(self._painter, box, badge, self._font, self._option.direction)
        return rest

    def _split(self, room: QRectF, side: float) -> tuple[QRectF, QRectF]:
        """A square at the leading end of a line, and the rest of it."""
        step = side + Space.TINY
        if self._option.direction == Qt.LayoutDirection.RightToLeft:
            return QRectF(room.right() - side, room.top(), side, side), room.adjusted(0, 0, -step, 0)
        return QRectF(room.left(), room.top(), side, side), room.adjusted(step, 0, 0, 0)

    def _words(self, words: str, box: QRectF, font: QFont, colour: str, align: Qt.AlignmentFlag | int) -> None:
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 0.5)
        self._painter.drawText(box, align, shown)
