"""Writes files whole or not at all."""

import errno
from pathlib import Path

from organiser.domain.problem import Problem
from organiser.store import disk


def write_whole(target: Path, content: bytes, *, replace: bool = True) -> Path:
    """Write ``content`` beside ``target``, make sure of it, then give it the name; returns ``target``.

    Raises a Problem, with nothing half-written, when the folder is missing or cannot be written, or when the
    file is there already and may not be replaced.
    """
    try:
        if target.is_dir():
            raise Problem(f"{target} is a folder.", "Give the name of a file.")
        if not replace and target.exists():
            raise Problem(f"{target} is there already.", "Choose another name, or say --force to replace it.")
        if not target.parent.is_dir():
            raise Problem(f"There is no folder {target.parent}.", "Make it first, or choose another one.")
        with disk.part_beside(target) as part:
            part.write_bytes(content)
            disk.put_in_place(part, target)
    except OSError as error:
        raise Problem(
            f"{target.name[:80]} could not be written: {_reason(error)}.",
            "Make room on the disk, or choose another folder." if _is_full(error) else "Choose another folder.",
        ) from error
    return target


def folder(path: Path) -> Path:
    """The folder at ``path``, made when it is missing; a Problem when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem(f"The folder {path} cannot be made: {_reason(error)}.", "Choose another folder.") from error
    return path


def _is_full(error: OSError) -> bool:
    return error.errno in {errno.ENOSPC, errno.EDQUOT}


def _reason(error: OSError) -> str:
    return (error.strerror or "the disk reported a fault").lower()
