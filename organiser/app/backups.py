"""Keeps backups of a workspace in two places, numbered, checked and thinned out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from organiser.app import files
from organiser.app.paths import SUFFIX, Paths
from organiser.domain.backups import Backup, surplus
from organiser.domain.problem import Problem
from organiser.store import seal
from organiser.store.store import Store

_NAME = re.compile(rf".* (\d{{5,}}) (\d{{4}}-\d\d-\d\d \d\d\.\d\d){re.escape(SUFFIX)}")
_AT = "%Y-%m-%d %H.%M"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup and the file that it is."""

    backup: Backup
    path: Path


def folders(paths: Paths, workspace: Path) -> tuple[Path, Path]:
    """Where backups go: beside the workspace, and among the user's own data, should that folder be lost."""
    place = sha256(str(workspace.resolve()).encode()).hexdigest()[:8]
    return (
        workspace.with_name(f"{workspace.stem} backups"),
        paths.state / "backups" / f"{workspace.stem} {place}",
    )


def found(paths: Paths, workspace: Path) -> tuple[Kept, ...]:
    """The backups of a workspace in both places, newest first."""
    every = [one for folder in folders(paths, workspace) for one in _in(folder)]
    return tuple(sorted(every, key=lambda one: one.backup.number, reverse=True))


def make(store: Store, paths: Paths, at: datetime) -> tuple[Path, ...]:
    """Back up an open workspace in both places, then let go of what is surplus; returns the files.

    Each copy is opened again and checked before it counts. Raises a Problem when a place fails; the other has its copy
    nevertheless, and nothing is thinned out.
    """
    if store.path is None:
        return ()
    workspace = store.path
    number = max((one.backup.number for one in found(paths, workspace)), default=0) + 1
    name = f"{workspace.stem} {number:05} {at:{_AT}}{SUFFIX}"
    made, problems = [], []
    for folder in folders(paths, workspace):
        try:
            target = files.folder(folder) / name
            store.copy_to(target)
            made.append(target)
        except Problem as problem:
            problems.append(problem)
    if problems:
        raise problems[0]
    for folder in folders(paths, workspace):
        _thin(folder)
    return tuple(made)


def is_changed(store: Store, paths: Paths) -> bool:
    """Whether the workspace holds anything that its newest backup has not."""
    if store.path is None or store.look_only:
        return False
    mark = store.mark
    newest = next(iter(found(paths, store.path)), None)
    if newest is None or not mark.digest:
        return True
    copied = seal.mark_of(newest.path)
    return copied is None or (copied.sequence, copied.digest) != (mark.sequence, mark.digest)


def _thin(folder: Path) -> None:
    kept = list(_in(folder))
    gone = set(surplus([one.backup for one in kept]))
    for one in kept:
        if one.backup in gone:
            one.path.unlink(missing_ok=True)


def _in(folder: Path) -> Iterator[Kept]:
    for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
        if match := _NAME.fullmatch(path.name):
            try:
                yield Kept(Backup(int(match[1]), datetime.strptime(match[2], _AT)), path)  # noqa: DTZ007 -- wall clock
            except ValueError:  # a name of somebody else's
                continue
