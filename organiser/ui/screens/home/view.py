"""Shows Home as it is just now: quiet, the first choice, an empty workspace, or what is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.home.commands import COMMANDS
from organiser.ui.screens.home.presenter import HomePresenter
from organiser.ui.screens.home.stage import Stage, greeting
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.page import Page

if TYPE_CHECKING:
    from organiser.ui.screens.home.overview import OverviewPage


class HomeView(QStackedWidget):
    """One page for each stage, made when it is first needed, so that the first paint has little to draw."""

    def __init__(self, presenter: HomePresenter) -> None:
        super().__init__()
        self.presenter = presenter
        presenter.setParent(self)
        self.commands = Actions(COMMANDS, presenter, self)
        self._pages: dict[Stage, QWidget] = {}
        self._overview: OverviewPage | None = None
        presenter.changed.connect(self._follow)
        self.show_stage()

    def _follow(self) -> None:
        """Make the largest page in a turn of its own, so that the window answers between reading and making."""
        is_waiting = self.currentWidget() is self._pages.get(Stage.WAITING)
        if is_waiting and self.presenter.stage is Stage.OVERVIEW and self.isVisible():
            QTimer.singleShot(1, self, self.show_stage)  # 0 would be answered before the mouse and the keys are
        else:
            self.show_stage()

    def show_stage(self) -> None:
        """Show what the presenter has to show."""
        stage = self.presenter.stage
        if stage not in self._pages:
            self._pages[stage] = self._make(stage)
            self.addWidget(self._pages[stage])
        page = self._pages[stage]
        choice = self._pages.get(Stage.FIRST_RUN)
        begins = stage is Stage.OVERVIEW and choice is not None and self.currentWidget() is choice
        if self._overview is not None and stage is Stage.OVERVIEW:
            self._overview.refresh()
        elif self._overview is not None:
            self._overview.next.let_go()
        self.setCurrentWidget(page)
        self.commands.refresh()
        if begins and self._overview is not None:
            # Else the focus falls on whatever comes first: "Start my own", which is not what was just asked for.
            self._overview.next.buttons[0].setFocus()

    def page(self, stage: Stage) -> QWidget:
        """The page of a stage that has been shown."""
        return self._pages[stage]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.presenter.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.presenter.watch(False)

    def _make(self, stage: Stage) -> QWidget:
        if stage is Stage.FIRST_RUN:
            from organiser.ui.screens.home.choice import Choice

            choice = Choice()
            choice.chosen.connect(self.presenter.choose)
            return choice
        if stage is Stage.EMPTY:
            return _empty_page(self.commands, self.presenter)
        if stage is Stage.OVERVIEW:
            from organiser.ui.screens.home.overview import OverviewPage

            self._overview = OverviewPage(self.presenter, self.commands)
            return self._overview
        waiting = Page()
        waiting.add(PageHeader(greeting(self.presenter.now)))
        QTimer.singleShot(0, _fetch_overview)
        return waiting


def _fetch_overview() -> None:
    """Import what finds and shows the largest page while the workspace is on its way."""
    from organiser.ui.screens.home import looking, overview  # noqa: F401


def _empty_page(commands: Actions, presenter: HomePresenter) -> Page:
    from organiser.ui.widgets.buttons import action_button
    from organiser.ui.widgets.empty import EmptyState

    page = Page(scroll=False)
    page.add(PageHeader(greeting(presenter.now)))
    page.add(
        EmptyState(
            "calendar-plus",
            "Nothing is planned yet.",
            action_button(commands["home.session"], "primary"),
            action_button(commands["home.programme"]),
            action_button(commands["home.set"], "quiet"),
            detail="A session is one gathering. A programme is a series of sessions with the same people.",
        ),
        stretch=1,
    )
    return page
