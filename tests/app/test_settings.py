"""Choices are remembered, and a damaged file of them stops nothing."""

from pathlib import Path

import pytest

from organiser.app.settings import Settings


def test_a_choice_is_remembered_between_runs(tmp_path: Path) -> None:
    path = tmp_path / "state" / "settings.json"
    settings = Settings(path)
    for name, value in {"workspace": "/home/łucja/Ours.organiser", "scale": 1.5, "width": 1200, "dark": True}.items():
        settings.set(name, value)  # type: ignore[arg-type]
    again = Settings(path)
    assert again.get("workspace") == "/home/łucja/Ours.organiser"
    assert (again.get("scale", 1.0), again.get("width", 800), again.get("dark", False)) == (1.5, 1200, True)
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff\xfe", b"[1, 2]", b"null", b'{"workspace": {"a": 1}}', b"[" * 100_000, b"\0" * 500,
        b'"workspace"', b'{"workspace": 1' + b"0" * 5_000 + b"}",
    ],
    ids=range(10),
)  # fmt: skip
def test_a_damaged_file_counts_as_empty_and_is_mended_by_the_next_choice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.get("workspace", "usual") == "usual"
    settings.set("theme", "dark")
    assert Settings(path).get("theme") == "dark"


def test_a_value_of_another_kind_counts_as_never_set(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"width": "wide", "workspace": 7}')
    settings = Settings(tmp_path / "settings.json")
    assert (settings.get("width", 800), settings.get("workspace")) == (800, "")


def test_a_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file where the folder should be")
    settings = Settings(tmp_path / "state" / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"
    assert (tmp_path / "state").read_bytes() == b"a file where the folder should be"


def test_the_same_choice_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    settings = Settings(path)
    settings.set("theme", "dark")
    path.unlink()
    settings.set("theme", "dark")
    assert not path.exists()
