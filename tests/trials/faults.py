"""Lets each step of every command at its files fail once, and looks at what is left.

    python -m tests.trials.faults [--only WORD] [--fault EIO,ENOSPC,EACCES,FULL,GONE,SHORT,KILL] [--every N] [--show]

A step is a call to the system that opens, reads, writes, syncs, names or locks a file. Each fails with an error, is cut
short, is the last before the program is killed, or the first on a disk that stays full (FULL) or is pulled out (GONE).
Afterwards: the command has done all, or has said in plain words why not; every workspace opens, sound, with all of the
change or nothing of it; every other file is the old one or the whole new one; what is left over is gone after the next
opening. Needs gcc, on Linux.
"""

import argparse
import ctypes
import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.trials import forked
from tests.trials.deeds import DEEDS, Deed
from tests.trials.forked import Ended
from tests.trials.ground import Ground, State

_WRITING = frozenset("make write sync cut rename link folder mode".split())
_ONCE, _GROWING, _ALL = range(3)  # which of the later steps fail, too

# What is told to the library of faults, and the steps that can meet it; none: all can.
_FAULTS = {
    "EIO": (errno.EIO, _ONCE, frozenset[str]()),
    "ENOSPC": (errno.ENOSPC, _ONCE, _WRITING),
    "EACCES": (errno.EACCES, _ONCE, frozenset("make open rename link delete folder lock list mode look".split())),
    "FULL": (errno.ENOSPC, _GROWING, frozenset("make write cut link folder".split())),
    "GONE": (errno.EIO, _ALL, _WRITING | {"open", "read", "delete"}),
    "SHORT": (-1, _ONCE, frozenset({"write", "read"})),
    "KILL": (-2, _ONCE, _WRITING | {"delete", "lock", "close"}),
}
_BY_CHANCE = re.compile(r"(?<=part-)[\w-]+")  # the names of parts
_MUCH_ALIKE = 4  # of a run of the same step at the same file, so many are tried


@dataclass(frozen=True, slots=True)
class Fault:
    """The kind of fault, and the number of the step that meets it."""

    kind: str
    number: int
    step: str


class Trial:
    """One command, with how things are before it and after it."""

    def __init__(self, deed: Deed, ground: Ground, shim: ctypes.CDLL) -> None:
        self.deed, self.ground, self._shim = deed, ground, shim
        ground.clear()
        deed.prepare(ground.path)
        ground.keep()
        self.before = ground.state()
        self.said, self.steps = "", list[str]()
        self._count()
        self.after = ground.state()
        ground.lay_out()
        deed.do(ground.path)
        again = ground.state()
        self.varies = {name for name in {*self.after, *again} if self.after.get(name) != again.get(name)}

    def _count(self) -> None:
        """Note the steps of the command, and what it says when all goes well."""
        self.ground.lay_out()
        with tempfile.TemporaryFile() as notes:
            ended = self._run(0, 0, _ONCE, notes.fileno())
            if ended.code:
                raise RuntimeError(f"{self.deed.name} fails by itself: {ended}")
            notes.seek(0)
            self.steps = _BY_CHANCE.sub("#", notes.read().decode(errors="replace")).splitlines()
            self.said = ended.err

    def _run(self, number: int, what: int, later: int, notes: int = -1) -> Ended:
        place = f"{self.ground.path}/".encode()

        def arm() -> None:
            self._shim.faults_arm(place, ctypes.c_long(number), what, later, notes)

        return forked.run(self.deed.at(self.ground.path), self.deed.stdin, arm)

    def faults(self, kinds: Sequence[str], every: int) -> Iterator[Fault]:
        """The faults to try: every kind at every step that can meet it, fewer where many steps are alike."""
        alike: Counter[str] = Counter(self.steps)
        met: Counter[str] = Counter()
        number = 0
        for place, step in enumerate(self.steps, 1):
            met[step] += 1
            if met[step] > 1 and met[step] % max(alike[step] // _MUCH_ALIKE, 1):
                continue
            for kind in kinds:
                only = _FAULTS[kind][2]
                if not only or step.partition(" ")[0] in only:
                    number += 1
                    if number % every == 0:
                        yield Fault(kind, place, step)

    def meet(self, fault: Fault) -> tuple[Ended, list[str]]:
        """Let one step fail, and tell what should not be."""
        self.ground.lay_out()
        what, later, _ = _FAULTS[fault.kind]
        ended = self._run(fault.number, what, later)
        now = self.ground.state()
        found = [*self._said(ended, fault), *self._held(ended, now)]
        is_over = ended.is_killed or later == _ALL
        found += self._again(is_undone=now == self.before) if is_over else self._left()
        return ended, found

    def _said(self, ended: Ended, fault: Fault) -> Iterator[str]:
        if ended.hung:
            yield "hangs"
        elif ended.code not in {0, 1} and not (fault.kind == "KILL" and ended.is_killed):
            yield f"ends with {ended.code}"
        if "Traceback" in ended.err:
            yield "traceback"
        if "inside Organiser" in ended.err:
            yield "told as a bug"
        if ended.code == 1 and not ended.err.strip():
            yield "fails silently"
        if ended.code == 1 and len(ended.err.strip().splitlines()) > 3:
            yield "says much"

    def _left(self) -> Iterator[str]:
        for name in self.ground.left_over():
            yield f"left over: {name}"

    def _held(self, ended: Ended, now: State) -> Iterator[str]:
        is_told = ended.code == 1 or ended.is_killed or _BY_CHANCE.sub("", ended.err) != _BY_CHANCE.sub("", self.said)
        for name in sorted({*now, *self.before, *self.after}):
            was, whole, held = self.before.get(name), self.after.get(name), now.get(name)
            if held not in {was, whole} and not (name in self.varies and held):
                yield f"not as it was, nor as it should be: {name}: {held}"
            elif not is_told and name not in self.varies and held != whole and not _is_there_twice(name, now):
                yield f"said to be done and is not: {name}: {held}"

    def _again(self, *, is_undone: bool) -> Iterator[str]:
        """The same again, after a kill or with the disk back."""
        words = self.deed.at(self.ground.path)
        ended = forked.run(words, self.deed.stdin)
        if "there already" in ended.err:
            ended = forked.run([*words, "--force"], self.deed.stdin)
        if ended.code == 1 and is_undone:
            yield f"cannot be done again: {ended.err.strip()}"
        yield from self._left()


def _is_there_twice(name: str, state: State) -> bool:
    """Whether this is one of the two places of a backup, and the other has it: one is enough before much is changed."""
    folder, _, last = name.rpartition("/")
    return "backups" in folder and any(one.endswith(f"/{last}") and "backups" in one for one in state)


def main() -> int:
    """Try all, and tell what was found; 1 when there was anything, 2 when it cannot be tried here."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", default="", help="only deeds with this word in their name")
    asked.add_argument("--fault", default=",".join(_FAULTS), help="which faults")
    asked.add_argument("--every", type=int, default=1, help="only one fault in so many")
    asked.add_argument("--show", action="store_true", help="tell of each run what came of it")
    wanted = asked.parse_args()
    shim = os.environ.get("LD_PRELOAD", "")
    if not shim:
        return _with_shim()
    del os.environ["LD_PRELOAD"]
    forked.prepare()
    with tempfile.TemporaryDirectory(prefix="organiser-faults-") as room:
        ground = Ground(Path(room))
        deeds = [deed for deed in DEEDS if wanted.only in deed.name]
        bad = [deed.name for deed in deeds if _try(deed, ground, ctypes.CDLL(shim), wanted)]
    return int(bool(bad))


def _try(deed: Deed, ground: Ground, shim: ctypes.CDLL, wanted: argparse.Namespace) -> bool:
    began = time.monotonic()
    trial = Trial(deed, ground, shim)
    runs, codes, bad = 0, Counter[int](), 0
    for fault in trial.faults(wanted.fault.split(","), wanted.every):
        ended, found = trial.meet(fault)
        runs += 1
        codes[ended.code] += 1
        bad += bool(found)
        if found or wanted.show:
            print(f"  {fault.kind} at step {fault.number}, {fault.step}: ended with {ended.code}; {'; '.join(found)}")
            print(f"      {ended.err.strip()}")
    told = f"{codes[1]} told, {codes[0]} done, {codes[-signal.SIGKILL]} killed"
    print(
        f"{deed.name}: {len(trial.steps)} steps, {runs} faults: {told}, {bad} BAD, {time.monotonic() - began:.0f} s",
        flush=True,
    )
    return bool(bad)


def _with_shim() -> int:
    """Begin again with the library of faults put before the C library."""
    if not sys.platform.startswith("linux") or shutil.which("gcc") is None:
        print("This trial needs gcc, on Linux.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "faults.so"
        source = Path(__file__).with_name("faults.c")
        subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
        return subprocess.run(
            [sys.executable, "-m", "tests.trials.faults", *sys.argv[1:]],
            env=os.environ | {"LD_PRELOAD": str(made)},
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
