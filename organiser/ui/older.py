"""Says that a workspace is older than the one last used here, and how its newest backup differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from organiser.app.actions import recovery
from organiser.app.actions.recovery import Looked
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer
from organiser.ui.theme.tokens import Tone

_PUT_BACK: Final = "A program that syncs folders may have put it back, or it is an older copy."


def point_out(desk: Desk, path: Path, look: Callable[[], object]) -> None:
    """Say so of the workspace at ``path``, which is open; ``look`` leads to its backups."""

    def tell(newest: Looked | None) -> None:
        told = [_PUT_BACK]
        if newest is not None and newest.differs:
            told.append(f"The newest backup, of {newest.when}, has {', '.join(newest.differs)}.")
        desk.notices.say(
            "This workspace is older than the one that you last used here.",
            Offer("Look at the backups…", look),
            advice=" ".join(told),
            tone=Tone.DANGER,
        )

    desk.jobs.run(lambda: recovery.newest_good(desk.paths, path, desk.key_for), then=tell)
