"""Records what a program does to the files of a folder, so that it can be stopped at any moment afterwards."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "openat,open,creat,close,dup,dup2,dup3,lseek,write,pwrite64,ftruncate,truncate,fsync,fdatasync,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir"
)
_DONE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)", re.DOTALL)
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done. ``what`` is make, write, cut, sync, name, link, drop, folder or said.

    ``file`` is the path at that moment and ``other`` the new one; ``at`` a place in the file, or its new length.
    """

    what: str
    file: str
    other: str = ""
    at: int = 0
    content: bytes = b""


def is_possible() -> bool:
    """Whether this system can be recorded: Linux, with strace."""
    return sys.platform == "linux" and shutil.which("strace") is not None


def record(words: Sequence[str], room: Path, log: Path, stdin: str = "") -> tuple[Event, ...]:
    """Run a program, and return what it did to the files in ``room`` and what it said on stdout; it has to go well."""
    strace = ["strace", "-f", "-qq", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    done = subprocess.run([*strace, *words], input=stdin.encode(), capture_output=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return tuple(_Reading(room).events(log))


class _Reading:
    """Follows which file each number stands for, and where in it the program is."""

    def __init__(self, room: Path) -> None:
        self._room = str(room.resolve())
        self._open: dict[int, str] = {}
        self._place: dict[int, int] = {}

    def events(self, log: Path) -> Iterator[Event]:
        for call, words, answer in _calls(log):
            if answer >= 0:
                yield from self._event(call, words, answer)

    def _event(self, call: str, words: str, answer: int) -> Iterator[Event]:
        texts = [bytes.fromhex(found.replace("\\x", "")) for found in _STRING.findall(words)]
        numbers = _STRING.sub("", words).split(",")
        number = int(numbers[0]) if numbers[0].strip().lstrip("-").isdigit() else -1
        if call in {"openat", "open", "creat"}:
            yield from self._opened(texts[0].decode("utf-8", "surrogateescape"), words, answer)
        elif call == "close":
            self._open.pop(number, None)
        elif call in {"dup", "dup2", "dup3"} and number in self._open:
            self._open[answer], self._place[answer] = self._open[number], self._place[number]
        elif call == "lseek":
            self._place[number] = answer
        elif call == "write" and number == 1:
            yield Event("said", "", content=texts[0])
        elif number in self._open:
            yield from self._to_open(call, number, numbers, texts, answer)
        elif texts:
            yield from self._to_names(call, [text.decode("utf-8", "surrogateescape") for text in texts])

    def _opened(self, path: str, words: str, answer: int) -> Iterator[Event]:
        self._open.pop(answer, None)
        if not path.startswith(self._room):
            return
        self._open[answer], self._place[answer] = path, 0
        if "O_CREAT" in words:
            yield Event("make", path)
        if "O_TRUNC" in words:
            yield Event("cut", path)

    def _to_open(self, call: str, number: int, numbers: list[str], texts: list[bytes], answer: int) -> Iterator[Event]:
        path = self._open[number]
        if call == "pwrite64":
            yield Event("write", path, at=int(numbers[-1]), content=texts[0][:answer])
        elif call == "write":
            yield Event("write", path, at=self._place[number], content=texts[0][:answer])
            self._place[number] += answer
        elif call == "ftruncate":
            yield Event("cut", path, at=int(numbers[-1]))
        elif call in {"fsync", "fdatasync"}:
            yield Event("sync", path)

    def _to_names(self, call: str, paths: list[str]) -> Iterator[Event]:
        if not any(path.startswith(self._room) for path in paths):
            return
        if call.startswith("rename"):
            yield Event("name", paths[0], paths[1])
            self._open = {one: paths[1] if path == paths[0] else path for one, path in self._open.items()}
        elif call.startswith("link"):
            yield Event("link", paths[0], paths[1])
        elif call.startswith("unlink"):
            yield Event("drop", paths[0])
        elif call.startswith("mkdir"):
            yield Event("folder", paths[0])


def _calls(log: Path) -> Iterator[tuple[str, str, int]]:
    """Each call that has ended, with its words and its answer; one that another thread cut in two is joined."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            thread, _, words = line.rstrip("\n").partition(" ")
            words = words.lstrip()
            if words.endswith("<unfinished ...>"):
                begun[thread] = words.removesuffix("<unfinished ...>").rstrip()
                continue
            if words.startswith("<... "):
                words = begun.pop(thread, "") + words.partition("resumed>")[2]
            if found := _DONE.match(words):
                yield found[1], found[2], int(found[3])
