"""Gathers everything about one session for a handout or an invitation."""

from datetime import date, datetime

from organiser.domain.occasion import Occasion
from organiser.store.queries import agendas, attendance, sessions, workspace
from organiser.store.store import Store


def today() -> date:
    """The date on this computer's calendar."""
    return datetime.now().astimezone().date()


def gather(store: Store, session_id: int, on: date | None = None) -> Occasion:
    """The session with its plan, its register and who runs it."""
    session = store.ask(sessions.one, session_id)
    return Occasion(
        session,
        store.ask(agendas.of_session, session),
        store.ask(attendance.register, session_id),
        store.ask(workspace.group),
        on or today(),
    )
