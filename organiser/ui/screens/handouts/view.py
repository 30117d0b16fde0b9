"""Shows what can be made of a session: how prints look, who needs which format, and a card for each thing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from organiser.domain.people import Reading
from organiser.exports.paper.look import PAPERS, Theme
from organiser.ui.desk.commands import Actions
from organiser.ui.screens.handouts.card import HandoutCard
from organiser.ui.screens.handouts.commands import commands
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.widgets.columns import Columns
from organiser.ui.widgets.fields import ChoiceField
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.form import FormRow
from organiser.ui.widgets.labels import Text
from organiser.ui.widgets.page import Page

_PAPER_FILES = "PDF files (*.pdf);;Plain text (*.txt);;Pages for a browser (*.html)"
_STYLES = tuple((style.label, style) for style in Reading)
_THEMES = (("Colour", Theme.COLOUR), ("Black only", Theme.PLAIN))


class HandoutsView(Page):
    """The choices stand above the cards; they hold for every print and are remembered."""

    def __init__(self, presenter: HandoutsPresenter) -> None:
        super().__init__(margins=False)
        self.presenter = presenter
        self.actions_ = Actions(commands(presenter.cards), presenter, self)
        self.style_ = ChoiceField("Size of print", _STYLES)
        self.paper = ChoiceField("Paper", [(name, name) for name in PAPERS])
        self.theme = ChoiceField("Ink", _THEMES)
        self.needs = Text("", "muted")
        self.cards = {
            card.name: HandoutCard(card, presenter, leads=not number) for number, card in enumerate(presenter.cards)
        }
        self.add(self._choices(), self.needs)
        for when in dict.fromkeys(card.when for card in presenter.cards):
            self.add(Text(when, "section"))
            cards = [self.cards[card.name] for card in presenter.cards if card.when == when]
            for left, right in zip(cards[::2], [*cards[1::2], None], strict=False):
                self.add(Columns(left, right or QWidget(), letters=44))
        for card in self.cards.values():
            card.wants_place.connect(self.ask_place)
        presenter.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter knows now."""
        presenter = self.presenter
        self.viewport().setVisible(presenter.session is not None)
        look = presenter.look
        self.style_.show_value(look.style)
        self.paper.show_value(look.paper)
        self.theme.show_value(look.theme)
        self.needs.setText(presenter.needs)
        for card in self.cards.values():
            card.refresh()
        self.actions_.refresh()

    def ask_place(self, name: str) -> QFileDialog:
        """Ask where to save what a card makes."""
        usual = self.presenter.usual_target(name)
        dialog = QFileDialog(self, "Save as", str(usual.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ending = usual.suffix.removeprefix(".")
        dialog.setNameFilter(_PAPER_FILES if ending == "pdf" else "Calendar files (*.ics)")
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(usual.name)
        dialog.fileSelected.connect(lambda chosen: self.presenter.save_as(name, Path(chosen)))
        dialog.open()
        return dialog

    def _choices(self) -> QWidget:
        self.style_.chosen.connect(self.presenter.choose_style)
        self.paper.chosen.connect(self.presenter.choose_paper)
        self.theme.chosen.connect(self.presenter.choose_theme)
        self.style_.setMinimumContentsLength(max(len(words) for words, _ in _STYLES))
        return FlowRow(
            FormRow("&Size of print", self.style_), FormRow("&Paper", self.paper), FormRow("&Ink", self.theme)
        )
