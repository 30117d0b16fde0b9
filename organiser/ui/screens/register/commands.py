"""What can be done on the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from organiser.domain.attendance import Mark
from organiser.ui.desk.commands import Command
from organiser.ui.screens.register.model import MARK_ICONS
from organiser.ui.screens.register.presenter import RegisterPresenter

MARKS: Final = (
    (Mark.PRESENT, "&Present", "P", "They are there"),
    (Mark.LATE, "&Late", "L", "They came late"),
    (Mark.LEFT_EARLY, "Left earl&y", "E", "They had to leave early"),
    (Mark.APOLOGIES, "&Apologies", "A", "They sent word that they cannot come"),
    (Mark.ABSENT, "Ab&sent", "X", "They did not come and sent no word"),
    (Mark.NONE, "&Not marked", "Backspace", "Take the mark off"),
)


def _marks(mark: Mark) -> Callable[[RegisterPresenter], object]:
    return lambda presenter: presenter.mark(mark)


def _somebody(presenter: RegisterPresenter) -> bool:
    return bool(presenter.chosen)


COMMANDS: Final[tuple[Command[RegisterPresenter], ...]] = (
    Command(
        "register.toggle",
        "&Tick or untick",
        lambda p: p.toggle(p.chosen),
        keys="Space",
        icon="check",
        when=_somebody,
        help="Mark the chosen people present, or take the mark off again",
    ),
    *(
        Command(f"register.{mark}", title, _marks(mark), keys, MARK_ICONS[mark], _somebody, help=words)
        for mark, title, keys, words in MARKS
    ),
    Command(
        "register.everyone",
        "Everyone p&resent",
        lambda p: p.mark_everyone(),
        icon="list-checks",
        when=lambda p: p.unmarked > 0,
        help="Mark everybody present who has no mark yet; apologies and absences stay",
    ),
    Command(
        "register.sheet",
        "&Print the sign-in sheet",
        lambda p: p.print_sheet(),
        icon="printer",
        section="File",
        when=lambda p: p.session is not None,
        help="A list on paper, with the same row numbers and empty rows for more",
        reads=True,
    ),
    Command(
        "register.video",
        "From a &video call…",
        lambda p: p.calls.asks_file.emit(),
        icon="video",
        section="File",
        when=lambda p: p.session is not None,
        help="Mark who was there from a list of participants of Zoom, Teams or Meet; the file can be dropped here",
    ),
    Command(
        "register.kept",
        "Kept from video calls…",
        lambda p: p.calls.asks_kept.emit(),
        icon="history",
        when=lambda p: p.session is not None,
        help="The lists kept with this session and the names learnt, to throw some away",
    ),
    Command(
        "register.join",
        "Put on the &roster…",
        lambda p: p.asks_join.emit(),
        icon="user-plus",
        when=lambda p: bool(p.walk_ins),
        help="Put people who walked in on the programme's roster",
    ),
    Command(
        "register.met",
        "Say which were &met…",
        lambda p: p.asks_met.emit(),
        icon="clipboard-check",
        when=lambda p: bool(p.unsaid),
        help="Note which needs of those who were there were met",
    ),
)
