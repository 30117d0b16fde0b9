"""Shows one programme on one page: its title and what is to be done, over a tab for each side of it."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from organiser.ui.desk.commands import Actions
from organiser.ui.screens.programmes.about import AboutTab
from organiser.ui.screens.programmes.applications_view import ApplicationsView
from organiser.ui.screens.programmes.duties import DutyLines, duties
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.screens.programmes.presenter import ProgrammesPresenter
from organiser.ui.screens.programmes.roster import RosterCard
from organiser.ui.screens.programmes.rules import RulesCard
from organiser.ui.screens.programmes.seating import SeatingCard
from organiser.ui.screens.programmes.sectors import SectorsCard
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.columns import column
from organiser.ui.widgets.gentle import GentleLines
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.tabs import Tabs
from organiser.ui.widgets.title import EditableTitle

Side = TypeVar("Side", "AboutTab", "PlacesTab", "RosterTab")


class ProgrammePage(Page):
    """The page of the presenter's current programme. A side is made when it is first looked at."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__(scroll=False, margins=False)
        self._presenter, self._commands = presenter, commands
        self._sides: list[AboutTab | PlacesTab | RosterTab] = []
        self.column.setSpacing(Space.MEDIUM)
        self.title = EditableTitle("Title of the programme")
        self.title.renamed.connect(presenter.rename)
        self.summary = Text("", "muted")
        self.doubts = GentleLines("To look at again")
        self.duties = DutyLines()
        self.tabs = Tabs("Sides of the programme")
        self.tabs.add("about", "About", lambda: self.about, icon_name="info")
        self.tabs.add("places", "Places", lambda: self.places, icon_name="armchair")
        self.tabs.add("applications", "Applications", lambda: self.applications, icon_name="clipboard-list")
        self.tabs.add("roster", "Roster", lambda: self.people, icon_name="users")
        self.add(column(self.title, self.summary, spacing=Space.TINY), self.doubts, self.duties)
        self.add(self.tabs, stretch=1)
        presenter.turned.connect(self.tabs.show_tab)
        presenter.applications.changed.connect(self._show_duties)

    @cached_property
    def about(self) -> AboutTab:
        """What the programme is for, and its sessions."""
        return self._shown(AboutTab(self._presenter, self._commands))

    @cached_property
    def places(self) -> PlacesTab:
        """The places and the rules."""
        return self._shown(PlacesTab(self._presenter, self._commands))

    @cached_property
    def applications(self) -> ApplicationsView:
        """Those who would like a place; they follow by themselves."""
        return ApplicationsView(self._presenter.applications, self._commands)

    @cached_property
    def people(self) -> RosterTab:
        """The roster and its sectors."""
        return self._shown(RosterTab(self._presenter, self._commands))

    @property
    def roster(self) -> RosterCard:
        """The roster alone."""
        return self.people.roster

    @property
    def sectors(self) -> SectorsCard:
        """The sectors alone."""
        return self.people.sectors

    def _shown(self, side: Side) -> Side:
        """A side that was just made: it shows what there is, and follows from now on."""
        self._sides.append(side)
        if self._presenter.current is not None:
            side.show_portrait(self._presenter.current)
        return side

    def refresh(self) -> None:
        """Show what the presenter has found."""
        portrait = self._presenter.current
        if portrait is None:
            return
        self.title.show_value(portrait.programme.title)
        self.summary.setText(portrait.summary)
        self.doubts.show_lines(portrait.doubts)
        for part in self._sides:
            part.show_portrait(portrait)
        waiting = len(portrait.pool.waiting)
        self.tabs.set_title("applications", f"Applications {waiting}" if waiting else "Applications")
        self._show_duties()

    def _show_duties(self) -> None:
        self.duties.show_duties(duties(self._presenter.applications))


class PlacesTab(Page):
    """The places as a picture, and the rules by which they are shared."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__(margins=False)
        self.seating = SeatingCard()
        self.rules = RulesCard(presenter, commands)
        self.add(self.seating, self.rules)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the places of this programme."""
        self.seating.show_portrait(portrait)
        self.rules.show_portrait(portrait)


class RosterTab(Page):
    """Who takes part, and where they come from."""

    def __init__(self, presenter: ProgrammesPresenter, commands: Actions) -> None:
        super().__init__(margins=False)
        self.roster = RosterCard(presenter, commands)
        self.sectors = SectorsCard()
        self.add(self.roster, self.sectors)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the roster of this programme."""
        self.roster.show_portrait(portrait)
        self.sectors.show_portrait(portrait)
