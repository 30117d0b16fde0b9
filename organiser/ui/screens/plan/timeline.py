"""The agenda as a list of blocks on a clock, which can be put into another order by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from organiser.ui.screens.plan.boxes import BlockBoxes, Gutter
from organiser.ui.screens.plan.delegate import BlockDelegate
from organiser.ui.screens.plan.drag_picture import picture_of
from organiser.ui.screens.plan.model import BLOCK_TYPE, EXERCISE_TYPE, Line, carried, carried_name
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.held import is_held
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import RowsModel

_DROP_LINE = 3


class Timeline(ListView):
    """The blocks of a plan. Places are counted from 1; ``place`` is where something would stand once it is there.

    Several blocks can be chosen with Shift and Ctrl: ``chosen_changed`` tells them. ``moved`` tells the ids of blocks
    and the place at which the first of them shall stand, ``dropped`` an exercise's id and its place,
    ``insert_asked`` the place whose plus sign was pressed and the point on the screen, ``minutes_set`` a block's id
    and its new length.
    """

    chosen_changed = Signal(tuple)
    moved = Signal(tuple, int)
    dropped = Signal(str, int)
    insert_asked = Signal(int, QPoint)
    minutes_set = Signal(int, int)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("Plan", parent=parent)
        delegate = BlockDelegate(self)
        delegate.minutes_set.connect(self.minutes_set)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._kept_chosen: tuple[int, ...] = ()
        self._drop_place = 0
        self._aim_place = 0
        self._plus_place = 0

    @property
    def chosen(self) -> tuple[Line, ...]:
        """The blocks that are selected, from the top."""
        return tuple(line for line in super().chosen if isinstance(line, Line))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            # A block that lasts longer is higher.
            model.dataChanged.connect(self.scheduleDelayedItemsLayout)

    def select_ids(self, ids: Sequence[int]) -> bool:
        """Choose these blocks, of which the first becomes the current one; False if none is here."""
        model = self.model()
        rows = [model.index(row, 0) for row, line in enumerate(self._lines()) if line.id in ids]
        chosen = QItemSelection()
        for index in rows:
            chosen.select(index, index)
        if rows:
            # The view's own way asks which keys are held: with Ctrl, which has just copied a block, it would add to
            # what is chosen.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(rows[0], only)
            self.selectionModel().select(chosen, only)
        return bool(rows)

    def select_key(self, key: Hashable) -> bool:
        return self.select_ids([key] if isinstance(key, int) else [])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit(self.chosen)

    def edit_minutes(self) -> None:
        """Let the minutes of the current block be typed in their place."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def show_aim(self, place: int) -> None:
        """Draw the line where the next thing will stand; 0 draws none."""
        self._aim_place = place
        self.viewport().update()

    def place_at(self, y: int) -> int:
        """The place at which something lands that is dropped at this height of the viewport."""
        index = self.indexAt(QPoint(1, y))
        if not index.isValid():
            return 1 if y < 0 else self.model().rowCount() + 1
        return index.row() + (1 if y < self.visualRect(index).center().y() else 2)

    def plus_box(self, place: int) -> QRect:
        """Where the plus sign before this place is drawn and can be pressed."""
        gutter = Gutter(self.font())
        side = gutter.plus - 2
        whole = self.viewport().rect()
        left = gutter.times + 1 if self.isLeftToRight() else whole.width() - gutter.times - gutter.plus + 1
        top = min(max(self._line_at(place) - side / 2, 0), whole.height() - side)
        return QRectF(left, top, side, side).toRect()

    # Dragging

    def startDrag(self, actions: Qt.DropAction) -> None:
        line = self.currentIndex().data(RowsModel.ValueRole)
        if line is None:
            return
        drag = QDrag(self)
        drag.setMimeData(carried(BLOCK_TYPE, ",".join(str(one.id) for one in self.chosen or (line,))))
        card = self._boxes(self.currentIndex(), line).card.toRect()
        drag.setPixmap(picture_of(self.viewport().grab(card), len(self.chosen), self))
        drag.setHotSpot(QPoint(drag.pixmap().deviceIndependentSize().toSize().width() // 3, 16))
        drag.exec(Qt.DropAction.MoveAction)
        self._show_drop(0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _is_ours(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # It scrolls where the pointer is near an edge.
        if _is_ours(event):
            self._show_drop(self.place_at(event.position().toPoint().y()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(0)

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.place_at(event.position().toPoint().y())
        self._show_drop(0)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.setFocus()
        data = event.mimeData()
        if exercise := carried_name(data, EXERCISE_TYPE):
            event.acceptProposedAction()
            self.dropped.emit(exercise, place)
        elif blocks := carried_name(data, BLOCK_TYPE):
            event.acceptProposedAction()
            ids = tuple(map(int, blocks.split(",")))
            # The places below rise as soon as the blocks are lifted out.
            lifted = sum(line.id in ids and line.place < place for line in self._lines())
            self.moved.emit(ids, place - lifted)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and self._plus_place and not is_held(self):
            box = self.plus_box(self._plus_place)
            if box.contains(where):
                self.insert_asked.emit(self._plus_place, self.viewport().mapToGlobal(box.bottomLeft()))
                return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._show_plus(0 if is_held(self) else self.place_at(event.position().toPoint().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        where = event.position()
        index = self.indexAt(where.toPoint())
        if index.isValid() and self._minutes_box(index).contains(where) and not is_held(self):
            self.edit_minutes()
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_plus(0)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place := self._drop_place or self._aim_place:
            self._paint_drop_line(painter, place)
        elif self._plus_place:
            self._paint_plus(painter)

    def _paint_drop_line(self, painter: QPainter, place: int) -> None:
        gutter = Gutter(self.font()).width
        width = self.viewport().width()
        start, end = (gutter, width - 2) if self.isLeftToRight() else (2, width - gutter)
        y = min(max(self._line_at(place), _DROP_LINE), self.viewport().height() - _DROP_LINE)
        painter.setPen(QPen(QColor(tokens_in_force().primary), _DROP_LINE, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_plus(self, painter: QPainter) -> None:
        tokens = tokens_in_force()
        box = QRectF(self.plus_box(self._plus_place))
        painter.setPen(QPen(QColor(tokens.primary), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        inner = box.adjusted(box.width() * 0.22, box.width() * 0.22, -box.width() * 0.22, -box.width() * 0.22)
        icon("plus", "primary").paint(painter, inner.toRect())

    def _line_at(self, place: int) -> float:
        """The height of the line between the block at this place and the one before it."""
        rows = self.model().rowCount()
        if not rows:
            return 0
        if place <= rows:
            return float(self.visualRect(self.model().index(place - 1, 0)).top())
        return float(self.visualRect(self.model().index(rows - 1, 0)).bottom())

    def _keep_place(self) -> None:
        super()._keep_place()
        self._kept_chosen = tuple(line.id for line in self.chosen)

    def _restore_place(self) -> None:
        super()._restore_place()
        if len(self._kept_chosen) > 1:
            self.select_ids(self._kept_chosen)

    def _minutes_box(self, index: QModelIndex) -> QRectF:
        return QRectF(self._boxes(index, index.data(RowsModel.ValueRole)).minutes)

    def _boxes(self, index: QModelIndex, line: Line) -> BlockBoxes:
        return BlockBoxes(line, self.font(), QRectF(self.visualRect(index)), self.layoutDirection())

    def _lines(self) -> tuple[Line, ...]:
        model = self.model()
        return model.values if isinstance(model, RowsModel) else ()

    def _show_drop(self, place: int) -> None:
        self._plus_place = 0
        if place != self._drop_place:
            self._drop_place = place
            self.viewport().update()

    def _show_plus(self, place: int) -> None:
        wanted = place if self._lines() else 0
        if wanted != self._plus_place:
            self._plus_place = wanted
            self.viewport().update()


def _is_ours(event: QDropEvent) -> bool:
    data = event.mimeData()
    return data.hasFormat(BLOCK_TYPE) or data.hasFormat(EXERCISE_TYPE)
