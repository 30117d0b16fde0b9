"""Keeps the plan of a session as its next version, or goes back to an earlier one, and says what was done."""

from __future__ import annotations

from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.ui.desk.desk import Desk


def keep_version(desk: Desk, session: Session, back_to: int) -> None:
    """Release the plan (``back_to`` 0), or make it what it was in the version with that number; one step each."""
    from organiser.app.actions import releases

    try:
        if back_to:
            releases.go_back(desk.store, session.id, back_to)
            said = f"The plan is that of version {back_to} again."
        else:
            said = f"Released version {releases.release(desk.store, session.id)} of the plan."
    except Problem as problem:
        desk.notices.problem(problem)
        return
    desk.tell(said, undo=True)
