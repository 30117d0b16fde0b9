"""The month: six weeks of days with their sessions as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organiser.domain import clock
from organiser.domain.calendar_days import Day, Entry
from organiser.ui.screens.sessions.calendar_grid import CalendarGrid, bars_for
from organiser.ui.screens.sessions.calendar_model import WEEKDAYS, MonthModel
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter, Look
from organiser.ui.screens.sessions.month_cells import MonthCell, least_height, number_of
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.rows import Index

_HEADER_SHARE = 1.3  # of the longest name of a weekday, with the margins of a header


class MonthView(CalendarGrid):
    """Six weeks, Monday first; a bar dragged to another day keeps its time."""

    look = Look.MONTH

    def __init__(self, presenter: CalendarPresenter, *, parent: QWidget | None = None) -> None:
        super().__init__("Month", presenter, parent=parent)
        self.days = MonthModel(presenter, parent=self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._share_room()

    def cell(self, index: Index) -> MonthCell:
        """Where the parts of a day lie."""
        day = self.days.day(index)
        is_today = day.day == self.presenter.today
        box = QRectF(self.visualRect(index))
        current = self.presenter.session_id if day.day == self.presenter.day else 0
        return MonthCell(day, self.faces, box, self.layoutDirection(), is_today=is_today, current=current)

    def place_of_current(self) -> QModelIndex:
        return self.days.place_of(self.presenter.day)

    def look_at(self, index: Index, session_id: int = 0) -> None:
        self.presenter.choose(self.days.day(index).day, session_id=session_id)

    def entries_in(self, index: Index) -> Sequence[tuple[Entry, QRectF]]:
        return self.cell(index).bars if index.isValid() else ()

    def aim(self, entry: Entry, point: QPoint, grip: QPointF) -> tuple[QRectF, str] | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        day = self.days.day(index).day
        return QRectF(self.visualRect(index)), f"{clock.short_day(day)}, {entry.session.starts:%H:%M}"

    def drop(self, entry: Entry, point: QPoint, grip: QPointF) -> None:
        index = self.indexAt(point)
        if index.isValid():
            self.presenter.drop_on(entry, self.days.day(index).day)

    def press_alt(self, across: int, down: int) -> None:
        self.presenter.move_days(across + 7 * down)

    def press_arrow(self, across: int, down: int) -> None:
        self.presenter.step(across + 7 * down)

    def press_on_cell(self, index: Index, point: QPoint) -> bool:
        cell = self.cell(index)
        if not (cell.hidden and cell.more.contains(QPointF(point))):
            return False
        self.look_at(index)
        self.presenter.open_day(self.days.day(index).day)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._share_room()

    def renew(self) -> None:
        self.verticalHeader().setVisible(self.presenter.has_week_numbers)
        super().renew()
        self._share_room()

    def _share_room(self) -> None:
        """The weeks share the height, down to what a day needs, then they scroll; narrow days are named in short."""
        rows = self.days.rowCount()  # none before the days are read
        height, least = self.viewport().height(), least_height(self.faces)
        for row in range(rows):
            share = height * (row + 1) // rows - height * row // rows
            self.verticalHeader().resizeSection(row, max(share, least))
        widest = max(map(self.faces.number.width, WEEKDAYS))
        self.days.shorten(self.columnWidth(0) < _HEADER_SHARE * widest)


class DayDelegate(QStyledItemDelegate):
    """Draws one day of the month."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._view.layoutDirection())
        _DayPainter(painter, self._view, index).paint()
        painter.restore()


class _DayPainter:
    """Puts the parts of one day where its cell has them."""

    def __init__(self, painter: QPainter, view: MonthView, index: Index) -> None:
        self._painter = painter
        self._view = view
        self._faces = view.faces
        self._bars = bars_for(painter, view)
        self._tokens = tokens_in_force()
        self._rect = QRectF(view.visualRect(index))
        self._day: Day = view.days.day(index)
        self._cell = view.cell(index)
        self._is_current = index == view.currentIndex()
        self._is_today = self._day.day == view.presenter.today
        self._is_other = self._day.day.month != view.presenter.month

    def paint(self) -> None:
        self._paint_ground()
        self._paint_number()
        tokens, small, words = self._tokens, self._faces.small, self._bars.words
        for note, box in self._cell.notes:
            words(note.words, box, small, tokens.accent if note.warns else tokens.muted)
        if beside := self._cell.words_beside:
            ink = tokens.accent if beside[0].warns else tokens.muted
            words("; ".join(note.words for note in beside), self._cell.beside, small, ink)
        for entry, box in self._cell.bars:
            self._bars.paint_bar(entry, box, self._view.state_of(entry))
        if self._cell.hidden:
            words(self._cell.more_words, self._cell.more, self._faces.strong, tokens.primary)
        if self._is_current:
            self._paint_current()

    def _paint_ground(self) -> None:
        tokens, rect = self._tokens, self._rect
        weekend = self._day.day.weekday() >= 5
        ground = tokens.window if self._is_other else tokens.surface_alt if weekend else tokens.surface
        edge = rect.right() - 1 if self._view.isLeftToRight() else rect.left()
        self._painter.fillRect(rect, QColor(ground))
        self._painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))
        self._painter.fillRect(QRectF(edge, rect.top(), 1, rect.height()), QColor(tokens.line))

    def _paint_number(self) -> None:
        """The number of the day; today's in a filled round, with the word beside it."""
        tokens, box = self._tokens, self._cell.number.adjusted(0, 0, 0, -2)
        ink = tokens.muted if self._is_other else tokens.text
        if self._is_today:
            ink = tokens.on_primary
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(tokens.primary))
            self._painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            self._bars.words("Today", self._cell.today, self._faces.strong, tokens.primary)
        self._painter.setFont(self._faces.number.font)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number_of(self._day))

    def _paint_current(self) -> None:
        focused = self._view.hasFocus()
        pen = QPen(QColor(self._tokens.focus if focused else self._tokens.primary), 2 if focused else 1)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(self._rect.adjusted(1, 1, -2, -2), 4, 4)
