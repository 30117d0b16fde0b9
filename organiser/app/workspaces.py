"""Which workspace is meant, and how a new one or a sample is made."""

from pathlib import Path

from organiser.app import files
from organiser.app.paths import SUFFIX, Paths, path_from
from organiser.app.settings import Settings
from organiser.domain.problem import Problem
from organiser.domain.text import line
from organiser.store.disk import free_name
from organiser.store.store import Store

LAST_USED = "workspace"
USER = "user.name"


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


def open_chosen(paths: Paths, settings: Settings, named: str = "") -> Store:
    """Open the workspace that is meant; a Problem says what to do when there is none yet."""
    path = chosen(paths, settings, named)
    if path is None:
        raise Problem("There is no workspace yet.", "Make one with “organiser new”, or “organiser new --sample”.")
    store = Store.open(path)
    settings.set(LAST_USED, str(path))
    return store


def make(path: Path, *, with_sample: bool = False) -> Store:
    """Make a new workspace at ``path`` and open it; a file that is there already is never touched."""
    if not path.suffix:
        path = path.with_suffix(SUFFIX)
    files.folder(path.parent)
    store = Store.make(path)
    if with_sample:
        from organiser.app import sample

        try:
            sample.fill(store)
        except BaseException:
            store.close()
            path.unlink()
            raise
    return store


def restore(backup: Path, workspace: Path) -> Path:
    """Check a backup and copy it beside ``workspace`` under a name that no file has; returns that file."""
    store = Store.open(backup)
    try:
        files.folder(workspace.parent)
        path = free_name(workspace.with_name(f"{workspace.stem} restored{workspace.suffix}"))
        store.copy_to(path)
    finally:
        store.close()
    return path


def fresh_sample(paths: Paths) -> Store:
    """A fresh copy of the sample programme, in place of an older one."""
    files.folder(paths.sample.parent)
    if paths.sample.exists():
        Store.open(paths.sample).close()  # refuses while another window holds it
        paths.sample.unlink()
    return make(paths.sample, with_sample=True)
