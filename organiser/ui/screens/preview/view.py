"""Shows a print: its pages, what can be done with them, and the choices of how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.problem import Problem
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.printers import Printer
from organiser.ui.desk.printing import Order
from organiser.ui.screens.preview.commands import COMMANDS, LOOKING
from organiser.ui.screens.preview.presenter import PreviewPresenter
from organiser.ui.screens.preview.questions import NoPrinterQuestion, PrintQuestion
from organiser.ui.screens.preview.sheets import Sheets
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import action_button, icon_button
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.look_choices import LookChoices
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.where import PAPER_FILES, ask_where

_PANEL_LETTERS = 40
_MOST_OF_WIDTH = 0.48


class PreviewView(QWidget):
    """The pages take the room; beside them stands what can be chosen and done."""

    def __init__(self, presenter: PreviewPresenter) -> None:
        super().__init__()
        self.presenter = presenter
        presenter.setParent(self)
        self.setProperty("part", "page")
        self.sheets = Sheets(presenter.album)
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.looking = Actions(LOOKING, self.sheets, self)
        OwnKeys(self, list(self.looking))
        self.title = Text(presenter.draft.title, "page")
        self.subject = Text("", "muted")
        self.state = Text("", "strong")
        self.missing = GentleLines("What cannot be printed as it is written")
        self.choices = LookChoices()
        self.place = Text("", "muted", wrap=False)
        self.zoom = Text("", "muted", wrap=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addLayout(self._pages(), 1)
        self._panel = self._made_panel()
        line.addWidget(self._panel)
        self.choices.chosen.connect(presenter.choose)
        self.sheets.turned.connect(self._turn)
        self.sheets.zoomed.connect(self._tell_zoom)
        presenter.wants_place.connect(self.ask_place)
        presenter.wants_order.connect(self.ask_how)
        presenter.has_no_printer.connect(self.say_why_not)
        presenter.changed.connect(self.refresh)
        presenter.drawn.connect(lambda: self.sheets.show_pages(presenter.sizes))
        self.refresh()
        self.sheets.setFocus()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.title.setText(presenter.draft.title)
        self.subject.setText(presenter.draft.subject)
        self.state.setText(presenter.state)
        self.missing.show_lines((presenter.missing,) if presenter.missing else ())
        self.choices.show_value(presenter.look)
        self.place.setText(presenter.place)
        self.sheets.setAccessibleName(f"{presenter.draft.title}: {presenter.place or presenter.state}")
        self.sheets.setAccessibleDescription(presenter.page_words)
        self.actions_.refresh()

    def ask_place(self, usual: Path) -> QFileDialog:
        """Ask where to save it."""
        return ask_where(self, usual, PAPER_FILES, self.presenter.save)

    def ask_how(self, printers: Sequence[Printer], usual: Order) -> PrintQuestion:
        """Ask how it is to be printed."""
        question = PrintQuestion(printers, usual, self.presenter.sizes, self)
        question.accepted.connect(lambda: self.presenter.print(question.order))
        question.ask()
        return question

    def say_why_not(self, problem: Problem) -> NoPrinterQuestion:
        """Say why it cannot be printed here, and offer what can be done instead."""
        question = NoPrinterQuestion(problem, self)

        def answered(code: int) -> None:
            if code == NoPrinterQuestion.LOOK_AGAIN:
                self.presenter.ask_how()
            elif code:
                self.presenter.ask_place()

        question.finished.connect(answered)
        question.ask()
        return question

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        usual = self.fontMetrics().averageCharWidth() * _PANEL_LETTERS + 2 * Space.WIDE
        self._panel.setFixedWidth(min(usual, round(self.width() * _MOST_OF_WIDTH)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.presenter.close()

    def _turn(self, page: int) -> None:
        self.presenter.turn_to(page)
        self.refresh()
        announce(self.sheets, self.presenter.place)

    def _tell_zoom(self) -> None:
        self.zoom.setText(f"{self.sheets.zoom:.0%}")

    def _pages(self) -> QVBoxLayout:
        foot = FlowRow(
            self.place,
            icon_button("minus", "Smaller pages", lambda: self.sheets.step(-1)),
            self.zoom,
            icon_button("plus", "Larger pages", lambda: self.sheets.step(1)),
            action_button(self.looking["preview.width"], "quiet"),
            action_button(self.looking["preview.page"], "quiet"),
        )
        strip = QVBoxLayout()
        strip.setContentsMargins(Space.LARGE, Space.TINY, Space.LARGE, Space.TINY)
        strip.addWidget(foot)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheets, 1)
        column.addLayout(strip)
        return column

    def _made_panel(self) -> Page:
        panel = Page()
        panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        actions = self.actions_
        panel.add(
            FlowRow(action_button(actions["preview.leave"], "quiet")),
            self.title,
            self.subject,
            self.state,
            self.missing,
            action_button(actions["preview.print"], "primary"),
            action_button(actions["preview.save"]),
            self.choices,
            FlowRow(action_button(actions["preview.open"], "quiet"), action_button(actions["preview.copy"], "quiet")),
        )
        return panel
