"""Shows one group: its name, what its place has, and its people, who can be dragged from group to group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from organiser.domain import text
from organiser.domain.grouping.groups import SmallGroup
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.groups.model import Seated, SeatedModel, carried, carried_people, row_of
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import icon_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QSize

_KEYS = ("before", "after", "stay", "swap", "together", "apart")
_LEAST_ROWS = 2
_CARD_LETTERS = 34


class PeopleList(ListView):
    """The people of one group. ``dropped`` tells the ids of those who were dragged here from another one."""

    dropped = Signal(list)
    entered = Signal()

    def __init__(self, name: str, actions: Actions) -> None:
        super().__init__(name, lines=1)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.people = SeatedModel(row_of, key=lambda one: one.guest.person_id, parent=self)
        self.setModel(self.people)
        self.people.modelReset.connect(self.updateGeometry)
        own = [actions[f"groups.{name}"] for name in _KEYS]
        OwnKeys(self, own)
        self.set_menu(*own)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        row = self.sizeHintForRow(0) if self.people.values else Scale.TARGET
        size.setHeight(max(_LEAST_ROWS, len(self.people.values)) * row + 2 * self.frameWidth())
        size.setWidth(self.fontMetrics().averageCharWidth() * 20)
        return size

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        chosen = [one.guest for one in self.chosen if isinstance(one, Seated)]
        if not chosen:
            return
        drag = QDrag(self)
        drag.setMimeData(carried([one.person_id for one in chosen], [one.name for one in chosen]))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        if people := carried_people(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # the list they came from must not take them out by itself
            event.accept()
            self.dropped.emit(people)

    def _take(self, event: QDragMoveEvent) -> None:
        if carried_people(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()


class GroupCard(Card):
    """``renamed`` and ``described`` tell what was typed, ``dropped`` whom to move here, ``removed`` that it may go."""

    renamed = Signal(str)
    described = Signal(str)
    dropped = Signal(list)
    removed = Signal()
    chose = Signal(list)
    opened = Signal(object)

    def __init__(self, actions: Actions, *, is_group: bool = True) -> None:
        super().__init__("Group", show_name=False)
        self.name = TextField("Name of the group")
        self.offers = TextField("What its place has", placeholder="Its place has… hearing loop, step-free")
        self.count = Text("", "muted", wrap=False)
        self.loose = Text("In no group yet", "section")
        self.remove_button = changing(icon_button("x", "Remove this group", self.removed.emit))
        self.list = PeopleList("People of the group", actions)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.SMALL)
        line.addWidget(self.name if is_group else self.loose, 1)
        line.addWidget(self.count)
        if is_group:
            line.addWidget(self.remove_button)
        self.add(head, *((self.offers,) if is_group else ()), self.list)
        self.name.finished.connect(self.renamed)
        self.offers.finished.connect(self.described)
        self.list.dropped.connect(self.dropped)
        self.list.opened.connect(self.opened)
        self.list.entered.connect(self._tell)
        self.list.selectionModel().selectionChanged.connect(self._tell)

    def show_group(self, group: SmallGroup, people: Sequence[Seated], *, only: bool) -> None:
        """Show a group with its people; the only one cannot be removed."""
        self.setAccessibleName(group.name)
        self.list.setAccessibleName(f"People of {group.name}")
        self.name.show_value(group.name)
        self.offers.show_value(group.offers)
        self.remove_button.setVisible(not only)
        self.show_people(people)

    def show_people(self, people: Sequence[Seated]) -> None:
        """Show these people."""
        self.count.setText(text.counted(len(people), "person", "people"))
        self.list.people.show(people)
        self.list.updateGeometry()

    def pick(self, person_ids: Sequence[int], *, focus: bool) -> None:
        """Choose those of these people who are here; the others are let go of."""
        flags = self.list.selectionModel().SelectionFlag
        blocked = self.list.selectionModel().blockSignals(True)
        self.list.clearSelection()
        for one in person_ids:
            index = self.list.people.index_of(one)
            if index.isValid():
                self.list.selectionModel().select(index, flags.Select)
                self.list.selectionModel().setCurrentIndex(index, flags.NoUpdate)
                if focus:
                    self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()

    def _tell(self) -> None:
        if self.list.hasFocus():
            self.chose.emit([one.guest.person_id for one in self.list.chosen if isinstance(one, Seated)])


class Board(QWidget):
    """The cards side by side, in as many columns as there is room for, each column as high as its cards."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[QWidget, ...] = ()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.MEDIUM)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show these cards, and hide those that were shown before."""
        for gone in set(self.cards) - set(cards):
            gone.hide()
        self.cards = tuple(cards)
        self.arrange()
        for card in self.cards:
            card.show()

    def arrange(self) -> None:
        """Deal the cards into columns."""
        while (item := self._line.takeAt(0)) is not None:
            column = item.layout()
            if isinstance(column, QVBoxLayout):
                while column.takeAt(0) is not None:
                    pass
                column.deleteLater()
        number = max(1, min(len(self.cards), self.width() // (self.fontMetrics().averageCharWidth() * _CARD_LETTERS)))
        columns = [QVBoxLayout() for _ in range(number)]
        for place, card in enumerate(self.cards):
            columns[place % number].addWidget(card)
        for column in columns:
            column.setSpacing(Space.MEDIUM)
            column.addStretch(1)
            self._line.addLayout(column, 1)
