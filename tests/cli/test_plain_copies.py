"""Everything in plain files: read by any program, and a workspace is built from them again."""

import csv
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from organiser.app.actions import plain_copies
from organiser.domain.plain_copy import FILE
from organiser.store import changes, queries
from organiser.store.dump import everything
from organiser.store.store import Store
from tests.cli.conftest import Organiser
from tests.conftest import TODAY, problem_of


@pytest.fixture
def folder(whole_sample: Store, tmp_path: Path) -> Path:
    plain_copies.job(whole_sample, tmp_path / "Plain", TODAY)()
    return tmp_path / "Plain"


def rebuilt(source: Path, target: Path) -> Any:
    with closing(plain_copies.rebuild(source, target)) as store:
        assert store.faults() == ()
        return store.ask(everything)


def test_a_workspace_is_built_again_with_all_that_it_held(whole_sample: Store, folder: Path, tmp_path: Path) -> None:
    assert rebuilt(folder, tmp_path / "Again.organiser") == whole_sample.ask(everything)


def test_what_is_in_the_bin_comes_along(whole_sample: Store, tmp_path: Path) -> None:
    [session, *_] = whole_sample.ask(queries.sessions.every)
    whole_sample.do("Delete it", changes.sessions.remove, [session.id])
    plain_copies.job(whole_sample, tmp_path / "Plain", TODAY)()
    with closing(plain_copies.rebuild(tmp_path / "Plain", tmp_path / "Again.organiser")) as store:
        assert session.uid not in {one.uid for one in store.ask(queries.sessions.every)}
        assert store.ask(everything) == whole_sample.ask(everything)


def test_the_same_workspace_gives_the_same_bytes(whole_sample: Store, folder: Path, tmp_path: Path) -> None:
    plain_copies.job(whole_sample, tmp_path / "Twice", TODAY)()
    once, twice = (
        {path.name: path.read_bytes() for path in where.rglob("*.*")} for where in (folder, tmp_path / "Twice")
    )
    assert once == twice


def test_people_sessions_and_registers_open_as_tables(whole_sample: Store, folder: Path) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    assert [row["Name"] for row in rows("people.csv")] == [one.name for one in whole_sample.ask(queries.people.every)]
    sessions = whole_sample.ask(queries.sessions.every)
    assert [(row["Date"], row["Title"]) for row in rows("sessions.csv")] == [
        (f"{one.starts:%Y-%m-%d}", one.title) for one in sessions
    ]
    listed = sum(len(whole_sample.ask(queries.attendance.register, one.id)) for one in sessions)
    assert len(rows("registers.csv")) == listed > 0


def test_each_session_has_a_page_with_its_plan(whole_sample: Store, folder: Path) -> None:
    [first, *_] = sessions = whole_sample.ask(queries.sessions.every)
    pages = sorted((folder / "plans").iterdir())
    assert len(pages) == len(sessions)
    page = pages[0].read_text("utf-8")
    assert page.startswith(f"# {first.title}\n")
    assert all(item.title in page for item in whole_sample.ask(queries.agendas.items, first.id))


def test_the_read_me_names_every_file(folder: Path) -> None:
    said = (folder / "Read me.md").read_text("utf-8")
    names = {path.relative_to(folder).parts[0] for path in folder.rglob("*.*")} - {"Read me.md"}
    assert all(f"`{name}`" in said for name in names)


def test_the_terminal_writes_and_builds(ours: Organiser, organiser: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "Plain"
    assert str(out / FILE) in ours("export", out).out
    again = ours("export", out)
    assert (again.code, "is there already" in again.err) == (1, True)
    assert ours("export", out, "--force").code == 0
    built = organiser("rebuild", out, tmp_path / "Again")
    assert str(tmp_path / "Again.organiser") in built.out
    again = organiser("rebuild", out, tmp_path / "Again")
    assert (again.code, "already" in again.err) == (1, True)


def _damaged(change: Callable[[Any], object]) -> Callable[[Path], None]:
    def damage(document: Path) -> None:
        content = json.loads(document.read_text("utf-8"))
        change(content)
        document.write_text(json.dumps(content), "utf-8")

    return damage


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-400]), "not the JSON"),
        (lambda file: file.write_text("[" * 100_000), "not the JSON"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00"), "not the JSON"),
        (lambda file: file.write_text("{}"), "no plain copy"),
        (lambda file: file.unlink(), "no file"),
        (_damaged(lambda content: content.update(schema=True)), "which version"),
        (_damaged(lambda content: content.update(schema=99)), "newer version"),
        (_damaged(lambda content: content.update(version=2)), "newer version"),
        (_damaged(lambda content: content.update(tables=[])), "no tables"),
        (_damaged(lambda content: content["tables"].update(person={})), "no list of rows"),
        (_damaged(lambda content: content["tables"].update(person=[7])), "Row 1 of “person” is no row"),
        (_damaged(lambda content: content["tables"]["person"][0].update(name=["a"])), "holds what no cell can"),
        (_damaged(lambda content: content["tables"]["person"][0].update(name={"base64": "é"})), "no cell can"),
        (_damaged(lambda content: content["tables"]["person"][0].update(name=True)), "no cell can"),
        (_damaged(lambda content: content["tables"]["person"][0].update(id=2**70)), "cannot be kept"),
        (_damaged(lambda content: content["tables"]["person"][0].update(name=None)), "cannot be kept"),
        (_damaged(lambda content: content["tables"]["person"][0].update(name="\ud800")), "cannot be kept"),
        (_damaged(lambda content: content["tables"]["person"][0].pop("name")), "other columns"),
        (_damaged(lambda content: content["tables"].update({'x"; DROP TABLE person; --': []})), "No workspace has"),
        (_damaged(lambda content: content["tables"]["session"].clear()), "does not fit together"),
        (_damaged(lambda content: content["tables"]["session"][0].update(starts="tea time")), "no workspace holds"),
        (_damaged(lambda content: content["tables"]["register"][0].update(answer="perhaps")), "no workspace holds"),
    ],
)
def test_a_plain_copy_that_was_changed_is_refused_and_leaves_nothing(
    folder: Path, tmp_path: Path, damage: Callable[[Path], object], words: str
) -> None:
    damage(folder / FILE)
    target = tmp_path / "new" / "Again.organiser"
    problem = problem_of(plain_copies.rebuild, folder, target)
    assert problem is not None
    assert words in str(problem)
    assert not target.parent.exists() or not list(target.parent.iterdir())


def test_a_file_that_is_there_is_never_touched(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "Ours.organiser"
    target.write_bytes(b"ours")
    assert problem_of(plain_copies.rebuild, folder, target) is not None
    assert target.read_bytes() == b"ours"
