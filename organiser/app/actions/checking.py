"""Tells in what state a workspace file is, and how it differs from another."""

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from organiser.app import workspaces
from organiser.domain.text import counted
from organiser.store import dump
from organiser.store.keys import Key
from organiser.store.seal import Mark
from organiser.store.store import Store


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
    ("card", "exercise of your own", "exercises of your own"),
)


def differences(copy: Path, workspace: Path, key_for: Callable[[Path], Key]) -> tuple[str, ...]:
    """What ``copy`` has more or fewer of than ``workspace``, in words; nothing is opened to write.

    Raises an ``OpenProblem`` when either cannot be read.
    """
    there, here = (_rows(path, key_for(path)) for path in (copy, workspace))
    return tuple(
        f"{counted(there[table], one, many)} (here {here[table]:,})"
        for table, one, many in _COUNTED
        if there[table] != here[table]
    )


def _rows(path: Path, key: Key) -> dict[str, int]:
    with closing(workspaces.open_file(path, look_only=True, key=key)) as store:
        return store.ask(dump.row_counts)
