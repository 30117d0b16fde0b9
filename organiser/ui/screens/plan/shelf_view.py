"""The playbook beside the plan: find a card, look at it, add it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QVBoxLayout, QWidget

from organiser.domain.exercises import Stage
from organiser.ui.screens.plan.model import EXERCISE_TYPE, carried
from organiser.ui.screens.plan.shelf import ShelfPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.fields import TickField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.held import changing, reads
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.rows import RowsModel
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.switch import Switch

_STAGES = (("All", None), *((stage.label, stage) for stage in Stage))


class CardList(ListView):
    """The cards, which can be dragged into the plan."""

    def __init__(self) -> None:
        super().__init__("Exercises of the playbook")
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def startDrag(self, actions: Qt.DropAction) -> None:
        card = self.currentIndex().data(RowsModel.ValueRole)
        if card is not None:
            drag = QDrag(self)
            drag.setMimeData(carried(EXERCISE_TYPE, card.id))
            drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
            drag.exec(Qt.DropAction.CopyAction)


class ShelfView(QWidget):
    """Search, stages, what suits the session, the cards, and a few words on the one that is looked at."""

    def __init__(self, shelf: ShelfPresenter) -> None:
        super().__init__()
        self._shelf = shelf
        self.search = SearchField("Search the playbook")
        self.stages = Switch("Stage", _STAGES)
        self.only_suiting = TickField("Suits this session")
        reads(self.only_suiting)
        self.list = CardList()
        self.list.setModel(shelf.model)
        self._nothing = Text("", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._purpose = Text("")
        self.add_button = changing(secondary("Add to the plan", shelf.add, icon_name="plus"))
        self.read_button = quiet("Read the card", shelf.open_card, icon_name="book-open")
        self.reasons = GentleLines("Does not suit this session")
        self._about = column(
            self._purpose, self.reasons, FlowRow(self.add_button, self.read_button), spacing=Space.SMALL
        )
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        for part in (self.search, self.stages, self.only_suiting, self._lists, self._about):
            whole.addWidget(part, 1 if part is self._lists else 0)
        self._listen()

    def _listen(self) -> None:
        shelf = self._shelf
        self.search.searched.connect(shelf.search)
        self.search.left_down.connect(self.list.setFocus)
        self.stages.chosen.connect(shelf.show_stage)
        self.only_suiting.ticked.connect(shelf.show_only_suiting)
        self.list.current_changed.connect(shelf.choose)
        self.list.opened.connect(shelf.add)
        shelf.changed.connect(self._renew)
        shelf.current_changed.connect(self._show_current)
        self._show_current()

    def _renew(self) -> None:
        shown = len(self._shelf.model.values)
        self.search.show_count(shown, self._shelf.of)
        wish = self._shelf.wish_in_words
        self.only_suiting.setText(f"Suits this session: {wish}" if wish else "Suits this session")
        self._lists.setCurrentIndex(0 if shown or not self._shelf.of else 1)
        suits = " and suits this session" if self._shelf.only_suiting else ""
        self._nothing.setText(f"No exercise matches{suits}.")
        self._show_current()

    def _show_current(self) -> None:
        card = self._shelf.current
        self._about.setVisible(card is not None)
        if card is not None:
            self._purpose.setText(card.purpose)
            self.reasons.show_lines([reason.words for reason in self._shelf.reasons(card)])
