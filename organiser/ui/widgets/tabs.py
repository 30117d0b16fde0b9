"""Tabs whose pages are made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from organiser.ui.theme.icons import icon
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.stack import Stack


class Tabs(QWidget):
    """A strip of tabs over one page. ``changed`` tells the id of the tab that is shown."""

    changed = Signal(str)

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages = Stack()
        self._ids: list[str] = []
        self._makers: list[Callable[[], QWidget]] = []
        self._made: dict[int, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self.bar.currentChanged.connect(self._turn_to)

    def add(self, tab_id: str, title: str, make: Callable[[], QWidget], *, icon_name: str = "") -> None:
        """Add a tab; ``make`` is called when it is shown for the first time."""
        self._ids.append(tab_id)
        self._makers.append(make)
        if icon_name:
            self.bar.addTab(icon(icon_name, "muted"), title)
        else:
            self.bar.addTab(title)

    @property
    def current(self) -> str:
        """The id of the tab that is shown; empty without tabs."""
        return self._ids[self.bar.currentIndex()] if self._ids else ""

    def show_tab(self, tab_id: str) -> None:
        """Turn to a tab."""
        self.bar.setCurrentIndex(self._ids.index(tab_id))

    def page(self, tab_id: str) -> QWidget:
        """The page of a tab, made now if it was not yet."""
        return self._make(self._ids.index(tab_id))

    def set_title(self, tab_id: str, title: str) -> None:
        """Give a tab another title, such as one with a count."""
        self.bar.setTabText(self._ids.index(tab_id), title)

    def _turn_to(self, index: int) -> None:
        self._pages.setCurrentWidget(self._make(index))
        self.changed.emit(self._ids[index])

    def _make(self, index: int) -> QWidget:
        if index not in self._made:
            self._made[index] = self._makers[index]()
            self._pages.addWidget(self._made[index])
        return self._made[index]
