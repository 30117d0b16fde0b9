"""Writes the workspace files of this version, with something in every table, as the tests of later versions want them.

    python -m tests.old_files

To be run before a release and committed with it; what a released version wrote is never written anew.
"""

import json
import re
import shutil
import sys
from contextlib import closing, suppress
from datetime import UTC, datetime
from random import Random

import organiser
from organiser.domain.problem import Problem
from organiser.exports.plain_copy import as_json
from organiser.store import dump, relocking
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.old_files import FOLDER, LOCKED, PASSPHRASE
from tests.store.deeds import DEEDS, begin, do

_TAKES = re.compile("erase|empty|remove|throw|forget|clear|leave|withdraw|merge$|delete|stop")
_AT = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)


_MOST = 3_000  # deeds


def main() -> None:
    """Write the file, the same one locked, and what both hold as JSON."""
    path = FOLDER / f"Organiser {organiser.__version__}.organiser"
    locked = path.with_stem(f"{path.stem} {LOCKED}")
    for old in (path, locked):
        old.unlink(missing_ok=True)
    with closing(Store.make(path, now=lambda: _AT)) as store:
        if nothing := fill(store):
            sys.exit(f"Nothing is in {', '.join(nothing)}: let a deed in tests/store/deeds.py put something there.")
        shorten_history(store)
        held = store.ask(dump.everything)
        store.drafts.keep("a note", "What is being typed")
    shutil.copy(path, locked)
    relocking.relock(locked, NONE, Key(PASSPHRASE), _AT)
    document = {"schema": held.schema, "tables": json.loads(as_json(held.tables))}
    path.with_suffix(".json").write_text(json.dumps(document, ensure_ascii=False) + "\n", "utf-8")


def fill(store: Store) -> list[str]:
    """Do what can be done, by a chance that is always the same, until no table is empty; returns those that are."""
    chance = Random(27)  # it gets there soonest
    begin(store)
    for name in sorted(DEEDS):
        _try(store, name, chance)
    keeping = [name for name in sorted(DEEDS) if not _TAKES.search(name)]
    for _ in range(_MOST):
        if not (nothing := _empty(store)):
            return []
        _try(store, chance.choice(keeping), chance)
    return nothing


def shorten_history(store: Store) -> None:
    """Leave a few steps that can be undone, so that the file stays small."""
    store.do_for_good(lambda _: None)
    for name in ("people.add", "needs.add", "agendas.add_many"):
        do(store, name, 1, 2)


def _try(store: Store, name: str, chance: Random) -> None:
    with suppress(Problem):
        do(store, name, chance.randrange(6), chance.randrange(6))


def _empty(store: Store) -> list[str]:
    return [table for table, rows in store.ask(dump.row_counts).items() if not rows]


if __name__ == "__main__":
    main()
