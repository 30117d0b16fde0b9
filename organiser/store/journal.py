"""Undo that nobody has to write: temporary triggers note the inverse of every row that changes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlcipher3 import dbapi2

KEPT_STEPS = 500
JOIN_SECONDS = 120

# A session that is being run goes back by a step of its own, and what stands on a calendar server stays there: their
# tables note what happened, not what was decided.
_NOT_RECORDED = frozenset({"step", "running", "publication"})

# What only ever rises, and is left alone by an undo: calendars ignore an invitation whose revision fell.
_ONLY_RISES = {"session": frozenset({"sequence", "changed"})}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the label that people read, and whether it has been undone since."""

    id: int
    at: datetime
    label: str
    undone: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """The last step that is not undone, which the next one may join; ``topics`` and ``undo`` are lists in JSON."""

    id: int
    at: datetime
    joins: str
    topics: str
    undo: str


class Journal:
    """Collects what the triggers wrote and keeps it as steps in the file, so that undo outlives the window.

    The method is SQLite's own ("Automatic Undo/Redo Using SQLite"); steps are rows of the table ``step``.
    """

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TEMP TABLE inverse (seq INTEGER PRIMARY KEY, topic TEXT, sql TEXT)")
        tables = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
        for (table,) in tables:
            if table not in _NOT_RECORDED and not table.startswith("sqlite_"):
                self._watch(table)

    def _watch(self, table: str) -> None:
        columns = [row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')]
        names = ", ".join(f'"{name}"' for name in columns)
        values = " || ', ' || ".join(f'quote(old."{name}")' for name in columns)
        restored = [name for name in columns if name not in _ONLY_RISES.get(table, ())]
        sets = " || ', ' || ".join(f"""'"{name}" = ' || quote(old."{name}")""" for name in restored)
        inverses = {
            "INSERT": f"""'DELETE FROM "{table}" WHERE id = ' || new.id""",
            "UPDATE": f"""'UPDATE "{table}" SET ' || {sets} || ' WHERE id = ' || new.id""",
            "DELETE": f"""'INSERT INTO "{table}" ({names}) VALUES (' || {values} || ')'""",
        }
        for event, inverse in inverses.items():
            self._connection.execute(
                f'CREATE TEMP TRIGGER "inverse_{table}_{event}" AFTER {event} ON main."{table}" '
                f"BEGIN INSERT INTO inverse (topic, sql) VALUES ('{table}', {inverse}); END"
            )

    def keep(self, label: str, at: datetime, joins: str = "") -> frozenset[str]:
        """Make one step of what has changed since the last one, within the open transaction.

        Returns the tables that changed (none: no step was made). What could be redone is forgotten. A step with
        the same ``joins`` as the last, within two minutes, becomes one with it: a stretch of typing is one undo.
        """
        inverse, topics = self._drain()
        if not inverse:
            return topics
        last = self._last_done() if joins else None
        self._connection.execute("DELETE FROM step WHERE undone = 1")
        if last and last.joins == joins and (at - last.at).total_seconds() < JOIN_SECONDS:
            undo, both = [*inverse, *json.loads(last.undo)], sorted({*topics, *json.loads(last.topics)})
            self._connection.execute(
                "UPDATE step SET at = ?, undo = ?, topics = ? WHERE id = ?",
                (at.isoformat(), json.dumps(undo), json.dumps(both), last.id),
            )
        else:
            self._connection.execute(
                "INSERT INTO step (at, label, joins, topics, undo, undone) VALUES (?, ?, ?, ?, ?, 0)",
                (at.isoformat(), label, joins, json.dumps(sorted(topics)), json.dumps(inverse)),
            )
            self._connection.execute("DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?", (KEPT_STEPS,))
        return topics

    def step_back(self) -> tuple[str, frozenset[str]] | None:
        """Undo the last step within the open transaction; its label and tables, or None when there is none."""
        found = self._one("SELECT id, label, undo FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
        return found and self._play(found, "UPDATE step SET redo = ?, undone = 1 WHERE id = ?")

    def step_forward(self) -> tuple[str, frozenset[str]] | None:
        """Do again what was undone last; its label and tables, or None when there is nothing."""
        found = self._one("SELECT id, label, redo FROM step WHERE undone = 1 ORDER BY id LIMIT 1")
        return found and self._play(found, "UPDATE step SET undo = ?, undone = 0 WHERE id = ?")

    def _play(self, found: tuple[int, str, str], note: str) -> tuple[str, frozenset[str]]:
        step_id, label, statements = found
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        for sql in json.loads(statements):
            self._connection.execute(sql)
        inverse, topics = self._drain()
        self._connection.execute(note, (json.dumps(inverse), step_id))
        return label, topics

    def drain(self) -> frozenset[str]:
        """Leave what has changed since the last step without one; returns the tables it is about."""
        return self._drain()[1]

    def forget(self) -> None:
        """Forget every step, within the open transaction."""
        self._connection.execute("DELETE FROM step")

    def labels(self) -> tuple[str, str]:
        """What Undo and Redo would do next; "" where there is nothing."""
        undo = self._one("SELECT label FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
        redo = self._one("SELECT label FROM step WHERE undone = 1 ORDER BY id LIMIT 1")
        return (undo[0] if undo else "", redo[0] if redo else "")

    def steps(self) -> tuple[Step, ...]:
        """What was done, newest first."""
        rows = self._connection.execute("SELECT id, at, label, undone FROM step ORDER BY id DESC")
        return tuple(Step(row[0], datetime.fromisoformat(row[1]), row[2], bool(row[3])) for row in rows)

    def _last_done(self) -> _Done | None:
        found = self._one("SELECT id, at, joins, topics, undo FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1")
        if found is None:
            return None
        step_id, at, joins, topics, undo = found
        return _Done(step_id, datetime.fromisoformat(at), joins, topics, undo)

    def _one(self, sql: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(sql).fetchone()
        return found

    def _drain(self) -> tuple[list[str], frozenset[str]]:
        """What the triggers noted since the last drain, newest first, and the tables it is about."""
        rows = self._connection.execute("SELECT topic, sql FROM inverse ORDER BY seq DESC").fetchall()
        self._connection.execute("DELETE FROM inverse")
        return [sql for _, sql in rows], frozenset(topic for topic, _ in rows)
