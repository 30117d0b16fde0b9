"""Files are written whole or not at all."""

import os
import sys
from pathlib import Path

import pytest

from organiser.app import files
from organiser.domain.problem import Problem


def beside(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name != "home"}


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "Plan 李's.ics"
    assert files.write_whole(target, b"BEGIN") == target
    assert target.read_bytes() == b"BEGIN"
    assert files.write_whole(target, b"").read_bytes() == b""
    assert beside(tmp_path) == {target.name}


def test_a_file_that_is_there_is_replaced_only_when_that_is_allowed(tmp_path: Path) -> None:
    target = tmp_path / "plan.ics"
    target.write_bytes(b"mine")
    with pytest.raises(Problem, match="is there already") as told:
        files.write_whole(target, b"new", replace=False)
    assert "--force" in told.value.advice
    assert target.read_bytes() == b"mine"
    files.write_whole(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="There is no folder"):
        files.write_whole(tmp_path / "no folder" / "plan.ics", b"")
    assert beside(tmp_path) == set()


def test_a_folder_in_the_way_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "plan.ics").mkdir()
    with pytest.raises(Problem, match="is a folder"):
        files.write_whole(tmp_path / "plan.ics", b"")
    assert beside(tmp_path) == {"plan.ics"}


def test_a_name_longer_than_any_file_may_have_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        files.write_whole(tmp_path / ("x" * 300 + ".ics"), b"")
    assert len(str(told.value)) < 200
    assert beside(tmp_path) == set()


def test_a_file_where_a_folder_should_be_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "letter").write_bytes(b"mine")
    with pytest.raises(Problem):
        files.write_whole(tmp_path / "letter" / "plan.ics", b"")
    with pytest.raises(Problem, match="cannot be made"):
        files.folder(tmp_path / "letter" / "Handouts")
    assert (tmp_path / "letter").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_a_place_where_nothing_can_be_written_is_a_problem() -> None:
    with pytest.raises(Problem, match="could not be written"):
        files.write_whole(Path("/proc/plan.ics"), b"")
    with pytest.raises(Problem, match="cannot be made"):
        files.folder(Path("/proc/Handouts"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    target = tmp_path / "plan.ics"
    target.write_bytes(b"mine")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        with pytest.raises(Problem, match="could not be written: file too large"):
            files.write_whole(target, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert target.read_bytes() == b"mine"
    assert beside(tmp_path) == {"plan.ics"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in another way")
def test_what_is_written_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert files.write_whole(tmp_path / "plan.ics", b"").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_there_already_is_fine(tmp_path: Path) -> None:
    assert files.folder(tmp_path / "a" / "b") == files.folder(tmp_path / "a" / "b")
