"""The calendar file of one session in one click, and the notice that leads to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.notices import Offer


def export_calendar(desk: Desk, session: Session) -> Path | None:
    """Write the session's ``.ics`` file where one-click files go; None when it could not be written."""
    from organiser.app import files
    from organiser.app.actions import calendars

    try:
        target = files.folder(desk.paths.output) / calendars.usual_name(session)
        events = calendars.of_session(desk.store, session.id, target)
    except Problem as problem:
        desk.notices.problem(problem)
        return None
    state = "cancelled event" if session.is_cancelled else "event"
    desk.notices.say(
        f"Exported {counted(events, state)} as “{target.name}”.",
        Offer("Open", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))),
        Offer("Show in folder", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))),
        advice=f"It is in {target.parent}. Send it to people, or open it to put it into your own calendar.",
    )
    return target
