"""A list of rows that tells values instead of indexes, and keeps its place when it is refreshed."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from organiser.ui.widgets.row_delegate import RowDelegate
from organiser.ui.widgets.rows import Index, RowsModel


class ListView(QListView):
    """``current_changed`` tells the value one moves to (or None), ``opened`` what Enter or a double click opens.

    ``name`` is what a screen reader calls the list. The actions given to ``set_menu`` are shown on a right click.
    """

    current_changed = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, *, cards: bool = False, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("part", "rows")
        self.setItemDelegate(RowDelegate(cards=cards, lines=lines, parent=self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._kept: Hashable = None
        self._menu: tuple[QAction, ...] = ()
        self.activated.connect(lambda index: self.opened.emit(index.data(RowsModel.ValueRole)))

    @property
    def current(self) -> object:
        """The value of the current row; None if there is none."""
        return self.currentIndex().data(RowsModel.ValueRole)

    @property
    def chosen(self) -> tuple[object, ...]:
        """The values of all selected rows, from the top."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return tuple(index.data(RowsModel.ValueRole) for index in indexes)

    def select_key(self, key: Hashable) -> bool:
        """Make the row with this key current; False if it is not here."""
        model = self.model()
        index = model.index_of(key) if isinstance(model, RowsModel) else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def set_menu(self, *actions: QAction) -> None:
        """The actions of the right-click menu; each must be reachable elsewhere too."""
        self._menu = actions
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._keep_place)
            model.modelReset.connect(self._restore_place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(current.data(RowsModel.ValueRole))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would make the first row current without selecting it, which nobody could see.
        if not self.currentIndex().isValid() and self.model() is not None and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def _keep_place(self) -> None:
        self._kept = self.currentIndex().data(RowsModel.KeyRole)

    def _restore_place(self) -> None:
        if self._kept is not None and not self.select_key(self._kept):
            self.current_changed.emit(None)

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._menu))
        menu.popup(self.viewport().mapToGlobal(where))
