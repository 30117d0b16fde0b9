"""Finds out on what kind of disk a file lies, and moves a workspace to a better place."""

import sys
from datetime import date
from pathlib import Path

from organiser.app import files
from organiser.app.paths import Paths
from organiser.domain import whereabouts
from organiser.domain.whereabouts import Mount, Whereabouts
from organiser.store.disk import free_name
from organiser.store.store import Store

# Files that programs leave in the folders that they sync.
_MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".sync_ignore": "Nextcloud", ".stfolder": "Syncthing"}
_MOUNTS = Path("/proc/self/mounts")


def of(path: Path) -> Whereabouts:
    """What can happen to the file at ``path`` where it lies."""
    real = path.resolve()
    return whereabouts.whereabouts(real, _mounts(real), _marked(real))


def _marked(path: Path) -> str:
    for folder in path.parents:
        for mark, program in _MARKS.items():
            if (folder / mark).exists():
                return program
    return ""


def _mounts(path: Path) -> list[Mount]:
    """What the system says of its disks; nothing where it cannot be asked without another program."""
    if sys.platform == "win32":
        return _drive(path)
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []
    fields = [line.split(" ") for line in lines]
    return [Mount(Path(_plain(field[1])), field[2]) for field in fields if len(field) > 2]


def _plain(words: str) -> str:
    """A path as it is: the system writes blanks and the like as ``\\040``."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        words = words.replace(code, letter)
    return words


def _drive(path: Path) -> list[Mount]:
    import ctypes

    kinds = {2: "vfat", 4: "cifs"}  # removable, remote
    windll = getattr(ctypes, "windll", None)
    found = windll.kernel32.GetDriveTypeW(path.anchor) if windll else 0
    return [Mount(Path(path.anchor), kinds.get(found, ""))]


def move(store: Store, folders: Paths, today: date) -> Path:
    """Copy a workspace to the usual place and check the copy; the old file keeps lying there under a dated name.

    The store is closed. Returns where the workspace is now; a Problem leaves everything as it was.
    """
    old = store.path
    assert old is not None
    files.folder(folders.home)
    target = free_name(folders.home / old.name)
    store.copy_to(target)
    store.close()
    old.rename(free_name(old.with_name(f"{old.stem}, moved {today.isoformat()}{old.suffix}")))
    return target
