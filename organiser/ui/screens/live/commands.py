"""What can be done while a session is run."""

from __future__ import annotations

from typing import Final

from organiser.ui.desk.commands import Command
from organiser.ui.screens.live.presenter import LivePresenter


def _recovery(number: int) -> Command[LivePresenter]:
    return Command(
        f"live.recover_{number}",
        str(number),
        lambda p: p.recover(number),
        keys=str(number),
        when=lambda p: len(p.ways) >= number,
        help=f"Take way {number} to recover the time",
    )


RECOVERIES: Final = tuple(map(_recovery, (1, 2, 3)))

COMMANDS: Final[tuple[Command[LivePresenter], ...]] = (
    Command(
        "live.next",
        "&Next",
        lambda p: p.go_on(),
        keys="Space",
        icon="play",
        when=lambda p: p.is_running or (p.now is None and p.can_begin),
        help="Go on to the next block",
    ),
    Command(
        "live.extend",
        "&5 more minutes",
        lambda p: p.extend(),
        keys="+",
        icon="plus",
        when=lambda p: p.is_running,
        help="Give this block five more minutes",
    ),
    Command(
        "live.back",
        "&Back",
        lambda p: p.go_back(),
        keys="Backspace",
        icon="undo-2",
        when=lambda p: p.now is not None,
        help="Take the last step back, as if it had never been made",
    ),
    Command(
        "live.finish",
        "&Finish",
        lambda p: p.finish(),
        icon="flag",
        when=lambda p: p.now is not None and bool(p.now.rest) and p.is_running,
        help="End the session now",
    ),
    *RECOVERIES,
    Command(
        "live.keep",
        "&Keep these times",
        lambda p: p.close(keeps=True),
        keys="Return",
        icon="check",
        when=lambda p: p.is_over,
        help="Remember how long each exercise really took: its card shows it next time",
    ),
    Command(
        "live.discard",
        "&Do not keep them",
        lambda p: p.close(keeps=False),
        when=lambda p: p.is_over,
        help="Put this run away without remembering its times",
    ),
)
