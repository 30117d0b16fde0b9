"""Where a workspace file lies and what can happen to it there, and how it is copied to a better place."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from organiser.app import files
from organiser.app.paths import Paths
from organiser.store.disk import free_name
from organiser.store.store import Store

# The folders by which programs that sync are known, in small letters; each name stands at the beginning of a part.
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "box": "Box",
    "box sync": "Box",
    "pcloud": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
}
_WHOLE = frozenset({"box", "mega", "my drive"})  # too short to be more than the whole name
_SHARES = frozenset(
    "cifs smb smb2 smb3 smbfs nfs nfs3 nfs4 afs afpfs ncpfs 9p webdav davfs fuse.sshfs fuse.davfs".split()
)
_STICKS = frozenset("vfat fat msdos exfat".split())


@dataclass(frozen=True, slots=True)
class Mount:
    """A place at which a disk or a share is seen, and the kind of its file system, as the system calls it."""

    at: PurePath
    kind: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is the matter with the place of a file; ``words`` are "" where nothing is."""

    words: str = ""
    advice: str = ""

    @property
    def is_risky(self) -> bool:
        return bool(self.words)


_ALONE = "Only use it on one computer at a time, close it here before you open it there, and let it finish syncing."


def judged(path: PurePath, mounts: Sequence[Mount] = (), synced: str = "") -> Whereabouts:
    """What can happen to a file at ``path``; ``synced`` names a program whose mark was found in a folder above."""
    if by := synced or synced_by(path):
        return Whereabouts(
            f"This workspace lies in a folder that {by} copies to other computers.",
            f"{by} may mix two states of it, or bring back an old one. {_ALONE}",
        )
    kind = _kind(path, mounts)
    if kind in _SHARES or str(path).startswith(("\\\\", "//")):
        return Whereabouts(
            "This workspace lies on another computer's disk.",
            "A connection that breaks while it is saved may damage it. Keep it on this computer, and copies there.",
        )
    if kind in _STICKS:
        return Whereabouts(
            "This workspace lies on a memory stick or a card.",
            "Sticks get lost, and one pulled out early damages files. Keep it on this computer, and a copy there.",
        )
    return Whereabouts()


def synced_by(path: PurePath) -> str:
    """The program that syncs the folder of ``path``, judged by the names above it; "" for none."""
    for part in path.parts[:-1]:
        name = part.casefold()
        for known, program in _SYNCED.items():
            rest = name[len(known) :]
            if name == known or (known not in _WHOLE and name.startswith(known) and not rest[0].isalnum()):
                return program
    return ""


def _kind(path: PurePath, mounts: Sequence[Mount]) -> str:
    """The kind of file system at ``path``: that of the mount closest above it."""
    above = [mount for mount in mounts if path.is_relative_to(mount.at)]
    return max(above, key=lambda mount: len(mount.at.parts)).kind.casefold() if above else ""


# Files that programs leave in the folders that they sync.
_MARKS = {".dropbox": "Dropbox", ".dropbox.cache": "Dropbox", ".sync_ignore": "Nextcloud", ".stfolder": "Syncthing"}
_MOUNTS = Path("/proc/self/mounts")


def of(path: Path) -> Whereabouts:
    """What can happen to the file at ``path`` where it lies."""
    real = path.resolve()
    return judged(real, _mounts(real), _marked(real))


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


def copy(store: Store, folders: Paths) -> Path:
    """Copy a workspace to the usual place, check the copy, and tell where it is now."""
    assert store.path is not None
    files.folder(folders.home)
    target = free_name(folders.home / store.path.name)
    store.copy_to(target)
    return target
