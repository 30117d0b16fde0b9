"""Shows the sessions: the list, and beside it the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.domain.releases import Versions
from organiser.ui.desk.commands import Actions, Command
from organiser.ui.screens.sessions.asked import DetailsQuestion, TimeQuestion
from organiser.ui.screens.sessions.calendar_commands import COMMANDS as CALENDAR
from organiser.ui.screens.sessions.calendar_presenter import LOOKS
from organiser.ui.screens.sessions.commands import COMMANDS
from organiser.ui.screens.sessions.page import SessionPage
from organiser.ui.screens.sessions.presenter import SessionsPresenter
from organiser.ui.screens.sessions.questions import DetailsDialog, TimeDialog
from organiser.ui.screens.sessions.versions import VersionsQuestion
from organiser.ui.shell.places import TabPlace
from organiser.ui.widgets.buttons import action_button, secondary
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.seen import Seen
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.switch import Switch

if TYPE_CHECKING:
    from organiser.ui.screens.sessions.calendar_page import CalendarPage

_LIST_LETTERS = 46
_FOLD_BELOW = 180
_ALWAYS = 100_000


class PageActions(Actions):
    """The commands of the page, followed by those of the tab that is shown."""

    tab: Actions | None = None

    def __iter__(self) -> Iterator[QAction]:
        yield from super().__iter__()
        yield from self.tab or ()

    @property
    def bound(self) -> tuple[tuple[Command[Any], QAction], ...]:
        return (*super().bound, *(self.tab.bound if self.tab is not None else ()))

    def refresh(self) -> None:
        super().refresh()
        if self.tab is not None:
            self.tab.refresh()


class SessionsView(Page):
    """The list of sessions and the page of one, side by side or one at a time."""

    def __init__(self, presenter: SessionsPresenter, tabs: Sequence[TabPlace]) -> None:
        super().__init__(scroll=False)
        self._presenter = presenter
        self.commands = PageActions((*COMMANDS, *CALENDAR), presenter, self)
        self.search = SearchField("Search sessions")
        self.switch = Switch("Sessions", (("Coming", False), ("Past", True)))
        self.look = Switch("Show as", LOOKS)
        self.list = ListView("Sessions", cards=True, lines=3)
        self.page = SessionPage(presenter, self.commands, tabs)
        self._nothing = EmptyState("search", "")
        self._other_list = secondary("", self._show_other_list)
        self.sides = Sides(self._list_side(), self.page, back=self.page.back, fold_below=_FOLD_BELOW)
        self._share_room()
        self._first_one = EmptyState(
            "calendar-days",
            "No session is planned yet.",
            action_button(self.commands["sessions.new"], "primary"),
            detail="A session is one gathering: a workshop, a meeting, an evening in the hall or on a video call.",
        )
        self._ground = QStackedWidget()
        self._has_page = False
        for part in (QWidget(), column(PageHeader("Sessions"), self._first_one), self.sides):
            self._ground.addWidget(part)
        self.add(self._ground, stretch=1)
        self._listen()
        self._on_turned()

    @cached_property
    def calendar(self) -> CalendarPage:
        """The month and the week, made when they are first looked at."""
        from organiser.ui.screens.sessions.calendar_page import CalendarPage

        page = CalendarPage(self._presenter.calendar, self.commands)
        for grid in (page.month, page.week):
            OwnKeys(grid, [self.commands["sessions.rename"], self.commands["sessions.delete"]])
        self._ground.addWidget(page)
        return page

    def _share_room(self) -> None:
        """The list keeps its width; what the window gains goes to the page."""
        splitter = self.sides.splitter
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        letter = self.fontMetrics().averageCharWidth()
        splitter.setSizes([_LIST_LETTERS * letter, 2 * _FOLD_BELOW * letter])

    def _list_side(self) -> QWidget:
        new = action_button(self.commands["sessions.new"], "primary")
        self.list.setModel(self._presenter.lists.model)
        self.list.addActions([self.commands["sessions.rename"], self.commands["sessions.delete"]])
        self.list.set_menu(*self.commands)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(column(self._nothing, self._other_list))
        side = column(PageHeader("Sessions", actions=(new,)), FlowRow(self.look, self.switch), self.search, self._lists)
        side.setFocusProxy(self.list)
        return side

    def _listen(self) -> None:
        presenter = self._presenter
        OwnKeys(self.list, [self.commands["sessions.rename"], self.commands["sessions.delete"]])
        self.search.searched.connect(presenter.lists.search)
        self.search.left_down.connect(self.list.setFocus)
        self.switch.chosen.connect(presenter.lists.show_past)
        Seen(self.list).changed.connect(presenter.lists.watch)
        self.list.current_changed.connect(presenter.choose)
        self.list.opened.connect(lambda line: presenter.open(line.session.id))
        self.list.clicked.connect(lambda index: presenter.open(presenter.lists.model.values[index.row()].session.id))
        self.sides.back_button.clicked.connect(self._go_back)
        self.look.chosen.connect(lambda look: presenter.calendar.show(look, presenter.session))
        presenter.calendar.look_changed.connect(self._on_look_changed)
        self.page.turned.connect(self._on_turned)
        presenter.lists.changed.connect(self._on_list_changed)
        presenter.session_changed.connect(self._on_session_changed)
        presenter.opened.connect(self._on_opened)
        presenter.closed.connect(self._on_closed)
        presenter.asked_details.connect(self._ask_details)
        presenter.asked_time.connect(self._ask_time)
        presenter.asked_title.connect(self._ask_title)
        presenter.asked_versions.connect(self._ask_versions)

    def _on_list_changed(self) -> None:
        lists = self._presenter.lists
        shown = len(lists.model.values)
        self.search.show_count(shown, lists.of)
        if not lists.words and self.search.text():
            self.search.clear()
        self.switch.show_value(lists.is_past)
        self.switch.set_word(False, f"Coming {lists.coming}")
        self.switch.set_word(True, f"Past {lists.past}")
        self._show_ground()
        self._lists.setCurrentIndex(0 if shown else 1)
        if not shown:
            self._say_nothing_there()

    def _say_nothing_there(self) -> None:
        lists = self._presenter.lists
        here, there = ("past", "coming") if lists.is_past else ("coming", "past")
        others = lists.elsewhere() if lists.words else lists.coming + lists.past - lists.of
        matches = f" matches “{lists.words}”" if lists.words else ""
        self._nothing.set_sentence(f"No {here} session{matches}." if matches else f"There is no {here} session.")
        self._other_list.setText(f"Show {others} {there}")
        self._other_list.setVisible(bool(others))

    def _show_other_list(self) -> None:
        self._presenter.lists.show_past(not self._presenter.lists.is_past)

    def _on_session_changed(self) -> None:
        if self._presenter.session is not None:
            self.list.select_key(self._presenter.session.id)
        self.commands.refresh()

    def _on_opened(self, tab: str) -> None:
        self._has_page = True
        self._show_ground()
        self.sides.show_detail()
        self.page.show_tab(tab)

    def _go_back(self) -> None:
        self._presenter.close()
        self._on_closed()

    def _on_closed(self) -> None:
        """Go back to where the session was chosen."""
        self._has_page = False
        self.sides.show_list()
        self._show_ground()
        if self._presenter.calendar.is_calendar:
            self.calendar.grid.setFocus()

    def _on_look_changed(self) -> None:
        presenter = self._presenter
        self._has_page = False
        self.look.show_value(presenter.calendar.look)
        is_calendar = presenter.calendar.is_calendar
        self.sides.set_fold_below(_ALWAYS if is_calendar else _FOLD_BELOW)
        name = f"Back to the {presenter.calendar.look}"
        self.page.back.setAccessibleName(name)
        self.page.back.setToolTip(name)
        self._show_ground()
        (self.calendar.grid if is_calendar and presenter.is_open else self.list).setFocus()
        if not is_calendar:
            presenter.leave_calendar()
        self.commands.refresh()

    def _show_ground(self) -> None:
        """The list with the page beside it, the month or week, or the page of the session that was opened there."""
        lists, is_calendar = self._presenter.lists, self._presenter.calendar.is_calendar
        if not self._presenter.is_open:
            return
        if is_calendar and not self._has_page:
            self._ground.setCurrentWidget(self.calendar)
        else:
            self._ground.setCurrentIndex(2 if is_calendar or lists.coming + lists.past else 1)

    def _on_turned(self) -> None:
        tab = self.page.tab
        self.commands.tab = tab.actions if tab is not None else None
        # Going to where one is has the window fill its menus again, now with the commands of this tab.
        if self.isVisible():
            self._presenter.desk.go("sessions")

    def _ask_title(self) -> None:
        self.sides.show_detail()
        self.page.title.begin()

    def _ask_details(self, question: DetailsQuestion) -> None:
        dialog = DetailsDialog(question, self)
        dialog.accepted.connect(lambda: self._presenter.save(dialog.answer))
        dialog.ask()

    def _ask_versions(self, versions: Versions) -> None:
        dialog = VersionsQuestion(versions, self)
        dialog.accepted.connect(lambda: self._presenter.keep_version(dialog.back_to))
        dialog.ask()

    def _ask_time(self, question: TimeQuestion) -> None:
        dialog = TimeDialog(question, self)
        if question.is_copy:
            dialog.accepted.connect(lambda: self._presenter.copy(dialog.starts, dialog.title))
        else:
            dialog.accepted.connect(lambda: self._presenter.move(dialog.starts))
        dialog.ask()
