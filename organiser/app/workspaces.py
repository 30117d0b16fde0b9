"""Which workspace is meant, and how a new one or a sample is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from organiser.app import files
from organiser.app.paths import SUFFIX, Paths, of_user, path_from
from organiser.app.settings import Settings
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.text import counted, line
from organiser.store import changes, disk, opening, seal, unfinished
from organiser.store.failures import Damaged, InUse, NoSpace, OpenProblem, ReadOnly
from organiser.store.keys import NONE, Key
from organiser.store.seal import Mark
from organiser.store.store import Store

LAST_USED = "workspace"
USER = "user.name"
WISHED = "it was opened to look only"


def chosen(paths: Paths, settings: Settings, named: str = "") -> Path | None:
    """The workspace that was named, else the one used last, else the usual one if it is there, else None."""
    if named:
        return path_from(named)
    if last := settings.get(LAST_USED):
        return Path(str(last))
    return paths.workspace if paths.workspace.exists() else None


def user(settings: Settings) -> str:
    """Who is using Organiser on this computer, as they said themselves; "" while nobody has."""
    return str(settings.get(USER, ""))


def set_user(settings: Settings, name: str) -> None:
    """Note who is using Organiser: from now on the history says so of each step."""
    settings.set(USER, line(name, "name"))


def open_file(path: Path, *, look_only: bool = False, anyway: bool = False, key: Key = NONE) -> Store:
    """Open the workspace at ``path``, for window and terminal alike; where it cannot be written, to look at only.

    With ``look_only`` it is not written in any case, and somebody else may have it open; with ``anyway`` it is opened
    though another computer says that it has it. ``Store.look_only`` tells why it can only be looked at. Raises an
    ``OpenProblem``: the file is then as it was.
    """
    if look_only:
        problem = obstacle(path)
        return Store.look(path, problem.obstacle if problem else WISHED, key=key)
    try:
        store = Store.open(path, key=key, anyway=anyway)
    except (ReadOnly, NoSpace) as problem:
        return Store.look(path, problem.obstacle, key=key)
    except Damaged:
        _rest(path)
        raise
    store.on_damage(lambda: _rest(path))
    if not store.mark.digest:
        _clear_after_a_kill(path)
    return store


def obstacle(path: Path) -> OpenProblem | None:
    """What is in the way of changing a workspace now; None when nothing is. Nothing is touched."""
    from organiser.store import looking  # seldom wanted, and the start does not wait for it

    return looking.obstacle(path)


def _clear_after_a_kill(path: Path) -> None:
    """A workspace without its seal was not closed in good order; a backup may not have been finished either."""
    from organiser.app import backups

    for folder in backups.folders(of_user(), path):
        unfinished.clear(folder)


def _rest(path: Path) -> None:
    from organiser.app import backups  # which one command that only asks does without

    backups.rest_if_any(of_user(), path, "this workspace was found damaged.")


def open_chosen(
    paths: Paths,
    settings: Settings,
    named: str = "",
    key_for: Callable[[Path], Key] = lambda _: NONE,
    *,
    look_only: bool = False,
    anyway: bool = False,
) -> Store:
    """Open the workspace that is meant, with its key; one that somebody else holds, to look at only.

    A Problem says what to do when there is none yet.
    """
    path = chosen(paths, settings, named)
    if path is None:
        raise Problem("There is no workspace yet.", "Make one with “organiser new”, or “organiser new --sample”.")
    key = key_for(path)
    try:
        store = open_file(path, look_only=look_only, anyway=anyway, key=key)
    except InUse:
        store = open_file(path, look_only=True, key=key)
    settings.set(LAST_USED, str(path))
    return store


def close(store: Store, settings: Settings) -> None:
    """Let go of a workspace, and note in what state, so that an older file in its place is noticed."""
    store.close()
    if (
        store.path is not None
        and not (store.look_only or store.is_damaged)
        and (mark := seal.mark_of(store.path, store.key))
    ):
        note_seen(settings, mark)


def note_seen(settings: Settings, mark: Mark) -> None:
    """Note that this state of a workspace is the one used last on this computer."""
    settings.set(f"seen.{mark.uid}", f"{mark.sequence} {mark.digest}")


def is_older(store: Store, settings: Settings) -> bool:
    """Whether a workspace is not in the state in which it was last used here, but in an earlier or another one.

    No check of the file itself can tell that it was put back as a whole, by a program that syncs folders for example.
    """
    mark = store.mark
    number, _, digest = str(settings.get(f"seen.{mark.uid}")).partition(" ")
    if not number.isdecimal():
        return False
    is_another = bool(digest and mark.digest) and digest != mark.digest
    return mark.sequence < int(number) or (mark.sequence == int(number) and is_another)


def make(path: Path, *, with_sample: bool = False) -> Store:
    """Make a new workspace at ``path`` and open it; a file that is there already is never touched."""
    if not path.suffix:
        path = path.with_suffix(SUFFIX)
    files.folder(path.parent)
    if with_sample:
        return make_sample(path)
    from organiser.app import backups

    store = Store.make(path)
    backups.rest_if_any(of_user(), path, "those that are there are of another workspace, which had the same name.")
    return store


def make_sample(path: Path, *, replace: bool = False) -> Store:
    """Make the sample programme at ``path``, all of it or nothing, and open it; an older one may be replaced."""
    from organiser.app import sample

    files.folder(path.parent)
    if replace and path.exists():
        Store.open(path).close()  # refuses while another window holds it
    made = Store.in_memory()
    try:
        sample.fill(made)
        made.copy_to(path, replace=replace)
    finally:
        made.close()
    return Store.open(path)


@dataclass(frozen=True, slots=True)
class Restored:
    """Where a backup was put, and how many people were taken out of it who were erased since it was made."""

    path: Path
    erased: int

    @property
    def erased_in_words(self) -> str:
        """A sentence on whom a restore erased again; "" when nobody was."""
        whom = counted(self.erased, "person", "people")
        were = "was" if self.erased == 1 else "were"
        return f"{whom} who had been erased since it was made {were} erased again." if self.erased else ""


def restore(backup: Path, workspace: Path, today: date, key: Key = NONE) -> Restored:
    """Check a backup and copy it beside ``workspace`` under a dated name that no file has.

    Who was erased since it was made is erased from it again, as far as the workspace or a later backup tells. A backup
    that is locked with a ``key`` gives a file that is locked alike.
    """
    from organiser.app import backups

    files.folder(workspace.parent)
    path = files.dated(workspace, "restored", today)
    with opening.in_plain_words(path), unfinished.room_in(workspace.parent) as room:
        working = room / workspace.name
        store = open_file(backup, look_only=True, key=key)
        try:
            store.copy_to(working)
        finally:
            store.close()
        erased = _erase_again(working, (workspace, *backup.parent.glob(f"*{SUFFIX}")), key)
        why = f"this workspace was restored from a backup on {clock.day_in_words(today)}."
        with backups.at_rest(of_user(), path, why):
            disk.name_new(working, path)
    return Restored(path, erased)


def _erase_again(path: Path, among: Iterable[Path], key: Key) -> int:
    """Erase from a file whoever was erased from any of the files ``among`` which it is; returns how many they were."""
    from organiser.store import old_copies

    marks = {mark for one in among for mark in old_copies.marks_in(one, key)}
    if not marks:
        return 0
    store = Store.open(path, key=key)
    try:
        gone: int = store.do_for_good(changes.erasing.erase_again, marks)
    finally:
        store.close()
    return gone


def fresh_sample(paths: Paths) -> Store:
    """A fresh copy of the sample programme, in place of an older one."""
    return make_sample(paths.sample, replace=True)
