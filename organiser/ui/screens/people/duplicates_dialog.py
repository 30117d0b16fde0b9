"""Shows those who are possibly the same, two side by side, to be merged, told apart or left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organiser.store import queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.jobs import Progress
from organiser.ui.screens.people.duplicates_facts import FactsGrid
from organiser.ui.screens.people.duplicates_presenter import DuplicatesPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.announce import announce
from organiser.ui.widgets.buttons import primary, quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from organiser.app.actions.duplicates import Pair

_LETTERS = 150
_TITLE = "Possibly the same"


class DuplicatesDialog(QDialog):
    """A list of pairs, and the one that is compared. Everything is done at once and can be undone here."""

    def __init__(self, desk: Desk, pairs: tuple[Pair, ...], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setModal(True)
        self.presenter = DuplicatesPresenter(desk, pairs)
        self.presenter.setParent(self)
        self.count = Text("", "muted")
        self.list = ListView("People who are possibly the same")
        self.list.setModel(self.presenter.model)
        self.names, self.why, self.belongings = Text("", "section"), Text(""), Text("", "muted")
        self.grid = FactsGrid()
        self.merge_button = primary("&Merge", self.presenter.merge, icon_name="users")
        self.apart_button = secondary("&Not the same", self.presenter.tell_apart)
        self.skip_button = quiet("S&kip", self.presenter.skip)
        self.outcome = Text("", wrap=True)
        self.undo_button = quiet("&Undo", self.presenter.undo, icon_name="undo-2")
        self.sides = Sides(self.list, self._detail())
        self.nobody = EmptyState("user-check", "Nobody seems to be here twice.", detail=_DETAIL)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.sides)
        self.stack.addWidget(self.nobody)
        self._build()
        self._listen()
        self._show_list()
        self._show_pair()
        self._resize(parent)

    def _detail(self) -> QWidget:
        page = Page(margins=False)
        card = Card("The two side by side", show_name=False)
        card.add(self.names, self.why, self.grid, self.belongings)
        page.add(card)
        self.choices = FlowRow(self.merge_button, self.apart_button, self.skip_button)
        detail = column(page, self.choices)
        layout = detail.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretch(0, 1)
        layout.setStretch(1, 0)
        return detail

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.outcome, 1)
        foot.addWidget(self.undo_button)
        foot.addWidget(secondary("Close", self.accept))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        lines.setSpacing(Space.MEDIUM)
        lines.addWidget(Text(_TITLE, "page"))
        lines.addWidget(self.count)
        lines.addWidget(self.stack, 1)
        lines.addLayout(foot)

    def _listen(self) -> None:
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _pair: self.sides.show_detail())
        self.grid.decided.connect(self.presenter.decide)
        self.presenter.listed.connect(self._show_list)
        self.presenter.shown.connect(self._show_pair)
        self.finished.connect(lambda _code: self.presenter.tell())

    def _resize(self, parent: QWidget | None) -> None:
        room = parent.window().size() if parent is not None else self.screen().availableSize()
        wide = _LETTERS * self.fontMetrics().averageCharWidth()
        self.resize(min(wide, room.width() - Space.VAST), room.height() - Space.VAST)

    def _choose(self, pair: Pair | None) -> None:
        if pair is not None:
            self.presenter.choose(pair)

    def _show_list(self) -> None:
        number = len(self.presenter.model.values)
        pairs = "1 pair" if number == 1 else f"{number:,} pairs"
        self.count.setText(f"{pairs}, the most likely first. Merging keeps what hangs on both, and can be undone.")
        self.count.setVisible(number > 0)
        self.stack.setCurrentWidget(self.sides if number else self.nobody)
        self.outcome.setText(self.presenter.done)
        self.undo_button.setVisible(bool(self.presenter.done))
        if self.presenter.done:
            announce(self.list, self.presenter.done)

    def _show_pair(self) -> None:
        both = self.presenter.current
        if both is None:
            return
        self.list.select_key((both.pair.keep.id, both.pair.gone.id))
        self.names.setText(f"{both.keep.name} and {both.gone.name}")
        self.why.setText(f"{both.pair.why[:1].upper()}{both.pair.why[1:]}.")
        self.grid.show_facts(both.facts)
        self.belongings.setText(both.belongings.in_words)


_DETAIL = "Names are compared with short forms, accents and slips in mind; a shared phone or email proves nothing."


def open_duplicates(desk: Desk, parent: QWidget) -> Progress:
    """Look for pairs in another thread, which the window's strip shows and can stop; then open the dialog on them."""
    from organiser.app.actions import duplicates

    known, apart = desk.ask(queries.arrivals.known), desk.ask(queries.duplicates.apart)

    def work(progress: Progress) -> tuple[Pair, ...]:
        return duplicates.pairs(known, apart, progress.step)

    def then(pairs: tuple[Pair, ...]) -> None:
        DuplicatesDialog(desk, pairs, parent).open()

    return desk.jobs.run(work, then=then, title="Looking for people who are here twice", cancellable=True)
