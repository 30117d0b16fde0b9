"""The days of the month and the hours of the week as tables that a screen reader hears as sentences."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from organiser.domain import calendar_days, clock, text
from organiser.domain.calendar_days import Day
from organiser.ui.screens.sessions.calendar_bars import in_order
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter
from organiser.ui.screens.sessions.hours import Band, bands_for
from organiser.ui.widgets.rows import Index

_NOWHERE: Final = QModelIndex()
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class CalendarModel(QAbstractTableModel):
    """A column for each weekday; what it shows is what the presenter had read when it was last renewed."""

    def __init__(self, presenter: CalendarPresenter, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.days: tuple[Day, ...] = ()

    def renew(self) -> None:
        """Show what the presenter knows now."""
        self.beginResetModel()
        self.read()
        self.endResetModel()

    def read(self) -> None:
        """Take over what is shown."""
        self.days = self.presenter.calendar.days

    def day(self, index: Index) -> Day:
        """The day of a cell."""
        raise NotImplementedError

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 7

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(self.day(index).notes)
        return None

    def spoken(self, index: Index) -> str:
        """A cell as a sentence."""
        return self.day(index).spoken(self.presenter.today)


class MonthModel(CalendarModel):
    """A row for each week."""

    _is_short = False

    def shorten(self, is_short: bool) -> None:
        """Head the columns with ``Wed`` instead of ``Wednesday``."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 6)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.days) // 7

    def day(self, index: Index) -> Day:
        return self.days[index.row() * 7 + index.column()]

    def place_of(self, day: date) -> QModelIndex:
        """The cell of a day."""
        at = (day - self.days[0].day).days if self.days else -1
        return self.index(at // 7, at % 7) if 0 <= at < len(self.days) else QModelIndex()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return WEEKDAYS[section][:3] if self._is_short else WEEKDAYS[section]
            return WEEKDAYS[section] if role in _SPOKEN else None
        number = calendar_days.week_number(self.days[7 * section].day)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(number)
        return f"Week {number}" if role in _SPOKEN else None


class WeekModel(CalendarModel):
    """A row for each hour; those of the night are one row where they are folded."""

    def __init__(self, presenter: CalendarPresenter, *, parent: QObject | None = None) -> None:
        super().__init__(presenter, parent=parent)
        self.bands: tuple[Band, ...] = ()

    def read(self) -> None:
        super().read()
        entries = [entry for day in self.days for entry in day.entries]
        self.bands = bands_for(entries, has_nights=self.presenter.has_nights)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.bands)

    def day(self, index: Index) -> Day:
        return self.days[index.column()]

    def place_of(self, day: date, minute: int) -> QModelIndex:
        """The cell of a minute of a day."""
        column = (day - self.days[0].day).days if self.days else -1
        row = next((at for at, band in enumerate(self.bands) if band.since <= minute < band.until), -1)
        return self.index(row, column) if row >= 0 and 0 <= column < 7 else QModelIndex()

    def spoken(self, index: Index) -> str:
        day, band = self.day(index), self.bands[index.row()]
        here = [entry for entry in day.entries if entry.since < band.until and entry.until > band.since]
        on = "; ".join([clock.short_day(day.day) + (", today" if day.day == self.presenter.today else ""), *day.notes])
        if not here:
            return f"{on}, {band.in_words}, free"
        return f"{on}, {band.in_words}, {text.counted(len(here), 'session')}: {'. '.join(one.spoken for one in here)}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if not self.days:
                return None
            if role == Qt.ItemDataRole.DisplayRole:
                return clock.short_day(self.days[section].day)
            return self.days[section].spoken(self.presenter.today) if role in _SPOKEN else None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_order(self.bands[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _TOP
        return self.bands[section].in_words if role in _SPOKEN else None
