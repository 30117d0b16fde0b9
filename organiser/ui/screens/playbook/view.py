"""Shows the playbook: exercises to choose from, and guides to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QFileDialog

from organiser.domain.exercises import Exercise
from organiser.domain.packs import SUFFIX, Manifest, Pack
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.playbook.card_dialog import CardDialog
from organiser.ui.screens.playbook.card_page import CardPage
from organiser.ui.screens.playbook.commands import COMMANDS
from organiser.ui.screens.playbook.export_dialog import ExportDialog
from organiser.ui.screens.playbook.guides_page import GuidesPage
from organiser.ui.screens.playbook.pack_dialog import PackDialog
from organiser.ui.screens.playbook.presenter import PlaybookPresenter
from organiser.ui.screens.playbook.shelf import Shelf
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.header import PageHeader
from organiser.ui.widgets.own_keys import OwnKeys
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.sides import Sides
from organiser.ui.widgets.tabs import Tabs
from organiser.ui.widgets.where import ask_file, ask_where

_PACKS: Final = f"Packs of cards (*{SUFFIX});;All files (*)"


class PlaybookView(Page):
    """Two tabs: the exercises with one of them in full, and the guides."""

    def __init__(self, presenter: PlaybookPresenter) -> None:
        super().__init__(scroll=False)
        presenter.setParent(self)
        self._presenter = presenter
        self.actions_ = Actions(COMMANDS, presenter, self)
        offered = ("playbook.add", "playbook.favourite", "playbook.copy", "playbook.edit", "playbook.remove")
        self.shelf = Shelf(presenter, tuple(self.actions_[name] for name in offered))
        self.card = CardPage(presenter, self.actions_, self)
        self.sides = Sides(self.shelf, self.card, back="Back to the exercises")
        # In proportion to each other; the reader gets more than the list.
        self.sides.splitter.setSizes([470, 600])
        self.tabs = Tabs("Playbook")
        self.tabs.add("exercises", "Exercises", lambda: self.sides)
        self.tabs.add("guides", "Guides", lambda: GuidesPage(presenter))
        heads = ("playbook.import", "playbook.export", "playbook.new")
        header = PageHeader("Playbook", actions=[action_button(self.actions_[name], "quiet") for name in heads])
        self.add(header)
        self.add(self.tabs, stretch=1)
        # In a field Del is for its text; only in the list does it mean the card.
        OwnKeys(self.shelf.list, [self.actions_["playbook.remove"]])
        self.shelf.list.opened.connect(lambda _exercise: self._read())
        presenter.current_changed.connect(self.actions_.refresh)
        presenter.asks_words.connect(self._ask_words)
        presenter.turned.connect(self._turn_to)
        presenter.sharing.asks_pack.connect(self.ask_pack)
        presenter.sharing.looked.connect(self.offer_pack)
        presenter.sharing.asks_cards.connect(self.ask_cards)

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

    # Packs

    def ask_pack(self) -> QFileDialog:
        """Ask for the file of a pack."""
        sharing = self._presenter.sharing
        return ask_file(self, "Import a pack", _PACKS, sharing.look, folder=sharing.folder)

    def offer_pack(self, pack: Pack) -> PackDialog:
        """Show what is in a pack, and ask what to take."""
        dialog = PackDialog(pack, self)
        dialog.accepted.connect(lambda: self._presenter.sharing.take(pack, dialog.answer))
        dialog.ask()
        return dialog

    def ask_cards(self) -> ExportDialog:
        """Ask which cards are to go into a pack, then where it is to be."""
        presenter = self._presenter
        dialog = ExportDialog(presenter.every, presenter.favourites, presenter.sharing.group, self)
        dialog.accepted.connect(lambda: self.ask_place(dialog.cards, dialog.manifest))
        dialog.ask()
        return dialog

    def ask_place(self, cards: Sequence[Exercise], manifest: Manifest) -> QFileDialog:
        """Ask where the pack is to be."""
        sharing = self._presenter.sharing
        usual = sharing.folder / sharing.usual_name(manifest)
        return ask_where(
            self, usual, _PACKS, lambda chosen: sharing.export(cards, manifest, chosen), title="Export cards"
        )
