"""Shows who is invited to a session: how to reach them, what they said, and which date they hold."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from organiser.ui.desk.commands import Actions
from organiser.ui.desk.known import surely_meant
from organiser.ui.screens.invitations.chosen import ChosenPeople
from organiser.ui.screens.invitations.model import SHOWN, Invitee
from organiser.ui.screens.invitations.picking import PickPeople
from organiser.ui.screens.invitations.presenter import InvitationsPresenter
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button, primary, secondary
from organiser.ui.widgets.columns import Columns, beside
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.held import changing, reads
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.suggest import SuggestField, Suggestion

_OWN_KEYS = ("yes", "maybe", "no", "none", "withdraw")
_ENOUGH_TO_SEARCH = 8
_LEAST_ROWS = 3


class InvitationsView(Page):
    """The counts and what is done with everybody, a field to invite one more, the list, and the chosen people."""

    def __init__(self, presenter: InvitationsPresenter, actions: Actions) -> None:
        super().__init__(scroll=False, margins=False)
        self.presenter = presenter
        self.list = ListView("People who are invited", lines=1)
        self.actions_ = actions
        self.write_button = action_button(self.actions_["invitations.write"], "primary")
        self.roster_button = action_button(self.actions_["invitations.roster"])
        self.pick_button = changing(secondary("Pick people…", self.pick, icon_name="users"))
        self.help_button = action_button(self.actions_["invitations.explain"], "quiet")
        self.answers_button = action_button(self.actions_["invitations.answers"], "quiet")
        buttons = (self.help_button, self.answers_button, self.pick_button, self.roster_button, self.write_button)
        self.head = PageHeader("", actions=buttons, role="section")
        self.name = SuggestField(
            "Invite somebody", lambda words: f"Invite “{words}” as somebody new", placeholder="Type a name to invite"
        )
        self.search = SearchField("Search the invited", "Search these people")
        self.which = ChoiceField("Which people are shown", [(words, show) for show, (words, _) in SHOWN.items()])
        reads(self.which)
        self.chosen = ChosenPeople(presenter, self.actions_)
        self._row = 0
        self._build()
        self._connect()
        self.refresh()

    def pick(self) -> PickPeople:
        """Ask whom to invite among the people who are known."""
        dialog = PickPeople(self.presenter.not_invited(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.picked.connect(self.presenter.invite)
        dialog.open()
        return dialog

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.viewport().setVisible(presenter.session is not None)
        everybody, shown = len(presenter.everybody), len(presenter.model.values)
        self.head.set_title(presenter.counts if everybody else "Nobody is invited yet")
        for button in (self.write_button, self.answers_button, self.pick_button):
            button.setVisible(bool(everybody))
        self.roster_button.setVisible(presenter.roster_left > 0)
        self._narrow.setVisible(everybody >= _ENOUGH_TO_SEARCH)
        self.which.show_value(presenter.shown)
        self.search.show_count(shown, everybody)
        self._nobody_matches.setVisible(bool(everybody and not shown))
        for part in (self.list, self.chosen):
            part.setVisible(bool(everybody))
        self._empty.setVisible(not everybody)
        self.chosen.show_chosen()
        self.actions_.refresh()

    def _build(self) -> None:
        self._narrow = beside(self.which, self.search)
        self._nobody_matches = Text("Nobody matches. Choose “Everybody”, or clear the search.", "muted")
        self.column.setSpacing(Space.MEDIUM)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setModel(self.presenter.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        pick = primary("Pick people…", self.pick, icon_name="users")
        self._empty = EmptyState(
            "users",
            "Whom would you like to come?",
            pick,
            detail="Type a name above and press Enter, or pick from the people you know.",
        )
        self.add(self.head, Columns(self.name, self._narrow, letters=36), self._nobody_matches)
        self.add(self._empty, stretch=1)
        self.add(self.list, stretch=1)
        self.add(self.chosen)

    def _connect(self) -> None:
        presenter, actions = self.presenter, self.actions_
        actions["invitations.none"].setShortcuts([QKeySequence("Backspace"), QKeySequence("0")])
        own = [actions[f"invitations.{name}"] for name in _OWN_KEYS]
        OwnKeys(self.list, own)
        told = [actions[f"invitations.{name}"] for name in ("told", "given")]
        self.list.set_menu(*own[:-1], *told, own[-1])
        self.list.opened.connect(presenter.open_person)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        presenter.model.modelAboutToBeReset.connect(self._keep_row)
        presenter.model.modelReset.connect(self._restore_row)
        self.which.chosen.connect(presenter.show_only)
        self.search.searched.connect(presenter.search)
        self.search.left_down.connect(self.list.setFocus)
        self.name.typed.connect(self._suggest)
        self.name.picked.connect(lambda person_id: presenter.invite([person_id]))
        self.name.entered.connect(presenter.invite_new)
        presenter.changed.connect(self.refresh)

    def _on_selected(self) -> None:
        self.presenter.choose([one for one in self.list.chosen if isinstance(one, Invitee)])

    def _suggest(self, words: str) -> None:
        known = self.presenter.known(words)
        offered = [Suggestion(one.name, one.neighbourhood, one.id) for one in known]
        self.name.show_suggestions(offered, best=surely_meant(known, words))

    def _keep_row(self) -> None:
        self._row = self.list.currentIndex().row()

    def _restore_row(self) -> None:
        """Where the current row has gone, as after an answer while only the silent are shown, go on with the next."""
        rows = self.presenter.model.rowCount()
        if rows and self._row >= 0 and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.presenter.model.index(min(self._row, rows - 1)))
