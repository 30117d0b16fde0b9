"""Shows the playbook: exercises to choose from, and guides to read."""

from __future__ import annotations

from organiser.domain.exercises import Exercise
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.playbook.card_dialog import CardDialog
from organiser.ui.screens.playbook.card_page import CardPage
from organiser.ui.screens.playbook.commands import COMMANDS
from organiser.ui.screens.playbook.guides_page import GuidesPage
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.screens.playbook.shelf import Shelf
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.tabs import Tabs


class PlaybookView(Page):
    """Two tabs: the exercises with one of them in full, and the guides."""

    def __init__(self, presenter: PlaybookPresenter) -> None:
        super().__init__(scroll=False)
        presenter.setParent(self)
        self._presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        offered = ("playbook.add", "playbook.copy", "playbook.edit", "playbook.remove")
        self.shelf = Shelf(presenter, tuple(self.actions_[name] for name in offered))
        self.card = CardPage(presenter, self.actions_)
        self.sides = Sides(self.shelf, self.card, back="Back to the exercises")
        # In proportion to each other; the reader gets more than the list.
        self.sides.splitter.setSizes([470, 600])
        self.tabs = Tabs("Playbook")
        self.tabs.add("exercises", "Exercises", lambda: self.sides)
        self.tabs.add("guides", "Guides", lambda: GuidesPage(presenter))
        header = PageHeader("Playbook", actions=(action_button(self.actions_["playbook.new"], "quiet"),))
        self.add(header)
        self.add(self.tabs, stretch=1)
        # In a field Del is for its text; only in the list does it mean the card.
        OwnKeys(self.shelf.list, [self.actions_["playbook.remove"]])
        self.shelf.list.opened.connect(lambda _exercise: self._read())
        presenter.current_changed.connect(self.actions_.refresh)
        presenter.asks_words.connect(self._ask_words)
        presenter.turned.connect(self._turn_to)

    def _read(self) -> None:
        self.sides.show_detail()
        self.card.document.setFocus()

    def _turn_to(self, tab: str) -> None:
        self.tabs.show_tab(tab)
        page = self.tabs.page(tab)
        if isinstance(page, GuidesPage):
            page.open(self._presenter.guide_id)
        else:
            self.sides.show_detail()

    def _ask_words(self, exercise: Exercise) -> None:
        dialog = CardDialog(exercise, self)
        dialog.accepted.connect(lambda: self._presenter.keep(dialog.answer))
        dialog.ask()
