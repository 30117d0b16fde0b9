"""Writes everything in plain files, and builds a workspace from them again."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from organiser.app import files
from organiser.app.paths import SUFFIX
from organiser.domain import cards, clock, plain_copy
from organiser.domain.problem import Problem
from organiser.exports.names import file_name, file_names
from organiser.store import queries
from organiser.store.dump import everything
from organiser.store.failures import Damaged
from organiser.store.store import Store

PEOPLE, SESSIONS, REGISTERS, CALENDAR = "people.csv", "sessions.csv", "registers.csv", "sessions.ics"

_WHAT: Mapping[str, str] = {
    plain_copy.FILE: "all of it, for programs; a workspace can be built from it again",
    PEOPLE: "people, with their needs",
    SESSIONS: "sessions",
    REGISTERS: "who was asked, what they said and who was there",
    CALENDAR: "all sessions, for a calendar program",
    "plans": "a page for each session with its plan",
    "exercises": "your own exercises",
}


def job(store: Store, folder: Path, today: date, *, replace: bool = True) -> Callable[[], list[Path]]:
    """Work on values for any thread: writes the plain copy into ``folder``, made if need be; returns the files."""
    made = _Copy(store, today)

    def work() -> list[Path]:
        contents = {folder / name: content for name, content in made.contents()}
        if not replace:
            files.refuse_existing(contents)
        for parent in {path.parent for path in contents}:
            files.folder(parent)
        return [files.write_whole(path, content) for path, content in contents.items()]

    return work


class _Copy:
    """All values of the workspace, asked for at one moment."""

    def __init__(self, store: Store, today: date) -> None:
        self._today = today
        self._everything = store.ask(everything)
        self._group = store.ask(queries.workspace.group)
        self._people = store.ask(queries.people.every)
        self._sessions = store.ask(queries.sessions.every)
        self._plans = [store.ask(queries.agendas.of_session, session) for session in self._sessions]
        self._registers = [store.ask(queries.attendance.register, session.id) for session in self._sessions]
        self._cards = store.ask(queries.agendas.own_cards)

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Each file by its name within the folder; the last says what the others are."""
        from organiser.exports.plain_copy import read_me

        said = {}
        for name, content in self._files():
            first = name.partition("/")[0]
            said[first] = _WHAT[first]
            yield name, content
        yield "Read me.md", read_me(self._group.name, clock.day_in_words(self._today), said)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        from organiser.exports import plain_copy as pages
        from organiser.exports.calendar import calendar
        from organiser.exports.people_csv import people_csv

        yield plain_copy.FILE, pages.document(self._everything)
        yield PEOPLE, people_csv(self._people, with_special=True)
        yield SESSIONS, pages.sessions(self._sessions)
        yield REGISTERS, pages.registers(zip(self._sessions, self._registers, strict=True))
        if self._sessions:
            stamped = max(session.changed for session in self._sessions)
            yield CALENDAR, calendar(self._sessions, stamped=stamped, group=self._group, name=self._group.name)
        names = file_names((f"{one.starts:%Y-%m-%d}", one.title) for one in self._sessions)
        for name, session, plan in zip(names, self._sessions, self._plans, strict=True):
            yield f"plans/{name}.md", pages.plan(session, plan)
        for card in self._cards:
            yield f"exercises/{file_name(card.id, 'md')}", cards.write(card).encode()


def rebuild(source: Path, target: Path) -> Store:
    """Build a workspace at ``target`` from a plain copy (its folder, or the document in it) and open it.

    A file that is there already is never touched; a Problem leaves nothing behind.
    """
    from organiser.imports import plain_copy as reading
    from organiser.store import filling

    document = source / plain_copy.FILE if source.is_dir() else source
    advice = f"Choose the folder that Organiser wrote, with {plain_copy.FILE} in it."
    copy = reading.read(files.content(document, reading.LARGEST + 1, advice))
    path = target if target.suffix else target.with_suffix(SUFFIX)
    files.folder(path.parent)
    filling.make(path, copy)
    try:
        store = _read_through(path)
    except Damaged as damage:
        path.unlink()
        raise Problem(
            "The plain copy holds a word or a time that no workspace holds.",
            "It may have been changed since it was written. Take an older one, or a backup.",
        ) from damage
    except BaseException:
        path.unlink()
        raise
    return store


def _read_through(path: Path) -> Store:
    """Open a workspace and ask it for everything: what no version of the program writes shows itself here."""
    store = Store.open(path)
    try:
        for _ in _Copy(store, date.min).contents():
            pass
    except BaseException:
        store.close()
        raise
    return store
