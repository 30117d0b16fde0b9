"""Which workspace is meant, and how one is made, copied and brought back."""

from pathlib import Path

import pytest

from organiser.app import paths, sample, workspaces
from organiser.app.settings import Settings
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.store.failures import InUse, Missing, NotAWorkspace, OpenProblem
from organiser.store.store import Store
from tests.conftest import TODAY
from tests.contents import contents


@pytest.fixture
def settings() -> Settings:
    return Settings(paths.of_user().settings)


def test_there_is_no_workspace_until_one_is_made(settings: Settings) -> None:
    assert workspaces.chosen(paths.of_user(), settings) is None
    with pytest.raises(Problem, match="no workspace yet") as told:
        workspaces.open_chosen(paths.of_user(), settings)
    assert "organiser new" in told.value.advice


def test_the_usual_workspace_is_found_where_it_was_made(settings: Settings) -> None:
    workspaces.make(paths.of_user().workspace).close()
    workspaces.open_chosen(paths.of_user(), settings).close()


def test_the_workspace_that_was_opened_last_is_opened_again(settings: Settings, tmp_path: Path) -> None:
    workspaces.make(paths.of_user().workspace).close()
    workspaces.make(tmp_path / "Ours.organiser").close()
    workspaces.open_chosen(paths.of_user(), settings, str(tmp_path / "Ours.organiser")).close()
    again = workspaces.open_chosen(paths.of_user(), Settings(paths.of_user().settings))
    assert again.path == tmp_path / "Ours.organiser"
    again.close()


def test_a_workspace_that_could_not_be_opened_is_not_remembered(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        workspaces.open_chosen(paths.of_user(), settings, str(tmp_path / "Gone.organiser"))
    assert workspaces.chosen(paths.of_user(), settings) is None


def test_a_name_without_an_ending_gets_one(tmp_path: Path) -> None:
    store = workspaces.make(tmp_path / "Elm Road")
    assert store.path == tmp_path / "Elm Road.organiser"
    store.close()


def test_making_one_makes_its_folder_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "Ours.organiser"
    workspaces.make(path, with_sample=True).close()
    before = path.read_bytes()
    with pytest.raises(Problem, match="already"):
        workspaces.make(path)
    assert path.read_bytes() == before


def test_a_sample_that_cannot_be_filled_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(store: Store) -> None:
        raise Problem("The disk is full.")

    monkeypatch.setattr(sample, "fill", full)
    with pytest.raises(Problem, match="full"):
        workspaces.make(tmp_path / "Ours.organiser", with_sample=True)
    assert not (tmp_path / "Ours.organiser").exists()


def test_a_fresh_sample_takes_the_place_of_an_older_one() -> None:
    first = workspaces.fresh_sample(paths.of_user())
    first.do("Add", changes.people.add, Person("Somebody else"))
    with pytest.raises(InUse):
        workspaces.fresh_sample(paths.of_user())
    first.close()
    again = workspaces.fresh_sample(paths.of_user())
    assert again.ask(queries.people.count) == 17
    again.close()


def test_a_backup_comes_back_as_a_second_file(sample_file: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "Ours.organiser"
    workspaces.make(workspace).close()
    before = workspace.read_bytes(), sample_file.read_bytes()
    restored = [workspaces.restore(sample_file, workspace, TODAY).path for _ in range(2)]
    assert [path.name for path in restored] == [
        "Ours restored 2027-05-03.organiser",
        "Ours restored 2027-05-03 2.organiser",
    ]
    assert (workspace.read_bytes(), sample_file.read_bytes()) == before
    original, copy = Store.open(sample_file), Store.open(restored[0])
    assert copy.ask(contents) == original.ask(contents)
    original.close()
    copy.close()


@pytest.mark.parametrize("content", [b"", b"a letter"])
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "letter").write_bytes(content)
    with pytest.raises(NotAWorkspace):
        workspaces.restore(tmp_path / "letter", tmp_path / "Ours.organiser", TODAY)
    assert {path.name for path in tmp_path.iterdir()} - {"home"} == {"letter"}


def test_a_damaged_backup_is_refused_and_leaves_nothing(sample_file: Path, tmp_path: Path) -> None:
    content = sample_file.read_bytes()
    sample_file.write_bytes(content[:-8_192] + b"\xa5" * 8_192)
    with pytest.raises(Problem):
        workspaces.restore(sample_file, tmp_path / "Ours.organiser", TODAY)
    assert not list(tmp_path.glob("Ours*"))
    with pytest.raises(OpenProblem):
        workspaces.restore(tmp_path / "nothing", tmp_path / "Ours.organiser", TODAY)


def test_a_workspace_that_was_put_back_is_noticed(settings: Settings, sample_file: Path) -> None:
    old = sample_file.read_bytes()
    for name in ("Asha", "Ines"):
        store = workspaces.open_chosen(paths.of_user(), settings, str(sample_file))
        assert not workspaces.is_older(store, settings)
        store.do("Add", changes.people.add, Person(name))
        workspaces.close(store, settings)
    new = sample_file.read_bytes()
    sample_file.write_bytes(old)
    store = workspaces.open_file(sample_file)
    assert workspaces.is_older(store, settings)
    store.do("Add", changes.people.add, Person("Somebody else"))
    store.close()
    sample_file.write_bytes(new)
    store = workspaces.open_file(sample_file)
    assert not workspaces.is_older(store, settings)
    store.close()


def test_another_state_of_the_same_age_is_noticed_too(settings: Settings, sample_file: Path) -> None:
    old = sample_file.read_bytes()
    for name in ("Asha", "Ines"):
        sample_file.write_bytes(old)
        store = workspaces.open_file(sample_file)
        store.do("Add", changes.people.add, Person(name))
        store.close()
        if name == "Asha":
            store = workspaces.open_file(sample_file)
            workspaces.close(store, settings)
    store = workspaces.open_file(sample_file)
    assert workspaces.is_older(store, settings)
    store.close()
