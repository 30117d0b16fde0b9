"""Shows the ring-round: who to ring, and one person large with what to say and the result in one key."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.ringing import RingingPresenter
from organiser.ui.screens.invitations.ringing_card import RingingCard
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides

_LEAST_ROWS: Final = 3
_NAME_LETTERS: Final = 28


class RingingView(QWidget):
    """The list stays in reach of the letters: arrows choose, a letter notes what came of it, and the next one comes."""

    def __init__(self, presenter: RingingPresenter, actions: Actions) -> None:
        super().__init__()
        self.presenter = presenter
        self.list = ListView("People to ring", lines=3)
        self.list.setModel(presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.card = RingingCard(presenter, actions)
        self.left = Text("", "section")
        self.others = Text("", "muted")
        self.caller = TextField("Who rings", placeholder="Your name")
        self._build(actions)
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        round_ = self.presenter.round
        left, _, others = round_.in_words.partition(", ")
        self.left.setText(left)
        self.others.setText(others[:1].upper() + others[1:])
        self.others.setVisible(bool(others))
        self.caller.show_value(self.presenter.caller)
        anybody = self.presenter.current is not None
        self._sides.setVisible(anybody)
        self._empty.setVisible(not anybody)
        if self.presenter.current is not None:
            self.list.select_key(self.presenter.current.person.id)
        self.card.show_person()

    def _build(self, actions: Actions) -> None:
        self.caller.setMaximumWidth(self.fontMetrics().averageCharWidth() * _NAME_LETTERS)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(column(self.left, self.others, spacing=Space.TINY), 1)
        head.addWidget(Text("Who rings:", "muted", wrap=False))
        head.addWidget(self.caller)
        self._empty = EmptyState(
            "phone-call",
            "Here you find those who have not answered, said maybe, were offered a place or have an old date.",
        )
        scrolled = Page(margins=False)
        scrolled.add(self.card)
        self._sides = Sides(self.list, scrolled, fold_below=90)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._sides, 1)
        outcomes = [action for action in actions if action.objectName().startswith("ringing.")]
        for part in (self.list, *self.card.buttons):
            OwnKeys(part, outcomes)
        self.list.set_menu(*outcomes)

    def _connect(self) -> None:
        presenter = self.presenter
        self.list.current_changed.connect(presenter.choose)
        self.list.opened.connect(lambda _one: self._sides.show_detail())
        self.caller.finished.connect(self._name_caller)
        presenter.changed.connect(self.refresh)

    def _name_caller(self, name: str) -> None:
        self.presenter.name_caller(name)
        self.caller.settle()
