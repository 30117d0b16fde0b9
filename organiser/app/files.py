"""Writes files whole or not at all, and reads those that are chosen."""

import stat
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from organiser.domain.problem import Problem
from organiser.store import disk, refusals, unfinished


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
        with unfinished.part_beside(target) as part:
            part.write_bytes(content)
            disk.put_in_place(part, target)
    except OSError as error:
        raise Problem(
            f"{target.name[:80]} could not be written: {_reason(error)}.",
            "Make room on the disk, or choose another folder." if refusals.is_full(error) else "Choose another folder.",
        ) from error
    return target


def content(path: Path, most: int, advice: str) -> bytes:
    """What a file holds, no more than ``most`` bytes of it; only an ordinary file is opened, for others may hang.

    A Problem with the ``advice`` says why it cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Problem(f"{path} is no file.", advice)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise Problem(f"There is no file {path}.", "Look for it where you last kept it.") from error
    except (OSError, ValueError) as error:
        reason = _reason(error) if isinstance(error, OSError) else "its name holds what no name can"
        raise Problem(f"{path.name[:80]} cannot be read: {reason}.", advice) from error


def refuse_existing(targets: Iterable[Path]) -> None:
    """A Problem when one of these is there already: several files are written all or none."""
    for target in targets:
        if target.exists():
            raise Problem(f"{target} is there already.", "Choose another folder, or say --force to replace it.")


def folder(path: Path) -> Path:
    """The folder at ``path``; what is missing of it is made for this user alone. A Problem when that cannot be."""
    try:
        missing = [one for one in (path, *path.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(mode=0o700, exist_ok=True)
        path.mkdir(exist_ok=True)  # refuses a file in its place
    except OSError as error:
        raise Problem(f"The folder {path} cannot be made: {_reason(error)}.", "Choose another folder.") from error
    return path


def _reason(error: OSError) -> str:
    return refusals.reason(error) or (error.strerror or "the system refused it").lower()


def dated(path: Path, why: str, today: date) -> Path:
    """A free name beside ``path`` that says why and since when: ``Ours moved 2027-05-03.organiser``."""
    return disk.free_name(path.with_name(f"{path.stem} {why} {today.isoformat()}{path.suffix}"))


def set_aside(path: Path, why: str, today: date) -> Path:
    """Keep a workspace under a dated name, with the journal that belongs to it; a Problem when that cannot be."""
    aside, journal = dated(path, why, today), path.with_name(f"{path.name}-journal")
    try:
        path.rename(aside)
        if journal.exists():
            journal.rename(aside.with_name(f"{aside.name}-journal"))
    except OSError as error:
        raise Problem(f"“{path.name}” could not be renamed.", "It stays where it is, under its name.") from error
    return aside
