"""Exports calendars: one session, a programme, or everything of one person; in one file, or each in its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from organiser.app import files
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.exports.names import file_name, file_names
from organiser.store import queries
from organiser.store.store import Store


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sessions to export; ``name`` is what a calendar made of them is called."""

    sessions: tuple[Session, ...]
    name: str = ""


def usual_name(session: Session) -> str:
    """The file name a session's calendar gets when nobody chose one."""
    return file_name(f"{session.starts:%Y-%m-%d} {session.title}", "ics")


def of_session(store: Store, session_id: int) -> Chosen:
    """One session."""
    return Chosen((store.ask(queries.sessions.one, session_id),))


def of_programme(store: Store, programme_id: int) -> Chosen:
    """All sessions of a programme."""
    title = store.ask(queries.programmes.one, programme_id).title
    return Chosen(store.ask(queries.sessions.every, programme_id), title)


def of_person(store: Store, person_id: int) -> Chosen:
    """The sessions to which somebody is invited, unless they said no."""
    name = store.ask(queries.people.one, person_id).name
    return Chosen(store.ask(queries.sessions.of_person, person_id), f"Sessions for {name}")


def of_everything(store: Store) -> Chosen:
    """Every session of the workspace."""
    return Chosen(store.ask(queries.sessions.every), store.ask(queries.workspace.group).name or "Sessions")


def write(store: Store, chosen: Chosen, target: Path, *, replace: bool = True, plain_cancelled: bool = False) -> int:
    """Write them all into one file; returns how many events it holds.

    ``plain_cancelled``: see :func:`organiser.exports.calendar.calendar`.
    """
    content = _maker(store, chosen, plain_cancelled)(chosen.sessions, chosen.name)
    files.write_whole(target, content, replace=replace)
    return len(chosen.sessions)


def write_each(
    store: Store, chosen: Chosen, folder: Path, *, replace: bool = True, plain_cancelled: bool = False
) -> list[Path]:
    """Write each session into a file of its own, in ``folder``, which is made if need be.

    That is what Outlook takes for appointments: many dates in one file it opens as a calendar of its own.
    """
    make = _maker(store, chosen, plain_cancelled)
    names = file_names((f"{one.starts:%Y-%m-%d}", one.title) for one in chosen.sessions)
    targets = [folder / f"{name}.ics" for name in names]
    if not replace:
        files.refuse_existing(targets)
    files.folder(folder)
    for session, target in zip(chosen.sessions, targets, strict=True):
        files.write_whole(target, make((session,), ""))
    return targets


def _maker(store: Store, chosen: Chosen, plain_cancelled: bool) -> Callable[[tuple[Session, ...], str], bytes]:
    from organiser.exports.calendar import calendar

    if not chosen.sessions:
        raise Problem("There is no session to export.", "Plan one first.")
    group, stamped = store.ask(queries.workspace.group), datetime.now(UTC)
    return lambda sessions, name: calendar(
        sessions, stamped=stamped, group=group, name=name, plain_cancelled=plain_cancelled
    )
