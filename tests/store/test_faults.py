"""Where the program itself meets the disk, each step failing once loses nothing and leaves no half of a file.

Every writer there is meets every step of its own, one after the other; ``python -m tests.trials.faults`` does the same
to the whole program, and to SQLite's steps.
"""

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from organiser.app import backups, files, paths, workspaces
from organiser.app.actions import calendars, handing_on, passphrases, plain_copies, recovery
from organiser.app.settings import Settings
from organiser.domain.problem import Problem
from organiser.store import migrations, old_copies, queries, refusals
from organiser.store.keys import NONE, Key
from organiser.store.store import Store
from tests.conftest import NOW, TODAY, problem_of
from tests.store.test_opening import UPGRADES
from tests.store.test_refusals import file_of_at_most

State = dict[str, bytes]
OURS = "Sample programme.organiser"
_KEY = Key("umbrella canal lantern")


@dataclass(frozen=True)
class Writer:
    """What writes, on a folder with the workspace ``OURS`` in it; ``lays`` what it needs besides.

    ``is_quiet`` says that what it writes is a convenience, which is passed over when it fails.
    """

    writes: Callable[[Path], object]
    lays: Callable[[Path], object] = lambda _: None
    is_quiet: bool = False


def with_store(act: Callable[[Store, Path], object]) -> Callable[[Path], object]:
    """An act on the open workspace."""

    def open_and_act(folder: Path) -> object:
        with closing(Store.open(folder / OURS, now=lambda: NOW)) as store:
            return act(store, folder)

    return open_and_act


def _older(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(b"An older file of that name.")


def _calendars(store: Store, folder: Path) -> object:
    asked = calendars.of_programme(store, store.ask(queries.programmes.every)[0].programme.id)
    return calendars.write(store, asked, folder / "all.ics")


def _plain(folder: Path) -> object:
    return with_store(lambda store, _: plain_copies.job(store, folder / "plain", TODAY)())(folder)


def _copied(name: str) -> Callable[[Path], object]:
    return lambda folder: shutil.copy(folder / OURS, folder / name)


def _aside(folder: Path) -> object:
    return files.set_aside(folder / OURS, "moved", TODAY)


WRITERS = {
    "a file": Writer(lambda folder: files.write_whole(folder / "new.txt", b"whole" * 9_000)),
    "over a file": Writer(lambda folder: files.write_whole(folder / "old.txt", b"whole" * 9_000), _older("old.txt")),
    "settings": Writer(
        lambda folder: Settings(folder / "settings.json").set("a", "b" * 9_000),
        lambda folder: Settings(folder / "settings.json").set("a", "c"),
        is_quiet=True,
    ),
    "calendar": Writer(with_store(_calendars)),
    "plain copy": Writer(_plain),
    "rebuild": Writer(
        lambda folder: plain_copies.rebuild(folder / "plain", folder / "Again.organiser").close(), _plain
    ),
    "hand on": Writer(with_store(lambda store, folder: handing_on.hand_on(store, folder / "on", TODAY))),
    "new": Writer(lambda folder: workspaces.make(folder / "New.organiser").close()),
    "copy": Writer(with_store(lambda store, folder: store.copy_to(folder / "Copy.organiser"))),
    "over a copy": Writer(
        with_store(lambda store, folder: store.copy_to(folder / "Copy.organiser")), _older("Copy.organiser")
    ),
    "backup": Writer(with_store(lambda store, _: backups.make(store, paths.of_user(), NOW))),
    "restore": Writer(
        lambda folder: workspaces.restore(folder / "Copy.organiser", folder / OURS, TODAY), _copied("Copy.organiser")
    ),
    "salvage": Writer(lambda folder: recovery.salvage(folder / OURS, folder / "Saved.organiser", paths.of_user())),
    "erased from a copy": Writer(
        lambda folder: old_copies.without_erased(folder / "Copy.organiser", {"mark"}, lambda: NOW),
        _copied("Copy.organiser"),
    ),
    "put aside": Writer(_aside),
    "upgrade": Writer(lambda folder: _upgraded(folder / OURS)),
    "passphrase": Writer(lambda folder: passphrases.change(paths.of_user(), folder / OURS, NONE, _KEY, NOW)),
}


def _upgraded(path: Path) -> None:
    """Upgrade as :func:`opening.connect` does, and with its words."""
    from organiser.store import opening

    with opening.in_plain_words(path):
        migrations.upgrade(path, migrations.NEWEST, UPGRADES)


FAULTS = (errno.EIO, errno.ENOSPC, errno.EACCES)


def told(act: Callable[..., object], *words: object) -> Problem | None:
    """The Problem in which an act ends, or the one as which any front door tells what the system refused."""
    try:
        act(*words)
    except Problem as problem:
        return problem
    except Exception as error:
        if refused := refusals.problem(error):
            return refused
        raise
    return None


def _half(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content[: len(content) // 2])


# By name: whose step it is, what it is called, and what of it is done before it fails.
STEPS: dict[str, tuple[Any, str, Callable[..., object]]] = {
    "make": (os, "open", lambda *_: None),
    "write": (Path, "write_bytes", _half),
    "sync": (os, "fsync", lambda *_: None),
    "rename": (Path, "replace", lambda *_: None),
    "name": (Path, "rename", lambda *_: None),
    "folder": (Path, "mkdir", lambda *_: None),
    "look": (Path, "stat", lambda *_: None),
}


@contextmanager
def failing(step: str, number: int, fault: int) -> Iterator[list[bool]]:
    """One step of the system fails once, at its ``number``-th use; what is given is filled once it has."""
    owner, name, half = STEPS[step]
    really, uses, met = getattr(owner, name), count(1), list[bool]()

    def fail_once(*words: Any, **named: Any) -> Any:
        if next(uses) == number:
            half(*words)
            met.append(True)
            raise OSError(fault, os.strerror(fault))
        return really(*words, **named)

    setattr(owner, name, fail_once)
    try:
        yield met
    finally:
        setattr(owner, name, really)


@dataclass
class Ground:
    """A folder that can be laid out again and again."""

    folder: Path
    template: Path
    home: Path

    def lay_out(self, writer: Writer) -> State:
        """Make all as it was; returns what there is."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)
        self.folder.mkdir()
        shutil.copy(self.template, self.folder / OURS)
        writer.lays(self.folder)
        return self.state()

    def state(self) -> State:
        """Every file and its bytes; the note of who has a workspace open is none."""
        every = [path for place in (self.folder, self.home) for path in place.rglob("*") if path.is_file()]
        return {str(path): path.read_bytes() for path in every if not path.name.endswith(".in-use")}


@pytest.fixture
def ground(sample_file: Path, tmp_path: Path, home: Path) -> Ground:
    return Ground(tmp_path / "ours", sample_file, home)


def judge(writer: Writer, before: State, whole: State, after: State, *, failed: bool) -> None:
    """That all is done or that it was told, and that every file is the old one or a whole new one."""
    assert not [name for name in after if ".part" in name]
    assert set(after) <= {*before, *whole}
    for name, content in before.items():
        is_as_it_was = after.get(name) == content
        assert is_as_it_was or (after.get(name) is None) == (whole.get(name) is None), name
        assert is_as_it_was or not failed or name not in whole or len(whole) > len(before), name
    for name in set(after) - set(before):
        is_whole(Path(name), whole[name])
    assert failed or writer.is_quiet or set(after) == set(whole)


def is_whole(path: Path, wanted: bytes) -> None:
    """That a new file is what it should be, but for the moment; copies of a workspace differ in what SQLite counts."""
    if path.suffix != ".organiser":
        assert re.sub(rb"\d", b"#", path.read_bytes()) == re.sub(rb"\d", b"#", wanted)
    else:
        with closing(Store.open(path)) as opened:
            assert opened.faults() == ()


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_a_step_that_fails_leaves_the_old_or_the_new_and_is_told(ground: Ground, writer: Writer) -> None:
    before = ground.lay_out(writer)
    writer.writes(ground.folder)
    whole = ground.state()
    tried = 0
    for step in STEPS:
        for number in count(1, 7 if step == "look" else 1):  # there are many looks
            before = ground.lay_out(writer)
            with failing(step, number, FAULTS[number % len(FAULTS)]) as met:
                problem = told(writer.writes, ground.folder)
            if not met:
                break
            tried += 1
            judge(writer, before, whole, ground.state(), failed=problem is not None)
    assert tried


@pytest.mark.parametrize("size", [0, 700, 9_000, 70_000])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_files_that_are_cut_short_are_told_and_leave_nothing(ground: Ground, writer: Writer, size: int) -> None:
    ground.lay_out(writer)
    writer.writes(ground.folder)
    whole = ground.state()
    before = ground.lay_out(writer)
    with file_of_at_most(size):
        problem = told(writer.writes, ground.folder)
    judge(writer, before, whole, ground.state(), failed=problem is not None)


def test_a_draft_that_cannot_be_kept_is_told_and_kept_once_there_is_room(sample: Store) -> None:
    sample.drafts.keep("Note", "before")
    with file_of_at_most(512):
        assert problem_of(sample.drafts.keep, "Note", "after") is not None
    assert sample.drafts.get("Note") == "before"
    sample.drafts.keep("Note", "after")
    assert sample.drafts.get("Note") == "after"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_on_windows_a_name_that_a_scanner_holds_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    held = hold(monkeypatch, code, times=3)
    (tmp_path / "plan.ics").write_bytes(b"old")
    files.write_whole(tmp_path / "plan.ics", b"new")
    assert (tmp_path / "plan.ics").read_bytes() == b"new"
    assert held == [0.05, 0.1, 0.2]


@pytest.mark.parametrize("code", [5, 32, 33])
def test_on_windows_a_name_that_is_held_for_good_is_told_after_some_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    held = hold(monkeypatch, code, times=99)
    (tmp_path / "plan.ics").write_bytes(b"old")
    assert problem_of(files.write_whole, tmp_path / "plan.ics", b"new") is not None
    assert (tmp_path / "plan.ics").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.ics"]
    assert 2 < sum(held) < 3


def hold(monkeypatch: pytest.MonkeyPatch, code: int, times: int) -> list[float]:
    """Windows refuses a rename so many times, because somebody has the file; returns how long was waited each time."""
    really, uses, waited = Path.replace, count(1), list[float]()

    class Held(PermissionError):
        winerror = code

    def refuse(part: Path, target: Path) -> Path:
        if next(uses) <= times:
            raise Held(errno.EACCES, "The process cannot access the file", str(target))
        return really(part, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr("organiser.store.disk.time.sleep", waited.append)
    return waited


def test_a_program_that_cannot_note_its_report_says_so_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from organiser.app import crash

    with suppress(OSError), failing("make", 1, errno.EIO) as met:
        assert crash.report(tmp_path, ValueError, None, NOW) is None
    assert met
