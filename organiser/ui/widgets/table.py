"""Tables that only know their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from organiser.ui.theme.tokens import Scale
from organiser.ui.widgets.rows import Index

Value = TypeVar("Value")

_NOWHERE: Final = QModelIndex()
_START = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SPOKEN_ROLES = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_END = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


# No slots: with them Python 3.11 cannot make a Column[Person](...).
@dataclass(frozen=True)
class Column(Generic[Value]):
    """One column: its heading, the words of a value, and what to sort by (the words, if nothing is given).

    ``full_title`` is what a short heading stands for: its tool tip, and what a screen reader says.
    """

    title: str
    text: Callable[[Value], str]
    sort: Callable[[Value], Any] | None = None
    numeric: bool = False
    tooltip: Callable[[Value], str] | None = None
    full_title: str = ""


class TableModel(QAbstractTableModel, Generic[Value]):
    """Values as lines of a table. Sorting is for tables of some hundred lines; longer ones are sorted by the store."""

    ValueRole: Final = Qt.ItemDataRole.UserRole + 1

    def __init__(self, columns: Sequence[Column[Value]], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._values: tuple[Value, ...] = ()

    @property
    def values(self) -> tuple[Value, ...]:
        """What is shown, in order."""
        return self._values

    def show(self, values: Sequence[Value], columns: Sequence[Column[Value]] | None = None) -> None:
        """Show these values, in other columns if any are given."""
        self.beginResetModel()
        if columns is not None:
            self._columns = tuple(columns)
        self._values = tuple(values)
        self.endResetModel()

    def value(self, index: Index) -> Value | None:
        """The value of a line; None outside the table."""
        return self._values[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if orientation == Qt.Orientation.Horizontal and role in _SPOKEN_ROLES:
            return self._columns[section].full_title or self._columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _END if self._columns[section].numeric else _START
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, value = self._columns[index.column()], self._values[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.full_title or column.title}: {column.text(value)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(value) if column.tooltip else column.text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _END if column.numeric else _START
        if role == self.ValueRole:
            return value
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self._columns):
            return
        key = self._columns[column].sort or self._columns[column].text
        self.layoutAboutToBeChanged.emit()
        before = self._values
        self._values = tuple(sorted(before, key=key, reverse=order == Qt.SortOrder.DescendingOrder))
        moved = {id(value): place for place, value in enumerate(self._values)}
        old = self.persistentIndexList()
        new = [self.index(moved[id(before[index.row()])], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


class TableView(QTableView):
    """A table read line by line; ``opened`` tells the value that Enter or a double click opens."""

    opened = Signal(object)
    current_changed = Signal(object)

    def __init__(self, name: str, *, sortable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSortingEnabled(sortable)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self._size_lines()
        self.activated.connect(lambda index: self.opened.emit(index.data(TableModel.ValueRole)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current.data(TableModel.ValueRole))

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._fit)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_lines()

    def _size_lines(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(Scale.TARGET, round(self.fontMetrics().height() * 1.9)))

    def _fit(self) -> None:
        """Column widths from the first screenful, never from all lines."""
        self.horizontalHeader().setResizeContentsPrecision(30)
        self.resizeColumnsToContents()
