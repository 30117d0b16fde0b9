"""Shows the register: who is there, marked by one key, one tap, or row numbers from the printed sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from organiser.domain.attendance import RegisterLine
from organiser.domain.people import Person
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.known import surely_meant
from organiser.ui.screens.register.commands import COMMANDS, MARKS
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.register.sheet_rows import SheetRows
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.suggest import SuggestField, Suggestion
from organiser.ui.widgets.tick_list import TickList

_LEAST_ROWS = 3


class FindAndMark(SearchField):
    """The search of the register: Enter marks the first who is found."""

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__("Find and mark", "Name or row, Enter marks")
        self._presenter = presenter
        self.searched.connect(presenter.search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.text().strip():
            self._mark()

    def _mark(self) -> None:
        marked = self._presenter.mark_found()
        if marked is None:
            announce(self, "Nobody is left to mark here", urgent=True)
            self.selectAll()
        else:
            self.clear()
            announce(self, f"{marked.person} present")


class RegisterView(Page):
    """The counter, two fields that take names, the list, and the marks as buttons."""

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__(scroll=False, margins=False)
        self.presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.everyone_button = action_button(self.actions_["register.everyone"])
        self.sheet_button = action_button(self.actions_["register.sheet"], "quiet")
        self.head = PageHeader("", actions=(self.sheet_button, self.everyone_button), role="section")
        self.search = FindAndMark(presenter)
        self.name = SuggestField(
            "Somebody walked in",
            lambda words: f"Add “{words}” as somebody new",
            placeholder="Walked in? Name, Enter",
        )
        self.list = TickList("Register", lines=1)
        self.marks = FlowRow(*(action_button(self.actions_[f"register.{mark}"]) for mark, *_ in MARKS))
        self.rows = SheetRows(presenter.mark_rows)
        self._nobody_found = Text(
            "Nobody on this list is called that. Did they walk in? Type their name above.", "muted"
        )
        self._foot = column(self.marks, self.rows, spacing=Space.SMALL)
        self._empty = EmptyState(
            "user-check",
            "Nobody is on this list yet.",
            detail="Invite people on the People tab, or type the name of somebody who walked in above.",
        )
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.viewport().setVisible(presenter.session is not None)
        listed, shown = len(presenter.lines), len(presenter.model.values)
        self.head.set_title(presenter.counter)
        for part in (self.list, self._foot):
            part.setVisible(bool(listed))
        self._empty.setVisible(not listed)
        self.search.show_count(shown, listed)
        self._nobody_found.setVisible(bool(listed and not shown))
        self.actions_.refresh()

    def _build(self) -> None:
        self.column.setSpacing(Space.MEDIUM)
        self.list.setModel(self.presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.add(self.head, Columns(self.search, self.name, letters=36), self._nobody_found)
        self.add(self._empty, stretch=1)
        self.add(self.list, stretch=1)
        self.add(self._foot)

    def _connect(self) -> None:
        presenter, actions = self.presenter, self.actions_
        keyed = [actions["register.toggle"], *(actions[f"register.{mark}"] for mark, *_ in MARKS)]
        OwnKeys(self.list, keyed)
        self.list.set_menu(*keyed)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.list.tapped.connect(lambda line: presenter.toggle([line]))
        self.search.left_down.connect(self.list.setFocus)
        self.name.typed.connect(self._suggest)
        self.name.picked.connect(self._welcome)
        self.name.entered.connect(presenter.walk_in)
        presenter.changed.connect(self.refresh)

    def _on_selected(self) -> None:
        self.presenter.choose([line for line in self.list.chosen if isinstance(line, RegisterLine)])

    def _suggest(self, words: str) -> None:
        known = self.presenter.known(words)
        offered = [Suggestion(person.name, person.neighbourhood, person) for person in known]
        self.name.show_suggestions(offered, best=surely_meant(known, words))

    def _welcome(self, person: object) -> None:
        if isinstance(person, Person):
            self.presenter.welcome(person)
