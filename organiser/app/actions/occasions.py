"""Gathers everything about a session, a programme or an exercise for what is made of it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from organiser.app.actions import texts
from organiser.domain import copies, text
from organiser.domain.agendas import BlockKind
from organiser.domain.attendance import RegisterLine
from organiser.domain.copies import Asked
from organiser.domain.exercises import Exercise
from organiser.domain.occasion import Chapter, Course, Group, Letter, Method, Occasion, Table
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
        None if session.programme_id is None else course(store, session.programme_id, on),
        _asked(store, session_id, lines),
        store.ask(queries.copies.of_session, session_id),
    )


def _asked(store: Store, session_id: int, lines: Iterable[RegisterLine]) -> Asked:
    off = {line.person_id for line in lines if line.answer.is_off}
    return copies.asked(one for one in store.ask(queries.people.on_register, session_id) if one.id not in off)


def course(store: Store, programme_id: int, on: date | None = None) -> Course:
    """The programme with its sessions, what each is about, and its draws by lot."""
    sessions = store.ask(queries.sessions.every, programme_id)
    return Course(
        store.ask(queries.programmes.one, programme_id),
        tuple(Chapter(session, session.summary or _done_in(store, session)) for session in sessions),
        store.ask(queries.workspace.group),
        on or today(),
        store.ask(queries.places.draws, programme_id),
    )


def _done_in(store: Store, session: Session) -> str:
    """``We do: Talking circle and Sorting.``; "" without a plan."""
    items = store.ask(queries.agendas.items, session.id)
    names = dict.fromkeys(item.title for item in items if item.kind is BlockKind.EXERCISE)
    return f"We do: {text.listed(names)}." if names else ""


def method(exercise: Exercise, group: Group | None = None, on: date | None = None) -> Method:
    """One exercise; ``group`` is None where no workspace is open."""
    return Method(exercise, group or Group(), on or today())


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
        Table(group.name, group.offers, tuple(names[one] for one in group.members if one in names), group.members)
        for group in (made[-1].groups if made else ())
    )
