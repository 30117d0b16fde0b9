"""The dialog with the days of one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.marked_days import MarkedDay
from organiser.ui.screens.sessions.days import DaysPresenter
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import secondary
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import DateField, TextField, TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import Form, FormRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.stack import Stack
from organiser.ui.widgets.where import ask_file

_FILTER = "Lists and calendars (*.csv *.txt *.ics);;All files (*)"
_LETTERS, _LEAST_ROWS = 76, 4


class DaysDialog(QDialog):
    """A list to add to and to take from; everything is kept at once and can be undone."""

    def __init__(self, presenter: DaysPresenter, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.presenter = presenter
        presenter.setParent(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Days of your own")
        self.list = ListView("Days of your own", lines=1)
        self.list.setModel(presenter.model)
        self.list.setMinimumHeight(_LEAST_ROWS * Scale.TARGET)
        self.date = DateField("Date", day)
        self.name = TextField("Name", "", placeholder="Such as Volunteers’ Week")
        self.every_year = TickField("Every year", value=True)
        self.name_row = FormRow("&Name", self.name)
        self.told = GentleLines("What came of the file")
        self.add_button = secondary("Add", self._add, icon_name="plus")
        self.remove_button = secondary("Remove", self._remove, icon_name="trash-2")
        delete = QAction("Remove", self)
        delete.setShortcut(QKeySequence.StandardKey.Delete)
        delete.triggered.connect(self._remove)
        OwnKeys(self.list, [delete])
        self._build()
        presenter.changed.connect(self._renew)
        self.list.current_changed.connect(lambda _one: self._renew())
        self._renew()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.list.hasFocus():
            self._add()
        else:
            super().keyPressEvent(event)

    def ask_file(self) -> QFileDialog:
        """Ask which file holds the days."""
        return ask_file(self, "Days from a file", _FILTER, self.presenter.take)

    def _build(self) -> None:
        form = Form()
        self.date.setMinimumWidth(self.date.fontMetrics().horizontalAdvance("Wed 30 September 2027"))
        form.add_beside(FormRow("&Date", self.date), self.name_row)
        form.add_widget(FlowRow(self.every_year, self.add_button))
        empty = EmptyState("star", "No day of your own is marked yet.")
        self._ground = Stack()
        self._ground.addWidget(empty)
        self._ground.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addWidget(secondary("From a file…", self.ask_file, icon_name="download"))
        foot.addWidget(self.remove_button)
        foot.addStretch(1)
        foot.addWidget(secondary("Close", self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Text("Days of your own", "page"))
        column.addWidget(Text("A file has a line for each day: 2027-06-01, Volunteers’ Week, every year.", "muted"))
        column.addWidget(form)
        column.addWidget(self.told)
        column.addWidget(self._ground, 1)
        column.addLayout(foot)
        parent = self.parentWidget()
        assert parent is not None
        room = parent.window().size()
        wide = min(_LETTERS * self.fontMetrics().averageCharWidth(), room.width() - Space.VAST)
        self.resize(wide, min(self.sizeHint().height(), room.height() - Space.VAST))

    def _renew(self) -> None:
        self._ground.setCurrentIndex(1 if self.presenter.model.values else 0)
        self.remove_button.setEnabled(self.list.current is not None)
        self.told.show_lines(self.presenter.told)

    def _add(self) -> None:
        wrong = self.presenter.add(self.date.day, self.name.text(), every_year=self.every_year.isChecked())
        self.name_row.show_problem(wrong)
        if not wrong:
            self.name.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        if isinstance(self.list.current, MarkedDay):
            self.presenter.remove(self.list.current)
