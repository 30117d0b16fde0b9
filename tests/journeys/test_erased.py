"""Somebody who has been through everything is erased, and not a byte of them is left under the user's folders."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from organiser.app import backups, old_copies, paths, workspaces
from organiser.app.actions import privacy
from organiser.app.settings import Settings
from organiser.cli.main import run
from organiser.domain.attendance import Answer, Mark
from organiser.domain.people import Person
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW, TODAY

WHO = Person(
    "Żaneta Örnstedt-Kołodziej",
    "Castle Fields",
    phone="07700 900732",
    email="zaneta.o@example.org",
    address="9 Quillfeather Row",
    notes="Plays the hurdy-gurdy",
    needs="Loop system; Wheelchair bay",
    diet="No lupin",
    travel="Tandem",
)
TRACES = (
    "Żaneta", "Örnstedt", "zaneta", "ornstedt", "Kołodziej", "900732", "Quillfeather", "hurdy-gurdy", "Loop system",
    "Wheelchair bay", "lupin", "Tandem",
)  # fmt: skip


def left(folder: Path) -> list[tuple[str, str]]:
    """Each trace of them with the file in which it stands, whatever its case and encoding."""
    found: list[tuple[str, str]] = []
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        forms = {f for one in TRACES for f in (one, one.lower(), one.upper(), one.casefold(), json.dumps(one)[1:-1])}
        found += [
            (path.name, form)
            for form in sorted(forms)
            if form in path.name or any(form.encode(code) in content for code in ("utf-8", "utf-16-le"))
        ]
    return found


@pytest.fixture
def folders(home: Path) -> paths.Paths:
    return paths.of_user()


@pytest.fixture
def ours(folders: paths.Paths) -> Iterator[Store]:
    store = workspaces.make(folders.workspace, with_sample=True)
    yield store
    store.close()


def _live(store: Store, folders: paths.Paths) -> int:
    """Everything that can happen to somebody here; returns who they are."""
    person_id = store.do(f"Add {WHO.name}", changes.people.add, WHO)
    twin = store.do("Add", changes.people.add, Person("Zaneta Ornstedt-Kolodziej", phone=WHO.phone))
    session = store.ask(queries.sessions.every)[0]
    store.do("Invite", changes.attendance.invite, session.id, [person_id, twin])
    store.do(f"{WHO.name} says yes", changes.attendance.set_answer, session.id, person_id, Answer.YES)
    store.do("Mark", changes.attendance.set_mark, session.id, [person_id], Mark.PRESENT)
    store.do("Merge", changes.merging.merge, person_id, twin, WHO)
    other = store.ask(queries.people.every)[0]
    store.do(
        "Edit", changes.people.edit, other.id, Person(other.name, notes=f"Comes with {WHO.name.upper()}, {WHO.email}")
    )
    store.do("Rename", changes.sessions.edit, session.id, replace(session, title=f"At {WHO.name}'s place"))
    store.undo()
    store.redo()
    store.drafts.keep("Add somebody", f'["{WHO.name}"]')
    Settings(folders.settings).set("search.last", WHO.name)
    return person_id


def _written(store: Store, folders: paths.Paths, times: int = 2) -> None:
    for day in range(times):
        backups.make(store, folders, NOW + timedelta(days=day))


def test_not_a_byte_is_left_after_a_rich_life(ours: Store, folders: paths.Paths, home: Path) -> None:
    person_id = _live(ours, folders)
    _written(ours, folders)
    assert len({name for name, _ in left(home)}) >= 4
    part = folders.workspace.with_name(f".{folders.workspace.name}.part-abc")
    part.write_bytes(backups.found(folders, folders.workspace)[0].path.read_bytes())
    assert privacy.erase(ours, Settings(folders.settings), person_id) == 1
    copies = old_copies.found(ours, folders)
    assert len(copies) == 5
    steps: list[tuple[int, int]] = []
    cleared = old_copies.rewrite(ours, copies, lambda: NOW)(lambda done, of: steps.append((done, of)))
    assert (cleared.rewritten, cleared.deleted, cleared.problems, len(steps)) == (4, 1, (), 5)
    assert left(home) == []
    ours.close()
    assert left(home) == []
    for one in backups.found(folders, folders.workspace):
        copy = Store.open(one.path)
        assert copy.faults() == ()
        assert len(copy.ask(queries.sessions.every)) > 2
        copy.close()


def _from_backup(folders: paths.Paths) -> workspaces.Restored:
    oldest = backups.found(folders, folders.workspace)[-1].path
    return workspaces.restore(oldest, folders.workspace, TODAY)


def test_a_restore_erases_again_and_says_so(
    ours: Store, folders: paths.Paths, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person_id = _live(ours, folders)
    _written(ours, folders, 1)
    privacy.erase(ours, Settings(folders.settings), person_id)
    assert {one.goes for one in old_copies.found(ours, folders)} == {ours_day(ours) + timedelta(days=30)}
    ours.close()
    old = backups.found(folders, folders.workspace)[-1].path
    aside = home / "kept" / "old.organiser"
    aside.parent.mkdir()
    aside.write_bytes(old.read_bytes())
    assert run(["restore", str(aside)]) == 0
    assert "1 person who had been erased since it was made was erased again." in capsys.readouterr().out
    (restored,) = folders.workspace.parent.glob("Our sessions restored *.organiser")
    assert not [trace for trace in TRACES if trace.encode() in restored.read_bytes()]


def ours_day(store: Store) -> date:
    day = store.ask(queries.keeping.last_erased)
    assert day is not None
    return day


def test_what_is_left_for_later_goes_on_its_day_but_not_by_a_wild_clock(ours: Store, folders: paths.Paths) -> None:
    person_id = _live(ours, folders)
    _written(ours, folders, 1)
    privacy.erase(ours, Settings(folders.settings), person_id)
    ours.close()
    again = Store.open(folders.workspace)
    try:
        goes = old_copies.found(again, folders)[0].goes
        saved = again.ask(queries.keeping.last_saved)
        assert saved is not None
        noon = datetime(goes.year, goes.month, goes.day, 12, tzinfo=UTC)
        for wild in (noon.replace(year=1970), noon.replace(year=2099), noon - timedelta(days=1)):
            assert old_copies.rewrite_overdue(again, folders, lambda at=wild: at) == old_copies.Cleared()  # type: ignore[misc]
        assert old_copies.rewrite_overdue(again, folders, lambda: noon).rewritten == 2
        assert old_copies.found(again, folders) == ()
    finally:
        again.close()


def test_a_copy_that_cannot_be_written_anew_is_told_and_stays(ours: Store, folders: paths.Paths) -> None:
    person_id = _live(ours, folders)
    _written(ours, folders, 1)
    privacy.erase(ours, Settings(folders.settings), person_id)
    copies = old_copies.found(ours, folders)
    damaged = copies[0].path.read_bytes().replace(b"hurdy-gurdy", b"hurdy-burdy")
    copies[0].path.write_bytes(damaged)
    cleared = old_copies.rewrite(ours, copies, lambda: NOW)(lambda _done, _of: None)
    assert (cleared.rewritten, len(cleared.problems)) == (1, 1)
    assert copies[0].path.read_bytes() == damaged
    assert old_copies.delete(copies[:1], lambda _done, _of: None).deleted == 1
    assert old_copies.found(ours, folders) == ()
    assert not list(copies[0].path.parent.glob(".part-*"))


def test_the_terminal_leaves_nothing_either(
    folders: paths.Paths, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = workspaces.make(folders.workspace, with_sample=True)
    _live(store, folders)
    _written(store, folders, 1)
    store.close()
    folders.output.mkdir()
    assert run(["people", "about", WHO.name, str(folders.output / "About.txt")]) == 0
    capsys.readouterr()
    assert run(["people", "erase", WHO.name]) == 0
    said = capsys.readouterr()
    assert "2 copies were written anew without them." in said.out
    told = [path for path in folders.output.iterdir() if str(path) in said.err]
    for path in told:
        path.unlink()
    assert left(home) == []
    assert run(["people", "erased-copies"]) == 0
    assert "No copy here holds anybody" in capsys.readouterr().out
