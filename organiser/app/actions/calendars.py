"""Exports calendars: one session, a programme, or everything of one person; in one file, or each in its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from organiser.app import files
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.exports.names import file_name, file_names
from organiser.store import queries
from organiser.store.store import Store

Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Sessions to export; ``name`` is what a calendar made of them is called."""

    sessions: tuple[Session, ...]
    name: str = ""


def usual_name(session: Session) -> str:
    """The file name a session's calendar gets when nobody chose one."""
    return file_name(f"{session.starts:%Y-%m-%d} {session.title}", "ics")


def twin_name(session: Session) -> str:
    """The file name of the common entry which says that a session is cancelled."""
    return file_name(f"{session.starts:%Y-%m-%d} CANCELLED {session.title}", "ics")


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


def job(
    store: Store,
    chosen: Chosen,
    target: Path,
    *,
    each: bool = False,
    replace: bool = True,
    plain_cancelled: bool = False,
) -> Callable[[Step], list[Path]]:
    """Work on values for any thread; it is handed what is told of its steps, and gives the files it wrote.

    All go into the one file ``target``, or with ``each`` into files of their own in the folder ``target``, which is
    made if need be: that is what Outlook takes for appointments, while it opens many dates in one file as a calendar
    beside the usual one. ``plain_cancelled``: see :func:`organiser.exports.calendar.calendar`.
    """
    if not chosen.sessions:
        raise Problem("There is no session to export.", "Plan one first.")
    group, stamped = store.ask(queries.workspace.group), datetime.now(UTC)
    parts = tuple(_apart(chosen, target)) if each else ((target, chosen),)

    def work(step: Step) -> list[Path]:
        from organiser.exports.calendar import calendar

        if not replace:
            files.refuse_existing(path for path, _ in parts)
        if each:
            files.folder(target)
        written = []
        for number, (path, part) in enumerate(parts):
            step(number, len(parts))
            content = calendar(
                part.sessions, stamped=stamped, group=group, name=part.name, plain_cancelled=plain_cancelled
            )
            written.append(files.write_whole(path, content))
        return written

    return work


def _apart(chosen: Chosen, folder: Path) -> Iterator[tuple[Path, Chosen]]:
    """Each session with a file of its own; the names tell them apart where day and title do not."""
    names = file_names((f"{one.starts:%Y-%m-%d}", one.title) for one in chosen.sessions)
    for name, session in zip(names, chosen.sessions, strict=True):
        yield folder / f"{name}.ics", Chosen((session,))


def write(
    store: Store,
    chosen: Chosen,
    target: Path,
    *,
    each: bool = False,
    replace: bool = True,
    plain_cancelled: bool = False,
) -> list[Path]:
    """Do at once what :func:`job` would do in another thread."""
    return job(store, chosen, target, each=each, replace=replace, plain_cancelled=plain_cancelled)(lambda *_: None)
