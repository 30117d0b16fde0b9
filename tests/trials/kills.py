"""Kills the program while it saves, again and again, and looks whether all that it said it had kept is there.

python -m tests.trials.kills [--rounds 1000] [--seed N]
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from organiser.app import workspaces
from organiser.domain.problem import Problem
from organiser.store import queries

MAIN = Path(__file__).resolve().parents[2] / "main.py"
_LONGEST = 0.15  # seconds from the first save until the end
_SOON = 3.0  # seconds, in which a workspace opens again


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one kill: the saves said to be kept, those of them that are lost, and what else is wrong."""

    said: int
    lost: int
    wrong: str = ""


def rounds(path: Path, number: int, chance: random.Random) -> Iterator[Round]:
    """Kill a program that saves into the workspace at ``path``, which it makes, so many times."""
    workspaces.make(path).close()
    said: set[str] = set()
    for _ in range(number):
        fresh = _killed(path, chance.uniform(0, _LONGEST))
        said |= fresh
        began = time.monotonic()
        try:
            with closing(workspaces.open_file(path)) as store:
                lost = said - {session.notes for session in store.ask(queries.sessions.every)}
                wrong = "; ".join(store.faults())
        except Problem as problem:
            yield Round(len(fresh), 0, str(problem))
            continue
        taken = time.monotonic() - began
        yield Round(len(fresh), len(lost), wrong or (f"took {taken:.1f} s to open" if taken > _SOON else ""))


def _killed(path: Path, seconds: float) -> set[str]:
    """Let it save for so long after its first save, and kill it; returns what it had said by then."""
    program = subprocess.Popen(
        [sys.executable, str(MAIN), "trial", "write", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert program.stdout is not None
    with program:
        first = program.stdout.readline()
        time.sleep(seconds)
        program.kill()
        rest = program.stdout.read()
    lines = (first + rest).decode().splitlines(keepends=True)
    return {line.split()[1] for line in lines if line.startswith("ACK ") and line.endswith("\n")}


def main() -> None:
    """Read the words of the call, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=2027)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        found = list(rounds(Path(room) / "Ours.organiser", words.rounds, random.Random(words.seed)))
    wrong = [one for one in found if one.wrong or one.lost]
    print(f"{len(found)} kills, {sum(one.said for one in found)} saves said to be kept, {len(wrong)} rounds wrong")
    print(*wrong[:9], sep="\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
