"""The heads of the days of a week: the date, today in words, and what the day is besides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from organiser.domain import clock
from organiser.ui.screens.sessions.calendar_bars import Face, Faces
from organiser.ui.screens.sessions.calendar_model import WeekModel
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Space

_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class WeekHeader(QHeaderView):
    """Two lines for each day; what does not fit stands in the tool tip."""

    def __init__(self, week: WeekModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._week = week
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        size, faces = super().sizeHint(), Faces(self.font())
        size.setHeight(round(faces.number.height + faces.small.height + 2 * Space.TINY))
        return size

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        days = self._week.days
        if section >= len(days):
            return
        tokens, faces, day = tokens_in_force(), Faces(self.font()), days[section]
        is_today = day.day == self._week.presenter.today
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(rect, QColor(tokens.surface_alt))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_today:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 3), QColor(tokens.primary))
        line = QRectF(rect).adjusted(Space.SMALL, Space.TINY, -Space.TINY, 0)
        line.setHeight(faces.number.height)
        names = _names([one.day for one in days], self._week.presenter.today, faces.number, line.width())
        ink = tokens.primary if is_today else tokens.text
        self._words(painter, names[section], line, faces.number, ink)
        line.translate(0, faces.number.height)
        line.setHeight(faces.small.height)
        self._words(painter, "; ".join(day.notes), line, faces.small, tokens.muted)
        painter.restore()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            days, section = self._week.days, self.logicalIndexAt(event.pos())
            words = "\n".join(days[section].notes) if 0 <= section < len(days) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def _words(self, painter: QPainter, words: str, box: QRectF, face: Face, colour: str) -> None:
        painter.setFont(face.font)
        painter.setPen(QColor(colour))
        shown = face.metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _START, shown)


def _names(days: Sequence[date], today: date, face: Face, width: float) -> list[str]:
    """``Wed 19 May`` for each day, with today in words; all of them cut alike where there is less room."""
    whole = [clock.short_day(day) for day in days]
    cut = [name.rpartition(" ")[0] for name in whole]
    short = [f"{name[:2]} {day.day}" for name, day in zip(whole, days, strict=True)]
    names = next((said for said in (whole, cut, short) if max(map(face.width, said)) <= width), short)
    if today in days:
        at = days.index(today)
        said = (f"Today, {names[at]}", f"Today, {cut[at]}", f"Today {today.day}", "Today")
        names = [
            *names[:at],
            next((words for words in said if face.width(words) <= width), names[at]),
            *names[at + 1 :],
        ]
    return names
