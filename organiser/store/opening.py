"""Opens and makes workspace files: every check, lock and setting that stands before the first question."""

import errno
import os
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk, migrations
from organiser.store.failures import (
    Damaged,
    InUse,
    Missing,
    NewerVersion,
    NoSpace,
    NotAllowed,
    NotAWorkspace,
    OpenProblem,
)

_MAGIC = b"SQLite format 3\x00"
_FULL = 13  # SQLITE_FULL

# TRUNCATE with FULL lost no acknowledged write in simulated power cuts, and leaves one whole file at any moment
# (WAL does not); EXCLUSIVE locks the file itself, not its name.
_SETTINGS = (
    "foreign_keys = ON",
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "fullfsync = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cell_size_check = ON",
)


def connect(path: Path) -> dbapi2.Connection:
    """An open and locked connection to the workspace at ``path``, upgraded if an older program made it.

    Raises an :class:`~organiser.store.failures.OpenProblem`; the file is then as it was.
    """
    version = _look_at_header(path)
    try:
        if version < migrations.NEWEST:
            migrations.upgrade(path, version)
        connection = dbapi2.connect(str(path), isolation_level=None, timeout=0.5)
        try:
            _settle(connection)
        except BaseException:
            connection.close()
            raise
    except (dbapi2.Error, OSError, UnicodeDecodeError) as error:
        raise _in_plain_words(error, path) from error
    return connection


def connect_in_memory() -> dbapi2.Connection:
    """A new workspace that lives in memory only."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.build(connection)
    return connection


def make(path: Path, fill: Callable[[dbapi2.Connection], None] = migrations.build) -> None:
    """Make a new workspace file, empty or as ``fill`` leaves it; one that is there already is never touched."""
    try:
        if path.exists():
            raise FileExistsError
        with disk.part_beside(path) as part:
            with closing(dbapi2.connect(str(part), isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                fill(connection)
            disk.make_sure(part)
            _name(part, path)
            disk.make_sure_of_name(path)
    except FileExistsError as error:
        raise NotAllowed(path, "there is a file of that name already") from error
    except (dbapi2.Error, OSError) as error:
        raise not_written(error, path) from error


def _name(part: Path, path: Path) -> None:
    """Give a finished file its name; unlike a rename, this fails when somebody took the name meanwhile."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # memory sticks know no links
        part.rename(path)


def _look_at_header(path: Path) -> int:
    """The version in the file's first 100 bytes, read without SQLite so that nothing can be changed by looking."""
    try:
        if not path.exists():
            raise Missing(path)
        if not path.is_file():
            raise NotAWorkspace(path)
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise NotAllowed(path, error.strerror or "") from error
    application = int.from_bytes(header[68:72], "big")
    if len(header) < 100 or not header.startswith(_MAGIC) or application != migrations.APPLICATION_ID:
        raise NotAWorkspace(path)
    version = int.from_bytes(header[60:64], "big")
    if version > migrations.NEWEST:
        raise NewerVersion(path)
    return version


def _settle(connection: dbapi2.Connection) -> None:
    # The lock is taken in one go, and locking_mode keeps it until the end. The other way round, two programs that start
    # at once would each hold half of it and refuse the other.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("COMMIT")
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT count(*) FROM workspace, sqlite_schema").fetchone()


def tidy(connection: dbapi2.Connection) -> None:
    """Let go of the lock and take away the journal, also one that an earlier program left when it was killed."""
    with suppress(dbapi2.Error):  # a disk that has become full or read-only keeps it, and no harm comes of that
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("PRAGMA user_version").fetchone()  # the lock goes at the end of the next reading
        connection.execute("PRAGMA journal_mode = DELETE")


def not_written(error: Exception, path: Path) -> OpenProblem:
    """The typed failure for a file that could not be made."""
    if _is_full(error):
        return NoSpace(path)
    return NotAllowed(path, getattr(error, "strerror", None) or "the folder cannot be written")


def _in_plain_words(error: Exception, path: Path) -> OpenProblem:
    """The typed failure for what SQLite or the operating system says."""
    if _is_full(error):
        return NoSpace(path)
    if isinstance(error, OSError):
        return NotAllowed(path, error.strerror or "")
    words = str(error).casefold()
    if code(error) in {5, 6} or "locked" in words:
        return InUse(path)
    if code(error) in {8, 14} or "readonly" in words or "unable to open" in words:
        return NotAllowed(path, "it is read-only" if not os.access(path, os.W_OK) else "")
    return Damaged(path)


def _is_full(error: Exception) -> bool:
    return code(error) == _FULL or getattr(error, "errno", None) == errno.ENOSPC


def code(error: BaseException) -> int:
    """SQLite's primary code for a failure; 0 where there is none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def is_unreadable(error: BaseException) -> bool:
    """Whether SQLite says that the file is damaged, is no database, or holds bytes that are no text."""
    return isinstance(error, dbapi2.DatabaseError) and (code(error) in {11, 26} or "decode" in str(error))
