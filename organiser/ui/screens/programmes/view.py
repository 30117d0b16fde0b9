"""Shows the programmes: a list, and one in full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes import asked
from organiser.ui.screens.programmes.applications_commands import COMMANDS as APPLICATIONS
from organiser.ui.screens.programmes.commands import COMMANDS
from organiser.ui.screens.programmes.detail import ProgrammePage
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowLayout
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.question import Question
from organiser.ui.widgets.sides import Sides

_LIST_LETTERS = 48


class ProgrammesView(Page):
    """The list of programmes and the page of one, side by side or one at a time."""

    def __init__(self, presenter: ProgrammesPresenter) -> None:
        super().__init__(scroll=False)
        self.presenter = presenter
        presenter.setParent(self)
        self.commands = Actions((*COMMANDS, *APPLICATIONS), presenter, self)
        self.question: Question | None = None
        self.list = ListView("Programmes", cards=True, lines=3)
        self.list.setModel(presenter.model)
        self.list.current_changed.connect(presenter.choose)
        shown = ("rename", "delete", "sessions", "copy", "calendar")
        self.list.set_menu(*(self.commands[f"programmes.{name}"] for name in shown))
        self.list.addAction(self.commands["programmes.delete"])
        OwnKeys(self.list, [self.commands["programmes.delete"]])
        self.page = ProgrammePage(presenter, self.commands)
        self.sides = Sides(self._list_side(), self.page, back="All programmes", fold_below=150)
        self._share_room()
        self.list.opened.connect(lambda _line: self.sides.show_detail())
        self._ground = QStackedWidget()
        for part in (QWidget(), column(PageHeader("Programmes"), self._empty()), self.sides):
            self._ground.addWidget(part)
        self.add(self._ground, stretch=1)
        presenter.shown.connect(self.refresh)
        presenter.brought_up.connect(self.sides.show_detail)
        presenter.wanted.connect(self._ask)
        presenter.applications.wanted.connect(self._ask)
        self.refresh()

    def _share_room(self) -> None:
        """The list keeps its width; what the window gains goes to the page."""
        splitter, letter = self.sides.splitter, self.fontMetrics().averageCharWidth()
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_LETTERS * letter, 4 * _LIST_LETTERS * letter])

    def refresh(self) -> None:
        """Show what the presenter has found."""
        current = self.presenter.current
        self._ground.setCurrentIndex(2 if current else 1 if self.presenter.is_open else 0)
        if current is not None:
            self.list.select_key(current.programme.id)
            self.page.refresh()
        self.commands.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.watch(False)

    def _list_side(self) -> QWidget:
        head = QWidget()
        flow = FlowLayout(head, spacing=Space.LARGE)
        flow.addWidget(Text("Programmes", "page", wrap=False))
        flow.addWidget(action_button(self.commands["programmes.new"], "primary"))
        flow.addWidget(action_button(self.commands["programmes.set"], "quiet"))
        return column(head, self.list)

    def _empty(self) -> QWidget:
        return EmptyState(
            "layers",
            "There is no programme yet.",
            action_button(self.commands["programmes.set"], "primary"),
            action_button(self.commands["programmes.new"]),
            detail="A programme is a series of sessions with the same people, and places to share fairly. "
            "A ready-made set has sessions and plans already: it only needs your dates.",
        )

    def _ask(self, what: str) -> None:
        """Open the question for what is wanted; dialogs ask, the presenter acts."""
        if what == "title":
            self.sides.show_detail()
            self.page.title.begin()
            return
        asking: dict[str, Callable[[], Question | None]] = {
            "programme": self._ask_programme,
            "set": self._ask_set,
            "copy": self._ask_copy,
            "sessions": self._ask_sessions,
            "people": self._ask_people,
            "places": self._ask_places,
            "calendar": lambda: asked.about_calendar(self.presenter, self),
            "share": lambda: asked.about_sharing(self.presenter, self),
            "draw": lambda: asked.about_drawing(self.presenter, self),
            "up": lambda: asked.about_moving(self.presenter, -1, self),
            "down": lambda: asked.about_moving(self.presenter, 1, self),
        }
        self.question = asking[what]()
        if self.question is not None:
            self.question.ask()

    def _ask_programme(self) -> Question:
        from organiser.ui.screens.programmes.questions import ProgrammeQuestion

        question = ProgrammeQuestion(self.presenter.neighbourhoods(), self.presenter.today, self)
        question.answered.connect(self.presenter.add)
        return question

    def _ask_set(self) -> Question | None:
        from organiser.ui.screens.programmes.renewing import SetQuestion

        presenter = self.presenter
        ready = presenter.wholes.ready_sets()
        if not ready:
            return None
        question = SetQuestion(ready, presenter.neighbourhoods(), presenter.today, self)
        question.accepted.connect(lambda: presenter.take_set(question.ready, question.wish))
        return question

    def _ask_copy(self) -> Question | None:
        from organiser.ui.screens.programmes.renewing import CopyQuestion

        presenter, current = self.presenter, self.presenter.current
        if current is None:
            return None
        first = presenter.next_first()
        question = CopyQuestion(current.programme, len(current.grid), first, presenter.prepare_copy, self)
        question.accepted.connect(lambda: presenter.copy(question.renewal, with_people=question.with_people))
        return question

    def _ask_sessions(self) -> Question:
        from organiser.ui.screens.programmes.questions import SessionsQuestion

        question = SessionsQuestion(self.presenter.next_series(), self.presenter.planned, self)
        question.accepted.connect(lambda: self.presenter.plan([one.session for one in question.answer]))
        return question

    def _ask_people(self) -> Question:
        from organiser.ui.screens.programmes.people import PeopleQuestion

        question = PeopleQuestion(self.presenter.roster.strangers(), self)
        question.accepted.connect(lambda: self.presenter.roster.join(question.chosen))
        return question

    def _ask_places(self) -> Question | None:
        from organiser.ui.screens.programmes.places import PlacesQuestion

        if self.presenter.current is None:
            return None
        question = PlacesQuestion(self.presenter.current.programme, self.presenter.neighbourhoods(), self)
        question.accepted.connect(lambda: self.presenter.keep_places(question.targets))
        return question
