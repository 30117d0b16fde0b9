"""Temporary triggers that note the inverse of every row that changes, and what the row was about."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlcipher3 import dbapi2

# A session that is being run goes back by a step of its own, and what stands on a calendar server or on paper stays
# there: their tables note what happened, not what was decided.
_NOT_RECORDED = frozenset({"step", "running", "publication", "printing", "seal", "draft"})

# What only ever rises, and is left alone by an undo: calendars ignore an invitation whose revision fell.
_ONLY_RISES = {"session": frozenset({"sequence", "changed"})}

# Rows that are numbered within something: whoever adds, removes or moves one depends on the numbers of the rest.
_NUMBERED = {"item": "session_id", "strand": "item_id"}

# What people look for in the history, with the columns that name it and where a row names it through another.
_SUBJECTS = {"session_id": "session", "person_id": "person", "programme_id": "programme"}
_THROUGH = {"strand": ("session", "(SELECT session_id FROM main.item WHERE id = {row}.item_id)")}

WHOLE = "*"


@dataclass(frozen=True, slots=True)
class Touch:
    """One row that changed: its table, its id and the columns; ``WHOLE`` for a row that came or went."""

    table: str
    id: int
    columns: str

    def meets(self, other: "Touch") -> bool:
        """Whether both changed the same row in the same place."""
        if (self.table, self.id) != (other.table, other.id):
            return False
        return WHOLE in (self.columns, other.columns) or bool(self._parts & other._parts)

    def covers(self, other: "Touch") -> bool:
        """Whether all that the other changed was changed by this one."""
        same = (self.table, self.id) == (other.table, other.id)
        return same and (self.columns == WHOLE or (other.columns != WHOLE and other._parts <= self._parts))

    @property
    def _parts(self) -> frozenset[str]:
        return frozenset(self.columns.split(","))


@dataclass(frozen=True, slots=True)
class Noted:
    """What changed: SQL that turns it back (to be played in this order), the rows, and what people call them.

    ``about`` holds words such as "session 4" and "person 12".
    """

    undo: tuple[str, ...]
    touched: tuple[Touch, ...]
    about: tuple[str, ...]

    @property
    def topics(self) -> frozenset[str]:
        """The tables that changed."""
        return frozenset(touch.table for touch in self.touched)


def watch(connection: dbapi2.Connection) -> None:
    """Note from now on what changes in any table; the notes wait in a temporary table of this connection."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS inverse (seq INTEGER PRIMARY KEY, topic TEXT, row INTEGER, columns TEXT, "
        "about TEXT, parent INTEGER, sql TEXT)"
    )
    tables = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        if table not in _NOT_RECORDED and not table.startswith("sqlite_"):
            _watch_table(connection, table)


def drain(connection: dbapi2.Connection) -> Noted:
    """What was noted since the last drain."""
    rows = connection.execute(
        "SELECT topic, row, columns, about, parent, sql FROM inverse ORDER BY seq DESC"
    ).fetchall()
    connection.execute("DELETE FROM inverse")
    touched = dict.fromkeys(Touch(topic, row, columns.rstrip(",")) for topic, row, columns, *_ in rows)
    about = {word for row in rows for word in row[3].split(",") if word}
    about |= {f"{topic} {row}" for topic, row, *_ in rows if topic in _SUBJECTS.values()}
    return Noted(tuple(row[5] for row in rows), (*touched, *_numbering(rows)), tuple(sorted(about)))


def _numbering(rows: Iterable[tuple[str, int, str, str, int | None, str]]) -> list[Touch]:
    """The places of numbered rows as one touch of what they stand in."""
    moved = {
        (topic, parent): None
        for topic, _, columns, _, parent, _ in rows
        if parent is not None and (columns == WHOLE or "place" in columns.split(","))
    }
    return [Touch(topic, -parent, "place") for topic, parent in moved]  # no row has an id below zero


def _watch_table(connection: dbapi2.Connection, table: str) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    names = ", ".join(f'"{name}"' for name in columns)
    values = " || ', ' || ".join(f'quote(old."{name}")' for name in columns)
    restored = [name for name in columns if name not in _ONLY_RISES.get(table, ())]
    changed = " || ".join(_if_changed(name, f"'{name},'") for name in restored)
    sets = " || ".join(_if_changed(name, f"""', "{name}" = ' || quote(old."{name}")""") for name in restored)
    differs = " OR ".join(f'old."{name}" IS NOT new."{name}"' for name in restored)
    inverses = {
        "INSERT": ("new", "1", f"'{WHOLE}'", f"""'DELETE FROM "{table}" WHERE id = ' || new.id"""),
        "UPDATE": (
            "new", differs, changed, f"""'UPDATE "{table}" SET ' || substr({sets}, 3) || ' WHERE id = ' || new.id"""
        ),
        "DELETE": ("old", "1", f"'{WHOLE}'", f"""'INSERT INTO "{table}" ({names}) VALUES (' || {values} || ')'"""),
    }  # fmt: skip
    for event, (row, when, touched, inverse) in inverses.items():
        parent = f"{row}.{_NUMBERED[table]}" if table in _NUMBERED else "NULL"
        connection.execute(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "inverse_{table}_{event}" AFTER {event} ON main."{table}" WHEN {when} '
            "BEGIN INSERT INTO inverse (topic, row, columns, about, parent, sql) "
            f"VALUES ('{table}', {row}.id, {touched}, {_about(table, columns, row)}, {parent}, {inverse}); END"
        )


def _if_changed(name: str, words: str) -> str:
    return f"""CASE WHEN old."{name}" IS NOT new."{name}" THEN {words} ELSE '' END"""


def _about(table: str, columns: Iterable[str], row: str) -> str:
    named = [(subject, f"{row}.{column}") for column, subject in _SUBJECTS.items() if column in columns]
    if table in _THROUGH:
        subject, way = _THROUGH[table]
        named.append((subject, way.format(row=row)))
    return " || ".join(f"coalesce('{subject} ' || {value} || ',', '')" for subject, value in named) or "''"
