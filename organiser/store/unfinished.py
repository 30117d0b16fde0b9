"""Files and folders that are being made: each has a name that tells whose it is, and none outlives its maker long."""

import os
import platform
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

# .Ours.organiser.part-<computer>-<process>-<letters>, with what SQLite lays beside it; a folder begins with .part-
_NAME = re.compile(r"\.(?:.*\.)?part-([0-9a-f]{8})-(\d+)-.+")
_OLD = 24 * 60 * 60  # seconds; nothing takes that long to be made

_cleared: set[Path] = set()


@contextmanager
def part_beside(path: Path) -> Iterator[Path]:
    """A file of its own beside ``path``, for nobody else to read; gone at the end unless it got another name."""
    clear(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.{_mine()}", dir=path.parent)
    try:
        os.close(handle)
        yield Path(name)
    finally:
        for left in (Path(name), Path(f"{name}-journal")):
            _take_away(left)


@contextmanager
def room_in(folder: Path) -> Iterator[Path]:
    """A folder of its own in ``folder``, for nobody else to look into; gone at the end with all that is in it."""
    clear(folder)
    room = Path(tempfile.mkdtemp(prefix=f".{_mine()}", dir=folder))
    try:
        yield room
    finally:
        _take_away(room)


def clear(folder: Path) -> None:
    """Take away, once for each folder, what programs had not finished there when they were killed."""
    if folder in _cleared:
        return
    _cleared.add(folder)
    with suppress(OSError):
        for left in [one for one in folder.iterdir() if _is_left(one)]:
            _take_away(left)


def _take_away(left: Path) -> None:
    """Delete a file or a folder if it is there; what the system keeps when asked twice is cleared another time."""
    for _ in range(2):
        with suppress(OSError):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink(missing_ok=True)
            return


def _mine() -> str:
    return f"part-{_computer()}-{os.getpid()}-"


def _computer() -> str:
    return f"{crc32(platform.node().encode()):08x}"


def _is_left(path: Path) -> bool:
    """Whether a file is a part whose maker is gone, as far as can be told: a process here, or a day ago."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return False
    is_over = match[1] == _computer() and not _is_running(int(match[2]))
    return is_over or time.time() - path.lstat().st_mtime > _OLD


def _is_running(process: int) -> bool:
    """Whether there is such a process; on Windows, where to ask may end it, there always is."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True
