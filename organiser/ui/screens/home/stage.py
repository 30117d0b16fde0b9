"""What Home has to show just now; all that the first paint needs to know."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """Nothing yet, the first choice, an empty workspace, or what is planned."""

    WAITING = "waiting"
    FIRST_RUN = "first-run"
    EMPTY = "empty"
    OVERVIEW = "overview"


def greeting(now: datetime) -> str:
    """What people say to each other at this time of day."""
    if 5 <= now.hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= now.hour < 18 else "Good evening"
