"""Everything of one day by itself, where the month has no room for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import clock
from organiser.domain.calendar_days import Day, Entry
from organiser.ui.screens.sessions.calendar_presenter import CalendarPresenter
from organiser.ui.screens.sessions.model import badge_of
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import Row, RowsModel

_LETTERS = 64
_LEAST_ROWS, _MOST_ROWS = 2, 7


class DayDialog(QDialog):
    """The sessions of a day as a list; Enter opens one."""

    def __init__(self, presenter: CalendarPresenter, day: Day, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._day = day
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = clock.day_in_words(day.day)
        self.setWindowTitle(title)
        self.model: RowsModel[Entry] = RowsModel(self._row, key=lambda one: one.session.id, parent=self)
        self.model.show(day.entries)
        self.list = ListView(f"Sessions on {title}")
        self.list.setModel(self.model)
        self.list.opened.connect(self._open)
        row = self.list.sizeHintForRow(0) if day.entries else 0
        self.list.setMinimumHeight(row * min(len(day.entries), _LEAST_ROWS))
        self.clashes = GentleLines("Clashes")
        clashes = {clash.in_words: None for entry in day.entries for clash in entry.clashes}
        foot = QHBoxLayout()
        foot.addWidget(changing(secondary("New session…", self._ask_new, icon_name="plus")))
        foot.addStretch(1)
        foot.addWidget(secondary("Close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text(title, "page"))
        if words := ". ".join(day.notes) or ("" if day.entries else "Nothing is planned."):
            column.addWidget(Text(words, "muted"))
        column.addWidget(self.clashes)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.clashes.show_lines(list(clashes))
        self.list.setVisible(bool(day.entries))
        room = parent.window().size()
        wide = min(_LETTERS * self.fontMetrics().averageCharWidth(), room.width() - Space.VAST)
        more = row * max(0, min(len(day.entries), _MOST_ROWS) - _LEAST_ROWS)
        self.resize(wide, min(self.sizeHint().height() + more, room.height() - Space.VAST))
        self.list.select_key(presenter.session_id)

    def _row(self, entry: Entry) -> Row:
        session = entry.session
        now = self._presenter.today
        badge = badge_of(session, entry.starts.replace(year=now.year, month=now.month, day=now.day, hour=0, minute=0))
        where = " · ".join(filter(None, (f"{entry.starts:%H:%M} to {entry.ends:%H:%M}", session.where, entry.there)))
        return Row(session.title, sub=where, badges=(badge,), spoken=f"{entry.full}, {badge.word}")

    def _open(self, entry: object) -> None:
        if isinstance(entry, Entry):
            self.accept()
            self._presenter.opened.emit(entry.session.id)

    def _ask_new(self) -> None:
        self.accept()
        self._presenter.choose(self._day.day)
        self._presenter.ask_new()
