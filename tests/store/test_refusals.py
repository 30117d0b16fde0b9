"""What the system refuses is told from bugs and from damage, wherever it comes up."""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from organiser.domain.people import Person
from organiser.store import changes, queries, refusals
from organiser.store.failures import DiskFault, NotRead, NotSaved
from organiser.store.store import Store


@contextmanager
def file_of_at_most(size: int) -> Iterator[None]:
    """No file of this program may become larger meanwhile: SQLite hears the same as from a disk that fails."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EIO, "the disk reported a fault"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "it is not allowed there"),
        (errno.EROFS, "the disk is read-only"),
        (errno.ENODEV, "the disk is no longer there"),
        (errno.EBADF, ""),
        (errno.ENOENT, ""),
    ],
)
def test_a_refusal_has_a_reason_and_a_bug_has_none(number: int, why: str) -> None:
    error = OSError(number, os.strerror(number))
    assert refusals.reason(error) == why
    problem = refusals.problem(error)
    assert (problem is not None) is bool(why)
    assert problem is None or why in problem.message


def test_wrong_sql_is_a_bug(store: Store) -> None:
    with pytest.raises(dbapi2.OperationalError) as caught:
        store.ask(lambda tx: tx.rows("SELECT * FROM nowhere"))
    assert refusals.problem(caught.value) is None


def test_a_save_that_the_disk_does_not_take_is_turned_back_and_the_next_one_is_kept(sample: Store) -> None:
    before = sample.ask(queries.people.every)
    assert sample.path is not None
    with file_of_at_most(sample.path.stat().st_size), pytest.raises(NotSaved, match="the disk reported a fault"):
        sample.do("Add", changes.people.add, Person("Too much", notes="x" * 90_000))
    assert sample.ask(queries.people.every) == before
    sample.do("Add", changes.people.add, Person("Room again"))
    sample.close()
    with_one_more = Store.open(sample.path)
    assert [one.name for one in with_one_more.ask(queries.people.every) if one not in before] == ["Room again"]
    assert with_one_more.faults() == ()
    with_one_more.close()


def test_a_save_for_which_there_is_no_room_in_the_journal_is_turned_back_too(sample: Store) -> None:
    before = sample.ask(queries.people.every)
    with file_of_at_most(512), pytest.raises(NotSaved):
        sample.do("Add", changes.people.add, Person("Too much"))
    assert sample.ask(queries.people.every) == before
    sample.do("Add", changes.people.add, Person("Room again"))
    assert sample.faults() == ()


@pytest.mark.skipif(os.name == "nt", reason="POSIX calls")
def test_a_disk_that_cannot_be_read_is_not_taken_for_damage(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample_file.read_bytes()
    really = Path.open

    class Failing(io.FileIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    def fail(path: Path, *words: Any, **named: Any) -> Any:
        return Failing(path) if path == sample_file else really(path, *words, **named)

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises((DiskFault, NotRead), match="the disk reported a fault"):
        Store.open(sample_file)
    monkeypatch.setattr(Path, "open", really)
    assert sample_file.read_bytes() == before
    Store.open(sample_file).close()
