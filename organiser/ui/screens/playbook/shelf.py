"""The list of exercises under its search and filters."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from organiser.domain.playbook import Wish
from organiser.ui.screens.playbook.filters import Filters, WishChips
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.columns import beside
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.search import SearchField

_LINES_FOR_FILTERS = 30


class Shelf(QWidget):
    """Search, filters and the cards that suit. Where there is little height, the filters fold away by themselves."""

    def __init__(self, presenter: PlaybookPresenter, menu: tuple[QAction, ...]) -> None:
        super().__init__()
        self._presenter = presenter
        self._fold_by_itself = True
        self.search = SearchField("Search exercises")
        self.fold = secondary("Filters", icon_name="filter")
        self.fold.setCheckable(True)
        self.filters = Filters()
        self.chips = WishChips()
        self.list = ListView("Exercises", cards=True, lines=3)
        self.list.setModel(presenter.model)
        self.list.set_menu(*menu)
        self._nothing = EmptyState(
            "search",
            "No exercise suits all of this.",
            quiet("Clear all", lambda: presenter.wish_for(Wish())),
            detail="Take away a filter, or give it more time.",
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self._nothing)
        self._lay_out()
        self._connect()
        self.show_wish()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(beside(self.fold, self.search))
        column.addWidget(self.filters)
        column.addWidget(self.chips)
        column.addWidget(self._middle, 1)
        problems = GentleLines("Cards that could not be read")
        problems.show_lines(self._presenter.problems)
        column.addWidget(problems)

    def _connect(self) -> None:
        presenter = self._presenter
        self.search.searched.connect(lambda words: presenter.wish_for(replace(presenter.wish, words=words)))
        self.search.left_down.connect(self.list.setFocus)
        self.fold.clicked.connect(self._fold_by_hand)
        self.filters.wished.connect(presenter.wish_for)
        self.chips.wished.connect(presenter.wish_for)
        self.list.current_changed.connect(presenter.choose)
        presenter.filtered.connect(self.show_wish)
        presenter.current_changed.connect(self._show_current)
        self._show_current()

    def show_wish(self) -> None:
        """Show what is wished and how many cards suit."""
        presenter = self._presenter
        if self.search.text() != presenter.wish.words:
            self.search.setText(presenter.wish.words)
        shown = len(presenter.model.values)
        self.search.show_count(shown, presenter.total)
        self.filters.show_wish(presenter.wish, presenter.counts)
        self.chips.show_wish(presenter.wish)
        self._middle.setCurrentWidget(self.list if shown or not presenter.total else self._nothing)

    def _show_current(self) -> None:
        current = self._presenter.current
        if current is not None and self.list.current != current:
            self.list.select_key(current.id)

    def _fold_by_hand(self, unfold: bool) -> None:
        self._fold_by_itself = False
        self.filters.setVisible(unfold)

    def minimumSizeHint(self) -> QSize:
        # Lower than filters and list together, or they would keep the screen from ever being low enough to fold.
        least = super().minimumSizeHint()
        return QSize(least.width(), self.fontMetrics().height() * 14) if self._fold_by_itself else least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fold_by_itself:
            unfold = self.height() >= _LINES_FOR_FILTERS * self.fontMetrics().height()
            self.fold.setChecked(unfold)
            self.filters.setVisible(unfold)
