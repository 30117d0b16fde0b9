"""What a query holds in its hand: a connection on which it can only ask."""

from collections.abc import Mapping
from typing import Any

from sqlcipher3 import dbapi2

Row = Mapping[str, Any]

SQLITE_VERSION: str = dbapi2.sqlite_version


class Reader:
    """Asks the file in SQL and gives back rows that know their columns' names.

    Lists are read at the speed of SQLite itself, and nothing that only asks has to wait for the ORM:
    that is what lets the window and the command line answer at once.
    """

    def __init__(self, connection: dbapi2.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Every row of the answer; ``:name`` in the text stands for a value."""
        cursor = self._connection.cursor()
        cursor.row_factory = dbapi2.Row
        rows: list[Row] = cursor.execute(sql, values).fetchall()
        return rows

    def row(self, sql: str, **values: object) -> Row | None:
        """The first row of the answer, if there is one."""
        cursor = self._connection.cursor()
        cursor.row_factory = dbapi2.Row
        found: Row | None = cursor.execute(sql, values).fetchone()
        return found

    def number(self, sql: str, **values: object) -> int:
        """The one number that the question is about."""
        found = self._connection.execute(sql, values).fetchone()
        return int(found[0] or 0) if found else 0
