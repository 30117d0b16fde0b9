"""The week: hours down, days across, and sessions as blocks as high as they are long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organiser.domain import clock
from organiser.domain.calendar_days import Entry, beside_each_other
from organiser.ui.screens.sessions.calendar_grid import CalendarGrid, bars_for
from organiser.ui.screens.sessions.calendar_model import WeekModel
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter, Look
from organiser.ui.screens.sessions.hours import QUARTER, WHOLE_DAY, Scale
from organiser.ui.screens.sessions.week_header import WeekHeader
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.widgets.rows import Index

_LINES_AN_HOUR = 2.6
_GAP = 2
_USUAL_HOUR = 9


class WeekView(CalendarGrid):
    """Seven days, Monday first; a block dragged moves by quarters of an hour, and from day to day."""

    look = Look.WEEK

    def __init__(self, presenter: CalendarPresenter, *, parent: QWidget | None = None) -> None:
        super().__init__("Week", presenter, parent=parent)
        self.hours = WeekModel(presenter, parent=self)
        header = WeekHeader(self.hours, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(1)
        self.setModel(self.hours)
        self.setItemDelegate(HourDelegate(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def place_of_current(self) -> QModelIndex:
        return self.hours.place_of(self.presenter.day, self._minute)

    @property
    def _minute(self) -> int:
        """The minute of the day that is looked at; that of the session, where a whole day is."""
        since, until = self.presenter.span
        if until - since < WHOLE_DAY:
            return since
        entry = self.presenter.entry
        return entry.since if entry is not None else _USUAL_HOUR * 60

    def look_at(self, index: Index, session_id: int = 0) -> None:
        band = self.hours.bands[index.row()]
        self.presenter.choose(self.hours.day(index).day, (band.since, band.until), session_id)

    def entries_in(self, index: Index) -> Sequence[tuple[Entry, QRectF]]:
        return self.blocks(index.column()) if index.isValid() else ()

    def blocks(self, column: int) -> list[tuple[Entry, QRectF]]:
        """The sessions of a day with their blocks, side by side where they overlap."""
        day = self.hours.days[column]
        if not day.entries:
            return []
        scale, least = self._scale(), self.faces.bar_height
        least_minutes = round(60 * least / self._hour_height())
        left, width = self.columnViewportPosition(column) + 1, self.columnWidth(column) - 2
        found = []
        for entry, (place, many) in zip(day.entries, beside_each_other(day.entries, least_minutes), strict=True):
            top, bottom = (self._top() + scale.height_at(minute) for minute in (entry.since, entry.until))
            share = width / many
            start = left + place * share if self.isLeftToRight() else left + width - (place + 1) * share
            found.append((entry, QRectF(start, top, share - _GAP, max(bottom - top, least) - 1)))
        return found

    def aim(self, entry: Entry, point: QPoint, grip: QPointF) -> tuple[QRectF, str] | None:
        there = self._landing(entry, point, grip)
        if there is None:
            return None
        day, minute = there
        starts = self._starts(entry, day, minute)
        ends = starts + (entry.ends - entry.starts)
        column = (day - self.hours.days[0].day).days
        until = min(WHOLE_DAY, minute + entry.until - entry.since)
        top, bottom = (self._top() + self._scale().height_at(at) for at in (minute, until))
        box = QRectF(self.columnViewportPosition(column), top, self.columnWidth(column), bottom - top)
        return box, f"{clock.short_day(starts)}, {starts:%H:%M} to {ends:%H:%M}"

    def drop(self, entry: Entry, point: QPoint, grip: QPointF) -> None:
        there = self._landing(entry, point, grip)
        if there is not None:
            self.presenter.drop_at(entry, self._starts(entry, *there))

    def press_alt(self, across: int, down: int) -> None:
        if across:
            self.presenter.move_days(across)
        else:
            self.presenter.move_minutes(QUARTER * down)

    def press_arrow(self, across: int, down: int) -> None:
        if across:
            self.presenter.step(across)
            return
        current = self.currentIndex()
        row = min(max(0, current.row() + down), len(self.hours.bands) - 1)
        if current.isValid():
            self.look_at(self.hours.index(row, current.column()))

    def paint_over(self) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        bars = bars_for(painter, self)
        seen = QRectF(self.viewport().rect())
        for column in range(len(self.hours.days)):
            for entry, box in self.blocks(column):
                if box.intersects(seen):
                    bars.paint_block(entry, box, self.state_of(entry))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self._size_hours()

    def renew(self) -> None:
        super().renew()
        self._size_hours()

    def _size_hours(self) -> None:
        folded = round(self.fontMetrics().height() * 1.4)
        for row, band in enumerate(self.hours.bands):
            self.verticalHeader().resizeSection(row, folded if band.is_folded else self._hour_height())

    def _hour_height(self) -> int:
        return round(self.fontMetrics().height() * _LINES_AN_HOUR)

    def _scale(self) -> Scale:
        return Scale(self.hours.bands, [self.rowHeight(row) for row in range(len(self.hours.bands))])

    def _top(self) -> int:
        return self.rowViewportPosition(0)

    def _landing(self, entry: Entry, point: QPoint, grip: QPointF) -> tuple[date, int] | None:
        """The day and the minute at which the top of a dragged block lies; it goes by whole quarters."""
        column = self.columnAt(point.x())
        if column < 0:
            return None
        scale = self._scale()
        at = scale.minute_at(point.y() - grip.y() - self._top())
        minute = entry.since + round((at - entry.since) / QUARTER) * QUARTER
        return self.hours.days[column].day, min(max(0, minute), WHOLE_DAY - QUARTER)

    @staticmethod
    def _starts(entry: Entry, day: date, minute: int) -> datetime:
        """When a session begins whose block has its top there: one that is continued began on the day before."""
        top = datetime.combine(entry.day, time()) + timedelta(minutes=entry.since)
        return datetime.combine(day, time()) + timedelta(minutes=minute) + (entry.starts - top)


class HourDelegate(QStyledItemDelegate):
    """Draws the ground of one hour of one day; the sessions are drawn over it."""

    def __init__(self, view: WeekView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, view = tokens_in_force(), self._view
        rect = QRectF(option.rect)
        day, band = view.hours.day(index).day, view.hours.bands[index.row()]
        ground = tokens.window if band.is_folded else tokens.surface_alt if day.weekday() >= 5 else tokens.surface
        painter.save()
        painter.fillRect(rect, QColor(ground))
        edge = rect.right() - 1 if view.isLeftToRight() else rect.left()
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(tokens.line))
        painter.fillRect(QRectF(edge, rect.top(), 1, rect.height()), QColor(tokens.line))
        if index == view.currentIndex():
            focused = view.hasFocus()
            painter.setPen(QPen(QColor(tokens.focus if focused else tokens.primary), 2 if focused else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        painter.restore()
