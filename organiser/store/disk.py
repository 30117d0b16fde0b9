"""Gives files their names so that a power cut leaves the old file or the new one, whole."""

import os
import time
from contextlib import suppress
from pathlib import Path

# An antivirus or an indexer may hold a file on Windows for a moment: access denied, sharing and lock violation.
_HELD = frozenset({5, 32, 33})
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file the name ``target``, in place of a file that has it, and make sure of both."""
    make_sure(part)
    for wait in _WAITS:
        try:
            part.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            break
    else:
        part.replace(target)
    make_sure_of_name(target)


def name_new(part: Path, path: Path) -> None:
    """Give a finished file a name of its own, and make sure of both; a FileExistsError when somebody has the name."""
    make_sure(part)
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError as error:  # memory sticks know no links
        if path.exists():
            raise FileExistsError from error
        part.rename(path)
    make_sure_of_name(path)


def make_sure(path: Path) -> None:
    """Return once what was written to a file is on the disk."""
    _sync(path, os.O_RDWR)


def make_sure_of_name(path: Path) -> None:
    """Return once the folder has a file's new name on the disk, as far as its system can be asked for that.

    Windows, shares and some memory sticks cannot; by then the file is whole and has its name, so nothing has failed.
    """
    with suppress(OSError):
        _sync(path.parent, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def free_name(path: Path) -> Path:
    """``path``, or the first of ``name 2``, ``name 3``... that no file has."""
    number, candidate = 1, path
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
    return candidate
