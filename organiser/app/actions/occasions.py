"""Gathers everything about one session for a handout or an invitation."""

from collections.abc import Mapping
from datetime import date, datetime

from organiser.app.actions import texts
from organiser.domain.occasion import Letter, Occasion, Table
from organiser.domain.people import Route
from organiser.domain.sessions import Session
from organiser.domain.wordings import Kind
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
    lines = store.ask(queries.attendance.register, session_id)
    return Occasion(
        session,
        versions.now,
        lines,
        store.ask(queries.workspace.group),
        on or today(),
        versions.on_paper,
        store.ask(queries.totals.of_session, session_id),
        script,
        voicemail,
        _letters(store, session),
        _groups(store, session_id, {line.person_id: line.person for line in lines}),
    )


def _letters(store: Store, session: Session) -> tuple[Letter, ...]:
    """A letter for each person who is reached by post and still to be told the date as it is."""
    found = texts.gather(store, session.id)
    held = {line.person_id: line.given_sequence for line in found.lines}
    by_post = [
        found.of(person_id, kind=Kind.LETTER)
        for person_id in found.asked
        if Route.POST in found.people[person_id].routes and held[person_id] != session.sequence
    ]
    return tuple(Letter(one.person.name, one.person.address, one.text) for one in by_post)


def _groups(store: Store, session_id: int, names: Mapping[int, str]) -> tuple[Table, ...]:
    """The small groups that were made last."""
    made = store.ask(queries.groupings.of_session, session_id)
    return tuple(
        Table(group.name, group.offers, tuple(names[one] for one in group.members if one in names))
        for group in (made[-1].groups if made else ())
    )
