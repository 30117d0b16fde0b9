"""Copies a workspace; a copy counts once it has been opened again and found whole."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.domain.problem import Problem
from organiser.store import disk, dump, keys, migrations, opening, refusals, seal, unfinished
from organiser.store.failures import Unsound
from organiser.store.reader import Reader

_STEP = 256  # pages; between two steps whoever else uses the connection has their turn
_TRIES = 3


def copy(
    connection: dbapi2.Connection,
    source: Path | None,
    target: Path,
    at: datetime,
    key: keys.Key = keys.NONE,
    *,
    replace: bool = True,
) -> None:
    """Copy everything that ``connection`` sees into the file ``target``: sealed, checked and locked alike.

    Unless it may ``replace`` one, a file that has the name by then is not touched, and there is no copy.
    May run in another thread than the one that uses the connection meanwhile; what is saved in between is in the copy.
    """
    try:
        if target.is_dir() or (source and target.exists() and target.samefile(source)):
            raise Problem(f"{target} cannot be the copy.", "Give the name of another file.")
        with unfinished.part_beside(target) as part:
            for _ in range(_TRIES):
                counts = dump.row_counts(Reader(connection))
                _fill(connection, part, at, key)
                if fault := _fault(part, counts, key):
                    continue
                break
            if fault:
                raise Unsound(fault)
            (disk.put_in_place if replace else disk.name_new)(part, target)
    except (dbapi2.Error, OSError) as error:
        if refusals.is_unreadable(error):
            raise Unsound(str(error)) from error
        raise opening.not_written(error, target) from error


def _fill(connection: dbapi2.Connection, part: Path, at: datetime, key: keys.Key) -> None:
    with closing(keys.connect(part, key)) as made:
        connection.backup(made, pages=_STEP, sleep=0.01)
        made.execute("PRAGMA journal_mode = MEMORY")
        with part.open("rb", buffering=0) as file:
            if not seal.read(made).digest:
                seal.put_on(made, file, at)
            elif key:
                seal.renew(made, file)


def _fault(part: Path, counts: dict[str, int], key: keys.Key) -> str:
    """What is wrong with a finished copy, opened anew; "" when it is whole and holds as many rows as were there."""
    with closing(keys.connect(part, key)) as made:
        if faults := migrations.find_faults(made):
            return faults[0]
        if not seal.holds(made, part):
            return seal.BROKEN
        return "" if dump.row_counts(Reader(made)) == counts else "it has not as many rows as the workspace"
