"""Shows who holds which date: old ones first as one list, and what to say to each."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.invitations.holding import HoldingPresenter
from organiser.ui.screens.invitations.model import reach_in_words
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button, quiet
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Elided, Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides

_LEAST_ROWS: Final = 3
_KEYS: Final = ("told", "copy", "write", "list", "all")


class HoldingView(QWidget):
    """The list keeps the letters: T notes that somebody was told, and the next one comes."""

    def __init__(self, presenter: HoldingPresenter, actions: Actions) -> None:
        super().__init__()
        self.presenter = presenter
        self.list = ListView("Who holds what", lines=3)
        self.list.setModel(presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.write_button = action_button(actions["holding.write"])
        self.all_button = action_button(actions["holding.all"])
        self.list_button = action_button(actions["holding.list"], "quiet")
        buttons = (self.list_button, self.write_button, self.all_button)
        self.head = PageHeader("", actions=buttons, role="section")
        self.card = HoldingCard(presenter, actions)
        self._empty = EmptyState(
            "calendar-days",
            "Nobody is invited yet.",
            detail="Here stands which date each person was given, and who still has to be told when it changes.",
        )
        scrolled = Page(margins=False)
        scrolled.add(self.card)
        self._sides = Sides(self.list, scrolled, fold_below=90)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self.head)
        whole.addWidget(self._empty, 1)
        whole.addWidget(self._sides, 1)
        own = [actions[f"holding.{name}"] for name in _KEYS]
        for part in (self.list, *self.card.buttons):
            OwnKeys(part, own, repeats=False)
        self.list.set_menu(*own)
        self.list.current_changed.connect(presenter.choose)
        self.list.opened.connect(lambda _one: self._sides.show_detail())
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        ledger, current = self.presenter.ledger, self.presenter.current
        self._sides.setVisible(current is not None)
        self.head.setVisible(current is not None)
        self._empty.setVisible(current is None)
        if ledger is None or current is None:
            return
        session = ledger.session
        state = "It is cancelled" if session.is_cancelled else f"It is on {session.when}"
        self.head.set_title(ledger.in_words, ", ".join(filter(None, (state, session.where))) + ".")
        for button in (self.list_button, self.write_button, self.all_button):
            button.setVisible(bool(ledger.old))
        self.list.select_key(current.person_id)
        self.card.show_person()


class HoldingCard(Card):
    """One person: what they think, how they were told, and what to say to them."""

    def __init__(self, presenter: HoldingPresenter, actions: Actions) -> None:
        super().__init__("Who is told now", show_name=False)
        self._presenter = presenter
        self.name = Elided("", "page")
        self.reach = Text("", "section")
        self.reach.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.belief, self.how, self.mail = Text("", "strong"), Text("", "muted"), Text("", "muted")
        self.words = Text("", "script")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons = [action_button(actions["holding.told"], "primary"), action_button(actions["holding.copy"])]
        self.add(self.name, self.reach, self.belief, self.how, self.mail, FlowRow(*self.buttons))
        self.add(Text("What to say", "strong"), self.words)
        self.add_row(quiet("Open their page", presenter.open_person, icon_name="user"))

    def show_person(self) -> None:
        """Show who is chosen now."""
        presenter, one = self._presenter, self._presenter.current
        if one is None:
            return
        self.name.setText(one.person)
        self.reach.setText(reach_in_words(one))
        self.belief.setText(presenter.belief)
        self.how.setText(f"Given {one.how}." if one.how else "")
        self.how.setVisible(bool(one.how))
        self.mail.setText(presenter.mail_shows)
        self.mail.setVisible(bool(presenter.mail_shows))
        self.words.setText(presenter.to_say)
