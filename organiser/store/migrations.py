"""The tables, as numbered upgrades: a new file takes them all, an old one those that it lacks."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk
from organiser.store.failures import Damaged

APPLICATION_ID = 0x4F524741  # "ORGA", which tells this program's files from other SQLite files

# The trigger session_revision counts what calendars call SEQUENCE (RFC 5545, 3.8.7.4; place, title and link too). It
# is a trigger so that the number rises whatever changes a session, an undo included: a lower one is ignored.
_FIRST_TABLES = """
CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, name TEXT NOT NULL, organiser TEXT NOT NULL,
    email TEXT NOT NULL, phone TEXT NOT NULL, is_sample INTEGER NOT NULL
) STRICT;
CREATE TABLE neighbourhood (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE programme (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, purpose TEXT NOT NULL,
    capacity INTEGER NOT NULL, apply_by TEXT, removed TEXT
) STRICT;
CREATE TABLE target (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    neighbourhood_id INTEGER NOT NULL REFERENCES neighbourhood (id), places INTEGER NOT NULL, place INTEGER NOT NULL
) STRICT;
CREATE INDEX target_programme ON target (programme_id, place);
CREATE TABLE session (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER REFERENCES programme (id) ON DELETE SET NULL,
    title TEXT NOT NULL, starts TEXT NOT NULL, minutes INTEGER NOT NULL, timezone TEXT NOT NULL,
    place TEXT NOT NULL, online_url TEXT NOT NULL, status TEXT NOT NULL, summary TEXT NOT NULL, notes TEXT NOT NULL,
    expected INTEGER NOT NULL, sequence INTEGER NOT NULL, changed TEXT NOT NULL, removed TEXT
) STRICT;
CREATE INDEX session_starts ON session (starts, id) WHERE removed IS NULL;
CREATE INDEX session_programme ON session (programme_id, starts) WHERE removed IS NULL;
CREATE TRIGGER session_revision AFTER UPDATE OF title, starts, minutes, timezone, place, online_url, status ON session
WHEN (old.title, old.starts, old.minutes, old.timezone, old.place, old.online_url, old.status)
    IS NOT (new.title, new.starts, new.minutes, new.timezone, new.place, new.online_url, new.status)
BEGIN UPDATE session SET sequence = sequence + 1, changed = strftime('%Y-%m-%dT%H:%M:%S+00:00') WHERE id = new.id; END;
CREATE TABLE item (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, minutes INTEGER NOT NULL,
    exercise TEXT, card TEXT, pinned TEXT NOT NULL, lead TEXT NOT NULL, notes TEXT NOT NULL,
    participants TEXT NOT NULL
) STRICT;
CREATE INDEX item_session ON item (session_id, place);
CREATE TABLE strand (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, name TEXT NOT NULL, exercise TEXT, card TEXT, lead TEXT NOT NULL, room TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT;
CREATE INDEX strand_item ON strand (item_id, place);
CREATE TABLE release (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, at TEXT NOT NULL, starts TEXT NOT NULL, minutes INTEGER NOT NULL, timezone TEXT NOT NULL,
    plan TEXT NOT NULL, UNIQUE (session_id, number)
) STRICT;
CREATE TABLE card (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, text TEXT NOT NULL
) STRICT;
CREATE TABLE opinion (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL UNIQUE, favourite INTEGER NOT NULL,
    rating INTEGER NOT NULL, notes TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_name TEXT NOT NULL,
    neighbourhood_id INTEGER REFERENCES neighbourhood (id),
    phone TEXT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL, route TEXT NOT NULL, needs TEXT NOT NULL,
    reading TEXT NOT NULL, notes TEXT NOT NULL, removed TEXT
) STRICT;
CREATE INDEX person_sort_name ON person (sort_name, id) WHERE removed IS NULL;
CREATE INDEX person_neighbourhood ON person (neighbourhood_id);
CREATE TABLE member (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    joined TEXT NOT NULL, UNIQUE (programme_id, person_id)
) STRICT;
CREATE INDEX member_person ON member (person_id);
CREATE TABLE register (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    row INTEGER NOT NULL, invited INTEGER NOT NULL,
    answer TEXT NOT NULL, answer_route TEXT NOT NULL, answered TEXT,
    given_sequence INTEGER, given TEXT, mark TEXT NOT NULL, marked TEXT, removed TEXT,
    UNIQUE (session_id, person_id), UNIQUE (session_id, row)
) STRICT;
CREATE INDEX register_person ON register (person_id);
CREATE TABLE running (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE CASCADE,
    turns TEXT NOT NULL, finished TEXT
) STRICT;
CREATE TABLE timing (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    item_id INTEGER REFERENCES item (id) ON DELETE SET NULL,
    minutes INTEGER NOT NULL, people INTEGER NOT NULL, online INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX timing_exercise ON timing (exercise, at);
CREATE INDEX timing_session ON timing (session_id);
CREATE INDEX timing_item ON timing (item_id);
CREATE TABLE step (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, joins TEXT NOT NULL, topics TEXT NOT NULL,
    undo TEXT NOT NULL, redo TEXT, undone INTEGER NOT NULL
) STRICT;
"""

# The steps of undo are kept as SQL that names tables and columns (see journal.py). So an upgrade that drops or renames
# one of these ends with DELETE FROM step: to have nothing to undo is better than an undo that fails.
MIGRATIONS: tuple[str, ...] = (_FIRST_TABLES,)
NEWEST = len(MIGRATIONS)


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


def upgrade(path: Path, version: int, migrations: Sequence[str] = MIGRATIONS) -> Path:
    """Upgrade a workspace file: a copy is upgraded and checked, then takes its place.

    Returns where the file of the old ``version`` is kept. Whatever fails, ``path`` is untouched.
    """
    kept = disk.free_name(path.with_name(f"{path.stem} before upgrade from version {version}{path.suffix}"))
    working = path.with_name(f"{path.name}.part-upgrade")
    working.unlink(missing_ok=True)
    try:
        with closing(dbapi2.connect(str(path), isolation_level=None, timeout=0.5)) as source:
            source.execute("PRAGMA locking_mode = EXCLUSIVE")  # nobody writes into what is about to be replaced
            source.execute("BEGIN EXCLUSIVE")
            source.execute("COMMIT")
            for target in (kept, working):
                with closing(dbapi2.connect(str(target), isolation_level=None)) as copy:
                    source.backup(copy)
                target.chmod(0o600)
            with closing(dbapi2.connect(str(working), isolation_level=None)) as copy:
                copy.execute("PRAGMA foreign_keys = OFF")
                build(copy, migrations)
                if find_faults(copy):
                    raise Damaged(path)
        disk.put_in_place(working, path)
    except BaseException:
        working.unlink(missing_ok=True)
        kept.unlink(missing_ok=True)
        raise
    return kept


def find_faults(connection: dbapi2.Connection) -> tuple[str, ...]:
    """What SQLite itself finds wrong with the file: its structure, then the keys between its tables."""
    told = [line for row in connection.execute("PRAGMA integrity_check(20)") for line in str(row[0]).splitlines()]
    found = [line for line in told if line != "ok" and not line.startswith("*** in database")]
    found += [
        f"{row[0]}, row {row[1]}: what it points at is missing"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    return tuple(found)
