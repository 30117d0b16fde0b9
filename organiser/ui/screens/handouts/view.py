"""Shows what can be made of a session: how prints look, who needs which format, and a card for each thing."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.ui.desk.commands import Actions
from organiser.ui.dialogs.label_sheet import LabelSheetDialog
from organiser.ui.dialogs.pack_parts import PackPartsDialog
from organiser.ui.screens.handouts.card import HandoutCard
from organiser.ui.screens.handouts.commands import commands
from organiser.ui.screens.handouts.old_papers import OldPapersCard
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.theme.tokens import Space
from organiser.ui.widgets.buttons import action_button
from organiser.ui.widgets.columns import Columns, column
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.look_choices import LookChoices
from organiser.ui.widgets.page import Page
from organiser.ui.widgets.where import PAPER_FILES, ask_where


class HandoutsView(Page):
    """The choices stand above the cards; they hold for every print and are remembered."""

    def __init__(self, presenter: HandoutsPresenter) -> None:
        super().__init__(margins=False)
        self.presenter = presenter
        self.actions_ = Actions(commands(presenter.cards), presenter, self)
        self.choices = LookChoices()
        self.choices.chosen.connect(presenter.choose)
        self.needs = Text("", "muted")
        self.old = OldPapersCard(presenter)
        self.cards = {
            card.name: HandoutCard(card, presenter, leads=not number) for number, card in enumerate(presenter.cards)
        }
        guide = FlowRow(action_button(self.actions_["handouts.guide"], "quiet"))
        self.add(self.old, self.choices, column(self.needs, guide, spacing=Space.TINY))
        for when in dict.fromkeys(card.when for card in presenter.cards):
            self.add(Text(when, "section"))
            cards = [self.cards[card.name] for card in presenter.cards if card.when == when]
            for left, right in zip(cards[::2], [*cards[1::2], None], strict=False):
                self.add(Columns(left, right or QWidget(), letters=44))
        for card in self.cards.values():
            card.wants_place.connect(self.ask_place)
            card.wants_sheet.connect(self.ask_sheet)
            card.wants_parts.connect(self.ask_parts)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.viewport().setVisible(presenter.session is not None)
        self.choices.show_value(presenter.look)
        self.needs.setText(presenter.needs)
        self.old.refresh()
        for card in self.cards.values():
            card.refresh()
        self.actions_.refresh()

    def ask_sheet(self, name: str) -> LabelSheetDialog:
        """Ask which sheet of labels a card's print goes on."""
        presenter = self.presenter
        placing = presenter.placing(name)
        assert placing is not None
        dialog = LabelSheetDialog(placing, presenter.sheets(name), presenter.printer, self)
        dialog.accepted.connect(lambda: presenter.place(name, dialog.placing))
        dialog.ask()
        return dialog

    def ask_parts(self) -> PackPartsDialog:
        """Ask which parts the pack has, and how many copies of each."""
        presenter = self.presenter
        now, by_itself = presenter.pack()
        dialog = PackPartsDialog(now.pack, by_itself.pack, presenter.part_names(now), presenter.look, self)
        presenter.pack_counted.connect(dialog.show_lengths)
        presenter.count_pack(now, dialog)
        dialog.accepted.connect(
            lambda: presenter.choose_parts(
                dialog.chosen,
                both_sides=dialog.both_sides_tick.isChecked(),
                tinted=dialog.tinted_tick.isChecked(),
            )
        )
        dialog.ask()
        return dialog

    def ask_place(self, name: str) -> QFileDialog:
        """Ask where to save what a card makes."""
        usual = self.presenter.usual_target(name)
        kinds = PAPER_FILES if usual.suffix == ".pdf" else "Calendar files (*.ics)"
        return ask_where(self, usual, kinds, lambda chosen: self.presenter.save_as(name, chosen))
