"""Where a workspace lies: synced folders, shares and sticks are known, and a workspace can be moved out of them."""

from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.app import files, whereabouts
from organiser.app.paths import Paths
from organiser.app.whereabouts import Mount, judged, synced_by
from organiser.store.dump import everything
from organiser.store.store import Store
from tests.conftest import TODAY

ROOT = Mount(PurePosixPath("/"), "ext4")


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/home/ruth/Dropbox/Ours.organiser", "Dropbox"),
        ("/home/ruth/Dropbox (Personal)/Club/Ours.organiser", "Dropbox"),
        ("/home/ruth/OneDrive - Elm Road/Ours.organiser", "OneDrive"),
        ("/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs/Ours.organiser", "iCloud"),
        ("/Users/ruth/Library/CloudStorage/GoogleDrive-ruth@example.org/My Drive/Ours.organiser", "Google Drive"),
        ("/home/ruth/Nextcloud/Ours.organiser", "Nextcloud"),
        ("/home/ruth/MEGA/Ours.organiser", "MEGA"),
        ("/home/ruth/Box/Ours.organiser", "Box"),
        ("/home/ruth/Boxes/Ours.organiser", ""),
        ("/home/ruth/Megaphone/Ours.organiser", ""),
        ("/home/ruth/Documents/Dropbox.organiser", ""),
        ("/home/ruth/Dropboxes/Ours.organiser", ""),
    ],
)
def test_folders_that_are_synced_are_known_by_name(path: str, program: str) -> None:
    assert synced_by(PurePosixPath(path)) == program


def test_windows_paths_are_known_too() -> None:
    assert synced_by(PureWindowsPath(r"C:\Users\Ruth\OneDrive\Ours.organiser")) == "OneDrive"
    assert "another computer" in judged(PureWindowsPath(r"\\hall\share\Ours.organiser")).words


@pytest.mark.parametrize(
    ("kind", "words"), [("nfs4", "another computer"), ("cifs", "another computer"), ("vfat", "stick"), ("ext4", "")]
)
def test_the_closest_disk_counts(kind: str, words: str) -> None:
    found = judged(PurePosixPath("/mnt/hall/Ours.organiser"), [ROOT, Mount(PurePosixPath("/mnt/hall"), kind)])
    assert words in found.words
    assert found.is_risky == bool(words)


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda part: "/" not in part and "\0" not in part), max_size=5))
def test_any_path_is_judged(parts: list[str]) -> None:
    assert isinstance(judged(PurePosixPath("/", *parts, "x"), [ROOT]).words, str)


def test_a_mark_in_a_folder_above_tells_the_program(tmp_path: Path) -> None:
    inside = tmp_path / "Club" / "2027"
    inside.mkdir(parents=True)
    assert not whereabouts.of(inside / "Ours.organiser").is_risky
    (tmp_path / "Club" / ".dropbox").write_text("")
    assert "Dropbox" in whereabouts.of(inside / "Ours.organiser").words


def test_moving_leaves_the_old_file_under_a_dated_name(sample_file: Path, tmp_path: Path) -> None:
    synced = tmp_path / "Dropbox" / "Ours.organiser"
    synced.parent.mkdir()
    sample_file.rename(synced)
    folders = Paths(tmp_path / "Organiser", tmp_path / "state")
    store = Store.open(synced)
    held = store.ask(everything)
    target = whereabouts.copy(store, folders)
    store.close()
    files.set_aside(synced, "moved", TODAY)
    assert target == folders.home / "Ours.organiser"
    with closing(Store.open(target)) as moved:
        assert moved.ask(everything) == held
    assert [path.name for path in synced.parent.glob("*.organiser")] == [f"Ours moved {TODAY.isoformat()}.organiser"]
