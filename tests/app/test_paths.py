"""Where things lie: the program's own files are reached by name, and the user's folders follow the environment."""

from pathlib import Path

import pytest

from organiser.app import paths
from organiser.domain.problem import Problem


@pytest.mark.parametrize("parts", [("..",), ("playbook", ".."), ("",), (".",), ("a/b",), ("a\\b",), ("C:",), ("/etc",)])
def test_names_that_lead_outside_the_resources_are_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Not a resource name"):
        paths.resource(*parts)


def test_a_resource_is_found_and_a_missing_one_is_named() -> None:
    assert paths.resource("playbook", "welcome.md").is_file()
    with pytest.raises(FileNotFoundError, match="resources/playbook/nothing"):
        paths.resource("playbook", "nothing.md")


def test_one_word_in_the_environment_moves_everything(home: Path) -> None:
    found = paths.of_user()
    for place in (found.workspace, found.sample, found.settings, found.reports, found.output):
        assert place.is_relative_to(home)
    assert not home.exists(), "looking where things lie makes no folder"


def test_without_it_everything_lies_with_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ORGANISER_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    found = paths.of_user()
    assert found.workspace.name == "Our sessions.organiser"
    assert found.settings.name == "settings.json"


@pytest.mark.parametrize("words", ["", "  ", "/", "a\0b", "~nobody-of-that-name/plan.ics"])
def test_what_can_be_no_path_is_a_problem(words: str) -> None:
    with pytest.raises(Problem, match="no name of a file or folder"):
        paths.path_from(words)


def test_a_path_is_absolute_and_knows_the_users_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert paths.path_from("~/plan.ics") == tmp_path / "plan.ics"
    assert paths.path_from("plan.ics") == tmp_path / "plan.ics"
    assert paths.path_from(".") == tmp_path
