"""The list of places at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QListView, QSizePolicy, QVBoxLayout, QWidget

from organiser.ui.shell.places import Place
from organiser.ui.theme.icons import icon
from organiser.ui.theme.tokens import Scale, Space

_NOWHERE = QModelIndex()
_GAP = "\N{EN SPACE}"


class Sidebar(QWidget):
    """Icons with titles; folded, icons alone. ``went`` tells the id of the place that was picked."""

    went = Signal(str)

    def __init__(self, places: Sequence[Place], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._model = _PlacesModel(places, self)
        self.list = QListView()
        self.list.setProperty("part", "places")
        self.list.setAccessibleName("Places")
        self.list.setModel(self._model)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.clicked.connect(self._tell)  # also where one is: something may lie over its screen
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.addWidget(self.list)

    @property
    def is_folded(self) -> bool:
        """Whether only the icons are shown."""
        return self._model.folded

    def fold(self, folded: bool) -> None:
        """Show icons alone, or with their titles."""
        if folded != self._model.folded:
            self._model.fold(folded)
            self.updateGeometry()

    def show_place(self, place_id: str) -> None:
        """Mark the place where one is: by ground, weight and colour together."""
        index = self._model.index_of(place_id)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(_bold(self.font()))
        icon_room = metrics.height() * Scale.ICON + 2 * Space.MEDIUM
        words = 0 if self.is_folded else max(map(metrics.horizontalAdvance, self._model.titles)) + Space.WIDE
        return QSize(round(icon_room + words) + 2 * Space.SMALL, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 100)

    def _tell(self, current: QModelIndex) -> None:
        self._model.mark(current.row())
        place_id = current.data(_PlacesModel.IdRole)
        if place_id:
            self.went.emit(place_id)


class _PlacesModel(QAbstractListModel):
    """The places; the one where one is has bold words."""

    IdRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, places: Sequence[Place], parent: QObject) -> None:
        super().__init__(parent)
        self._places = tuple(places)
        self._icons = tuple(icon(place.icon, "muted") for place in places)
        self._marked = -1
        self.folded = False

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(f"{_GAP}{place.title}" for place in self._places)

    def index_of(self, place_id: str) -> QModelIndex:
        ids = [place.id for place in self._places]
        return self.index(ids.index(place_id))

    def fold(self, folded: bool) -> None:
        self.folded = folded
        self._renew()

    def mark(self, row: int) -> None:
        self._marked = row
        self._renew()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self._places[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return None if self.folded else self.titles[index.row()]
            case Qt.ItemDataRole.DecorationRole:
                return self._icons[index.row()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return place.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{place.title} ({place.keys})" if place.keys else place.title
            case Qt.ItemDataRole.FontRole:
                return _bold(QFont()) if index.row() == self._marked else None
            case self.IdRole:
                return place.id
        return None

    def _renew(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self._places) - 1))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
