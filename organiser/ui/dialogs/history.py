"""Shows what was done, each step to be undone on its own, and what was removed not long ago."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain.removed import Removed
from organiser.ui.desk.desk import Desk
from organiser.ui.dialogs.history_model import KINDS, Line, details, removed_row
from organiser.ui.dialogs.history_presenter import HistoryPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import primary, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import beside, column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.tabs import Tabs

_LETTERS = 130
_REACH = (
    "The history goes back thirty days, and never less than 500 steps. It begins anew when somebody is erased for "
    "good, because it would hold what was erased."
)
_BIN = "What was removed stays here for thirty days. Whoever was erased is nowhere."
_COMES_BACK = "It comes back with all that hung on it. That is one step, which can be undone in the history."


class HistoryDialog(QDialog):
    """Two tabs: the steps, and what was removed. Everything is done at once, as a step that can be undone here too."""

    def __init__(self, desk: Desk, parent: QWidget | None, *, tab: str = "history") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("History")
        self.setModal(True)
        self.presenter = HistoryPresenter(desk, self)
        self.search = SearchField("Search the history", "A name, a session, a word")
        self.kind = ChoiceField("What to show", KINDS)
        self.list = ListView("What was done, newest first")
        self.what, self.when, self.why = Text("", "section"), Text("", "muted"), Text("")
        self.undo_button = changing(primary("&Undo this", self.presenter.undo, icon_name="undo-2"))
        self.look_button = secondary("&Show what it was about", self.presenter.look)
        self.removed = ListView("What was removed, newest first")
        self.back_button = changing(primary("&Put back", self._put_back, icon_name="archive-restore"))
        self.gone, self.gone_when = Text("", "section"), Text("", "muted")
        self.nothing = EmptyState(
            "trash-2",
            "Nothing was removed in the last thirty days.",
            detail="A person, a session or a programme that you remove can be put back from here.",
        )
        self.outcome = Text("")
        self.tabs = Tabs("History and what was removed")
        self.tabs.add("history", "History", self._history, icon_name="history")
        self.tabs.add("removed", "Recently removed", self._bin, icon_name="trash-2")
        self._build()
        self._listen()
        self.tabs.show_tab(tab)
        self._show()
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide = _LETTERS * self.fontMetrics().averageCharWidth()
        self.resize(min(wide, room.width() - Space.VAST), room.height() - Space.VAST)

    def _history(self) -> QWidget:
        self.list.setModel(self.presenter.model)
        page = Page(margins=False)
        card = Card("This step", show_name=False)
        card.add(self.what, self.when, self.why, FlowRow(self.undo_button, self.look_button))
        page.add(card)
        self.sides = Sides(column(beside(self.kind, self.search), self.list), page)
        return column(Text(_REACH, "muted"), self.sides)

    def _bin(self) -> QWidget:
        self.removed.setModel(self.presenter.removed)
        card = Card("What was removed", show_name=False)
        card.add(self.gone, self.gone_when, Text(_COMES_BACK), FlowRow(self.back_button))
        detail = Page(margins=False)
        detail.add(card)
        self.bin_sides = Sides(column(self.removed), detail)
        page = column(Text(_BIN, "muted"), self.nothing, self.bin_sides)
        self._show_removed()
        return page

    def _show_removed(self) -> None:
        gone = self.presenter.removed.values
        self.nothing.setVisible(not gone)
        self.bin_sides.setVisible(bool(gone))
        if gone and self.removed.current not in gone:
            self.removed.select_key(gone[0].key)

    def _show_gone(self, one: Removed | None) -> None:
        if one is not None:
            row = removed_row(one)
            self.gone.setText(row.title)
            self.gone_when.setText(row.sub)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(secondary("Close", self.accept))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        lines.setSpacing(Space.MEDIUM)
        lines.addWidget(Text("History", "page"))
        lines.addWidget(self.tabs, 1)
        lines.addLayout(foot)

    def _listen(self) -> None:
        self.search.searched.connect(self.presenter.search)
        self.search.left_down.connect(self.list.setFocus)
        self.kind.chosen.connect(self.presenter.show_kind)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _line: self.sides.show_detail())
        self.removed.current_changed.connect(self._show_gone)
        self.removed.opened.connect(lambda _one: self.bin_sides.show_detail())
        self.presenter.shown.connect(self._show)
        self.presenter.left.connect(self.accept)

    def _choose(self, line: Line | None) -> None:
        if line is not None and line != self.presenter.current:
            self.presenter.choose(line)

    def _put_back(self) -> None:
        chosen = self.removed.current
        if isinstance(chosen, Removed):
            self.presenter.put_back(chosen)

    def _show(self) -> None:
        line = self.presenter.current
        self.search.show_count(len(self.presenter.model.values), len(self.presenter.lines))
        if line is not None:
            self.list.select_key(line.step.id)
        nothing = "Nothing was found." if self.presenter.lines else "Nothing was done yet."
        self.what.setText(details(line)[0] if line else nothing)
        self.when.setText(details(line)[1] if line else "")
        self.why.setText(self.presenter.why_not)
        self.why.setVisible(bool(self.presenter.why_not))
        self.undo_button.setVisible(line is not None and not self.presenter.why_not)
        self.look_button.setVisible(line is not None and line.leads_to is not None)
        if self.removed.window() is self:
            self._show_removed()
        if self.presenter.done and self.presenter.done != self.outcome.text():
            self.outcome.setText(self.presenter.done)
            announce(self, self.presenter.done)
