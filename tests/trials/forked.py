"""Runs the program in copies of this process: all is imported already, so one run takes milliseconds."""

import importlib
import json
import os
import pkgutil
import runpy
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import organiser

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 30  # for one run; whoever takes longer hangs


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended (a signal counts below 0), and what it said."""

    code: int
    out: str
    err: str

    @property
    def is_killed(self) -> bool:
        return self.code == -signal.SIGKILL

    @property
    def hung(self) -> bool:
        return self.code == -signal.SIGALRM


def prepare() -> None:
    """Import whatever a command may import, and keep out what belongs to whoever runs the trial."""
    for module in pkgutil.walk_packages(organiser.__path__, "organiser."):
        if not module.name.startswith(("organiser.ui", "organiser.__main__")):
            importlib.import_module(module.name)
    for name in ("ORGANISER_WORKSPACE", "ORGANISER_PASSPHRASE"):
        os.environ.pop(name, None)


def run(words: Sequence[str], stdin: str = "", before: Callable[[], None] = lambda: None) -> Ended:
    """Call ``main.py`` with these words; ``before`` is done in its process, just before it begins."""

    def work() -> int:
        sys.argv = [str(ROOT / "main.py"), *words]
        before()
        try:
            runpy.run_path(sys.argv[0], run_name="__main__")
        except SystemExit as leaving:
            return leaving.code if isinstance(leaving.code, int) else 1
        return 0

    return _in_child(work, stdin)


def answer(question: Callable[[], Any]) -> Any:
    """What a question answers when it is asked in a process of its own; anything that JSON can say."""

    def work() -> int:
        print(json.dumps(question()))
        return 0

    ended = _in_child(work, "")
    if ended.code:
        raise RuntimeError(ended.err)
    return json.loads(ended.out)


def _in_child(work: Callable[[], int], stdin: str) -> Ended:
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin.encode())
        given.seek(0)
        sys.stdout.flush()
        child = os.fork()
        if not child:
            for number, file in enumerate((given, out, err)):
                os.dup2(file.fileno(), number)
            _be(work)
        _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Ended(os.waitstatus_to_exitcode(status), out.read().decode(), err.read().decode())


def _be(work: Callable[[], int]) -> None:
    """Do the work as the whole program of this process, and end as Python ends."""
    code = 1
    try:
        signal.alarm(SECONDS)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 -- for the rest of this process
        code = work()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(code)
