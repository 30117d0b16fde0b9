"""The ground of a trial: a folder with all that the program may touch, and in a few letters what there is on it."""

import hashlib
import os
import re
import shutil
from contextlib import closing, suppress
from pathlib import Path

from organiser.app import workspaces
from organiser.domain.problem import Problem
from organiser.exports.plain_copy import as_json
from organiser.store import keys
from organiser.store.dump import everything
from tests.trials import forked
from tests.trials.deeds import ONE, TWO

State = dict[str, str]

# What is another each time: names by chance, and the moment. Also in the names of files.
_BY_CHANCE = re.compile(
    r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d \d\d\.\d\d|"
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?([+-]\d\d:\d\d|Z)?|\d{8}T\d{6}Z?"
)
# Choices are a convenience, and a note tells others who has the file: neither ever stops anything.
_BESIDES = ("settings.json", ".in-use")


class Ground:
    """A folder that can be laid out again and again as it was."""

    def __init__(self, room: Path) -> None:
        self.path = room / "ground"
        self._template = room / "template"
        self._known: dict[str, str] = {}
        os.environ["ORGANISER_HOME"] = str(self.path / "home")
        os.environ["TMPDIR"] = str(self.path / "tmp")

    def clear(self) -> None:
        """Begin with nothing but empty folders."""
        shutil.rmtree(self.path, ignore_errors=True)
        for name in ("home", "ours", "in", "out", "tmp"):
            (self.path / name).mkdir(parents=True)

    def keep(self) -> None:
        """From now on, this is how it is laid out."""
        shutil.rmtree(self._template, ignore_errors=True)
        shutil.copytree(self.path, self._template)

    def lay_out(self) -> None:
        """Make it what it was when it was kept."""
        shutil.rmtree(self.path, ignore_errors=True)
        shutil.copytree(self._template, self.path)

    def files(self) -> dict[str, bytes]:
        """Every file by its whole path."""
        return {str(self.path / name): (self.path / name).read_bytes() for name in self._names()}

    def put(self, files: dict[str, bytes]) -> None:
        """Have these files on it and no others; the folders stay."""
        for name in self._names():
            if str(self.path / name) not in files:
                (self.path / name).unlink()
        for path, content in files.items():
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(content)

    def left_over(self) -> list[str]:
        """What belongs to work that is under way, and should be gone once it is over."""
        return sorted(name for name in self._names() if ".part" in name or name.endswith(("-journal", ".in-use")))

    def state(self) -> State:
        """Each file by its name, and what it holds but for what is another each time; workspaces are opened for it."""
        found = {}
        left = self.left_over()
        for name in self._names():
            if name.endswith(_BESIDES) or name in left or name.startswith("tmp/"):
                continue
            folder, _, last = name.rpartition("/")
            has_left = not {f"{name}-journal", f"{folder}/.{last}.in-use"}.isdisjoint(left)
            found[_BY_CHANCE.sub("#", name)] = self._told(self.path / name, has_left)
        return found

    def _names(self) -> list[str]:
        return sorted(str(path.relative_to(self.path)) for path in self.path.rglob("*") if not path.is_dir())

    def _told(self, path: Path, has_left: bool) -> str:
        content = path.read_bytes()
        raw = hashlib.sha256(content).hexdigest()
        if has_left or raw not in self._known:
            told = _workspace(path) if path.suffix == ".organiser" else _plain(content)
            if has_left:
                return told
            self._known[raw] = told
        return self._known[raw]


def _plain(content: bytes) -> str:
    with suppress(UnicodeDecodeError):
        content = _BY_CHANCE.sub("#", content.decode()).encode()
    return f"{len(content)} bytes {_digest(content)}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _workspace(path: Path) -> str:
    told: str = forked.answer(lambda: _opened(path))
    return told


def _opened(path: Path) -> str:
    lock = ""
    if keys.is_locked(path):
        lock = next((words for words in (ONE, TWO) if _opens(path, words)), "unknown")
    try:
        with closing(workspaces.open_file(path, key=keys.Key(lock))) as store:
            if faults := store.faults():
                return f"faulty: {faults}"
            content = as_json(store.ask(everything).tables)
    except Problem as problem:
        return f"does not open: {problem}".replace(str(path.parent), "")
    return f"{lock.partition(' ')[0]} workspace {_digest(_BY_CHANCE.sub('#', content).encode())}"


def _opens(path: Path, words: str) -> bool:
    from organiser.store import opening

    return opening.opens(path, keys.Key(words))
