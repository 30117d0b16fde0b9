"""What the program writes is for its user alone."""

import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from organiser.app import backups, crash, paths, workspaces
from organiser.app.actions import people_export, plain_copies, privacy
from organiser.app.settings import Settings
from organiser.domain.people import Person
from organiser.store import changes
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps the profile's own rights")


def test_files_and_folders_are_for_their_user_alone(home: Path) -> None:
    before = os.umask(0o022)
    try:
        folders = paths.of_user()
        store = workspaces.make(folders.workspace)
        person_id = store.do("Add", changes.people.add, Person("Asha Rahman", "Hollins"))
        store.drafts.keep("Add somebody", "[]")
        Settings(folders.settings).set("a", 1)
        backups.make(store, folders, NOW)
        crash.report(folders.reports, ValueError, None, datetime(2027, 5, 3))
        held, group = privacy.gather(store, person_id)
        privacy.write_both(held, group, folders.output / "Asha", TODAY)
        people_export.write(people_export.gather(store), folders.output / "People.csv")
        plain_copies.job(store, folders.output / "Everything", TODAY)()
        during = _modes(home)
        store.close()
        workspaces.restore(backups.found(folders, folders.workspace)[0].path, folders.workspace, TODAY)
    finally:
        os.umask(before)
    for modes in (during, _modes(home)):
        assert len(modes) > 15
        assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def _modes(folder: Path) -> dict[str, int]:
    return {str(path): stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*"))}
