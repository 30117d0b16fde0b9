"""Sets, changes and takes away the passphrase of a workspace: a new file is made and checked, then takes its place."""

import os
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk, migrations, opening, seal, unfinished
from organiser.store.failures import NotSaved
from organiser.store.keys import Key, connect


def relock(path: Path, old: Key, new: Key, at: datetime) -> None:
    """Lock the workspace at ``path``, which nobody has open, with another key; an empty one leaves it open to all.

    All of it comes along, the steps of undo too. Whatever fails, the file is as it was. Where it succeeds the old file
    is gone; what a disk keeps of it is out of a program's reach.
    """
    opened = opening.connect(path, at, old)
    try:
        with opening.in_plain_words(path), unfinished.part_beside(path) as part:
            before = _content(opened.connection)
            _write(opened.connection, part, new, at)
            _check(part, new, before)
            if os.name == "nt":  # there an open file cannot be replaced, and here a closed one could be changed first
                opened.abandon()
            disk.put_in_place(part, path)
    finally:
        opened.abandon()


def _write(connection: dbapi2.Connection, part: Path, key: Key, at: datetime) -> None:
    connection.execute("ATTACH ? AS part KEY ?", (str(part), key.for_file(b"")))
    try:
        connection.execute("PRAGMA part.synchronous = OFF")  # all of it is made sure of at the end
        connection.execute("PRAGMA part.journal_mode = OFF")
        connection.execute("SELECT sqlcipher_export('part')")
        for name in ("application_id", "user_version"):
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA part.{name} = {value}")
    finally:
        connection.execute("DETACH part")
    with closing(connect(part, key)) as made, part.open("rb", buffering=0) as file:
        made.execute("PRAGMA journal_mode = MEMORY")
        seal.put_on(made, file, at)


def _check(part: Path, key: Key, before: str) -> None:
    """Open the new file as any program would, and compare all of it with the old one."""
    held, _ = opening.look_at(part, key)
    held.close()
    with closing(connect(part, key)) as made:
        if faults := migrations.find_faults(made):
            raise NotSaved(f"the new file has a fault, {faults[0]}")
        if not seal.holds(made, part) or _content(made) != before:
            raise NotSaved("the new file is not what the old one was")


def _content(connection: dbapi2.Connection) -> str:
    """A digest over every row of every table, but for the seal, which is new."""
    found = sha256()
    tables = connection.execute(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND name <> 'seal' "
        "AND name NOT LIKE 'sqlite_stat%' ORDER BY name"
    ).fetchall()
    for name, sql in tables:
        found.update(f"{name} {sql}\n".encode())
        for row in connection.execute(f'SELECT rowid, * FROM main."{name}" ORDER BY rowid'):
            found.update(repr(row).encode())
    return found.hexdigest()
