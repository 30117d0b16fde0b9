"""Where a workspace file lies, and what can happen to it there: synced folders, shares and memory sticks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

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


def whereabouts(path: PurePath, mounts: Sequence[Mount] = (), synced: str = "") -> Whereabouts:
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
