"""Shows the register: who is there, marked by one key, one tap, or row numbers from the printed sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from organiser.domain.attendance import Mark, RegisterLine
from organiser.domain.people import Person
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.known import surely_meant
from organiser.ui.screens.register.afterwards import Afterwards
from organiser.ui.screens.register.asking import Asking
from organiser.ui.screens.register.commands import COMMANDS, MARKS
from organiser.ui.screens.register.marking import FindAndMark, RegisterList
from organiser.ui.screens.register.presenter import RegisterPresenter
from organiser.ui.screens.register.sheet_rows import SheetRows
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button, menu_button
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.held import is_held
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.suggest import SuggestField, Suggestion

_LEAST_ROWS = 3
_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


class RegisterView(Page):
    """The counter, two fields that take names, the list, the marks as buttons, and what is left to do afterwards.

    The file of a video call can be dropped anywhere on it.
    """

    def __init__(self, presenter: RegisterPresenter) -> None:
        super().__init__(scroll=False, margins=False)
        self.presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.everyone_button = action_button(self.actions_["register.everyone"])
        self.sheet_button = action_button(self.actions_["register.sheet"], "quiet")
        more = menu_button("More", [self.actions_["register.video"], self.actions_["register.kept"]], weight="quiet")
        self.head = PageHeader("", actions=(more, self.sheet_button, self.everyone_button), role="section")
        self.search = FindAndMark(presenter)
        self.name = SuggestField(
            "Somebody walked in",
            lambda words: f"Add “{words}” as somebody new",
            placeholder="Walked in? Name, Enter",
        )
        self.list = RegisterList("Register", lines=1)
        self.marks = FlowRow(*(action_button(self.actions_[f"register.{mark}"]) for mark, *_ in MARKS))
        self.rows = SheetRows(presenter.mark_rows, presenter.set_tally)
        self.afterwards = Afterwards(self.actions_["register.join"], self.actions_["register.met"])
        self._nobody_found = Text(
            "Nobody on this list is called that. Did they walk in? Type their name above.", "muted"
        )
        self._foot = column(self.marks, self.rows, self.afterwards, spacing=Space.SMALL)
        self._empty = EmptyState(
            "user-check",
            "Nobody is on this list yet.",
            detail="Invite people on the People tab, or type the name of somebody who walked in above.",
        )
        self.asking = Asking(presenter, self)
        self.setAcceptDrops(True)
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
        self.rows.show_tally(presenter.tally, presenter.tally_words)
        self.afterwards.show_words(presenter.walk_ins_words, presenter.met_words)
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
        self.list.passed.connect(self._mark_and_go_on)
        self.list.left_up.connect(self.search.setFocus)
        for action in keyed:
            action.triggered.connect(self._go_back_to_search)
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

    # Quick by keyboard

    def _mark_and_go_on(self, line: object) -> None:
        """Mark the person present, unless they are there already, and go on to the next row."""
        if isinstance(line, RegisterLine) and not is_held(self.list):
            self.presenter.choose([line])
            if not line.mark.was_there:
                self.presenter.mark(Mark.PRESENT)
            row = self.list.currentIndex().row() + 1
            if row < self.presenter.model.rowCount():
                self.list.setCurrentIndex(self.presenter.model.index(row))
            self._go_back_to_search()

    def _go_back_to_search(self) -> None:
        """Whoever searched for one person and marked them goes on with the next name."""
        if self.search.text() and len(self.presenter.model.values) == 1 and self.list.hasFocus():
            self.search.clear()
            self.presenter.search("")
            self.search.setFocus()

    # Dropping a file

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None and not is_held(self.list):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.presenter.look_at_call(path)


def _dropped(data: QMimeData) -> Path | None:
    """The one file that is dropped, where it may be the list of a call."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _SUFFIXES else None
