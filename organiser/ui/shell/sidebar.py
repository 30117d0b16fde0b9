"""The list of places at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organiser.ui.shell.places import Place
from organiser.ui.theme.icons import icon
from organiser.ui.theme.palette import tokens_in_force
from organiser.ui.theme.tokens import Radius, Scale, Space
from organiser.ui.widgets.rows import Index

_NOWHERE = QModelIndex()


class Sidebar(QWidget):
    """Icons with titles; folded, icons alone. ``went`` tells the id of the place that was picked."""

    went = Signal(str)

    def __init__(self, places: Sequence[Place], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._model = _PlacesModel(places, self)
        self._delegate = _PlaceDelegate(self)
        self.list = QListView()
        self.list.setProperty("part", "places")
        self.list.setAccessibleName("Places")
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self._model)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.addWidget(self.list)

    @property
    def is_folded(self) -> bool:
        """Whether only the icons are shown."""
        return self._delegate.folded

    def fold(self, folded: bool) -> None:
        """Show icons alone, or with their titles."""
        if folded != self._delegate.folded:
            self._delegate.folded = folded
            self.list.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def show_place(self, place_id: str) -> None:
        """Mark the place where one is."""
        index = self._model.index_of(place_id)
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)

    def sizeHint(self) -> QSize:
        return QSize(self._delegate.width(self._model.titles, self.font()) + 2 * Space.SMALL, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 100)

    def _tell(self, current: QModelIndex) -> None:
        place_id = current.data(_PlacesModel.IdRole)
        if place_id:
            self.went.emit(place_id)


class _PlacesModel(QAbstractListModel):
    IdRole = Qt.ItemDataRole.UserRole + 1
    IconRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, places: Sequence[Place], parent: QObject) -> None:
        super().__init__(parent)
        self._places = tuple(places)

    @property
    def titles(self) -> tuple[str, ...]:
        return tuple(place.title for place in self._places)

    def index_of(self, place_id: str) -> QModelIndex:
        ids = [place.id for place in self._places]
        return self.index(ids.index(place_id))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self._places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{place.title} ({place.keys})" if place.keys else place.title
        if role == self.IdRole:
            return place.id
        if role == self.IconRole:
            return place.icon
        return None


class _PlaceDelegate(QStyledItemDelegate):
    """Where one is shows by ground, weight and colour together."""

    folded = False

    def width(self, titles: Sequence[str], font: QFont) -> int:
        """As wide as the longest title in bold, or as an icon."""
        metrics = QFontMetricsF(_bold(font))
        side = metrics.height() * Scale.ICON
        if self.folded:
            return max(Scale.TARGET, round(side + 2 * Space.MEDIUM))
        words = max((metrics.horizontalAdvance(title) for title in titles), default=0)
        return round(side + words + Space.MEDIUM * 3 + Space.WIDE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = max(Scale.TARGET + Space.TINY, round(QFontMetricsF(option.font).height() * 2.1))
        return QSize(Scale.TARGET, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = tokens_in_force()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        frame = QRectF(option.rect).adjusted(1, 1, -1, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if chosen else tokens.hover))
            painter.drawRoundedRect(frame, Radius.CONTROL, Radius.CONTROL)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), Radius.CONTROL, Radius.CONTROL)
        font = _bold(option.font) if chosen else option.font
        side = QFontMetricsF(option.font).height() * Scale.ICON
        left = frame.center().x() - side / 2 if self.folded else frame.left() + Space.MEDIUM
        box = QRectF(left, frame.center().y() - side / 2, side, side)
        words = QRectF(
            box.right() + Space.MEDIUM, frame.top(), frame.right() - box.right() - Space.MEDIUM, frame.height()
        )
        if mirrored:
            box.moveLeft(frame.left() + frame.right() - box.right())
            words.moveLeft(frame.left() + frame.right() - words.right())
        icon(index.data(_PlacesModel.IconRole), "on_soft" if chosen else "muted").paint(painter, box.toRect())
        if not self.folded:
            painter.setFont(font)
            painter.setPen(QColor(tokens.on_soft if chosen else tokens.text))
            title = str(index.data())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
