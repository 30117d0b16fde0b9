"""Marks days of one's own from a file."""

from pathlib import Path

from organiser.app import files
from organiser.domain import marked_days
from organiser.domain.marked_days import DayFile, MarkedDay
from organiser.domain.text import counted
from organiser.store import changes, queries
from organiser.store.store import Store


def read(path: Path) -> DayFile:
    """Look through a file; nothing is kept."""
    from organiser.imports import marked_days as imports

    content = files.content(path, imports.LARGEST + 1, "Choose a list (.csv) or a calendar (.ics).")
    return imports.read(content, path.name)


def fresh(store: Store, file: DayFile) -> tuple[MarkedDay, ...]:
    """The days of a file that are not marked yet."""
    return marked_days.new_among(file.days, store.ask(queries.marked_days.every))


def take(store: Store, days: tuple[MarkedDay, ...]) -> None:
    """Mark days as one step; none where there are none."""
    if days:
        store.do(f"Mark {counted(len(days), 'day')}", changes.marked_days.add, days)
