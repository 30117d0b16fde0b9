"""Reads what can still be read of a damaged workspace, row by row, and makes it hold together again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.domain.plain_copy import Cell, PlainCopy
from organiser.domain.problem import Problem
from organiser.store import dump, invariants, keys, migrations, opening, patching, unfinished
from organiser.store.reader import Reader

_BEYOND = 400  # ids that are tried after the last one that was read
_MOST_TRIES = 4_000  # ranges of ids, for each table
_PATIENCE = 50_000_000  # steps of SQLite for each reading; a file that leads in circles needs more

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read, of the newest version and sound, and in sentences what could not be read or did not fit."""

    copy: PlainCopy
    lost: tuple[str, ...]


def read(path: Path, room: Path, key: keys.Key = keys.NONE, alike: Sequence[Path] = ()) -> Salvaged:
    """What can be read of the file at ``path``, which is not touched; a Problem when that is nothing at all.

    It is read from a copy that lies in the folder ``room`` meanwhile, locked if the file is. ``alike`` are backups of
    it, the newest first, whose first page may stand in for one that is lost.
    """
    with opening.in_plain_words(path), unfinished.room_in(room) as folder:
        found = patching.patched(path, folder, key, alike)
        with closing(_new(found.version)) as made, closing(patching.connect(found)) as source:
            lost = list(_pour(source, made))
            migrations.build(made)
            lost += _mend(made)
            copy = dump.everything(Reader(made)) if not migrations.find_faults(made) else None
    if copy is None or not any(rows for table, rows in copy.tables.items() if table != "workspace"):
        raise Problem(f"Nothing could be read of “{path.name}”.", "Restore a backup; keep the file as it is.")
    return Salvaged(copy, tuple(lost))


def _new(version: int) -> dbapi2.Connection:
    made = dbapi2.connect(":memory:", isolation_level=None)
    migrations.build(made, migrations.MIGRATIONS[:version])
    made.execute("PRAGMA foreign_keys = OFF")
    return made


def _pour(source: dbapi2.Connection, made: dbapi2.Connection) -> Iterator[str]:
    """Put into a new workspace what every table of the old one gives; tells what it does not."""
    source.text_factory = lambda content: content.decode("utf-8", "replace")
    for table in dump.names(Reader(made)):
        columns = [row[1] for row in made.execute(f'PRAGMA table_info("{table}")')]
        slots = ", ".join(f'"{column}"' for column in columns)
        statement = f'INSERT OR ABORT INTO "{table}" ({slots}) VALUES ({", ".join("?" * len(columns))})'
        reading = _Reading(source, table, slots)
        rows = reading.rows()
        if rows:
            made.execute(f'DELETE FROM "{table}"')  # a new file has rows of its own
        refused = 0
        for row in rows:
            try:
                made.execute(statement, row)
            except (dbapi2.Error, OverflowError, ValueError):
                refused += 1
        if reading.fault:
            yield f"{table}: {reading.fault}"
        if refused:
            yield f"{table}: {_rows(refused)} could be read but made no sense"


class _Reading:
    """The rows of one table of a damaged file, from the front, from the back, and one by one in between."""

    def __init__(self, source: dbapi2.Connection, table: str, columns: str) -> None:
        self._source = source
        self._table = table
        self._select = f'SELECT {columns} FROM "{table}" NOT INDEXED'
        self._found: dict[int, Row] = {}
        self._tries = 0
        self.fault = ""

    def rows(self) -> list[Row]:
        """What could be read, by id; ``fault`` then says in words what could not."""
        self._limit()
        if not self._is_there():
            self.fault = "all of it is lost"
            return []
        if not self._scan("ORDER BY id"):
            last = max(self._found, default=0)
            self._scan("ORDER BY id DESC")
            next_one = min((one for one in self._found if one > last), default=0)
            missed = self._between(last + 1, next_one - 1 if next_one else last + _BEYOND)
            self.fault = f"up to {_rows(missed)} could not be read" if next_one else "the last rows could not be read"
        return [self._found[one] for one in sorted(self._found)]

    def _is_there(self) -> bool:
        """Whether the file has such a table; what another program has put in its place is not asked."""
        try:
            found = self._source.execute(
                "SELECT type FROM main.sqlite_schema WHERE name = ?", (self._table,)
            ).fetchone()
            self._source.execute(f"{self._select} LIMIT 0")
        except dbapi2.Error:
            return False
        return bool(found == ("table",))

    def _scan(self, order: str) -> bool:
        """Read in one go until what is known already, or a fault; whether there was none."""
        try:
            for row in self._source.execute(f"{self._select} {order}"):
                if not isinstance(row[0], int) or row[0] in self._found:  # the back meets the front, or a circle
                    return False
                self._found[row[0]] = row
        except (dbapi2.Error, ValueError, MemoryError):
            return False
        return True

    def _between(self, first: int, last: int) -> int:
        """Read a range of ids, halved where it cannot be read as a whole; returns how many ids were not readable."""
        missed, ranges = 0, [(first, last)]
        while ranges and self._tries < _MOST_TRIES:
            low, high = ranges.pop()
            self._tries += 1
            try:
                for row in self._source.execute(f"{self._select} WHERE id BETWEEN ? AND ?", (low, high)):
                    self._found[row[0]] = row
            except (dbapi2.Error, ValueError, MemoryError):
                if low == high:
                    missed += 1
                else:
                    middle = (low + high) // 2
                    ranges += [(middle + 1, high), (low, middle)]
        return missed

    def _limit(self) -> None:
        left = [_PATIENCE // 100_000]

        def step() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        self._source.set_progress_handler(step, 100_000)


def _mend(made: dbapi2.Connection) -> Iterator[str]:
    """Loosen or take out what points at a row that is gone, and what can never be so."""
    gone: Counter[str] = Counter()
    loosened: Counter[str] = Counter()
    while found := made.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, _parent, number in set(found):
            column = made.execute(
                'SELECT "from" FROM pragma_foreign_key_list(?) WHERE id = ?', (table, number)
            ).fetchone()[0]
            try:
                made.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (rowid,))
                loosened[table] += 1
            except dbapi2.IntegrityError:  # without it, the row says nothing
                made.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
                gone[table] += 1
    for table, rowid in invariants.rows_that_break(made):
        made.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
        gone[table] += 1
    if made.execute("PRAGMA foreign_key_check").fetchone():
        yield from _mend(made)
    yield from (f"{table}: {_rows(rows)} stood for something that is lost" for table, rows in sorted(gone.items()))
    yield from (
        f"{table}: {_rows(rows)} no longer {'says' if rows == 1 else 'say'} what {'it' if rows == 1 else 'they'} "
        "belonged to"
        for table, rows in sorted(loosened.items())
    )


def _rows(number: int) -> str:
    return f"{number:,} row{'' if number == 1 else 's'}"
