"""Numbered upgrades of the tables: a new file takes them all, an old one those that it lacks."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk, keys, seal
from organiser.store.failures import Damaged
from organiser.store.tables import calendars, first, people

APPLICATION_ID = 0x4F524741  # "ORGA", which tells this program's files from other SQLite files

# The steps of undo are kept as SQL that names tables and columns (see journal.py). So an upgrade that drops or renames
# one of these ends with DELETE FROM step: to have nothing to undo is better than an undo that fails.
MIGRATIONS: tuple[str, ...] = (first.SQL, people.SQL, calendars.SQL + seal.TABLE)
NEWEST = len(MIGRATIONS)

KEPT = "before upgrade from version"  # in the name of the file that stays as it was


def build(connection: dbapi2.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring an open file (an empty one too) to the newest version, in one transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in migrations[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # on a full disk SQLite has rolled back already
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; a trigger's body holds semicolons of its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if dbapi2.complete_statement(statement) and statement.strip():
            yield statement
            statement = ""


def upgrade(path: Path, version: int, migrations: Sequence[str] = MIGRATIONS, key: keys.Key = keys.NONE) -> Path:
    """Upgrade a workspace file: a copy is upgraded and checked, then takes its place.

    Returns where the file of the old ``version`` is kept. Whatever fails, ``path`` is untouched.
    """
    kept = disk.free_name(path.with_name(f"{path.stem} {KEPT} {version}{path.suffix}"))
    working = path.with_name(f"{path.name}.part-upgrade")
    working.unlink(missing_ok=True)
    try:
        with path.open("rb", buffering=0) as file, closing(keys.connect(path, key, timeout=0.5)) as source:
            source.execute("PRAGMA locking_mode = EXCLUSIVE")  # nobody writes into what is about to be replaced
            source.execute("BEGIN EXCLUSIVE")
            source.execute("COMMIT")
            if _is_sealed(source) and not seal.matches(source, file):
                raise Damaged(path, seal.BROKEN)
            for target in (kept, working):
                _copy(source, target, key)
            with closing(keys.connect(working, key)) as copy:
                copy.execute("PRAGMA foreign_keys = OFF")
                if _is_sealed(copy):
                    copy.execute("UPDATE seal SET digest = ''")  # for the upgrade changes the pages
                before = _counts(copy)
                build(copy, migrations)
                after = _counts(copy)
                if find_faults(copy) or any(after.get(table, rows) < rows for table, rows in before.items()):
                    raise Damaged(path)
        disk.put_in_place(working, path)
    except BaseException:
        working.unlink(missing_ok=True)
        kept.unlink(missing_ok=True)
        raise
    return kept


def _copy(source: dbapi2.Connection, target: Path, key: keys.Key) -> None:
    """Copy an older file, check the copy and make sure of it."""
    with closing(keys.connect(target, key)) as copy:
        source.backup(copy)
        if find_faults(copy):
            raise Damaged(target)
        if key and _is_sealed(copy):
            with target.open("rb", buffering=0) as file:
                seal.renew(copy, file)
    target.chmod(0o600)
    disk.make_sure(target)


def _counts(connection: dbapi2.Connection) -> dict[str, int]:
    """How many rows each table has, but for the history, which an upgrade may end."""
    found = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'step'").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in found}


def _is_sealed(connection: dbapi2.Connection) -> bool:
    """Whether a file, maybe one of a version that knew no seal, was closed in good order."""
    (has_one,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'seal'").fetchone()
    return bool(has_one) and bool(seal.read(connection).digest)


def find_faults(connection: dbapi2.Connection) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file: its structure, then the keys between its tables."""
    told = [line for row in connection.execute("PRAGMA integrity_check(20)") for line in str(row[0]).splitlines()]
    found = [line for line in told if line != "ok" and not line.startswith("*** in database")]
    found += [
        f"{row[0]}, row {row[1]}: what it points at is missing"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return tuple(found)
