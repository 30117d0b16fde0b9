"""Shows those who would like a place: the queue in order, and the chosen person with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from organiser.domain import text
from organiser.domain.people import Person
from organiser.domain.places import Verdict
from organiser.ui.desk.commands import Actions
from organiser.ui.desk.known import surely_meant
from organiser.ui.screens.programmes.applicant import DEEDS, ApplicantCard
from organiser.ui.screens.programmes.applications import Applications
from organiser.ui.screens.programmes.applications_model import SHOWN, Show
from organiser.ui.theme.tokens import Scale, Space
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.columns import Columns, beside
from organiser.ui.widgets.empty import EmptyState
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import reads
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.list_view import ListView
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.search import SearchField
from organiser.ui.widgets.suggest import SuggestField, Suggestion

_LEAST_ROWS = 4


class ApplicationsView(Page):
    """A field to add somebody, what is drawn for everybody, the list, and the chosen person."""

    def __init__(self, applications: Applications, commands: Actions) -> None:
        super().__init__(scroll=False, margins=False)
        self._applications = applications
        self._commands = commands
        self._row = 0
        self.name = SuggestField(
            "Add somebody who would like to take part",
            lambda words: f"Add “{words}” as somebody new",
            placeholder="Who would like to take part? Type a name",
        )
        self.search = SearchField("Search those who would like to take part", "Search the list")
        self.which = ChoiceField("Which people are shown", [(words, show) for show, (words, _) in SHOWN.items()])
        reads(self.which)
        self.list = ListView("Those who would like to take part")
        self.list.setModel(applications.model)
        self.list.setMinimumHeight(Scale.TARGET * _LEAST_ROWS)
        self.card = ApplicantCard(applications, commands)
        self.none = Text("", "muted")
        self.empty = EmptyState(
            "clipboard-list",
            "Nobody has applied yet.",
            detail="Type a name above and press Enter: they join the queue with the moment at which they did.",
        )
        self._audit = action_button(commands["applications.audit"], "quiet")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        commands = self._commands
        self.column.setSpacing(Space.MEDIUM)
        self._draw = action_button(commands["applications.draw"])
        self._deeds = FlowRow(self._draw, self._audit)
        self._narrow: QWidget = beside(self.which, self.search)
        self.add(Columns(self.name, self._narrow, letters=34), self._deeds, self.none)
        self.add(self.empty, stretch=1)
        self.add(self.list, stretch=1)
        self.add(self.card)

    def _connect(self) -> None:
        applications = self._applications
        own = [self._commands[f"applications.{deed}"] for deed in DEEDS]
        OwnKeys(self.list, own)
        self.list.set_menu(*own)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(applications.open_person)
        applications.model.modelAboutToBeReset.connect(self._keep_row)
        applications.model.modelReset.connect(self._restore_row)
        self.which.chosen.connect(lambda show: applications.show_only(Show(show)))
        self.search.searched.connect(applications.search)
        self.search.left_down.connect(self.list.setFocus)
        self.name.typed.connect(self._suggest)
        self.name.picked.connect(applications.add)
        self.name.entered.connect(applications.add_newcomer)
        applications.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is known now."""
        applications = self._applications
        everybody = len(applications.pool.verdicts) if applications.pool else 0
        shown = len(applications.model.values)
        self.which.show_value(applications.show)
        self.search.show_count(shown, everybody)
        self._narrow.setVisible(bool(everybody))
        by_lot = applications.pool is not None and applications.pool.share_by == "lot"
        self._draw.setVisible(by_lot and self._commands["applications.draw"].isEnabled())
        self._audit.setVisible(bool(applications.draws))
        self._deeds.setVisible(bool(applications.draws) or self._draw.isVisibleTo(self._deeds))
        self.none.setText(self._nobody())
        self.none.setVisible(bool(everybody and not shown))
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not everybody)
        if applications.chosen is not None:
            self.list.select_key(applications.chosen.entry.person_id)
        elif shown and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(applications.model.index(min(self._row, shown - 1)))
        self._commands.refresh()
        self.card.refresh()

    def _nobody(self) -> str:
        if self.search.text().strip():
            return "Nobody matches. Clear the search, or choose “Everybody”."
        return {
            Show.QUEUE: "Nobody is waiting for a place, and no offer is open.",
            Show.PLACED: "Nobody has a place yet.",
            Show.OUT: "Nobody has said no or withdrawn.",
        }.get(self._applications.show, "")

    def _choose(self, verdict: object) -> None:
        if verdict is None or isinstance(verdict, Verdict):
            self._applications.choose(verdict)

    def _keep_row(self) -> None:
        self._row = max(0, self.list.currentIndex().row())

    def _restore_row(self) -> None:
        """Where the current row has gone, as after a place was given, go on with the next."""
        rows = self._applications.model.rowCount()
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._applications.model.index(min(self._row, rows - 1)))

    def _suggest(self, words: str) -> None:
        known = self._applications.known(words)
        self.name.show_suggestions([self._suggestion(one) for one in known], best=surely_meant(known, words))

    def _suggestion(self, person: Person) -> Suggestion:
        standing = self._applications.standing_of(person.id)
        there = text.folded(standing.label) if standing else ""
        words = ", ".join(filter(None, (person.neighbourhood, there)))
        return Suggestion(person.name, words, person, icon="user-check" if standing else "user")
