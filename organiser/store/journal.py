"""Undo that nobody has to write: what the triggers note becomes steps in the file."""

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlcipher3 import dbapi2

from organiser.store import inverses
from organiser.store.inverses import Noted, Touch

KEPT_STEPS = 500
MOST_STEPS = 5_000
KEPT_DAYS = 30
JOIN_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: the label that people read, by whom ("" is nobody in particular), and what it is about.

    ``undone`` also holds of a step that a later one took back; ``about`` are words such as "session 4".
    """

    id: int
    at: datetime
    label: str
    undone: bool
    who: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A step as one needs it to take it back out of turn; ``touched`` is None when an older version noted it."""

    id: int
    label: str
    undone: bool
    undoes: int | None
    undo: tuple[str, ...]
    touched: tuple[Touch, ...] | None


@dataclass(frozen=True, slots=True)
class _Done:
    """The last step that is not undone, which the next one may join."""

    id: int
    at: datetime
    joins: str
    who: str
    topics: tuple[str, ...]
    noted: Noted


class Journal:
    """Collects what the triggers wrote and keeps it as steps in the file, so that undo outlives the window.

    The method is SQLite's own ("Automatic Undo/Redo Using SQLite"); steps are rows of the table ``step``. At least
    ``KEPT_STEPS`` are kept, and those of the last ``KEPT_DAYS`` up to ``MOST_STEPS``.
    """

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def keep(self, label: str, at: datetime, joins: str = "", who: str = "") -> frozenset[str]:
        """Make one step of what has changed since the last one, within the open transaction.

        Returns the tables that changed (none: no step was made). What could be redone is forgotten. A step of the same
        person with the same ``joins`` as the last, within two minutes, becomes one with it: a stretch of typing is one
        undo.
        """
        return self.note(inverses.drain(self._connection), label, at, joins=joins, who=who)

    def note(
        self, noted: Noted, label: str, at: datetime, *, joins: str = "", who: str = "", undoes: int | None = None
    ) -> frozenset[str]:
        """Make one step of what was drained already; ``undoes`` is the step that this one takes back."""
        if not noted.undo:
            return frozenset()
        last = self._last_done() if joins else None
        self._connection.execute("DELETE FROM step WHERE undone = 1")
        if last and (last.joins, last.who) == (joins, who) and (at - last.at).total_seconds() < JOIN_SECONDS:
            both = Noted(
                (*noted.undo, *last.noted.undo),
                tuple(dict.fromkeys((*noted.touched, *last.noted.touched))),
                tuple(sorted({*noted.about, *last.noted.about})),
            )
            self._connection.execute(
                "UPDATE step SET at = ?, topics = ?, undo = ?, touched = ?, about = ? WHERE id = ?",
                (at.isoformat(), json.dumps(sorted({*noted.topics, *last.topics})), *_written(both), last.id),
            )
        else:
            self._connection.execute(
                "INSERT INTO step (at, label, joins, who, undoes, topics, undo, touched, about, undone) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                (at.isoformat(), label, joins, who, undoes, json.dumps(sorted(noted.topics)), *_written(noted)),
            )
            self._thin(at)
        return noted.topics

    def _thin(self, at: datetime) -> None:
        self._connection.execute(
            "DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?"
            " OR (id <= (SELECT max(id) FROM step) - ? AND at < ?)",
            (MOST_STEPS, KEPT_STEPS, (at - timedelta(days=KEPT_DAYS)).isoformat()),
        )

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
        noted = self.play(json.loads(statements))
        self._connection.execute(note, (json.dumps(noted.undo), step_id))
        return label, noted.topics

    def play(self, statements: Iterable[str]) -> Noted:
        """Run inverses within the open transaction; what they changed, with the way back."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        for sql in statements:
            self._connection.execute(sql)
        return inverses.drain(self._connection)

    def drain(self) -> frozenset[str]:
        """Leave what has changed since the last step without one; returns the tables it is about."""
        return inverses.drain(self._connection).topics

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
        rows = self._connection.execute(
            "SELECT id, at, label, undone, who, about, undoes FROM step ORDER BY id DESC"
        ).fetchall()
        back = taken_back((row[0], bool(row[3]), row[6]) for row in rows)
        return tuple(
            Step(id_, datetime.fromisoformat(at), label, bool(undone) or id_ in back, who, tuple(json.loads(about)))
            for id_, at, label, undone, who, about, _ in rows
        )

    def lines_from(self, step_id: int) -> tuple[Line, ...]:
        """The step with this id and all that came after it, newest first."""
        rows = self._connection.execute(
            "SELECT id, label, undone, undoes, undo, touched FROM step WHERE id >= ? ORDER BY id DESC", (step_id,)
        )
        return tuple(
            Line(id_, label, bool(undone), undoes, tuple(json.loads(undo)), _touches(touched) if touched else None)
            for id_, label, undone, undoes, undo, touched in rows
        )

    def _last_done(self) -> _Done | None:
        found = self._one(
            "SELECT id, at, joins, who, topics, undo, touched, about FROM step WHERE undone = 0 "
            "ORDER BY id DESC LIMIT 1"
        )
        if found is None:
            return None
        step_id, at, joins, who, topics, undo, touched, about = found
        noted = Noted(tuple(json.loads(undo)), _touches(touched or "[]"), tuple(json.loads(about)))
        return _Done(step_id, datetime.fromisoformat(at), joins, who, tuple(json.loads(topics)), noted)

    def _one(self, sql: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._connection.execute(sql).fetchone()
        return found


def taken_back(newest_first: Iterable[tuple[int, bool, int | None]]) -> frozenset[int]:
    """The ids of steps that a later step took back, of (id, undone, the id of what it takes back)."""
    back: set[int] = set()
    for step_id, undone, undoes in newest_first:
        if undoes is not None and not undone and step_id not in back:
            back.add(undoes)
    return frozenset(back)


def _written(noted: Noted) -> tuple[str, str, str]:
    touched = json.dumps([astuple(touch) for touch in noted.touched], separators=(",", ":"))
    return json.dumps(noted.undo), touched, json.dumps(noted.about)


def _touches(words: str) -> tuple[Touch, ...]:
    return tuple(Touch(*parts) for parts in json.loads(words))
