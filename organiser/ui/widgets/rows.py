"""A list as a model: values in, rows with a title, a line below, and words for a screen reader out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organiser.ui.widgets.chip import Badge

Value = TypeVar("Value")
Index = QModelIndex | QPersistentModelIndex

_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """How one value looks in a list.

    ``lead`` stands in a gutter before the title (a time), ``meta`` at the end of its line, the badges below it.
    ``kind`` colours the strip at the leading edge. ``spoken`` replaces the sentence that is put together from the rest.
    ``ticked`` is for the rows of a ``TickList``.
    """

    title: str
    sub: str = ""
    lead: str = ""
    meta: str = ""
    badges: tuple[Badge, ...] = ()
    icon: str = ""
    kind: str = ""
    spoken: str = ""
    ticked: bool | None = None

    @property
    def sentence(self) -> str:
        """The whole row as a screen reader says it."""
        words = (self.lead, self.title, self.sub, self.meta, *(badge.word for badge in self.badges))
        return self.spoken or ", ".join(word for word in words if word)


class RowsModel(QAbstractListModel, Generic[Value]):
    """Shows a tuple of values as rows. Given values, it shows values; it fetches nothing.

    ``shape`` makes the row of a value. ``key`` tells which value is the same as before after a change, so that the
    current row stays current; without it a value is its own key.
    """

    RowRole: Final = Qt.ItemDataRole.UserRole + 1
    ValueRole: Final = Qt.ItemDataRole.UserRole + 2
    KeyRole: Final = Qt.ItemDataRole.UserRole + 3

    def __init__(
        self,
        shape: Callable[[Value], Row],
        *,
        key: Callable[[Value], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shape = shape
        self._key = key
        self._values: tuple[Value, ...] = ()
        self._rows: dict[int, Row] = {}

    @property
    def values(self) -> tuple[Value, ...]:
        """What is shown, in order."""
        return self._values

    def show(self, values: Sequence[Value]) -> None:
        """Show these values. Where the same ones stand in the same order, only their looks are renewed."""
        new = tuple(values)
        if [self._key_of(value) for value in new] == [self._key_of(value) for value in self._values]:
            self._values, self._rows = new, {}
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._values, self._rows = new, {}
        self.endResetModel()

    def extend(self, values: Sequence[Value]) -> None:
        """Show further values below."""
        first = len(self._values)
        if values:
            self.beginInsertRows(QModelIndex(), first, first + len(values) - 1)
            self._values += tuple(values)
            self.endInsertRows()

    def value(self, index: Index) -> Value | None:
        """The value of a row; None outside the list."""
        return self._values[index.row()] if index.isValid() else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where the value with this key stands; an invalid index if it is not here."""
        for place, value in enumerate(self._values):
            if self._key_of(value) == key:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index.row())
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.sentence
        if role == self.ValueRole:
            return self._values[index.row()]
        if role == self.KeyRole:
            return self._key_of(self._values[index.row()])
        if role == Qt.ItemDataRole.CheckStateRole and row.ticked is not None:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        ticks = index.isValid() and self._row(index.row()).ticked is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def _row(self, place: int) -> Row:
        if place not in self._rows:
            self._rows[place] = self._shape(self._values[place])
        return self._rows[place]

    def _key_of(self, value: Value) -> Hashable:
        return self._key(value) if self._key is not None else value
