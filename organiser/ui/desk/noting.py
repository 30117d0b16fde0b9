"""Notes what went onto paper, and tells the screens that show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from organiser.domain.problem import Problem
from organiser.ui.desk.desk import Desk

if TYPE_CHECKING:
    from organiser.domain.printings import Printing
    from organiser.store.store import Store

PRINTING: Final = frozenset({"printing"})  # what the news say when something was printed: no step tells of it


def note(desk: Desk, store: Store | None, made: Iterable[Printing]) -> None:
    """Note what was printed from a workspace, which may have been closed since."""
    from organiser.app.actions import printings

    if store is None or not desk.is_open or desk.store is not store:
        return
    try:
        if printings.note(store, made):
            desk.news.changed.emit(PRINTING)
    except Problem as problem:
        desk.notices.problem(problem)
