"""Keeps backups of a workspace in two places, numbered, checked and thinned out."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from organiser.app import files
from organiser.app.paths import SUFFIX, Paths, of_user
from organiser.app.settings import Settings
from organiser.domain.backups import REMIND_AFTER, Backup, is_copy_due, is_spent, surplus
from organiser.domain.problem import Problem
from organiser.store import migrations, seal, unfinished
from organiser.store.failures import Damaged
from organiser.store.store import Store

_NAME = re.compile(rf".* (\d{{5,}}) (\d{{4}}-\d\d-\d\d \d\d\.\d\d){re.escape(SUFFIX)}")
_AT = "%Y-%m-%d %H.%M"
_RESTING = "resting.txt"  # beside the backups among the user's own data: why no more are made

REMIND = "backups.remind"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup and the file that it is."""

    backup: Backup
    path: Path


def folders(paths: Paths, workspace: Path) -> tuple[Path, Path]:
    """Where backups go: beside the workspace, and among the user's own data, should that folder be lost."""
    place = sha256(os.fsencode(workspace.resolve())).hexdigest()[:8]
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
    nevertheless, and nothing is thinned out. While backups rest, none is made: they might push out the good ones.
    """
    if store.path is None:
        return ()
    if store.is_damaged:
        raise Damaged(store.path)
    if why := resting(paths, store.path):
        raise Problem(f"No backup was made: {why}", "Say “organiser backups go-on” once you know that all is well.")
    made, problems = _write(store, paths, at)
    if problems:
        raise problems[0]
    return made


def before_much(store: Store) -> None:
    """Back up before much changes at once: an import, or the removal of many. One place of the two is enough.

    A Problem stops what was to be done when neither could be written. Nothing happens while nothing has changed since
    the last backup, or while backups rest.
    """
    paths = of_user()
    for folder in folders(paths, store.path) if store.path else ():
        unfinished.clear(folder)
    if not is_changed(store, paths) or store.path is None or resting(paths, store.path):
        return
    made, problems = _write(store, paths, datetime.now().astimezone())
    if not made:
        raise problems[0]


def _write(store: Store, paths: Paths, at: datetime) -> tuple[tuple[Path, ...], list[Problem]]:
    assert store.path is not None
    workspace = store.path
    last = next((one.backup for one in found(paths, workspace)), None)
    name = f"{workspace.stem} {last.number + 1 if last else 1:05} {at:{_AT}}{SUFFIX}"
    made: list[Path] = []
    problems: list[Problem] = []
    for folder in folders(paths, workspace):
        try:
            target = files.folder(folder) / name
            store.copy_to(target)
            made.append(target)
        except Problem as problem:
            problems.append(problem)
    if not problems:
        for folder in folders(paths, workspace):
            _thin(folder)
        _let_go_of_upgraded(workspace, at.replace(tzinfo=None), last.at if last else None)
    return tuple(made), problems


def is_changed(store: Store, paths: Paths) -> bool:
    """Whether the workspace holds anything that its newest backup has not; the sample needs none.

    What was found damaged gives no backup.
    """
    if store.path is None or store.look_only or store.is_damaged or store.path == paths.sample:
        return False
    mark = store.mark
    newest = next(iter(found(paths, store.path)), None)
    if newest is None or not mark.digest:
        return True
    copied = seal.mark_of(newest.path, store.key)
    return copied is None or (copied.sequence, copied.at) != (mark.sequence, mark.at)


def rest(paths: Paths, workspace: Path, why: str) -> None:
    """Make no more backups of a workspace until somebody says so; ``why`` is a sentence."""
    files.write_whole(files.folder(folders(paths, workspace)[1]) / _RESTING, why.encode())


@contextmanager
def at_rest(paths: Paths, workspace: Path, why: str) -> Iterator[None]:
    """Make no backups, from its first moment on, of a workspace that the body makes; ``why`` is a sentence."""
    rest(paths, workspace, why)
    try:
        yield
    except BaseException:
        go_on(paths, workspace)
        raise


def rest_if_any(paths: Paths, workspace: Path, why: str) -> None:
    """Make no more backups of a workspace that has some already: they may be all that is left.

    Where this cannot be noted, a damaged workspace still gives no backup, for each copy is checked.
    """
    with suppress(Problem):
        if found(paths, workspace) and not resting(paths, workspace):
            rest(paths, workspace, why)


def resting(paths: Paths, workspace: Path) -> str:
    """Why no backups are made at present, as a sentence; "" when they are."""
    with suppress(OSError, ValueError):
        return (folders(paths, workspace)[1] / _RESTING).read_text("utf-8")
    return ""


def go_on(paths: Paths, workspace: Path) -> None:
    """Make backups again: somebody has looked and found that all is well."""
    with suppress(OSError):
        (folders(paths, workspace)[1] / _RESTING).unlink(missing_ok=True)


def note_copied(store: Store, settings: Settings, today: date) -> None:
    """Note that somebody copied the workspace by hand, to a memory stick for example."""
    settings.set(f"copied.{store.mark.uid}", today.isoformat())


def last_copied(store: Store, settings: Settings) -> date | None:
    """The day of the last copy that was made by hand from this computer, as far as anything is known of it."""
    with suppress(ValueError):
        return date.fromisoformat(str(settings.get(f"copied.{store.mark.uid}")))
    return None


def wants_copy(store: Store, paths: Paths, settings: Settings, today: date) -> bool:
    """Whether it is time for a copy by hand: counted from the last one, else from the oldest backup."""
    if store.path is None or store.look_only or store.path == paths.sample:
        return False
    last = last_copied(store, settings)
    if last is None:
        kept = found(paths, store.path)
        last = kept[-1].backup.at.date() if kept else None
    return is_copy_due(last, today, int(settings.get(REMIND, REMIND_AFTER)))


def _thin(folder: Path) -> None:
    kept = list(_in(folder))
    gone = set(surplus([one.backup for one in kept]))
    for one in kept:
        if one.backup in gone:
            with suppress(OSError):  # it stays for the next time
                one.path.unlink(missing_ok=True)


def _let_go_of_upgraded(workspace: Path, at: datetime, last: datetime | None) -> None:
    for path in workspace.parent.glob(f"*{SUFFIX}"):
        if path.name.startswith(f"{workspace.stem} {migrations.KEPT}"):
            with suppress(OSError):
                if is_spent(datetime.fromtimestamp(path.stat().st_mtime), at, last):  # noqa: DTZ006 -- wall clock
                    path.unlink()


def _in(folder: Path) -> Iterator[Kept]:
    """The backups in one folder; none where it is not there or may not be looked into."""
    with suppress(OSError):
        for path in folder.glob(f"*{SUFFIX}") if folder.is_dir() else ():
            if (match := _NAME.fullmatch(path.name)) and path.is_file():
                with suppress(ValueError):  # a name of somebody else's
                    at = datetime.fromisoformat(match[2].replace(".", ":"))
                    yield Kept(Backup(int(match[1]), at), path)
