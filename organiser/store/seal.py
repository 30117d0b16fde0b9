"""The seal: a digest over a workspace's pages, put on when the file rests or is closed, compared when it is opened.

SQLite looks after its structure and not after the text within, nor would it notice a page of last week among those of
today, as programs that sync folders leave it. The seal does. It is taken off before the first change; so a file
without one was not closed in good order, and is looked through as a whole instead.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import FileIO
from pathlib import Path
from threading import Thread

from sqlcipher3 import dbapi2

from organiser.store import keys
from organiser.store.failures import OpenProblem

# ``uid`` names the workspace wherever its file is taken; ``sequence`` counts how often it was sealed after a change.
TABLE = """
CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, sequence INTEGER NOT NULL, digest TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
INSERT INTO seal VALUES (1, lower(hex(randomblob(16))), 0, '', '');
"""

BROKEN = "its content is not what was last saved; the disk or a program that syncs folders may have mixed it up"

_AT_ONCE = 16 * 2**20  # bytes that are read in some 15 ms; a larger file is compared while the first list is shown
_BLOCK = 2**22  # bytes; each block is two hand-overs between threads
# In page 1, SQLite's own counters of changes and of changes to the tables: the seal itself, or a copy, moves them on.
_COUNTERS = ((24, 4), (40, 4), (92, 8))


@dataclass(frozen=True, slots=True)
class Mark:
    """What the seal says: ``digest`` is "" while the file is open and changed, ``at`` is when it was put on."""

    uid: str
    sequence: int
    digest: str
    at: str


class Seal:
    """The seal of one open file.

    The pages are read through ``file``, which stays open until the connection is closed: to close any handle of a
    file lets go of all locks that this program has on it (so POSIX has it).
    """

    def __init__(self, connection: dbapi2.Connection, file: FileIO) -> None:
        self._connection = connection
        self._file = file
        self.mark = read(connection)
        self.is_on = bool(self.mark.digest)
        self.is_known_broken = False
        self._refused: OSError | None = None
        self._looking: Thread | None = None
        self._tell: Callable[[], object] = lambda: None

    def compare(self) -> None:
        """Begin to compare the digest with the pages; only a large file's is not finished at once."""
        if self.is_on:
            cover = _cover(self._connection)
            size = os.fstat(self._file.fileno()).st_size
            self.is_known_broken = size != _length(self._connection)
            if self.is_known_broken:  # there may be far too much of it to read
                return
            self._looking = Thread(target=self._compare, args=(cover,), daemon=True)
            self._looking.start()
            if size <= _AT_ONCE:
                self.is_broken()

    @property
    def is_large(self) -> bool:
        """Whether to read all of it would be felt."""
        return os.fstat(self._file.fileno()).st_size > _AT_ONCE

    def _compare(self, cover: "_Cover") -> None:
        try:
            self.is_known_broken = _digest(self._file, cover, self.mark.uid, self.mark.sequence) != self.mark.digest
        except OSError as error:
            self._refused = error
        except ValueError:  # the file was closed meanwhile, by whoever did not want to know
            return
        if self.is_known_broken:
            self._tell()

    def tell_broken(self, tell: Callable[[], object]) -> None:
        """Call ``tell`` once the pages are known to be other than those that were sealed, in whatever thread."""
        self._tell = tell
        if self.is_known_broken:
            tell()

    def is_broken(self) -> bool:
        """Whether the pages are other than those that were sealed; waits until that is known.

        An OSError says that they could not be read.
        """
        if self._looking is not None:
            self._looking.join()
            self._looking = None
        if self._refused is not None:
            raise self._refused
        return self.is_known_broken

    def take_off(self) -> None:
        """Take the seal off, before the first change and not along with it.

        To turn back a save that was cut off does not turn back pages that were free before it. So a sealed file would
        not be what was sealed any more, though nothing is wrong with it.
        """
        self._connection.execute("UPDATE seal SET digest = ''")
        self.is_on = False

    def put_on(self, at: datetime) -> None:
        """Seal the file as it is now."""
        put_on(self._connection, self._file, at)
        self.mark = read(self._connection)
        self.is_on = True


def read(connection: dbapi2.Connection) -> Mark:
    """What the seal in the file says; a ValueError when there is none at all, or something else in its place."""
    is_table = connection.execute("SELECT 1 FROM main.sqlite_schema WHERE name = 'seal' AND type = 'table'").fetchone()
    rows = connection.execute("SELECT uid, sequence, digest, at FROM seal LIMIT 2").fetchall() if is_table else []
    if len(rows) != 1 or tuple(map(type, rows[0])) != (str, int, str, str):
        raise ValueError("no seal")
    return Mark(*rows[0])


def mark_of(path: Path, key: keys.Key = keys.NONE, *, how: str = "mode=ro") -> Mark | None:
    """What the seal of a file at rest says, without a look at the rest; None when that cannot be read."""
    try:
        with closing(keys.connect(path, key, how=how)) as connection:
            return read(connection)
    except (dbapi2.Error, OSError, ValueError, OpenProblem):
        return None


def renew(connection: dbapi2.Connection, file: FileIO) -> None:
    """Make the digest anew in a copy of what was sealed: no two copies of a page look alike when they are locked."""
    mark = read(connection)
    digest = _digest(file, _cover(connection), mark.uid, mark.sequence)
    connection.execute("UPDATE seal SET digest = ?", (digest,))


def put_on(connection: dbapi2.Connection, file: FileIO, at: datetime) -> None:
    """Seal a file whose pages can be read through ``file``, and to which nobody else writes.

    What a disk did not cut off when SQLite asked for it, and is no part of the file any more, is cut off first; by the
    file's name, for no other handle of it may be opened.
    """
    if os.fstat(file.fileno()).st_size > (length := _length(connection)):
        os.truncate(file.name, length)
    mark = read(connection)
    sequence = mark.sequence + 1
    digest = _digest(file, _cover(connection), mark.uid, sequence)
    connection.execute("UPDATE seal SET sequence = ?, digest = ?, at = ?", (sequence, digest, at.isoformat()))


def holds(connection: dbapi2.Connection, path: Path) -> bool:
    """Whether a file that nobody else has open is what was sealed."""
    with path.open("rb", buffering=0) as file:
        return matches(connection, file)


def matches(connection: dbapi2.Connection, file: FileIO) -> bool:
    """Whether a file whose pages can be read through ``file`` is what was sealed."""
    mark = read(connection)
    return mark.digest == _digest(file, _cover(connection), mark.uid, mark.sequence)


@dataclass(frozen=True, slots=True)
class _Cover:
    """What of a file's bytes the digest leaves out, as places and lengths, and what it takes instead."""

    holes: tuple[tuple[int, int], ...]
    instead: str = ""


def _cover(connection: dbapi2.Connection) -> _Cover:
    """The seal's own page and SQLite's counters are left out.

    In a file that is locked, the counters are no bytes of their own: all of page 1 is written anew whenever one moves.
    There SQLCipher looks after the page, and what could be a page 1 of another day is read from it instead.
    """
    size = _page_size(connection)
    (page,) = connection.execute("SELECT rootpage FROM main.sqlite_schema WHERE name = 'seal'").fetchone()
    own = ((page - 1) * size, size)
    if not keys.has_key(connection):
        return _Cover((*_COUNTERS, own))
    counts = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count")]
    tables = connection.execute("SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema").fetchall()
    return _Cover(((0, size), own), repr((counts, tables)))


def _length(connection: dbapi2.Connection) -> int:
    """How many bytes SQLite takes the file to have."""
    return int(connection.execute("PRAGMA page_count").fetchone()[0]) * _page_size(connection)


def _page_size(connection: dbapi2.Connection) -> int:
    return int(connection.execute("PRAGMA page_size").fetchone()[0])  # SQLCipher answers in words


def _digest(file: FileIO, cover: _Cover, uid: str, sequence: int) -> str:
    """SHA-256 over all bytes of the file but those that the seal itself changes."""
    found = sha256(f"{uid} {sequence}\n{cover.instead}".encode())
    room = bytearray(_BLOCK)
    block = memoryview(room)
    at = 0
    file.seek(0)
    while size := file.readinto(room):
        for start, length in cover.holes:
            first, last = max(start - at, 0), min(start + length - at, size)
            if first < last:
                block[first:last] = bytes(last - first)
        found.update(block[:size])
        at += size
    return found.hexdigest()
