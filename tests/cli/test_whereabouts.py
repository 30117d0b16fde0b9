"""The check tells where a workspace lies, if that is no good place."""

from pathlib import Path

from tests.cli.conftest import Organiser


def test_check_says_where_it_lies(organiser: Organiser, sample_file: Path, tmp_path: Path) -> None:
    synced = tmp_path / "OneDrive" / "Ours.organiser"
    synced.parent.mkdir()
    sample_file.rename(synced)
    said = organiser("--workspace", synced, "check")
    assert said.code == 0
    assert "OneDrive" in said.err
    assert "OneDrive" in organiser("--workspace", synced, "check", "--json").json["place"]
