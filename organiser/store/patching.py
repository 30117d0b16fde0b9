"""Makes a copy of a damaged workspace that SQLite reads as far as there is anything to read.

A first page that is lost is taken from a backup, which has it alike as long as the tables are the same, or made anew.
In a file that is locked, a page of which a byte has changed opens no more, and to ask for it ends the whole reading; so
it is replaced by one that opens and says nothing.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import first_page, hold, keys, migrations, opening, rehearsing
from organiser.store.failures import OpenProblem, WrongPassphrase

_PAGE = 4096
_SALT = 16


@dataclass(frozen=True, slots=True)
class Patched:
    """The copy, the key that opens it, and the version of which it is as far as that can be told."""

    path: Path
    key: keys.Key
    version: int


def patched(path: Path, folder: Path, key: keys.Key, alike: Sequence[Path]) -> Patched:
    """A copy of the file at ``path``, put right in ``folder``; ``alike`` are backups of it, the newest first.

    Raises WrongPassphrase when no page of a locked file opens with the key, though it may be the file that is damaged.
    """
    working = folder / "damaged"
    _copy(path, working, fits := keys.fitting(path, key))
    beginnings = [_beginning(one) for one in alike if _begins_alike(one, key, is_locked=bool(fits))]
    if fits:
        fits = _open_up(path, working, fits, beginnings)
    else:
        (folder / "new").mkdir()
        opening.make(folder / "new" / "new")
        beginnings.append(_beginning(folder / "new" / "new"))
    _put_right_beginning(working, fits, beginnings)
    return Patched(working, fits, _version(working, fits))


def connect(found: Patched) -> dbapi2.Connection:
    """A connection to the copy that is content with what there is."""
    connection = keys.connect(found.path, found.key)
    connection.execute("PRAGMA writable_schema = ON")  # a table that makes no sense does not end the reading
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _copy(path: Path, working: Path, key: keys.Key) -> None:
    """Copy the file; along with its journal, unless that is another file's."""
    hold.require_file(path)
    shutil.copyfile(path, working)
    if rehearsing.is_interrupted(path) and not _is_foreign(path, key):
        shutil.copyfile(rehearsing.journal(path), rehearsing.journal(working))


def _is_foreign(path: Path, key: keys.Key) -> bool:
    """Whether the journal belongs to another file, as far as that can be told of a damaged one."""
    with suppress(dbapi2.Error, ValueError):
        return rehearsing.fault_of_journal(path, key) == rehearsing.FOREIGN
    return False


def _begins_alike(one: Path, key: keys.Key, *, is_locked: bool) -> bool:
    """Whether the first page of another file could stand in for a lost one: it is whole, and locked or not alike."""
    try:
        held, _ = opening.look_at(one, keys.fitting(one, key))
    except (OpenProblem, OSError):
        return False
    held.close()
    return keys.is_locked(one) == is_locked


# In a file that is locked


def _open_up(path: Path, working: Path, key: keys.Key, beginnings: Sequence[bytes]) -> keys.Key:
    """Replace every page that does not open; returns the key with the salt with which pages were written."""
    pages = working.stat().st_size // _PAGE
    with working.open("r+b") as file:
        file.truncate(pages * _PAGE)
    own = hold.head(working)[:_SALT]
    for salt in dict.fromkeys((own, *(begins[:_SALT] for begins in beginnings))):
        salted = key.salted(salt)
        _write(working, 0, salt)
        bad = _pages_that_do_not_open(working, salted)
        if len(bad) < pages:
            break
    else:
        raise WrongPassphrase(path)
    blank = working.with_name("blank")
    with closing(keys.connect(blank, salted)) as connection:
        connection.execute("CREATE TABLE blank (pages BLOB)")
        connection.execute("INSERT INTO blank VALUES (zeroblob(?))", (pages * _PAGE,))
    with blank.open("rb") as file:
        for page in bad:
            file.seek((page - 1) * _PAGE)
            _write(working, (page - 1) * _PAGE, file.read(_PAGE))
    return salted


def _pages_that_do_not_open(working: Path, key: keys.Key) -> tuple[int, ...]:
    """The numbers of pages, from 1 on, that are not as they were written with this key."""
    with closing(keys.connect(working, key, how=keys.AS_IT_IS)) as connection:
        told = " ".join(str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check"))
    return tuple(int(number) for number in re.findall(r"for page (\d+)", told))


# The first page


def _put_right_beginning(working: Path, key: keys.Key, beginnings: Sequence[bytes]) -> None:
    """Choose the first page with which the most of our tables are found."""
    _tables(working, key)  # turns back a save that was cut off
    candidates = list(_candidates(working, beginnings, is_locked=bool(key)))
    found = []
    for candidate in candidates:
        _write(working, 0, candidate)
        found.append(_tables(working, key))
        if found[-1] == len(migrations.names()):
            return
    _write(working, 0, candidates[found.index(max(found))])


def _candidates(working: Path, beginnings: Sequence[bytes], *, is_locked: bool) -> Iterator[bytes]:
    """What may stand for the first page: what is there, or a backup's; its header then says that no pages are free."""
    own = _beginning(working)
    if is_locked:
        yield from (own, *beginnings)
        return
    pages = (working.stat().st_size // _PAGE).to_bytes(4, "big")
    if own.startswith(keys.MAGIC):
        yield own[:28] + pages + bytes(8) + own[40:]
    for begins in beginnings:
        header = begins[:28] + pages + bytes(8) + begins[40 : hold.HEAD]
        yield header + own[hold.HEAD :]
        yield header + begins[hold.HEAD :]
        if made := first_page.made_anew(working, header):
            yield made


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_PAGE)


def _write(working: Path, at: int, content: bytes) -> None:
    with working.open("r+b") as file:
        file.seek(at)
        file.write(content)


def _tables(working: Path, key: keys.Key) -> int:
    """How many of our tables a file has, as far as SQLite can tell."""
    names = migrations.names()
    try:
        with closing(connect(Patched(working, key, 0))) as connection:
            rows = connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    except dbapi2.Error:
        return 0
    return len(names.intersection(name for (name,) in rows))


def _version(working: Path, key: keys.Key) -> int:
    with suppress(dbapi2.Error), closing(connect(Patched(working, key, 0))) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if 1 <= version <= migrations.NEWEST:
            return int(version)
    return migrations.NEWEST
