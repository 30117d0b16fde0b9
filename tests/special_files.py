"""What lies in folders beside workspaces, or claims to be one: each a file to make, and how opening it must end."""

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from organiser.store.failures import Damaged, InTheWay, Locked, Missing, NewerVersion, NotAWorkspace, OpenProblem
from organiser.store.migrations import APPLICATION_ID

# Makes something at a path, from the content of a whole workspace.
Make = Callable[[Path, bytes], object]

_HUGE = 2**40  # bytes, of which a disk keeps only those that are not nought
_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT"


def _written(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _socket(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the names of sockets are short
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


def _huge(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.truncate(_HUGE)


def _of_version(version: int) -> Make:
    return lambda path, whole: path.write_bytes(whole[:60] + (version % 2**32).to_bytes(4, "big") + whole[64:])


def _beside(ending: str, content: bytes) -> Make:
    def make(path: Path, whole: bytes) -> None:
        path.write_bytes(whole)
        path.with_name(path.name + ending).write_bytes(content)

    return make


def _pipe_beside(ending: str) -> Make:
    def make(path: Path, whole: bytes) -> None:
        path.write_bytes(whole)
        os.mkfifo(path.with_name(path.name + ending))

    return make


def _folder_beside(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    path.with_name(f"{path.name}-journal").mkdir()


def _link_beside(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    path.with_name(f"{path.name} other").write_bytes(b"somebody else's")
    path.with_name(f"{path.name}-journal").symlink_to(path.with_name(f"{path.name} other"))


def by_sql_only(path: Path, *statements: str) -> None:
    """What another program does to a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in ("PRAGMA foreign_keys = OFF", *statements):
            connection.execute(statement)


def by_sql(*statements: str) -> Make:
    """A workspace to which another program has done this; its seal is off, as after a crash."""

    def make(path: Path, whole: bytes) -> None:
        path.write_bytes(whole)
        by_sql_only(path, "UPDATE seal SET digest = ''", *statements)

    return make


def _loosened(table: str, *statements: str) -> Make:
    """A workspace in which a table takes values of any kind, and has taken some."""

    unbound = f"UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = '{table}'"

    def make(path: Path, whole: bytes) -> None:
        path.write_bytes(whole)
        by_sql_only(path, "PRAGMA writable_schema = ON", unbound)
        by_sql_only(path, "UPDATE seal SET digest = ''", *statements)

    return make


def _seal(columns: str) -> Make:
    return by_sql("DROP TABLE seal", f"CREATE VIEW seal AS {columns}")


SPECIAL: dict[str, tuple[Make, type[OpenProblem]]] = {
    "a folder": (lambda path, _: path.mkdir(), NotAWorkspace),
    "a link to itself": (lambda path, _: path.symlink_to(path), Missing),
    "a link to nowhere": (lambda path, _: path.symlink_to(path.with_name("nowhere")), Missing),
    "nothing": (lambda _path, _: None, Missing),
    "an empty file": (lambda path, _: _written(path, b""), NotAWorkspace),
    "one byte": (lambda path, _: _written(path, b"S"), NotAWorkspace),
    "a page of noughts": (lambda path, _: _written(path, bytes(4096)), NotAWorkspace),
    "a terabyte of noughts": (lambda path, _: _huge(path, b""), NotAWorkspace),
    "a terabyte of noughts behind a workspace": (_huge, NotAWorkspace),
    "a zip": (lambda path, _: _written(path, b"PK\x03\x04" + os.urandom(8188)), NotAWorkspace),
    "a PDF": (lambda path, _: _written(path, b"%PDF-1.7\n" + os.urandom(8183)), NotAWorkspace),
    "a picture": (lambda path, _: _written(path, b"\x89PNG\r\n\x1a\n" + os.urandom(8184)), NotAWorkspace),
    "pages of chance": (lambda path, _: _written(path, os.urandom(8192)), Locked),
    "another program's database": (lambda path, _: by_sql_only(path, "CREATE TABLE photo (id)"), NotAWorkspace),
    "a database that claims to be one": (
        lambda path, _: by_sql_only(
            path, "CREATE TABLE photo (id)", f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 3"
        ),
        Damaged,
    ),
    "version 0": (_of_version(0), Damaged),
    "version -1": (_of_version(-1), Damaged),
    "version 99": (_of_version(99), NewerVersion),
    "version 2^31": (_of_version(2**31), Damaged),
    "written through a log": (lambda path, whole: _written(path, whole[:18] + b"\2\2" + whole[20:]), Damaged),
    "a foreign log beside it": (_beside("-wal", os.urandom(5000)), InTheWay),
    "a folder for a journal": (_folder_beside, InTheWay),
    "a link for a journal": (_link_beside, InTheWay),
    "a trigger": (by_sql("CREATE TRIGGER ours AFTER INSERT ON person BEGIN DELETE FROM session; END"), Damaged),
    "an endless view for the people": (
        by_sql("DROP TABLE person", f"CREATE VIEW person AS {_ENDLESS} x AS id, x AS uid, x AS name FROM c"),
        Damaged,
    ),
    "an endless view for the seal": (
        _seal(f"{_ENDLESS} 'a' AS uid, x AS sequence, '' AS digest, '' AS at FROM c"),
        Damaged,
    ),
    "a view for the seal": (_seal("SELECT 'a' AS uid, 1 AS sequence, '' AS digest, '' AS at"), Damaged),
    "two seals": (
        by_sql(
            "DROP TABLE seal",
            "CREATE TABLE seal (id, uid, sequence, digest, at)",
            "INSERT INTO seal VALUES (1, 'a', 1, '', '')",
            "INSERT INTO seal VALUES (2, 'a', 1, '', '')",
        ),
        Damaged,
    ),
    "a seal of bytes": (
        by_sql(
            "DROP TABLE seal",
            "CREATE TABLE seal (id, uid, sequence, digest, at)",
            "INSERT INTO seal VALUES (1, x'ff', 'a', '', NULL)",
        ),
        Damaged,
    ),
    "no seal": (by_sql("DELETE FROM seal"), Damaged),
    "no table of people": (by_sql("DROP TABLE person"), Damaged),
    "a column that is worked out": (
        by_sql(
            "CREATE TABLE more (id INTEGER PRIMARY KEY, a AS (hex(zeroblob(1000000))))", "INSERT INTO more VALUES (1)"
        ),
        Damaged,
    ),
    "a virtual table": (by_sql("CREATE VIRTUAL TABLE more USING fts4 (a)"), Damaged),
    "a table of a million rows": (
        by_sql("CREATE TABLE more (id INTEGER PRIMARY KEY)", f"INSERT INTO more {_ENDLESS} x FROM c LIMIT 1000000"),
        Damaged,
    ),
    "a number for a name": (_loosened("person", "UPDATE person SET name = 17 WHERE id = 1"), Damaged),
    "bytes for a name": (_loosened("person", "UPDATE person SET name = x'fffe00' WHERE id = 1"), Damaged),
    "infinity for a name": (_loosened("person", "UPDATE person SET name = 9e999 WHERE id = 1"), Damaged),
    "a word for a number": (_loosened("session", "UPDATE session SET minutes = 'many' WHERE id = 1"), Damaged),
    "bytes that are no text": (by_sql("UPDATE person SET name = CAST(x'fffe41' AS TEXT) WHERE id = 1"), Damaged),
    "a row of the highest number there is": (
        by_sql("UPDATE person SET id = 9223372036854775807, name = CAST(x'ff' AS TEXT) WHERE id = 14"),
        Damaged,
    ),
    "a session of no time": (by_sql("UPDATE session SET starts = 'soon' WHERE id = 1"), Damaged),
}

if hasattr(os, "mkfifo"):
    SPECIAL |= {
        "a pipe": (lambda path, _: os.mkfifo(path), NotAWorkspace),
        "a socket": (lambda path, _: _socket(path), NotAWorkspace),
        "a pipe for a journal": (_pipe_beside("-journal"), InTheWay),
        "a pipe for a log": (_pipe_beside("-wal"), InTheWay),
    }

# What is told of no more than it is, and opens: garbage in the place of a journal is no journal.
HARMLESS: dict[str, Make] = {
    "an empty journal": _beside("-journal", b""),
    "a journal of chance": _beside("-journal", b"x" + os.urandom(5000)),
    "a journal of noughts": _beside("-journal", bytes(6000)),
    "a journal that ends at once": _beside("-journal", _JOURNAL + bytes(500)),
    "an empty log": _beside("-wal", b""),
}
