"""Watches every command and a tour of the window from outside, and finds no socket that leads to a network.

    python -m tests.trials.sockets [--only WORD]

The tests look from within Python; Qt and the libraries in C are seen here too. Needs strace, on Linux.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.journeys.test_offline import WINDOW
from tests.trials import recording
from tests.trials.deeds import DEEDS
from tests.trials.ground import Ground
from tests.trials.power_cuts import MAIN

_NETWORK = re.compile(r"AF_(?!UNIX|LOCAL|UNSPEC|NETLINK)\w+")


def sockets(words: Sequence[str], log: Path, stdin: str = "") -> set[str]:
    """The families of sockets that a program opened, but for those that stay within this computer."""
    strace = ["strace", "-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg,bind", "-o", str(log)]
    here = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*strace, *words], cwd=MAIN.parent, env=here, input=stdin.encode(), capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return set(_NETWORK.findall(log.read_text("utf-8", "replace")))


def main() -> None:
    """Read the words of the call, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="")
    words = parser.parse_args()
    if not recording.is_possible():
        sys.exit("This needs strace, on Linux.")
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as room:
        ground, log = Ground(Path(room)), Path(room) / "log"
        for deed in DEEDS:
            if words.only in deed.name:
                ground.clear()
                deed.prepare(ground.path)
                found = sockets([sys.executable, str(MAIN), *deed.at(ground.path)], log, deed.stdin)
                wrong += [f"{deed.name}: {family}" for family in found]
        if words.only in "window":
            ground.clear()
            found = sockets([sys.executable, "-c", f"import sys\n{WINDOW}"], log)
            wrong += [f"window: {family}" for family in found]
    print(f"{len(DEEDS)} commands and the window, {len(wrong)} sockets", *wrong, sep="\n    ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
