"""Runs the program while the computer's clock stands anywhere from 1970 to 2099: all has to be kept in order.

    python -m tests.trials.clocks [--clocks 100] [--seed N]

The clock is moved outside the program, by a library put before the C library, so all of the program sees it. Each time
somebody is added and a backup is made. Nobody may be lost, the history has its order, the newest backup is there with
all in it, and nobody is proposed to go when the clock has jumped. Needs gcc, on Linux.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tests.journeys.test_offline import WINDOW
from tests.trials.power_cuts import MAIN

_FIRST, _LAST = (int(datetime(*day, 12, tzinfo=UTC).timestamp()) for day in ((1970, 1, 1), (2099, 12, 31)))
_DAY = 86_400
_EDGES = (_FIRST, _LAST, 0, int(datetime(2038, 1, 19, 3, 14, 6, tzinfo=UTC).timestamp()))


def is_possible() -> bool:
    """Whether a clock can be moved here."""
    return sys.platform.startswith("linux") and shutil.which("gcc") is not None


class Moved:
    """The program with its files in one room, and a clock of its own."""

    def __init__(self, room: Path) -> None:
        self._library = room / "clocks.so"
        source = Path(__file__).with_name("clocks.c")
        subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", self._library, source], check=True)
        self._home = room / "home"
        self._file = room / "Ours.organiser"
        self._home.mkdir()

    def say(self, at: int, *words: str) -> tuple[str, str]:
        """What a command answers, and what is told beside it, by a clock that stands so many seconds after 1970."""
        return self._run(at, [str(MAIN), "--workspace", str(self._file), *words])

    def document(self, at: int, *words: str) -> dict[str, list[dict[str, str]]]:
        """What a command answers as JSON."""
        found: dict[str, list[dict[str, str]]] = json.loads(self.say(at, *words, "--json")[0])
        return found

    def begin(self) -> None:
        """Make the workspace with a session in it, by the clock as it is."""
        now = int(datetime.now(UTC).timestamp())
        self.say(now, "new")
        self.say(now, "trial", "write", "--times", "1", str(self._file))

    def tour(self, at: int) -> None:
        """Open the window on the sample, and every screen of it."""
        self._run(at, ["-c", f"import sys\n{WINDOW}"])

    def _run(self, at: int, words: Sequence[str]) -> tuple[str, str]:
        here = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "ORGANISER_HOME": str(self._home),
            "ORGANISER_TRIAL_CLOCK": str(at),
            "LD_PRELOAD": str(self._library),
        }
        done = subprocess.run(
            [sys.executable, *words], cwd=MAIN.parent, env=here, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"by the clock of {datetime.fromtimestamp(at, UTC)}, {words[-4:]}: {done.stderr}")
        return done.stdout, done.stderr


def wrongs(room: Path, clocks: Sequence[int]) -> Iterator[str]:
    """What is not as it should be, by each of these clocks in turn."""
    program = Moved(room)
    program.begin()
    added: list[str] = []
    for number, at in enumerate(clocks, 1):
        day = datetime.fromtimestamp(at, UTC).date()
        added.append(f"Person {number:03}")
        program.say(at, "people", "add", added[-1])
        program.say(at, "backups", "make")
        program.say(at, "calendar", "export", str(room / f"{number}.ics"))
        lines = [step["sentence"] for step in program.document(at, "history")["steps"]]
        if [name for name in reversed(added) if any(name in line for line in lines)] != list(reversed(added)):
            yield f"{day}: the history has not everybody"
        told = [name for line in lines for name in added if name in line]
        if told != sorted(told, reverse=True):
            yield f"{day}: the history is out of order"
        newest = sorted(room.glob("Ours backups/*.organiser"))[-1]
        if f" {number:05} " not in newest.name:
            yield f"{day}: the newest backup is {newest.name}"
        if sorted(_names(newest)) != added:
            yield f"{day}: the newest backup has not everybody"
        jumped = clocks[number % len(clocks)]
        is_near = at - _DAY <= jumped <= at + 2 * 366 * _DAY
        if not is_near and program.document(jumped, "people", "purge")["due"]:
            yield f"{datetime.fromtimestamp(jumped, UTC).date()}, after a save on {day}: somebody is proposed to go"


def _names(backup: Path) -> Iterator[str]:
    from contextlib import closing

    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(backup))) as connection:
        yield from (name for (name,) in connection.execute("SELECT name FROM person"))


def main() -> None:
    """Read the words of the call, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clocks", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    if not is_possible():
        sys.exit("This needs gcc, on Linux.")
    chance = random.Random(words.seed)
    clocks = [*_EDGES, *(chance.randint(_FIRST, _LAST) for _ in range(words.clocks - len(_EDGES)))]
    with tempfile.TemporaryDirectory() as room:
        wrong = list(wrongs(Path(room), clocks))
        for at in _EDGES:
            Moved(Path(tempfile.mkdtemp(dir=room))).tour(at)
    print(f"{len(clocks)} clocks, and the window by {len(_EDGES)} of them, {len(wrong)} wrong", *wrong, sep="\n    ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
