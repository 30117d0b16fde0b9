"""Brings a damaged workspace back: what can be read of it, or a backup, while the damaged file is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from organiser.app import backups, files
from organiser.app.actions import checking
from organiser.app.actions.checking import Lacking
from organiser.app.backups import Kept
from organiser.app.paths import SUFFIX, Paths
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.store import filling, keys, salvaging
from organiser.store.keys import NONE, Key

_NONE = Lacking()


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup that has been looked through just now, and how it differs from the workspace, in words.

    ``differs`` is None where the workspace itself cannot be read; ``fault`` says what is wrong with the backup,
    ``lacking`` how many people it has not who are here now.
    """

    kept: Kept
    holds: str
    differs: tuple[str, ...] | None
    fault: str = ""
    lacking: Lacking = _NONE

    @property
    def when(self) -> str:
        """When it was made, such as “Monday 3 May 2027, 09:00”."""
        return f"{clock.day_in_words(self.kept.backup.at.date())}, {self.kept.backup.at:%H:%M}"


def look(kept: Kept, workspace: Path, key_for: Callable[[Path], Key]) -> Looked:
    """Look all through a backup, and compare it with the workspace as it is now; nothing is opened to write."""
    try:
        there = checking.contents(kept.path, key_for(kept.path))
    except Problem as problem:
        return Looked(kept, "", None, problem.message)
    try:
        here = checking.contents(workspace, key_for(workspace))
    except Problem:
        return Looked(kept, checking.in_words(there), None)
    return Looked(
        kept, checking.in_words(there), checking.differences(there, here), lacking=checking.lacking(there, here)
    )


def newest_good(paths: Paths, workspace: Path, key_for: Callable[[Path], Key]) -> Looked | None:
    """The newest backup that is whole, looked through; None when there is none."""
    looked = (look(one, workspace, key_for) for one in backups.found(paths, workspace))
    return next((one for one in looked if not one.fault), None)


def salvage(damaged: Path, target: Path, paths: Paths, key: Key = NONE) -> tuple[str, ...]:
    """Make a new workspace at ``target`` of what can be read of a damaged one, which is not touched.

    One that is locked needs the ``key``, and what is saved of it is locked alike; a key is no harm to one that is not.
    Returns what could not be read or did not fit, in sentences. A Problem when nothing can be read.
    """
    files.folder(target.parent)
    alike = [one.path for one in backups.found(paths, damaged)]
    found = salvaging.read(damaged, target.parent, key, alike)
    filling.make(target, found.copy, keys.fitting(damaged, key))
    return found.lost


def rescue(damaged: Path, paths: Paths, today: date, key: Key = NONE) -> tuple[Path, tuple[str, ...]]:
    """Salvage beside a damaged workspace; returns the new file and what is missing there."""
    target = files.dated(damaged.with_suffix(SUFFIX), "saved", today)
    why = f"this workspace was read from a damaged file on {clock.day_in_words(today)}."
    with backups.at_rest(paths, target, why):
        lost = salvage(damaged, target, paths, key)
    return target, lost
