"""Reads a workspace into memory to look at it, where it may not be written or somebody else has it open."""

import time
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from organiser.store import hold, invariants, keys, migrations, opening, refusals, seal
from organiser.store.failures import Damaged, InUse, Missing, NoSpace, NotAllowed, OpenElsewhere, OpenProblem, ReadOnly

_TRIES = 40
_PAUSE = 0.05  # seconds; between two saves of somebody who types there is more


def look(path: Path, key: keys.Key = keys.NONE) -> dbapi2.Connection:
    """Everything in the workspace at ``path`` as it is now, in memory and of the newest version; nothing is touched.

    Raises the same failures as opening. A workspace that somebody is changing is read between two of their saves.
    """
    with opening.in_plain_words(path):
        with suppress(InUse):  # by this program: it is read like one that another program has
            opening.look_at(path, key)[0].close()
        memory = keys.connect(None, key, check_same_thread=False)
        try:
            _read_into(memory, path, key)
            if faults := migrations.find_faults(memory):
                raise Damaged(path, faults[0])
            migrations.build(memory)
            if broken := invariants.broken(memory):
                raise Damaged(path, broken[0])
        except BaseException:
            memory.close()
            raise
    return memory


def obstacle(path: Path) -> OpenProblem | None:
    """What is in the way of changing a workspace now; None when nothing is. Nothing is touched."""
    try:
        if hold.is_mine(path) or _is_held(path):
            return InUse(path, hold.holder(path))
        if not opening.can_write(path):
            return ReadOnly(path)
        if there := hold.elsewhere(path):
            return OpenElsewhere(path, there)
        return None if opening.has_room(path) else NoSpace(path)
    except OSError:
        return Missing(path)


def _is_held(path: Path) -> bool:
    """Whether another program has the file open; who has no key is told too, before the first page is read."""
    try:
        with closing(keys.connect(path, keys.NONE, how="mode=ro", timeout=0)) as source:
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.DatabaseError as error:
        return refusals.code(error) in {5, 6}
    return False


def _read_into(memory: dbapi2.Connection, path: Path, key: keys.Key) -> None:
    try:
        with closing(keys.connect(path, key, how="mode=ro", timeout=0.5)) as source:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # a copy alone would wait for ever
            if strange := migrations.strangers(source):
                raise Damaged(path, strange)
            source.backup(memory)
            if not hold.is_mine(path) and migrations.is_sealed(source) and not seal.holds(source, path):
                raise Damaged(path, seal.BROKEN)
    except dbapi2.OperationalError as error:
        if refusals.code(error) in {8, 14}:
            raise NotAllowed(
                path, "it was not closed properly, and where it is it cannot be mended: copy it"
            ) from error
        if refusals.code(error) not in {5, 6}:
            raise
        _read_between(memory, path, key)


def _read_between(memory: dbapi2.Connection, path: Path, key: keys.Key) -> None:
    """Read a file that is being written. Each save begins and ends in its journal, which is empty in between."""
    for _ in range(_TRIES):
        before = _moment(path)
        if before[0] == 0:
            with suppress(dbapi2.DatabaseError), closing(keys.connect(path, key, how=keys.AS_IT_IS)) as source:
                source.backup(memory)  # fails when a save comes in between, and so does what comes next
            if _moment(path) == before:
                return
        time.sleep(_PAUSE)
    raise InUse(path, hold.holder(path))


def _moment(path: Path) -> tuple[int, int, int]:
    """How long the journal is, how long the file is, and when it was written last."""
    journal = path.with_name(f"{path.name}-journal")
    found = path.stat()
    return (journal.stat().st_size if journal.exists() else 0, found.st_size, found.st_mtime_ns)
