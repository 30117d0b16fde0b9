"""What was printed of a session and is out of date, above the cards, with what can be done about it."""

from __future__ import annotations

from typing import Final

from organiser.domain import text
from organiser.ui.screens.handouts.presenter import HandoutsPresenter
from organiser.ui.widgets.buttons import quiet, secondary
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.flow import FlowRow
from organiser.ui.widgets.held import changing
from organiser.ui.widgets.labels import Text

_NAMED: Final = 4


class OldPapersCard(Card):
    """Not there while everything on paper is so."""

    def __init__(self, presenter: HandoutsPresenter) -> None:
        super().__init__("Out of date on paper")
        self._presenter = presenter
        self.words = Text("")
        self.again_button = secondary("Print again", presenter.print_again, icon_name="printer")
        self.again_button.setAccessibleName("Print what is out of date again")
        self.thrown_button = changing(quiet("Thrown away", presenter.throw_away, icon_name="trash-2"))
        self.thrown_button.setAccessibleName("What is out of date is thrown away")
        self.add(self.words, FlowRow(self.again_button, self.thrown_button))
        self.refresh()

    def refresh(self) -> None:
        """Show what the presenter has found."""
        old = self._presenter.old
        self.setVisible(bool(old))
        kinds = [*dict.fromkeys(one.kind for one in old)]
        named = [f"“{kind}”" for kind in kinds[:_NAMED]]
        if len(kinds) > _NAMED:
            named.append(text.counted(len(kinds) - _NAMED, "other kind"))
        many = text.counted(len(old), "print is", "prints are")
        self.words.setText(f"{many} out of date since something changed: {text.listed(named)}. The cards say what.")
