"""The list of people, with the field that searches it and the one that adds somebody."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organiser.domain.finding import Filter
from organiser.domain.people import Person
from organiser.ui.desk.desk import Spot
from organiser.ui.screens.people.filter_bar import FilterBar
from organiser.ui.screens.people.model import reached_in_words
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import icon_button, quiet, secondary
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.suggest import SuggestField, Suggestion


class AddField(SuggestField):
    """Takes the name of somebody new; ``left`` tells that Escape was pressed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.list.isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PeopleSide(QWidget):
    """Search over the list. The field that adds somebody is there while it is wanted."""

    def __init__(self, presenter: PeoplePresenter, menu: tuple[QAction, ...]) -> None:
        super().__init__()
        self._presenter = presenter
        self.adding = AddField(
            "Name of somebody new", lambda words: f"Add “{words}”", placeholder="Name, then Enter; the rest can wait"
        )
        self.adding.hide()
        self.search = SearchField("Search people")
        self._add_button = changing(secondary("Add them", self._add_searched, icon_name="user-plus"))
        self.list = ListView("People")
        self.list.setModel(presenter.model)
        self.list.set_menu(*menu)
        self.filters = FilterBar(presenter)
        self.filter_button = icon_button("filter", "Show only some", self._toggle_filters)
        self.nothing = EmptyState(
            "search",
            "Nobody matches.",
            self._add_button,
            quiet("Show everybody", self._show_everybody),
        )
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.adding)
        line = QHBoxLayout()
        line.addWidget(self.search, 1)
        line.addWidget(self.filter_button)
        column.addLayout(line)
        column.addWidget(self.filters)
        column.addWidget(self._middle, 1)
        self._connect()
        self.show_list()

    def _connect(self) -> None:
        presenter = self._presenter
        self.search.searched.connect(presenter.search)
        self.search.left_down.connect(self.list.setFocus)
        self.list.current_changed.connect(presenter.choose)
        self.adding.typed.connect(self._suggest)
        self.adding.entered.connect(self._add)
        self.adding.picked.connect(self._open_known)
        self.adding.left.connect(self._end_adding)
        presenter.listed.connect(self.show_list)
        presenter.current_changed.connect(self._show_current)
        self._show_current()

    def begin_adding(self) -> None:
        """Let the name of somebody new be typed."""
        self.adding.show()
        self.adding.setFocus()

    def show_list(self) -> None:
        """Say how many there are, and where nobody matches say so."""
        presenter = self._presenter
        if self.search.text() != presenter.words:
            self.search.setText(presenter.words)
        shown = len(presenter.model.values)
        whole = presenter.model.has_more and not presenter.is_narrowed
        self.filters.show_filter()
        self.search.show_count(presenter.total if whole else shown, presenter.total)
        words = presenter.words.strip()
        self.nothing.set_sentence(f"Nobody matches “{words}”." if words else "Nobody is like that.")
        self._add_button.setVisible(bool(words))
        for part in (self.search, self.filter_button):
            part.setVisible(bool(presenter.total))
        self._middle.setCurrentWidget(self.list if shown or not presenter.total else self.nothing)

    def _show_current(self) -> None:
        current = self._presenter.current
        shown = self.list.current
        if current is not None and not (isinstance(shown, Person) and shown.id == current.id):
            self.list.select_key(current.id)

    def _suggest(self, words: str) -> None:
        known = self._presenter.known(words)
        self.adding.show_suggestions([Suggestion(one.name, reached_in_words(one), one.id) for one in known])

    def _add(self, name: str) -> None:
        self.adding.hide()
        self._presenter.add(name)

    def _add_searched(self) -> None:
        self._presenter.add(self._presenter.words)

    def _toggle_filters(self) -> None:
        if self.filters.isVisible():
            self.filters.hide()
            self._presenter.narrow(Filter())
        else:
            self.filters.begin()

    def _show_everybody(self) -> None:
        self._presenter.words = ""
        self._presenter.narrow(Filter())
        self.search.setFocus()

    def _open_known(self, person_id: int) -> None:
        self.adding.hide()
        self._presenter.open(Spot(person_id))

    def _end_adding(self) -> None:
        self.adding.clear()
        self.adding.hide()
        self.list.setFocus()
