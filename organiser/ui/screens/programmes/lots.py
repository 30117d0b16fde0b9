"""Draws lots for the current programme, and prints the sheet with which anyone can check the draw."""

from __future__ import annotations

from organiser.domain.draws import Draw
from organiser.domain.programmes import Programme
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer
from organiser.ui.desk.paperwork import Paperwork


class Lots:
    """The draws of one programme after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._paperwork = Paperwork(desk)

    def suggested_seed(self, programme: Programme) -> str:
        """Words that everybody can know and nobody can choose to their own advantage."""
        return f"{programme.title}, {self._desk.now().astimezone():%Y-%m-%d}"

    def draw(self, programme: Programme, seed: str) -> Draw:
        """The order that these words lead to; nothing is written down. Raises a Problem where nobody is in it."""
        from organiser.app.actions import places

        return places.draw(self._desk.store, programme.id, seed, self._desk.now().astimezone())

    def keep(self, programme: Programme, drawn: Draw) -> None:
        """Make a draw the order of the queue, and offer the sheet to check it by."""
        from organiser.app.actions import places

        places.keep_draw(self._desk.store, programme.id, drawn)
        self._desk.tell(
            f"Drew lots for {programme.title}: this is the order now.",
            Offer("Print the audit sheet", lambda: self.print_audit(programme)),
            undo=True,
        )

    def print_audit(self, programme: Programme) -> None:
        """Show the sheet with which anyone can check the draws, as it will be printed."""
        self._paperwork.preview_programme("draw-audit", programme.id)
