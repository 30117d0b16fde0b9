"""Tries on a copy what a save that was cut off has left behind, before the file itself is touched.

SQLite takes a journal that lies beside a file for the file's own, and writes its pages back. A program that syncs
folders may have put a journal of another day or of another workspace there.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import hold, keys, migrations, refusals, seal, unfinished
from organiser.store.failures import Damaged
from organiser.store.seal import BROKEN, Mark

_READ_ONLY = {8, 14}  # what SQLite says where something is to be turned back and cannot be (READONLY, CANTOPEN)
FOREIGN = "what lies beside it is not from its own last save"


def journal(path: Path) -> Path:
    """Where SQLite keeps what it needs to turn back a save that was cut off."""
    return path.with_name(f"{path.name}-journal")


def is_interrupted(path: Path) -> bool:
    """Whether a save may have been cut off: the journal is empty at any other time."""
    beside = journal(path)
    return beside.is_file() and beside.stat().st_size > 0


@contextmanager
def copy_of(path: Path) -> Iterator[Path]:
    """A file and its journal copied into a folder that goes again, to be opened and turned back there."""
    with unfinished.room_in(path.parent) as room:
        working = room / "tried"
        shutil.copyfile(path, working)
        shutil.copyfile(journal(path), journal(working))
        yield working


def require_own_journal(path: Path, key: keys.Key) -> None:
    """Damaged, where turning back the save that was cut off would not give a sound file with the same past."""
    if fault := fault_of_journal(path, key):
        raise Damaged(path, fault)


def fault_of_journal(path: Path, key: keys.Key) -> str:
    """What would be wrong once the save that was cut off is turned back; ``FOREIGN`` if it is another file's journal.

    "" where nothing would be wrong, or nothing is to be turned back, or there is no room to try.
    """
    if not (is_interrupted(path) and _would_be_turned_back(path, key)):
        return ""
    counter, mark = _counter(path, key), seal.mark_of(path, key, how=keys.AS_IT_IS)
    try:
        with copy_of(path) as working, closing(keys.connect(working, key, how="mode=rw")) as connection:
            connection.execute("SELECT count(*) FROM main.sqlite_schema").fetchone()  # turns the save back
            if _counter(working, key) not in {counter - 1, counter}:
                return FOREIGN
            if strange := migrations.strangers(connection):
                return strange
            return _fault(connection, working) if _follows(mark, _mark(connection)) else FOREIGN
    except OSError:
        return ""


def _would_be_turned_back(path: Path, key: keys.Key) -> bool:
    """Whether SQLite would write the journal back; fails as SQLite does while another program is saving."""
    try:
        with closing(keys.connect(path, key, how="mode=ro", timeout=0.5)) as connection:
            connection.execute("SELECT count(*) FROM main.sqlite_schema").fetchone()
    except dbapi2.OperationalError as error:
        if refusals.code(error) in _READ_ONLY:
            return True
        raise
    return False


def _fault(connection: dbapi2.Connection, working: Path) -> str:
    if (mark := _mark(connection)) and mark.digest:
        return "" if seal.holds(connection, working) else BROKEN
    return next(iter(migrations.find_faults(connection)), "")


def _mark(connection: dbapi2.Connection) -> Mark | None:
    """What the seal says; the first versions had none."""
    with suppress(ValueError):
        return seal.read(connection)
    return None


def _counter(path: Path, key: keys.Key) -> int:
    """How often the file was changed, as its first page says; a locked one does not say it openly."""
    return 0 if key else int.from_bytes(hold.head(path)[24:28], "big")


def _follows(before: Mark | None, after: Mark | None) -> bool:
    """Whether a file may have been like ``before`` in the midst of a save that began with ``after``."""
    if before is None or after is None:  # the first pages were torn
        return True
    return before.uid == after.uid and before.sequence - after.sequence in {0, 1}
