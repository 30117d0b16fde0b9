"""Calendar files written: one for everything or one for each, never half, and the same bytes as the export makes."""

from datetime import datetime
from pathlib import Path

import pytest

from organiser.app.actions import calendars
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import problem_of


def events(path: Path) -> int:
    return path.read_bytes().count(b"BEGIN:VEVENT")


def value(path: Path, name: bytes) -> bytes:
    content = path.read_bytes().replace(b"\r\n ", b"")
    return next(line.removeprefix(name + b":") for line in content.split(b"\r\n") if line.startswith(name + b":"))


@pytest.fixture
def programme(sample: Store) -> int:
    found = sample.ask(queries.programmes.every)[0].programme.id
    first = sample.ask(queries.sessions.every, found)[0]
    sample.do("Plan a twin", changes.sessions.copy, first, first.starts)
    return found


def test_each_session_has_a_file_whose_name_tells_it_apart(sample: Store, programme: int, tmp_path: Path) -> None:
    chosen = calendars.of_programme(sample, programme)
    written = calendars.write(sample, chosen, tmp_path / "new" / "each", each=True)
    assert len(written) == len(chosen.sessions) == len({path.name.casefold() for path in written})
    assert [events(path) for path in written] == [1] * len(written)
    assert [value(path, b"UID").decode() for path in written] == [one.uid for one in chosen.sessions]
    assert b"X-WR-CALNAME" not in written[0].read_bytes()


def test_one_file_of_many_is_named_and_keeps_their_order(sample: Store, programme: int, tmp_path: Path) -> None:
    chosen = calendars.of_programme(sample, programme)
    (path,) = calendars.write(sample, chosen, tmp_path / "all.ics")
    assert events(path) == len(chosen.sessions)
    assert value(path, b"X-WR-CALNAME").decode().replace("\\", "") == chosen.name


def test_files_that_are_there_are_replaced_all_or_none(sample: Store, programme: int, tmp_path: Path) -> None:
    chosen = calendars.of_programme(sample, programme)
    written = calendars.write(sample, chosen, tmp_path, each=True)
    for path in written[:-1]:
        path.unlink()
    problem = problem_of(lambda: calendars.write(sample, chosen, tmp_path, each=True, replace=False))
    assert problem is not None
    assert "is there already" in problem.message
    assert list(tmp_path.glob("*.ics")) == [written[-1]]


def test_a_job_tells_its_steps_and_stops_between_two_files(sample: Store, programme: int, tmp_path: Path) -> None:
    chosen = calendars.of_programme(sample, programme)

    def step(done: int, of: int) -> None:
        assert of == len(chosen.sessions)
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        calendars.job(sample, chosen, tmp_path, each=True)(step)
    assert [events(path) for path in tmp_path.glob("*.ics")] == [1, 1]


def test_a_cancelled_session_has_a_plain_twin_of_the_same_name_tag(sample: Store, tmp_path: Path) -> None:
    session = sample.ask(queries.sessions.every)[0]
    sample.do("Cancel", changes.sessions.set_status, session.id, Status.CANCELLED)
    chosen = calendars.of_session(sample, session.id)
    (real,) = calendars.write(sample, chosen, tmp_path / "real.ics")
    (twin,) = calendars.write(sample, chosen, tmp_path / "twin.ics", plain_cancelled=True)
    for path in (real, twin):
        assert value(path, b"SUMMARY").startswith(b"CANCELLED: ")
        assert value(path, b"UID").decode() == session.uid
        assert b"VALARM" not in path.read_bytes()
    assert (value(real, b"STATUS"), value(twin, b"STATUS")) == (b"CANCELLED", b"CONFIRMED")
    assert b"\r\nMETHOD" not in twin.read_bytes()
    assert value(real, b"SEQUENCE") == value(twin, b"SEQUENCE")


def test_nothing_to_export_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no session to export"):
        calendars.write(store, calendars.of_everything(store), tmp_path / "none.ics")
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_the_day_and_the_title() -> None:
    session = Session("Tea: “chat”", datetime(2027, 5, 19, 12, 30), 60)
    assert calendars.usual_name(session) == "2027-05-19 Tea chat.ics"
    assert calendars.twin_name(session) == "2027-05-19 CANCELLED Tea chat.ics"
