"""Tells in what state a workspace file is, and how it differs from another."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from organiser.app import workspaces
from organiser.domain.attendance import Answer
from organiser.domain.brake import brake
from organiser.domain.text import counted
from organiser.store import dump
from organiser.store.keys import Key
from organiser.store.seal import Mark
from organiser.store.store import Store

Contents = Mapping[str, Mapping[int, object]]  # the rows of each table by their ids

_ANSWER = "answer"  # no table of its own: the lines of registers with an answer


@dataclass(frozen=True, slots=True)
class Condition:
    """What a check found: ``faults`` in words (none: it is sound), what the seal says, and the rows of each table.

    The mark has a digest if the file was closed in good order the last time; ``size`` is in bytes.
    """

    faults: tuple[str, ...]
    mark: Mark
    size: int
    rows: Mapping[str, int]


def look_through(store: Store) -> Condition:
    """Look through all of an open workspace; a damaged one has no more than its faults."""
    faults = store.faults()
    size = store.path.stat().st_size if store.path else 0
    if faults:
        return Condition(faults, Mark("", 0, "", ""), size, {})
    return Condition((), store.mark, size, store.ask(dump.row_counts))


_COUNTED = (
    ("person", "person", "people"),
    ("programme", "programme", "programmes"),
    ("session", "session", "sessions"),
    ("item", "block in plans", "blocks in plans"),
    ("register", "line in registers", "lines in registers"),
    (_ANSWER, "answer", "answers"),
    ("card", "exercise of your own", "exercises of your own"),
)


def contents(path: Path, key: Key) -> Contents:
    """What a workspace file holds of what people count; it is not opened to write. Raises an ``OpenProblem``."""
    with closing(workspaces.open_file(path, look_only=True, key=key)) as store:
        tables = store.ask(dump.everything).tables
    found: dict[str, Mapping[int, object]] = {
        table: {int(row["id"] or 0): row for row in tables[table]} for table, _, _ in _COUNTED if table != _ANSWER
    }
    lines = {int(row["id"] or 0): row["answer"] for row in tables["register"]}
    return found | {_ANSWER: {one: answer for one, answer in lines.items() if answer != Answer.NONE}}


def in_words(held: Contents) -> str:
    """How much there is of what, such as “14 people, 4 sessions”."""
    told = [counted(len(held[table]), one, many) for table, one, many in _COUNTED if held[table]]
    return ", ".join(told) or "nothing yet"


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many people who are here now a copy has not; ``words`` says so where they are many, else it is ""."""

    number: int = 0
    words: str = ""


def lacking(there: Contents, here: Contents) -> Lacking:
    """Who would not be there if the copy took the place of the workspace; those in the bin do not count."""
    listed, own = _listed(there), _listed(here)
    number = len(own - listed)
    if not (why := brake(number, len(own))):
        return Lacking(number)
    lost = f"{counted(number, 'person', 'people')} who {'is' if number == 1 else 'are'} here now"
    return Lacking(number, f"The backup lacks {lost}. {why}")


def _listed(held: Contents) -> set[object]:
    return {row["uid"] for row in held["person"].values() if isinstance(row, Mapping) and not row["removed"]}


def differences(there: Contents, here: Contents) -> tuple[str, ...]:
    """What a copy has more or fewer of than the workspace, and what it has otherwise, in words."""
    told = []
    for table, one, many in _COUNTED:
        copy, own = there[table], here[table]
        if len(copy) != len(own):
            told.append(f"{counted(len(copy), one, many)} (here {len(own):,})")
        elif others := sum(copy[at] != own.get(at) for at in copy):
            told.append(f"{counted(others, one, many)} written otherwise")
    return tuple(told)
