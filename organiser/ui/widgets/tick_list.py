"""A list whose rows have a tick box at their leading edge, large enough for a thumb."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Scale
from organiser.ui.widgets.held import is_held
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.row_delegate import RowDelegate
from organiser.ui.widgets.rows import Row, RowsModel


class TickList(ListView):
    """``tapped`` tells the value whose tick box was pressed; the list ticks nothing by itself.

    Several rows can be selected. ``Row.ticked`` says whether a box is ticked; rows where it is None have none.
    """

    tapped = Signal(object)

    def __init__(self, name: str, *, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.setItemDelegate(_TickDelegate(lines=lines, parent=self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def tick_box(self, index: QModelIndex) -> QRect:
        """Where the tick box of a row can be pressed."""
        width = _room(QFontMetricsF(self.font()))
        row = self.visualRect(index)
        return QStyle.visualRect(self.layoutDirection(), row, QRect(row.left(), row.top(), width, row.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._tap(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._tap(event):
            super().mouseDoubleClickEvent(event)

    def _tap(self, event: QMouseEvent) -> bool:
        where: QPoint = event.position().toPoint()
        index = self.indexAt(where)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or is_held(self):
            return False
        if index.data(RowsModel.RowRole).ticked is None or not self.tick_box(index).contains(where):
            return False
        self.setCurrentIndex(index)
        self.tapped.emit(index.data(RowsModel.ValueRole))
        return True


class _TickDelegate(RowDelegate):
    """A row with its tick box before it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Row | None = index.data(RowsModel.RowRole)
        if row is None or row.ticked is None:
            super().paint(painter, option, index)
            return
        room = _room(QFontMetricsF(option.font))
        whole = QRect(option.rect)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        before = QRect(whole.left(), whole.top(), room, whole.height())
        _paint_tick(painter, QStyle.visualRect(option.direction, whole, before), option, row.ticked, hovered)
        inner = QStyleOptionViewItem(option)
        inner.rect = QStyle.visualRect(option.direction, whole, whole.adjusted(room, 0, 0, 0))
        super().paint(painter, inner, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + _room(QFontMetricsF(option.font)), size.height())


def _room(metrics: QFontMetricsF) -> int:
    return max(Scale.TARGET, round(metrics.height() * 2.2))


def _paint_tick(painter: QPainter, room: QRect, option: QStyleOptionViewItem, ticked: bool, hovered: bool) -> None:
    tokens = tokens_in_force()
    side = round(QFontMetricsF(option.font).height() * 1.4)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(room).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.primary if ticked or hovered else tokens.outline
    painter.setPen(QPen(QColor(edge), 1.5))
    painter.setBrush(QColor(tokens.primary if ticked else tokens.surface))
    painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), side * 0.25, side * 0.25)
    if ticked:
        icon("check", "on_primary").paint(painter, box.adjusted(3, 3, -3, -3).toRect())
    painter.restore()
