"""Asks what another group's calendar leaves open: its clocks, its whole days, and the programme it belongs to."""

from __future__ import annotations

from datetime import time
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from organiser.domain.foreign import Doubt
from organiser.domain.text import counted
from organiser.ui.dialogs.calendar_importing import Importing
from organiser.ui.dialogs.calendar_rows import doubt_label, zone_choices
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.fields import ChoiceField, TickField, TimeField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow

_MORNING: Final = time(10, 0)
_MOST_ASKED: Final = 6


class CalendarQuestions(QWidget):
    """A field for each doubt, two beside each other, as long as the dialog is open: an answer can be changed."""

    def __init__(self, importing: Importing) -> None:
        super().__init__()
        self._importing = importing
        self._days = 0
        self.zones: dict[str, ChoiceField] = {}
        self._rows: list[QWidget] = []
        self.days = TickField("")
        self.starts = TimeField("When whole days start", _MORNING)
        self.day_row = FlowRow(self.days, self.starts)
        self.programme = ChoiceField("Programme", importing.programmes)
        self.programme_row = FormRow("&Programme of new sessions", self.programme)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.MEDIUM)
        self.days.ticked.connect(lambda _ticked: self._start())
        self.starts.finished.connect(lambda _time: self._start())
        self.programme.chosen.connect(self._join)

    def show_file(self) -> None:
        """Ask what has come up; what was asked already stays, with its answer."""
        file = self._importing.file
        if file is None:
            return
        for doubt in file.doubts:
            if doubt.zone not in self.zones and len(self.zones) < _MOST_ASKED:
                self._ask(doubt)
        self._days = max(self._days, file.whole_days)
        self.days.setText(f"Take whole days ({counted(self._days, 'event')}), starting at")
        shown = list(self._rows)
        also = ((self.programme_row, len(self._importing.programmes) > 1), (self.day_row, self._days))
        shown += [part for part, is_asked in also if is_asked]
        for place, part in enumerate(shown):
            self._grid.addWidget(part, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self.setVisible(bool(shown))

    def _ask(self, doubt: Doubt) -> None:
        field = ChoiceField(f"Clocks of {doubt_label(doubt)}", zone_choices(doubt))
        field.chosen.connect(lambda zone: self._importing.answer(doubt.zone, str(zone)))
        self.zones[doubt.zone] = field
        self._rows.append(FormRow(f"Clocks of {doubt_label(doubt)}", field))

    def _start(self) -> None:
        self._importing.start_days(self.starts.clock if self.days.isChecked() else None)

    def _join(self, programme_id: object) -> None:
        self._importing.programme_id = programme_id if isinstance(programme_id, int) else None
