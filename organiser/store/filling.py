"""Makes a workspace file of the tables of a plain copy; what does not hold together is refused."""

from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.domain.plain_copy import PlainCopy, Rows
from organiser.domain.problem import Problem
from organiser.store import dump, migrations, opening
from organiser.store.keys import NONE, Key
from organiser.store.reader import Reader

_ADVICE = "It may have been changed since it was written. Take an older plain copy, or a backup."


def make(path: Path, copy: PlainCopy, key: Key = NONE) -> None:
    """Make a workspace at ``path``, as the version that wrote the copy would have, and bring it up to date.

    It is locked with a ``key``.
    A Problem says what is wrong; then there is no file.
    """
    if copy.schema > migrations.NEWEST:
        raise Problem("That plain copy was made by a newer version of Organiser.", "Update Organiser and try again.")
    opening.make(path, lambda connection: _fill(connection, copy), key)


def _fill(connection: dbapi2.Connection, copy: PlainCopy) -> None:
    migrations.build(connection, migrations.MIGRATIONS[: copy.schema])
    connection.execute("PRAGMA foreign_keys = OFF")  # the tables come in any order; the keys are checked at the end
    connection.execute("BEGIN IMMEDIATE")
    known = dump.names(Reader(connection))
    for table, rows in copy.tables.items():
        if table not in known:
            raise Problem(f"No workspace has a table “{table[:40]}”.", _ADVICE)
        _insert(connection, table, rows)
    connection.execute("COMMIT")
    migrations.build(connection)
    if faults := migrations.find_faults(connection):
        raise Problem(f"What the plain copy holds does not fit together: {faults[0]}.", _ADVICE)


def _insert(connection: dbapi2.Connection, table: str, rows: Rows) -> None:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    connection.execute(f'DELETE FROM "{table}"')  # a new file has rows of its own, such as who runs the sessions
    slots = ", ".join(f'"{column}"' for column in columns)
    statement = f'INSERT INTO "{table}" ({slots}) VALUES ({", ".join("?" * len(columns))})'
    for number, row in enumerate(rows, 1):
        if row.keys() != set(columns):
            raise Problem(f"Row {number:,} of “{table}” has other columns than that table.", _ADVICE)
        try:
            connection.execute(statement, [row[column] for column in columns])
        except (dbapi2.IntegrityError, OverflowError, ValueError) as error:
            raise Problem(f"Row {number:,} of “{table}” cannot be kept: {error}.", _ADVICE) from error
