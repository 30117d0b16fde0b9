"""Cuts the power at any moment of a command, and looks at what the disk may hold then.

    python -m tests.trials.power_cuts [--images 1000] [--only WORD] [--seed N]

A command is recorded once. What had been synced by then is on the disk; of the rest, any sectors of 512 bytes are, and
of the names that were given since their folder was synced, the first few. Each such disk is laid out and opened: every
save that was said to be kept is there, each workspace is sound and has all of the change or nothing of it, and so has
every other file. Needs strace, on Linux.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from organiser.app import workspaces
from organiser.domain.problem import Problem
from organiser.store import queries
from organiser.store.keys import NONE, Key
from tests.trials import recording
from tests.trials.deeds import DEEDS, ONE, OURS, Deed
from tests.trials.ground import Ground
from tests.trials.recording import Event

_SECTOR = 512
_SAVES = 12
_SOON = 3.0  # seconds, in which a workspace opens again
_IN_STEPS = ("trial write", "sample")  # these save several times, and may be cut in between
MAIN = Path(__file__).resolve().parents[2] / "main.py"


@dataclass(slots=True)
class _File:
    """What is on the disk of a file for certain, and what was done to it since."""

    content: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)

    def settle(self) -> None:
        for event in self.since:
            _apply(self.content, event, [True] * _sectors(event))
        self.since.clear()

    def perhaps(self, chance: random.Random) -> bytes:
        """The content after a cut."""
        content, luck = bytearray(self.content), chance.choice((0.0, 0.5, 0.9, 1.0))
        for event in self.since:
            _apply(content, event, [chance.random() < luck for _ in range(_sectors(event))])
        return bytes(content)


class Disk:
    """A disk that a program has worked on up to some moment."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(bytearray(content)) for name, content in files.items()}
        self._now: dict[str, _File] = dict(self._files)
        self._names: list[tuple[str, dict[str, _File | None]]] = []  # a folder, and what its names stand for since

    def do(self, event: Event) -> None:
        """Go on by one step."""
        if event.what == "make" and event.file not in self._now:
            self._name({event.file: _File()})
        elif event.what in {"write", "cut"} and event.file in self._now:
            self._now[event.file].since.append(event)
        elif event.what == "sync":
            self._sync(event.file)
        elif event.what in {"name", "link"} and event.file in self._now:
            gone: dict[str, _File | None] = {event.file: None} if event.what == "name" else {}
            self._name({**gone, event.other: self._now[event.file]})
        elif event.what == "drop":
            self._name({event.file: None})

    def _name(self, names: dict[str, _File | None]) -> None:
        self._names.append((str(Path(list(names)[-1]).parent), names))
        _rename(self._now, names)

    def _sync(self, path: str) -> None:
        if path in self._now:
            self._now[path].settle()
            return
        for folder, names in self._names:
            if folder == path:
                _rename(self._files, names)
        self._names = [one for one in self._names if one[0] != path]

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What may be on it when the power is cut now."""
        files = dict(self._files)
        kept = {folder: chance.randint(0, 1 + len(self._names)) for folder, _ in self._names}
        for folder, names in self._names:
            kept[folder] -= 1
            if kept[folder] >= 0:
                _rename(files, names)
        return {name: file.perhaps(chance) for name, file in files.items()}


def _rename(files: dict[str, _File], names: dict[str, _File | None]) -> None:
    for name, file in names.items():
        if file is None:
            files.pop(name, None)
        else:
            files[name] = file


def _sectors(event: Event) -> int:
    return max(1, -(-(event.at % _SECTOR + len(event.content)) // _SECTOR))


def _apply(content: bytearray, event: Event, kept: Sequence[bool]) -> None:
    """Write what is kept of an event, sector by sector."""
    if event.what == "cut":
        if kept[0]:
            content[event.at :] = bytes(max(0, event.at - len(content)))
        return
    start, end = event.at, event.at + len(event.content)
    for number, is_kept in enumerate(kept):
        first = start // _SECTOR * _SECTOR + number * _SECTOR
        begin, stop = max(first, start), min(first + _SECTOR, end)
        if is_kept and begin < stop:
            content.extend(bytes(max(0, begin - len(content))))
            content[begin:stop] = event.content[begin - start : stop - start]


class Recorded:
    """A command with what it did, ready to be cut short."""

    def __init__(self, deed: Deed, ground: Ground, log: Path) -> None:
        self.ground = ground
        ground.clear()
        deed.prepare(ground.path)
        ground.keep()
        self.before, self._files = ground.state(), ground.files()
        ground.lay_out()
        words = [sys.executable, str(MAIN), *deed.at(ground.path)]
        self.events = recording.record(words, ground.path, log, deed.stdin)
        self.after = ground.state()

    def cut(self, images: int, chance: random.Random) -> Iterator[int]:
        """Lay out one disk after another; tells at how many steps each was cut."""
        moments = sorted(chance.choices(range(len(self.events) + 1), k=images))
        disk, done = Disk(self._files), 0
        for moment in moments:
            for event in self.events[done:moment]:
                disk.do(event)
            done = moment
            self.ground.lay_out()
            self.ground.put(disk.after_a_cut(chance))
            yield moment

    def said_by(self, moment: int) -> bytes:
        """What the command had said by then."""
        return b"".join(event.content for event in self.events[:moment] if event.what == "said")


def saves(ground: Ground, log: Path, images: int, chance: random.Random, *, locked: bool = False) -> list[str]:
    """Cut a row of saves; returns what was wrong, in sentences."""
    new, locking = (next(deed for deed in DEEDS if deed.name == name) for name in ("new", "passphrase set"))
    words = ("trial", "write", OURS, "--times", str(_SAVES))
    if locked:
        writing, key = Deed("saves", ("--passphrase-stdin", *words), (new, locking), locking.stdin), Key(ONE)
    else:
        writing, key = Deed("saves", words, (new,)), NONE
    recorded = Recorded(writing, ground, log)
    wrong = []
    for moment in recorded.cut(images, chance):
        said = recorded.said_by(moment).decode().split()[1::2]
        began = time.monotonic()
        try:
            with closing(workspaces.open_file(ground.path / OURS, key=key)) as store:
                held = {session.notes for session in store.ask(queries.sessions.every)}
                faults = store.faults()
        except Problem as problem:
            wrong.append(f"cut at {moment}: {problem}")
            continue
        if time.monotonic() - began > _SOON:
            wrong.append(f"cut at {moment}: took {time.monotonic() - began:.1f} s to open")
        if lost := set(said) - held:
            wrong.append(f"cut at {moment}: {len(lost)} of {len(said)} saves are lost")
        wrong += [f"cut at {moment}: {fault}" for fault in faults]
    return wrong


def deed(one: Deed, ground: Ground, log: Path, images: int, chance: random.Random) -> list[str]:
    """Cut one command; returns what was wrong, in sentences."""
    recorded = Recorded(one, ground, log)
    ended = len(recorded.events)
    wrong = []
    for moment in recorded.cut(images, chance):
        state = ground.state()
        is_over = moment == ended
        for name in {*state, *recorded.before, *recorded.after}:
            found, old, new = (some.get(name) for some in (state, recorded.before, recorded.after))
            if found not in ({new} if is_over else {old, new}):
                wrong.append(f"{one.name}, cut at {moment} of {ended}: {name}: {found}, was {old}, became {new}")
    return wrong


def main() -> None:
    """Read the words of the call, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=2027)
    words = parser.parse_args()
    if not recording.is_possible():
        sys.exit("This needs strace, on Linux.")
    chance, wrong = random.Random(words.seed), 0
    with tempfile.TemporaryDirectory() as room:
        ground, log = Ground(Path(room)), Path(room) / "log"
        for name, locked in (("saves", False), ("locked saves", True)):
            if words.only in name:
                found = saves(ground, log, words.images, chance, locked=locked)
                print(f"{name}: {words.images} cuts, {len(found)} wrong", *found[:9], sep="\n    ")
                wrong += len(found)
        for one in DEEDS:
            if words.only in one.name and one.name not in _IN_STEPS:
                found = deed(one, ground, log, max(5, words.images // 25), chance)
                print(f"{one.name}: {max(5, words.images // 25)} cuts, {len(found)} wrong", *found[:9], sep="\n    ")
                wrong += len(found)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
