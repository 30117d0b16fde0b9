"""Looks into copies of a workspace for those who were erased since, and writes a copy anew without them."""

import shutil
from collections.abc import Callable, Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.domain.keeping import mark_of
from organiser.store import changes, opening, unfinished
from organiser.store.keys import NONE, Key, connect, fitting
from organiser.store.store import Store


def holds_erased(path: Path, marks: Collection[str], key: Key = NONE) -> bool | None:
    """Whether a file holds anybody with one of these marks; None when it cannot be read, or holds no people at all."""
    try:
        with closing(connect(path, fitting(path, key), how="mode=ro", timeout=0.5)) as connection:
            return any(mark_of(str(uid)) in marks for (uid,) in connection.execute("SELECT uid FROM person"))
    except (dbapi2.Error, OSError):
        return None


def marks_in(path: Path, key: Key = NONE) -> frozenset[str]:
    """The marks of those who were erased from a workspace or a copy of it; none when it cannot be read."""
    try:
        with closing(connect(path, fitting(path, key), how="mode=ro", timeout=0.5)) as connection:
            return frozenset(str(mark) for (mark,) in connection.execute("SELECT mark FROM tombstone"))
    except (dbapi2.Error, OSError):
        return frozenset()


def without_erased(path: Path, marks: Collection[str], now: Callable[[], datetime], key: Key = NONE) -> None:
    """Write a copy anew without those who bear the marks: opened, erased, sealed, checked, and then put in its place.

    One of an older version comes out as one of this version; one that is locked with the key stays locked. Raises a
    Problem; the copy is then as it was.
    """
    try:
        with unfinished.room_in(path.parent) as room:
            working = room / path.name
            shutil.copyfile(path, working)
            store = Store.open(working, key=fitting(path, key), now=now)
            try:
                store.do_for_good(changes.erasing.erase_again, marks)
                store.copy_to(path)
            finally:
                store.close()
    except (dbapi2.Error, OSError) as error:
        raise opening.not_written(error, path) from error
