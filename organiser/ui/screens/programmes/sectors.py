"""Which sectors and roles the people of a programme come from, in shares that add up and say what they count."""

from __future__ import annotations

from organiser.domain.sectors import NONE_NOTED, Shares
from organiser.ui.screens.programmes.model import Portrait
from organiser.ui.widgets.card import Card
from organiser.ui.widgets.labels import Text


class SectorsCard(Card):
    """A line for each sector, and below them what is counted."""

    def __init__(self) -> None:
        super().__init__("Sectors and roles")
        self.lines = Text("")
        self.counts = Text("", "muted")
        self.none = Text(
            "Nobody's sector or role is noted yet. Note it on each person's page, and you will see who is missing.",
            "muted",
        )
        self.add(self.lines, self.counts, self.none)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show the shares of everybody on the roster."""
        shares = portrait.shares
        is_noted = _is_noted(shares)
        self.setVisible(bool(shares.people))
        self.lines.setText("\n".join(f"{one.sector}: {one.in_words}" for one in shares.shares) if is_noted else "")
        self.counts.setText(shares.what_it_counts if is_noted else "")
        for part in (self.lines, self.counts):
            part.setVisible(is_noted)
        self.none.setVisible(not is_noted)


def _is_noted(shares: Shares) -> bool:
    return any(share.sector != NONE_NOTED for share in shares.shares)
