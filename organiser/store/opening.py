"""Opens and makes workspace files: every check, lock and setting that stands before the first question."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import disk, hold, keys, migrations, refusals, rehearsing, unfinished
from organiser.store.failures import (
    Damaged,
    DiskFault,
    InUse,
    Locked,
    Missing,
    NewerVersion,
    NoSpace,
    NotAllowed,
    NotAWorkspace,
    OpenElsewhere,
    OpenProblem,
    ReadOnly,
    WrongPassphrase,
)
from organiser.store.hold import Hold
from organiser.store.seal import BROKEN, Seal

_CANNOT_OPEN = 14  # SQLITE_CANTOPEN
_MOST_VERSIONS = 1_000  # no program will ever have written more; what names more is damaged
_LEAST_ROOM = 2**17  # bytes; a day's journal of one change has less
_ROLLBACK = b"\1\1"  # in the head: written and read by way of a journal, as this program does
_SEEN_THROUGH = 2**24  # bytes of a file without a head that are searched for tables of ours

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


@dataclass(frozen=True, slots=True)
class Opened:
    """A workspace file in hand: locked, looked through as far as its seal left that open, and ready for questions."""

    connection: dbapi2.Connection
    hold: Hold
    seal: Seal

    def close(self, at: datetime) -> None:
        """Seal what has changed, let go of the lock, and leave nothing beside the file."""
        with suppress(dbapi2.Error, OSError):  # without a seal, the next opening looks through all of the file
            if not self.seal.is_on:
                self.seal.put_on(at)
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        tidy(self.connection)
        self.connection.close()
        self.hold.close()


def connect(path: Path, at: datetime, key: keys.Key = keys.NONE, *, anyway: bool = False) -> Opened:
    """The workspace at ``path``, open, locked and checked, upgraded if an older program made it.

    ``at`` is what the note says to others who want it meanwhile; with ``anyway`` the note that another computer left
    there counts for nothing, and the lock on the file alone decides. Raises an
    :class:`~organiser.store.failures.OpenProblem`; the file is then as it was.
    """
    with in_plain_words(path):
        held, version = look_at(path, key)
        try:
            if not can_write(path):
                raise ReadOnly(path) if path.exists() else Missing(path)
            if not anyway and (there := hold.elsewhere(path)):
                raise OpenElsewhere(path, there)
            rehearsing.require_own_journal(path, key)
            if version < migrations.NEWEST:
                held.close()
                migrations.upgrade(path, version, key=key)
                held, version = look_at(path, key)
            opened = _connected(path, held, key)
            if not has_room(path):  # only now: what a killed program left is put right without any
                opened.abandon()
                raise NoSpace(path)
        except BaseException:
            held.close()
            raise
        held.leave_note(path, at)
        unfinished.clear(path.parent)
    return opened


def _connected(path: Path, held: Hold, key: keys.Key) -> Opened:
    # Another thread copies through this connection, step by step (see Store.copy_to); SQLite takes turns.
    # A file that is gone since it was looked at is not made anew.
    connection = keys.connect(path, key, how="mode=rw", timeout=0.5, check_same_thread=False)
    try:
        _settle(connection, path)
        seal = Seal(connection, held.file)
        seal.compare()
        if seal.is_known_broken:
            raise Damaged(path, BROKEN)
        if not seal.is_on and (faults := find_faults(connection)):
            raise Damaged(path, faults[0])
    except BaseException:
        connection.close()  # and nothing beside the file is taken away: there may be something to be saved from it
        raise
    return Opened(connection, held, seal)


def find_faults(connection: dbapi2.Connection) -> tuple[str, ...]:
    """What is wrong with a workspace of the newest version: its structure, its keys, and what always holds in it."""
    from organiser.store import invariants  # which knows a part of the domain; a file that was closed well needs none

    return migrations.find_faults(connection) or invariants.broken(connection)


def connect_in_memory() -> dbapi2.Connection:
    """A new workspace that lives in memory only."""
    connection = keys.connect(None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrations.build(connection)
    return connection


def make(path: Path, fill: Callable[[dbapi2.Connection], None] = migrations.build, key: keys.Key = keys.NONE) -> None:
    """Make a new workspace file, empty or as ``fill`` leaves it; one that is there already is never touched."""
    try:
        if path.exists():
            raise FileExistsError
        with unfinished.part_beside(path) as part:
            with closing(keys.connect(part, key)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                fill(connection)
            disk.name_new(part, path)
    except (dbapi2.Error, OSError) as error:
        raise not_written(error, path) from error


def look_at(path: Path, key: keys.Key = keys.NONE) -> tuple[Hold, int]:
    """The file in hand, and its version from the first 100 bytes: without SQLite, so that looking changes nothing.

    Where the file is locked, the key shows them.
    """
    if not path.exists():
        raise Missing(path)
    hold.require_file(path)
    is_locked = keys.is_locked(path)
    held = Hold(path)
    try:
        application, version = _read_locked(path, key) if is_locked else _read_head(path, held)
        if application != migrations.APPLICATION_ID:
            raise NotAWorkspace(path)
        if not 1 <= version <= _MOST_VERSIONS:
            raise Damaged(path, "it names a version that there cannot be")
        if version > migrations.NEWEST:
            raise NewerVersion(path)
    except BaseException:
        held.close()
        raise
    return held, version


def _read_head(path: Path, held: Hold) -> tuple[int, int]:
    """The program and the version that the first bytes of a file name, as long as they are those of SQLite."""
    head = held.head
    if not head:
        raise NotAWorkspace(path, "is empty")
    application = int.from_bytes(head[68:72], "big") if len(head) == hold.HEAD and head.startswith(keys.MAGIC) else 0
    if application != migrations.APPLICATION_ID and _holds_our_tables(held):
        raise Damaged(path, "its beginning is lost")
    if application == migrations.APPLICATION_ID and head[18:20] != _ROLLBACK:
        raise Damaged(path, "another program has changed how it is written")
    return application, int.from_bytes(head[60:64], "big")


def _holds_our_tables(held: Hold) -> bool:
    """Whether a file whose beginning tells nothing has a table in it that only workspaces have."""
    held.file.seek(0)
    return b"CREATE TABLE tombstone (" in held.file.read(_SEEN_THROUGH)


def opens(path: Path, key: keys.Key) -> bool:
    """Whether a locked file opens with this key."""
    try:
        return bool(key) and bool(_read_locked(path, key))
    except WrongPassphrase:
        return False


def _read_locked(path: Path, key: keys.Key) -> tuple[int, int]:
    """The program and the version that page 1 of a locked file names."""
    if not key:
        raise Locked(path)
    with suppress(dbapi2.DatabaseError):
        return _numbers(path, key, keys.AS_IT_IS)
    if rehearsing.is_interrupted(path):  # a power cut may have torn page 1
        with suppress(dbapi2.DatabaseError), rehearsing.copy_of(path) as working:
            return _numbers(working, key, "mode=rw")
    raise WrongPassphrase(path)


def _numbers(path: Path, key: keys.Key, how: str) -> tuple[int, int]:
    with closing(keys.connect(path, key, how=how)) as connection:
        application, version = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
        )
        return application, version


def can_write(path: Path) -> bool:
    """Whether the file and its folder can be written; Windows does not say it of folders."""
    return os.access(path, os.W_OK) and (os.name == "nt" or os.access(path.resolve().parent, os.W_OK))


def has_room(path: Path) -> bool:
    """Whether the disk has room for the journal of a change; where it does not tell, it has."""
    with suppress(OSError):
        disk = shutil.disk_usage(path.resolve().parent)
        return disk.free >= _LEAST_ROOM or not disk.total
    return True


def _settle(connection: dbapi2.Connection, path: Path) -> None:
    # The lock is taken in one go, and locking_mode keeps it until the end. The other way round, two programs that start
    # at once would each hold half of it and refuse the other.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("COMMIT")
    if strange := migrations.strangers(connection):
        raise Damaged(path, strange)
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
    """The typed failure for a file that could not be made; on a full disk SQLite may only say that it cannot open."""
    if refusals.is_full(error) or not has_room(path):
        return NoSpace(path)
    if refusals.is_fault(error):
        return DiskFault(path)
    if isinstance(error, FileExistsError):
        return NotAllowed(path, "there is a file of that name already")
    return NotAllowed(path, getattr(error, "strerror", None) or "the folder cannot be written")


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what SQLite or the operating system says of a file into the typed failure."""
    try:
        yield
    except (dbapi2.Error, OSError, ValueError) as error:
        raise _failure(error, path) from error


def _failure(error: Exception, path: Path) -> OpenProblem:
    if refusals.is_full(error):
        return NoSpace(path)
    if refusals.is_fault(error):
        return DiskFault(path)
    if isinstance(error, FileNotFoundError) or (refusals.code(error) == _CANNOT_OPEN and not os.path.lexists(path)):
        return Missing(path)
    if isinstance(error, OSError):
        return NotAllowed(path, error.strerror or "")
    words = str(error).casefold()
    if refusals.code(error) in {5, 6} or "locked" in words:
        return InUse(path, hold.holder(path))
    if refusals.code(error) in {8, _CANNOT_OPEN} or "readonly" in words or "unable to open" in words:
        return NotAllowed(path)
    return Damaged(path)
