"""Finds the copies of a workspace that still hold who was erased; writes them anew, or deletes them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from organiser.app import backups
from organiser.app.paths import SUFFIX, Paths
from organiser.domain import keeping
from organiser.domain.problem import Problem
from organiser.domain.text import counted, listed
from organiser.store import old_copies, queries
from organiser.store.keys import Key
from organiser.store.store import Store

DAYS = 30  # after which the program writes a copy anew by itself
_UPGRADED = "before upgrade from version"

Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A copy that still holds somebody who was erased; on the day ``goes`` the program takes them out of it by itself.

    ``is_spare`` says that it only goes: what an upgrade kept, or what was left of a copy that was never finished.
    """

    path: Path
    goes: date
    is_spare: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of them: how many were written anew, how many deleted, and why others are as they were."""

    rewritten: int = 0
    deleted: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def in_words(self) -> str:
        """``12 copies were written anew without them, and 1 deleted.``"""
        done = [f"{counted(self.rewritten, 'copy was', 'copies were')} written anew without them"] * bool(
            self.rewritten
        )
        done += [f"{counted(self.deleted, 'copy', 'copies')} deleted"] * bool(self.deleted)
        done += [f"{counted(len(self.problems), 'copy', 'copies')} could not be changed"] * bool(self.problems)
        return f"{listed(done) or 'No copy held them'}."


def found(store: Store, paths: Paths) -> tuple[OldCopy, ...]:
    """The copies, in both places of backups and beside the workspace, that hold anybody who was erased from it."""
    marks = frozenset(store.ask(queries.keeping.tombstones))
    erased = store.ask(queries.keeping.last_erased)
    if store.path is None or not marks or erased is None:
        return ()
    goes = erased + timedelta(days=DAYS)
    holding = (path for path in _copies(store.path, paths) if old_copies.holds_erased(path, marks, store.key))
    return tuple(OldCopy(path, goes, _UPGRADED in path.name or path.suffix != SUFFIX) for path in holding)


def _copies(workspace: Path, paths: Paths) -> Iterator[Path]:
    for folder in dict.fromkeys((workspace.parent, *backups.folders(paths, workspace))):
        if folder.is_dir():
            every = {*folder.glob(f"*{SUFFIX}"), *folder.glob(f".*{SUFFIX}.part-*"), *folder.glob(f"*{SUFFIX}.part-*")}
            yield from sorted(path for path in every if path.is_file() and path != workspace)


def rewrite(store: Store, copies: Sequence[OldCopy], now: Callable[[], datetime]) -> Callable[[Step], Cleared]:
    """Work on values for any thread: writes these copies anew without whoever was erased; what is spare is deleted."""
    marks, key = frozenset(store.ask(queries.keeping.tombstones)), store.key

    def work(step: Step) -> Cleared:
        return _each(copies, step, lambda one: _delete(one) if one.is_spare else _write_anew(one, marks, now, key))

    return work


def delete(copies: Sequence[OldCopy], step: Step) -> Cleared:
    """Delete these copies altogether."""
    return _each(copies, step, _delete)


def rewrite_overdue(store: Store, paths: Paths, now: Callable[[], datetime]) -> Cleared:
    """Write those anew whose day has come; none while the clock is in doubt."""
    today = now().date()
    if keeping.doubt_of_clock(today, store.ask(queries.keeping.last_saved)):
        return Cleared()
    overdue = [one for one in found(store, paths) if one.goes <= today]
    return rewrite(store, overdue, now)(lambda _done, _of: None)


def _each(copies: Sequence[OldCopy], step: Step, act: Callable[[OldCopy], bool]) -> Cleared:
    rewritten, deleted, problems = 0, 0, []
    for number, one in enumerate(copies):
        step(number, len(copies))
        try:
            is_deleted = act(one)
        except Problem as problem:
            problems.append(problem)
            continue
        deleted += is_deleted
        rewritten += not is_deleted
    return Cleared(rewritten, deleted, tuple(problems))


def _write_anew(one: OldCopy, marks: Collection[str], now: Callable[[], datetime], key: Key) -> bool:
    old_copies.without_erased(one.path, marks, now, key)
    return False


def _delete(one: OldCopy) -> bool:
    try:
        for path in (one.path, one.path.with_name(f"{one.path.name}-journal")):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise Problem(
            f"{one.path} could not be deleted.", "Close whatever has it open, and delete it there."
        ) from error
    return True
