"""A workspace file in this program's hand, and the note beside it that tells others who has it."""

import json
import stat
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from organiser.domain import clock
from organiser.store.failures import ELSEWHERE, InTheWay, InUse, NotAWorkspace

_mine: dict[tuple[int, int], bytes] = {}  # how each file that this program holds begins, by device and number
_one_at_a_time = Lock()
HEAD = 100  # bytes, which tell what a file is
_LONGEST_NOTE = 2_000  # bytes
_LARGEST = 2**34  # bytes; a workspace with a million lines in its registers has a hundredth of it


class Hold:
    """Keeps a file open for reading from the first look until the last moment, and known as held by this program.

    A second look by this program at a file that it holds is refused before the file is opened: to close any handle
    lets go of all locks that the program has on it (so POSIX has it). The notes are for people; what keeps others
    from writing is SQLite's lock on the file itself, so a note that was left behind does no harm.
    """

    def __init__(self, path: Path) -> None:
        """Raises InUse when this program has the file already, and what the system says when it cannot be read."""
        with _one_at_a_time:
            found = path.stat()
            self._identity = (found.st_dev, found.st_ino)
            if self._identity in _mine:
                raise InUse(path, holder(path))
            self.file = path.open("rb", buffering=0)
            try:
                self.head = _mine[self._identity] = self.file.read(HEAD)
            except OSError:
                self.file.close()
                raise
        self._notes: tuple[Path, ...] = ()

    def leave_note(self, path: Path, at: datetime) -> None:
        """Tell others who has the file, and since when; where that cannot be written they hear less."""
        self._notes = _places(path)
        words = json.dumps({"user": _user(), "computer": _computer(), "since": at.isoformat()})
        for place in self._notes:
            with suppress(OSError):
                place.touch(mode=0o600)
                place.chmod(path.stat().st_mode & 0o777)  # whoever may read the file may read who has it
                place.write_text(words, "utf-8")

    def close(self) -> None:
        """Let go of the file; SQLite has let go of it before."""
        for place in self._notes:
            with suppress(OSError):
                place.unlink(missing_ok=True)
        with suppress(OSError):  # nothing was written through it
            self.file.close()
        _mine.pop(self._identity, None)


def require_file(path: Path) -> None:
    """Refuse what is no ordinary file, or far too large, and what lies beside it in the place of SQLite's own notes.

    Nothing is opened for it, because a pipe may never answer. SQLite would write through a link, and would read what
    another program has left in a log (``-wal``; this program keeps none) as part of the file.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        raise NotAWorkspace(path)
    for ending in ("-journal", "-wal", "-shm"):
        beside = path.with_name(f"{path.name}{ending}")
        with suppress(OSError):
            kept = beside.lstat()
            if not stat.S_ISREG(kept.st_mode) or (ending == "-wal" and kept.st_size):
                raise InTheWay(path, beside)


def head(path: Path) -> bytes:
    """The first bytes of a file; one that this program holds is not opened for it. What cannot be read has none."""
    try:
        found = path.stat()
        if (known := _mine.get((found.st_dev, found.st_ino))) is not None:
            return known
        if not stat.S_ISREG(found.st_mode):
            return b""
        with path.open("rb", buffering=0) as file:
            return file.read(HEAD)
    except OSError:
        return b""


def is_mine(path: Path) -> bool:
    """Whether this program holds the file, by whatever name."""
    found = path.stat()
    return (found.st_dev, found.st_ino) in _mine


def holder(path: Path) -> str:
    """Who has it open and since when, such as “on another computer (anna on LAPTOP-2), since 14:05 on …”, or ""."""
    return next((words for place in _places(path) if (words := _told(place))), "")


def elsewhere(path: Path) -> str:
    """The same, where the note beside the file is another computer's, so that no lock here tells of it; or ""."""
    words = _told(next(iter(_places(path)), path))
    return words if words.startswith(ELSEWHERE) else ""


def _told(note: Path) -> str:
    """What a note says; one that nobody can read says nothing."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        said = json.loads(note.read_bytes()[:_LONGEST_NOTE])
        since = datetime.fromisoformat(said["since"]).astimezone()
        user, computer = str(said["user"])[:40], str(said["computer"])[:40]
        where = "in another window on this computer" if computer == _computer() else ELSEWHERE
        return f"{where} ({user} on {computer}), since {since:%H:%M} on {clock.day_in_words(since.date())}"
    return ""


def _places(path: Path) -> tuple[Path, ...]:
    """Where a note may lie: beside the file for other computers; by its number for who knows another name of it.

    Nowhere, while the system does not tell of the file: nothing fails for the sake of a note.
    """
    real = path.resolve()
    try:
        found = real.stat()
    except OSError:
        return ()
    return (
        real.with_name(f".{real.name[:80]}.in-use"),
        Path(tempfile.gettempdir()) / f"organiser-{found.st_dev}-{found.st_ino}.in-use",
    )


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "somebody"


def _computer() -> str:
    import platform

    return platform.node() or "without a name"
