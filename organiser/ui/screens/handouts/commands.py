"""What can be made of a session, as commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QKeySequence

from organiser.ui.desk.commands import Command
from organiser.ui.screens.handouts.model import Offered
from organiser.ui.screens.handouts.presenter import HandoutsPresenter


def commands(cards: tuple[Offered, ...]) -> tuple[Command[HandoutsPresenter], ...]:
    """One command for each card, and the guide; the system's key for printing makes the first."""

    def makes(card: Offered) -> Callable[[HandoutsPresenter], object]:
        return lambda presenter: presenter.make(card.name)

    made = tuple(
        Command(
            f"handouts.{card.name}",
            _title(card),
            makes(card),
            keys="" if number else QKeySequence.StandardKey.Print,
            icon=card.icon,
            section="File/Preview" if card.is_print else "File",
            when=lambda presenter: presenter.session is not None,
            help=card.what,
        )
        for number, card in enumerate(cards)
    )
    return (*made, _GUIDE)


_GUIDE: Final = Command[HandoutsPresenter](
    "handouts.guide",
    "What can be printed",
    lambda presenter: presenter.explain_prints(),
    icon="book-open",
    section="Help",
    help="A guide with a picture of all that can be printed, and for whom each format is",
)


def _title(card: Offered) -> str:
    if card.is_print:
        return f"Preview {card.title.lower()}"
    return f"Make {card.title.lower()}" if card.ending else f"{card.button}…"
