"""What can be done with the needs of those who come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from organiser.domain.needs import State
from organiser.ui.desk.commands import Command
from organiser.ui.screens.needs.model import STATE_ICONS
from organiser.ui.screens.needs.presenter import NeedsPresenter

STATES: Final = (
    (State.BOOKED, "&Arranged", "A", "It is booked, borrowed or agreed"),
    (State.MET, "&Met", "M", "They had what they needed"),
    (State.NOT_MET, "&Not met", "X", "They did not have it: ask them what would help next time"),
    (State.TO_DO, "&Still to arrange", "Backspace", "Take back what was noted"),
)


def _sets(state: State) -> Callable[[NeedsPresenter], object]:
    return lambda presenter: presenter.set_state(state)


COMMANDS: Final[tuple[Command[NeedsPresenter], ...]] = (
    *(
        Command(f"needs.{state}", title, _sets(state), keys, STATE_ICONS[state], lambda p: bool(p.chosen), help=words)
        for state, title, keys, words in STATES
    ),
    Command(
        "needs.totals",
        "&Print totals",
        lambda p: p.print_totals(),
        icon="printer",
        section="File",
        when=lambda p: p.session is not None,
        help="Diet, childcare and travel for a caterer or host: numbers, and nobody's name",
        reads=True,
    ),
)
