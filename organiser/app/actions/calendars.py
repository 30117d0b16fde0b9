"""Exports calendars: one session, a programme, or everything of one person."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from organiser.app import files
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.exports.names import file_name
from organiser.store import queries
from organiser.store.store import Store


def usual_name(session: Session) -> str:
    """The file name a session's calendar gets when nobody chose one."""
    return file_name(f"{session.starts:%Y-%m-%d} {session.title}", "ics")


def _write(store: Store, chosen: Sequence[Session], target: Path, name: str, *, replace: bool) -> int:
    from organiser.exports.calendar import calendar

    if not chosen:
        raise Problem("There is no session to export.", "Plan one first.")
    group = store.ask(queries.workspace.group)
    files.write_whole(target, calendar(chosen, stamped=datetime.now(UTC), group=group, name=name), replace=replace)
    return len(chosen)


def of_session(store: Store, session_id: int, target: Path, *, replace: bool = True) -> int:
    """Write the calendar file of one session; returns how many events it holds."""
    return _write(store, [store.ask(queries.sessions.one, session_id)], target, "", replace=replace)


def of_programme(store: Store, programme_id: int, target: Path, *, replace: bool = True) -> int:
    """Write all sessions of a programme into one calendar file."""
    title = store.ask(queries.programmes.one, programme_id).title
    return _write(store, store.ask(queries.sessions.every, programme_id), target, title, replace=replace)


def of_person(store: Store, person_id: int, target: Path, *, replace: bool = True) -> int:
    """Write the sessions to which somebody is invited, unless they said no."""
    name = f"Sessions for {store.ask(queries.people.one, person_id).name}"
    return _write(store, store.ask(queries.sessions.of_person, person_id), target, name, replace=replace)


def of_everything(store: Store, target: Path, *, replace: bool = True) -> int:
    """Write every session of the workspace."""
    name = store.ask(queries.workspace.group).name or "Sessions"
    return _write(store, store.ask(queries.sessions.every), target, name, replace=replace)
