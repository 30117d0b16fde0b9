"""Times opening, saving, checking and sealing a workspace of 20,000 people, each as a ratio to plain sqlite3.

    python -m tests.benchmarks.seal [--pairs 9]

Plain sqlite3 opens the same file with the same settings and asks the same; saves the same row; runs integrity_check.
What the seal costs is told in milliseconds too: below 20 it is not felt at the start.
"""

import argparse
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from organiser.domain.people import Person
from organiser.store import changes, queries, relocking, seal
from organiser.store.keys import NONE, Key, connect
from organiser.store.store import Store

PEOPLE = 20_000


def make(path: Path) -> None:
    """A workspace of 20,000 people with addresses and notes, closed and sealed."""
    Store.make(path).close()
    with closing(Store.open(path)) as store:
        store.do("Add", changes.people.add, Person("First", email="first@example.org", notes="Likes tea. " * 12))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(_one_more(connection), [(f"Person {n:05}",) for n in range(PEOPLE)])
        connection.execute("UPDATE seal SET digest = ''")
    Store.open(path).close()


def _one_more(connection: sqlite3.Connection) -> str:
    """SQL that takes in a person of a given name who is otherwise like the first."""
    others = [row[1] for row in connection.execute("PRAGMA table_info(person)") if row[1] not in {"id", "uid", "name"}]
    names = ", ".join(f'"{name}"' for name in others)
    return f"INSERT INTO person (uid, name, {names}) SELECT hex(randomblob(16)), ?, {names} FROM person WHERE id = 1"


def seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def plain(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("COMMIT")
    for setting in ("foreign_keys = ON", "journal_mode = TRUNCATE", "synchronous = FULL", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("SELECT count(*) FROM person WHERE removed IS NULL").fetchone()
    return connection


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=9)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Ours.organiser"
        make(path)
        print(f"{PEOPLE:,} people, {path.stat().st_size / 2**20:.1f} MB, {pairs} pairs")
        _report("open, check the seal, count the people", pairs, lambda: _open(path), lambda: plain(path).close())
        locked = Path(shutil.copy(path, f"{folder}/Locked.organiser"))
        relocking.relock(locked, NONE, Key("elm"), datetime.now(UTC))
        _report("open it with a passphrase, against without", pairs, lambda: _open(locked, "elm"), lambda: _open(path))
        with closing(Store.open(path)) as store:
            ours = _saving(store, pairs)
        with closing(plain(Path(shutil.copy(path, f"{folder}/Copy.organiser")))) as connection:
            bare = _saving_plain(connection, pairs)
        _print("save one person (with its step of undo)", ours, bare)
        with closing(Store.open(path)) as store:
            ours = [seconds(store.faults) for _ in range(pairs)]
        with closing(plain(path)) as connection:
            bare = [seconds(lambda: connection.execute("PRAGMA integrity_check").fetchall()) for _ in range(pairs)]
        _print("check all of it, against integrity_check", ours, bare)
        with closing(connect(path)) as connection, path.open("rb", buffering=0) as file:
            took = [seconds(lambda: seal.put_on(connection, file, datetime.now(UTC))) for _ in range(pairs)]
        print(f"{'the digest alone':50} {1000 * statistics.median(took):7.1f} ms")


def _open(path: Path, passphrase: str = "") -> None:
    with closing(Store.open(path, key=Key(passphrase))) as store:
        store.ask(queries.people.count)


def _saving(store: Store, pairs: int) -> list[float]:
    store.do("Add", changes.people.add, Person("First"))
    return [seconds(lambda: store.do("Add", changes.people.add, Person("One more"))) for _ in range(pairs)]


def _saving_plain(connection: sqlite3.Connection, pairs: int) -> list[float]:
    insert = _one_more(connection)
    return [seconds(lambda: connection.execute(insert, ("One more",))) for _ in range(pairs)]


def _report(what: str, pairs: int, ours: Callable[[], object], bare: Callable[[], object]) -> None:
    measured = [(seconds(ours), seconds(bare)) for _ in range(pairs + 1)][1:]
    _print(what, [one for one, _ in measured], [one for _, one in measured])


def _print(what: str, ours: list[float], bare: list[float]) -> None:
    ours_ms, bare_ms = (1000 * statistics.median(times) for times in (ours, bare))
    print(f"{what:50} {ours_ms:7.1f} ms, plain {bare_ms:7.1f} ms, ratio {ours_ms / bare_ms:5.2f}")


if __name__ == "__main__":
    main()
