"""Numbered upgrades of the tables: a new file takes them all, an old one those that it lacks."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk, keys, seal, unfinished
from organiser.store.failures import Damaged
from organiser.store.tables import calendars, first, people

APPLICATION_ID = 0x4F524741  # "ORGA", which tells this program's files from other SQLite files

# The steps of undo are kept as SQL that names tables and columns (see journal.py). So an upgrade that drops or renames
# one of these ends with DELETE FROM step: to have nothing to undo is better than an undo that fails.
MIGRATIONS: tuple[str, ...] = (first.SQL, people.SQL, calendars.SQL + seal.TABLE)
NEWEST = len(MIGRATIONS)

_TABLES = "SELECT name, coalesce(sql, '') FROM main.sqlite_schema"
_SQLITE_S_OWN = {"sqlite_stat1", "sqlite_stat4"}  # what another program leaves that asked SQLite to be quick

_LOST = "\0" * 16
_BATCH = 5_000  # rows, as their ids go

KEPT = "before upgrade from version"  # in the name of the file that stays as it was


def build(connection: dbapi2.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring an open file (an empty one too) to the newest version, in one transaction."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("BEGIN IMMEDIATE")
    try:
        for script in migrations[version:]:
            for statement in _statements(script):
                connection.execute(statement)
        if version < len(migrations) and is_sealed(connection):
            connection.execute("UPDATE seal SET digest = ''")  # for the pages are others now
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
    with unfinished.part_beside(path) as working, unfinished.part_beside(kept) as spare:
        with path.open("rb", buffering=0) as file, closing(keys.connect(path, key, timeout=0.5)) as source:
            source.execute("PRAGMA locking_mode = EXCLUSIVE")  # nobody writes into what is about to be replaced
            source.execute("BEGIN EXCLUSIVE")
            source.execute("COMMIT")
            if strange := strangers(source, migrations):
                raise Damaged(path, strange)
            if is_sealed(source) and not seal.matches(source, file):
                raise Damaged(path, seal.BROKEN)
            for target in (spare, working):
                if fault := _copy(source, target, key, migrations):
                    raise Damaged(path, fault)
            with closing(keys.connect(working, key)) as copy:
                copy.execute("PRAGMA foreign_keys = OFF")
                before = _counts(copy)
                build(copy, migrations)
                after = _counts(copy)
                if find_faults(copy, migrations) or any(
                    after.get(table, rows) < rows for table, rows in before.items()
                ):
                    raise Damaged(path)
        disk.put_in_place(spare, kept)
        try:
            disk.put_in_place(working, path)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
    return kept


def _copy(source: dbapi2.Connection, target: Path, key: keys.Key, migrations: Sequence[str]) -> str:
    """Copy an older file and make sure of the copy; returns what is wrong with it, "" when it is whole."""
    with closing(keys.connect(target, key)) as copy:
        source.backup(copy)
        if faults := find_faults(copy, migrations):
            return faults[0]
        if key and is_sealed(copy):
            with target.open("rb", buffering=0) as file:
                seal.renew(copy, file)
    target.chmod(0o600)
    disk.make_sure(target)
    return ""


def _counts(connection: dbapi2.Connection) -> dict[str, int]:
    """How many rows each table has, but for the history, which an upgrade may end."""
    found = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'step'").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in found}


def is_sealed(connection: dbapi2.Connection) -> bool:
    """Whether a file, maybe one of a version that knew no seal, was closed in good order."""
    (has_one,) = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'seal'").fetchone()
    return bool(has_one) and bool(seal.read(connection).digest)


def find_faults(connection: dbapi2.Connection, migrations: Sequence[str] = MIGRATIONS) -> tuple[str, ...]:
    """What is wrong with a file of any version: its tables, its structure, the keys between them, its words."""
    if strange := strangers(connection, migrations) or _unlike(connection, migrations):
        return (strange,)  # to ask what somebody else has put there may never end
    told = [line for row in connection.execute("PRAGMA integrity_check(20)") for line in str(row[0]).splitlines()]
    found = [line for line in told if line != "ok" and not line.startswith("*** in database")]
    found += [
        f"{row[0]}, row {row[1]}: what it points at is missing"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return tuple(found) or tuple(_no_words(connection))


def strangers(connection: dbapi2.Connection, migrations: Sequence[str] = MIGRATIONS) -> str:
    """What a file holds, in words, that no workspace of its version has and that could act by itself; "" for nothing.

    That is a view or a trigger of somebody else's, or a table whose values are not held to their kinds. It takes a
    fraction of a millisecond, and is asked before anything else.
    """
    scripts = "".join(migrations[: _version(connection)])
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM main.sqlite_schema"):
        if name in _SQLITE_S_OWN or sql is None or f"{sql};" in scripts:
            continue
        if kind != "table" or f"CREATE TABLE {name} (" not in scripts:
            return f"it holds the {kind} “{str(name)[:40]}”, which no workspace has"
        if not str(sql).endswith(" STRICT") or " AS (" in str(sql):
            return _unlike_ours(name)
    return ""


def _unlike_ours(name: str) -> str:
    return f"its table “{name[:40]}” is not as Organiser makes it"


def _unlike(connection: dbapi2.Connection, migrations: Sequence[str]) -> str:
    """The first of a file's tables that is not just as this program would have made it, in words."""
    wanted = _blueprint(tuple(migrations[: _version(connection)]))
    there = {name: sql for name, sql in connection.execute(_TABLES) if name not in _SQLITE_S_OWN}
    other = next((name for name in sorted({*wanted, *there}) if wanted.get(name) != there.get(name)), "")
    return _unlike_ours(other) if other else ""


def names() -> frozenset[str]:
    """The tables of a workspace of the newest version."""
    return frozenset(name for name, sql in _blueprint(MIGRATIONS).items() if sql.startswith("CREATE TABLE"))


@lru_cache(maxsize=8)
def _blueprint(migrations: tuple[str, ...]) -> dict[str, str]:
    with closing(keys.connect(None)) as made:
        build(made, migrations)
        return dict(made.execute(_TABLES).fetchall())


def _version(connection: dbapi2.Connection) -> int:
    return max(int(connection.execute("PRAGMA user_version").fetchone()[0]), 0)


def _no_words(connection: dbapi2.Connection) -> Iterator[str]:
    """Tables with bytes that no text has, which SQLite does not mind; many rows are read as one long text.

    Many noughts in a row are among them: they stand where a disk has lost what was there.
    """
    tables = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    for (table,) in tables:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[2] == "TEXT"]
        if columns and not _is_text(connection, table, ", ".join(f'"{column}"' for column in columns)):
            yield f"{table}: some of its words cannot be read"


def _is_text(connection: dbapi2.Connection, table: str, columns: str) -> bool:
    words = f'SELECT group_concat(concat_ws(char(10), {columns}), char(10)) FROM "{table}" WHERE rowid BETWEEN ? AND ?'
    following = f'SELECT min(rowid) FROM "{table}" WHERE rowid > ?'
    last = -(2**63)
    try:
        while (first := connection.execute(following, (last,)).fetchone()[0]) is not None:
            last = min(first + _BATCH, 2**63 - 1)
            (found,) = connection.execute(words, (first, last)).fetchone()
            if _LOST in (found or ""):
                return False
    except dbapi2.OperationalError as error:
        if "decode" not in str(error):
            raise
        return False
    return True
