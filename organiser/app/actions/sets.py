"""Takes a ready-made set: its programme, its sessions and their plans, as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from organiser.app import paths
from organiser.app.playbook import Playbook
from organiser.domain import programmes, sets, text
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.sessions import Session
from organiser.domain.sets import Meeting, ReadySet, SetProblem, Wish
from organiser.store import changes, queries

if TYPE_CHECKING:
    from organiser.store.store import Store
    from organiser.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Stock:
    """The sets that could be read, the longest first, and the complaints about those that could not."""

    sets: tuple[ReadySet, ...]
    problems: tuple[SetProblem, ...] = ()


def read_all(playbook: Playbook, folder: Path | None = None) -> Stock:
    """Every set in a folder (None: those that come with the program)."""
    found, problems = [], []
    for path in sorted((folder or paths.resource("sets")).glob("*.toml")):
        try:
            found.append(sets.read(path.read_text("utf-8"), path.name, playbook.shelf.exercises))
        except SetProblem as problem:
            problems.append(problem)
        except UnicodeDecodeError:
            problems.append(SetProblem(path.name, "it is not UTF-8 text."))
        except OSError as error:
            problems.append(SetProblem(path.name, f"it cannot be read ({error.strerror})."))
    found.sort(key=lambda one: (-len(one.meetings), one.title))
    return Stock(tuple(found), tuple(problems))


def the_one(stock: Stock, words: str) -> ReadySet:
    """The set with that id or title; a Problem says so when there is none."""
    for ready in stock.sets:
        if words == ready.id or text.folded(words) == text.folded(ready.title):
            return ready
    for problem in stock.problems:
        if words == problem.file.removesuffix(".toml"):
            raise problem
    ids = ", ".join(ready.id for ready in stock.sets) or "none"
    raise Problem(f"There is no ready-made set called “{words[:80]}”.", f"The sets are: {ids}.")


def take(store: "Store", ready: ReadySet, wish: Wish) -> int:
    """Make a programme of a set, with its sessions and plans, as one step; returns the programme's id."""
    taken = [line.programme.title for line in store.ask(queries.programmes.every)]
    programme = sets.programme(ready, wish, programmes.fresh_title(ready.title, taken))
    sessions = [one.session for one in sets.dated(ready, wish)]
    return store.do(f"Take the set {ready.title}", _take, programme, sessions, ready.meetings)


def _take(tx: "Transaction", programme: Programme, sessions: Sequence[Session], meetings: Sequence[Meeting]) -> int:
    programme_id = changes.programmes.add(tx, programme)
    for session, meeting in zip(sessions, meetings, strict=True):
        session_id = changes.sessions.add(tx, replace(session, programme_id=programme_id))
        changes.agendas.add_many(tx, session_id, meeting.items)
    return programme_id
