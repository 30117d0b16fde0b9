"""Shows the people: a list, and one of them in full."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.domain.holdings import Holdings
from organiser.imports.people import ENDINGS
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.people.commands import COMMANDS, MORE
from organiser.ui.screens.people.dialogs import DIALOGS, open_calendar
from organiser.ui.screens.people.person_page import PersonPage
from organiser.ui.screens.people.presenter import PeoplePresenter
from organiser.ui.screens.people.side import PeopleSide
from organiser.ui.widgets.buttons import action_button, menu_button
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.file_drop import FileDrop
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.seen import Seen
from organiser.ui.widgets.sides import Sides


class PeopleView(Page):
    """A quiet frame until there is a workspace, a sentence while nobody is in it, then list and detail."""

    def __init__(self, presenter: PeoplePresenter) -> None:
        super().__init__(scroll=False)
        presenter.setParent(self)
        self._presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.add_button = action_button(self.actions_["people.add"], "primary")
        self.more_button = menu_button("More", [self.actions_[command.id] for command in MORE])
        self.side = PeopleSide(presenter, (self.actions_["people.calendar"], self.actions_["people.remove"]))
        self.person = PersonPage(presenter.person, self.actions_)
        self.sides = Sides(self.side, self.person, back="Back to the list")
        # In proportion to each other; the form gets more than the list.
        self.sides.splitter.setSizes([430, 640])
        self.empty = EmptyState(
            "users",
            "People you invite, and how to reach them. Only a name is needed.",
            action_button(self.actions_["people.add"], "primary"),
            action_button(self.actions_["people.import"]),
        )
        self._frame = QWidget()
        self.stack = QStackedWidget()
        for part in (self._frame, self.empty, self.sides):
            self.stack.addWidget(part)
        self.add(PageHeader("People", actions=(self.more_button, self.add_button)))
        self.add(self.stack, stretch=1)
        FileDrop(
            self,
            lambda files: presenter.is_open and len(files) == 1 and files[0].suffix.lower() in ENDINGS,
            lambda files: self._import(files[0]),
        )
        self._connect()
        self._show()

    def _connect(self) -> None:
        presenter = self._presenter
        # In a field Del is for its text; only in the list does it mean the person.
        OwnKeys(self.side.list, [self.actions_["people.remove"]])
        self.side.list.opened.connect(lambda _person: self._go_into_form())
        self.side.adding.left.connect(self._show)
        Seen(self).changed.connect(presenter.watch)
        presenter.listed.connect(self._show)
        presenter.current_changed.connect(self.actions_.refresh)
        presenter.asks_name.connect(self._begin_adding)
        presenter.opens.connect(lambda name: DIALOGS[name](presenter.desk, self))
        presenter.asks_calendar.connect(lambda person: open_calendar(presenter.desk, self, person))
        presenter.asks_to_erase.connect(self._ask_to_erase)
        presenter.added.connect(self._fill_in)
        presenter.opened.connect(self.sides.show_detail)

    def _import(self, path: Path) -> None:
        from organiser.ui.screens.people.import_dialog import open_file

        open_file(self._presenter.desk, self, path)

    def _show(self) -> None:
        presenter = self._presenter
        adding = self.side.adding.isVisibleTo(self.side)
        part = self.sides if presenter.total or adding else self.empty
        self.stack.setCurrentWidget(part if presenter.is_open else self._frame)
        self.add_button.setVisible(self.stack.currentWidget() is not self.empty)
        self.actions_.refresh()

    def _begin_adding(self) -> None:
        self.stack.setCurrentWidget(self.sides)
        self.add_button.show()
        self.sides.show_list()
        self.side.begin_adding()

    def _go_into_form(self) -> None:
        self.sides.show_detail()
        self.person.fields.rows["name"].field.setFocus()

    def _fill_in(self) -> None:
        """Somebody new has a name; what comes next can be typed at once."""
        self.sides.show_detail()
        self.person.reach.neighbourhood.setFocus()

    def _ask_to_erase(self, held: Holdings) -> None:
        from organiser.ui.screens.people.erase_person import ErasePerson

        question = ErasePerson(held, self._presenter.echoes(), self)
        question.accepted.connect(
            lambda: self._presenter.erase(with_copies=question.copies.isChecked(), echoes=question.echoes.ticked)
        )
        question.ask()
