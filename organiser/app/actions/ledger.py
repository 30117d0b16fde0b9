"""The ledger of dates given: who still has to be told, as a list, and noting that they were, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import files
from organiser.domain import reaching
from organiser.domain.ledger import Ledger
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.domain.text import counted
from organiser.exports.names import file_name
from organiser.store import changes, queries
from organiser.store.store import Store

if TYPE_CHECKING:
    from organiser.store.transaction import Transaction


def gather(store: Store, session_id: int) -> Ledger:
    """What everybody who is invited holds of a session."""
    return Ledger(store.ask(queries.sessions.one, session_id), store.ask(queries.ledger.of_session, session_id))


def write(store: Store, session_id: int, target: Path, *, replace: bool = True) -> int:
    """Write those who hold an old date into a table to work through; returns how many they are."""
    from organiser.exports.ledger_csv import ledger_csv

    found = gather(store, session_id)
    if not found.old:
        raise Problem("Nobody holds an old date.", "There is nobody to tell anything new.")
    files.write_whole(target, ledger_csv(found), replace=replace)
    return len(found.old)


def usual_name(session: Session) -> str:
    """The file name the table gets when nobody chose one."""
    return file_name(f"{session.starts:%Y-%m-%d} {session.title}, who holds an old date", "csv")


def note_told(store: Store, session_id: int, people: Sequence[Person], route: Route | None = None) -> str:
    """Note that people were told the date as it is now, by this way or each by their own; returns whom, in words."""
    whom = people[0].name if len(people) == 1 else counted(len(people), "person", "people")
    told = [(person.id, str(route or reaching.best(person).route)) for person in people]
    store.do(f"Note {whom} told", _note, session_id, told)
    return whom


def _note(tx: Transaction, session_id: int, told: Sequence[tuple[int, str]]) -> None:
    for person_id, route in told:
        changes.attendance.note_given(tx, session_id, [person_id], route=route)
