"""Tells in what state a workspace file is."""

from collections.abc import Mapping
from dataclasses import dataclass

from organiser.store import dump
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
