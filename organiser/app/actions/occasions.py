"""Gathers everything about one session for a handout or an invitation."""

from datetime import date, datetime

from organiser.app.actions import texts
from organiser.domain.occasion import Occasion
from organiser.store import queries
from organiser.store.store import Store


def today() -> date:
    """The date on this computer's calendar."""
    return datetime.now().astimezone().date()


def gather(store: Store, session_id: int, on: date | None = None) -> Occasion:
    """The session with its plan, its register and who runs it."""
    session = store.ask(queries.sessions.one, session_id)
    versions = store.ask(queries.releases.versions, session)
    script, voicemail = texts.spoken(store, session)
    return Occasion(
        session,
        versions.now,
        store.ask(queries.attendance.register, session_id),
        store.ask(queries.workspace.group),
        on or today(),
        versions.on_paper,
        store.ask(queries.totals.of_session, session_id),
        script,
        voicemail,
    )
