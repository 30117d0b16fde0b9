"""Shows what those who come to a session need: by when to arrange it, and whether it was met."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView

from organiser.domain.needs import Provision
from organiser.domain.text import LINE_LIMIT
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.needs.commands import COMMANDS, STATES
from organiser.ui.screens.needs.presenter import NeedsPresenter
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import TextField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.labels import Elided
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page

_LEAST_ROWS = 3
_HINT = "Choose a need in the list, then press A when it is arranged, M when it was met, or X when it was not."


class NeedsView(Page):
    """How much is settled, the list, and below it the chosen need with its states and a word about it."""

    def __init__(self, presenter: NeedsPresenter) -> None:
        super().__init__(scroll=False, margins=False)
        self.presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        self.head = PageHeader("", actions=(action_button(self.actions_["needs.totals"]),), role="section")
        self.list = ListView("Needs of those who come")
        self.title = Elided()
        self.note = TextField("A word about it", placeholder="A word about it: who is booked, what was missing…")
        self.note.setMaxLength(LINE_LIMIT)
        self._empty = EmptyState(
            "accessibility",
            "Nobody who may come has noted a need.",
            detail="Ask everybody what would make it easier to take part, and note it on their page under People.",
        )
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.viewport().setVisible(presenter.session is not None)
        listed, chosen = bool(presenter.model.values), presenter.chosen
        self.head.set_title(presenter.heading)
        for part in (self.list, self._chosen):
            part.setVisible(listed)
        self._empty.setVisible(not listed)
        self.title.setText(_in_words(chosen))
        self.note.setEnabled(len(chosen) == 1)
        self.note.show_value(chosen[0].note if len(chosen) == 1 else "")
        self.actions_.refresh()

    def finish(self) -> None:
        """Keep the note that is being typed, since another need or session is about to be shown."""
        if self.note.isModified():
            self.presenter.write_note(self.note.text())
            self.note.let_go()

    def _build(self) -> None:
        self.column.setSpacing(Space.MEDIUM)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setModel(self.presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self._chosen = Card("The chosen need", show_name=False)
        states = FlowRow(*(action_button(self.actions_[f"needs.{state}"]) for state, *_ in STATES))
        self._chosen.add(self.title, states, self.note)
        self.add(self.head)
        self.add(self._empty, stretch=1)
        self.add(self.list, stretch=1)
        self.add(self._chosen)

    def _connect(self) -> None:
        presenter = self.presenter
        keyed = [self.actions_[f"needs.{state}"] for state, *_ in STATES]
        OwnKeys(self.list, keyed)
        self.list.set_menu(*keyed)
        self.list.opened.connect(presenter.open_person)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.note.finished.connect(lambda _words: self.finish())
        self.note.paused.connect(presenter.write_note)
        presenter.changed.connect(self.refresh)

    def _on_selected(self) -> None:
        self.finish()
        self.presenter.choose([one for one in self.list.chosen if isinstance(one, Provision)])


def _in_words(chosen: tuple[Provision, ...]) -> str:
    """What is chosen, and what else is known about it."""
    if not chosen:
        return _HINT
    if len(chosen) > 1:
        return f"{len(chosen)} needs: {', '.join(one.need.words for one in chosen)}"
    one = chosen[0]
    return " · ".join(filter(None, (one.need.words, one.person, one.need.details)))
