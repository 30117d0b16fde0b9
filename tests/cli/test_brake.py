"""The brake in the terminal: what would take away many people at once is asked about twice, a restore among them."""

from pathlib import Path

from organiser.domain.people import Person
from organiser.store import changes
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused


def _backup(ours: Organiser, tmp_path: Path) -> Path:
    copy = tmp_path / "older" / "Ours.organiser"
    copy.parent.mkdir()
    assert ours("backup", copy).code == 0
    return copy


def _add(path: Path, number: int) -> None:
    store = Store.open(path)
    store.do("Add", lambda tx: [changes.people.add(tx, Person(f"Newcomer {n}")) for n in range(number)])
    store.close()


def test_a_backup_that_lacks_many_who_are_here_is_asked_about_twice(
    ours: Organiser, sample_file: Path, tmp_path: Path
) -> None:
    copy = _backup(ours, tmp_path)
    _add(sample_file, 6)
    said = refused(ours("restore", copy))
    assert "lacks 6 people who are here now" in said
    assert "say --yes" in said
    assert not list(sample_file.parent.glob("* restored *"))
    assert ours("restore", copy, "--dry-run").code == 0
    assert ours("restore", copy, "--yes").code == 0
    assert len(list(sample_file.parent.glob("* restored *"))) == 1


def test_one_that_lacks_few_is_not(ours: Organiser, sample_file: Path, tmp_path: Path) -> None:
    copy = _backup(ours, tmp_path)
    _add(sample_file, 2)
    assert ours("restore", copy).code == 0


def test_who_lies_in_the_bin_here_is_not_missed(ours: Organiser, sample_file: Path, tmp_path: Path) -> None:
    copy = _backup(ours, tmp_path)
    _add(sample_file, 6)
    names = [f"Newcomer {n}" for n in range(6)]
    assert ours("people", "remove", *names, "--yes").code == 0
    assert ours("restore", copy).code == 0


def test_nothing_is_asked_where_the_workspace_cannot_be_read(
    ours: Organiser, sample_file: Path, tmp_path: Path
) -> None:
    copy = _backup(ours, tmp_path)
    _add(sample_file, 30)
    sample_file.write_bytes(bytes(8_192))
    assert ours("restore", copy).code == 0
