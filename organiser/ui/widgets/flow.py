"""A layout that wraps its widgets like words, for chips, filters and header buttons."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from organiser.ui.theme.tokens import Space


class FlowLayout(QLayout):
    """Rows from the leading edge, as many as the width asks for; ``end`` puts the rows at the trailing edge."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = Space.SMALL, end: bool = False) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._end = end
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._shown()]
        if not shown:
            return QSize(0, 0)
        width = sum(size.width() for size in shown) + self.spacing() * (len(shown) - 1)
        return QSize(width, max(size.height() for size in shown))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def clear(self) -> None:
        """Take every widget out and let it go."""
        while (item := self.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """The height the rows take; with ``move`` also put the widgets there."""
        y = rect.y()
        for row in self._rows(rect.width()):
            height = max(item.sizeHint().height() for item in row)
            if move:
                self._place(row, rect, y, height)
            y += height + self.spacing()
        return max(0, y - rect.y() - self.spacing())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if not rows or used + self.spacing() + wide > width:
                rows.append([item])
                used = wide
            else:
                rows[-1].append(item)
                used += self.spacing() + wide
        return rows

    def _place(self, row: list[QLayoutItem], rect: QRect, y: int, height: int) -> None:
        total = sum(item.sizeHint().width() for item in row) + self.spacing() * (len(row) - 1)
        x = rect.x() + max(0, rect.width() - total) if self._end else rect.x()
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item in row:
            size = item.sizeHint()
            size.setWidth(min(size.width(), rect.width()))
            box = QRect(QPoint(x, y + (height - size.height()) // 2), size)
            if mirrored:
                box.moveLeft(rect.left() + rect.right() - box.right())
            item.setGeometry(box)
            x += size.width() + self.spacing()


class FlowRow(QWidget):
    """Widgets that wrap like words, and as high as that makes them also where nobody asks for the height of a width."""

    def __init__(self, *widgets: QWidget, end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, end=end)
        for widget in widgets:
            self._flow.addWidget(widget)

    def show_widgets(self, widgets: Iterable[QWidget]) -> None:
        """Show these in place of the others, which are let go."""
        self._flow.clear()
        for widget in widgets:
            self._flow.addWidget(widget)
            widget.show()  # a layout would do so only when there is time

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setMinimumHeight(self._flow.heightForWidth(self.width()))
        return done
