"""Sets, changes and takes away a workspace's passphrase, and looks after the backups that are still as they were."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from organiser.app import backups
from organiser.app.paths import SUFFIX, Paths, resource
from organiser.domain import passphrases
from organiser.domain.problem import Problem
from organiser.store import keys, migrations, opening
from organiser.store.failures import OpenProblem
from organiser.store.keys import NONE, Key
from organiser.store.relocking import relock

FORGOTTEN = "If the passphrase is forgotten, nobody can open the file: not we, and no shop either."


def suggestion() -> str:
    """A passphrase of five plain words, drawn by chance."""
    words = resource("passphrase-words.txt").read_text("utf-8").split()
    return passphrases.suggestion(words, secrets.choice)


def chosen(passphrase: str) -> Key:
    """The key that a passphrase makes; a Problem when there is none."""
    if not passphrase:
        raise Problem("The passphrase is empty.", "Type one, or take the passphrase away.")
    return Key(passphrase)


def change(paths: Paths, workspace: Path, old: Key, new: Key, at: datetime) -> None:
    """Lock a workspace that nobody has open with another key, or unlock it for good; all or nothing."""
    if workspace == paths.sample:
        raise Problem("The sample needs no passphrase.", "It holds nobody's data. Open your own workspace first.")
    relock(workspace, old, new, at)


def others(paths: Paths, workspace: Path, key: Key) -> tuple[Path, ...]:
    """The backups and copies in the workspace's own folders that do not open as the workspace itself does.

    Those were made before its passphrase was set or changed. Copies elsewhere, on sticks or at other people's, are
    not known to the program.
    """
    kept = [one.path for one in backups.found(paths, workspace)]
    kept += sorted(workspace.parent.glob(f"{workspace.stem} before upgrade*{SUFFIX}"))
    return tuple(path for path in kept if not _opens_alike(path, key))


def _opens_alike(path: Path, key: Key) -> bool:
    if keys.is_locked(path):
        return bool(key) and opening.opens(path, key)
    return not key


def lock_others(files: Sequence[Path], old: Key, new: Key, at: datetime) -> tuple[Path, ...]:
    """Make these anew with the new key, each all or nothing; returns those that stay as they are.

    That is what is older than this version of the program, damaged, or locked with yet another passphrase.
    """
    return tuple(path for path in files if not _is_remade(path, old, new, at))


def _is_remade(path: Path, old: Key, new: Key, at: datetime) -> bool:
    key = old if keys.is_locked(path) else NONE
    try:
        held, version = opening.look_at(path, key)
        held.close()
        if version < migrations.NEWEST:
            return False
        relock(path, key, new, at)
    except OpenProblem:
        return False
    return True


def delete_others(files: Sequence[Path]) -> None:
    """Delete these files."""
    try:
        for path in files:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(f"{path.name} could not be deleted.", "Delete it in the folder itself.") from error


def is_doubtful(paths: Paths, workspace: Path) -> bool:
    """Whether a file that looks locked may be a damaged one that never was: its newest backup is not locked."""
    newest = next(iter(backups.found(paths, workspace)), None)
    return newest is not None and not keys.is_locked(newest.path)


def newest_backup(paths: Paths, workspace: Path, key: Key) -> Path | None:
    """The newest backup that opens with a passphrase which does not open the workspace.

    Where there is one, the workspace is damaged, or its passphrase was changed since; where there is none, the
    passphrase is most likely another one.
    """
    opening_with_it = (one.path for one in backups.found(paths, workspace) if _opens_alike(one.path, key))
    return next(opening_with_it, None)
