"""Taking in a calendar: our own file gives every session back, the same file twice adds nothing, undo is one step."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions import calendar_import, calendars
from organiser.domain import clock
from organiser.domain.foreign import Wishes
from organiser.domain.foreign_offers import Fate, Offer
from organiser.domain.occasion import Group
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.exports.addresses import web_link
from organiser.exports.calendar import calendar
from organiser.imports.calendars import read
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW, TODAY

WISHES = Wishes(TODAY)
ZONES = ("Europe/London", "UTC", "America/New_York", "Africa/Casablanca", "Asia/Kolkata", "Asia/Gaza", "Europe/Dublin")
WORDS = some.text(some.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
SUMMARIES = some.lists(
    WORDS | some.sampled_from(("Access: step-free", "When: later", "C:\\New <b>")),
    max_size=3,
).map("\n\n".join)
CLOCK_CHANGES = some.sampled_from((datetime(2027, 3, 28, 0, 45), datetime(2027, 10, 31, 1, 30)))


@some.composite
def sessions(draw: some.DrawFn) -> Session:
    zone = draw(some.sampled_from(ZONES))
    starts = draw(some.one_of(CLOCK_CHANGES, some.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1))))
    return Session(
        draw(WORDS),
        clock.settle(starts, zone).local,
        draw(some.integers(1, 24 * 60)),
        zone,
        place=draw(some.one_of(some.just(""), WORDS)),
        online_url=draw(some.one_of(some.just(""), WORDS.map(lambda words: f"https://example.org/{words}"), WORDS)),
        status=draw(some.sampled_from(Status)),
        summary=draw(SUMMARIES),
        sequence=draw(some.integers(0, 9)),
        changed=NOW,
        uid=draw(some.uuids()).hex,
    )


def same(one: Session) -> tuple[object, ...]:
    """What a calendar says of a session."""
    link = web_link(one.online_url) or one.online_url
    return one.title, one.starts, one.minutes, one.timezone, one.place, link, one.summary, one.status


@given(some.lists(sessions(), min_size=1, max_size=4, unique_by=lambda one: one.uid), some.booleans())
def test_our_own_file_gives_the_same_sessions_zone_and_all(planned: list[Session], is_signed: bool) -> None:
    group = Group("Elm Road", "Ada", "hello@example.org", "0161 496 0123") if is_signed else None
    found = read(calendar(planned, stamped=datetime(2027, 5, 3, tzinfo=UTC), group=group), WISHES)
    assert found.left == ()
    assert sorted(map(same, (one.session for one in found.events)), key=repr) == sorted(map(same, planned), key=repr)
    assert {one.uid for one in found.events} == {one.uid for one in planned}
    assert [note for one in found.events for note in one.remarks] == []


def look(store: Store, path: Path, wishes: Wishes = WISHES) -> tuple[Offer, ...]:
    return calendar_import.plan(store, calendar_import.read(path, wishes), wishes)


def take(store: Store, path: Path, wishes: Wishes = WISHES) -> tuple[int, ...]:
    file = calendar_import.read(path, wishes)
    found = calendar_import.plan(store, file, wishes)
    return calendar_import.take(store, file, [one for one in found if one.fate.is_offered])


@pytest.fixture
def theirs(sample: Store, tmp_path: Path) -> Path:
    """A file of everything in the sample."""
    path = tmp_path / "theirs.ics"
    calendars.write(sample, calendars.of_everything(sample), path)
    return path


def test_a_workspace_moves_into_another_one_and_keeps_its_names_there(
    store: Store, sample: Store, theirs: Path
) -> None:
    ids = take(store, theirs)
    here, there = store.ask(queries.sessions.every), sample.ask(queries.sessions.every)
    assert [same(one) for one in here] == [same(one) for one in there]
    assert len(ids) == len(there)
    assert {one.fate for one in look(store, theirs)} == {Fate.SAME}
    assert take(store, theirs) == ()
    assert len(store.history()) == 1
    assert store.undo().startswith(f"Import {len(there)} sessions from")
    assert store.ask(queries.sessions.every) == ()
    store.redo()
    assert {one.fate for one in look(store, theirs)} == {Fate.SAME}


def test_a_change_there_comes_here_once_and_ours_keep_rising(
    store: Store, sample: Store, theirs: Path, tmp_path: Path
) -> None:
    take(store, theirs)
    session = sample.ask(queries.sessions.every)[0]
    sample.do("Move", changes.sessions.move, session.id, datetime(2027, 6, 30, 19, 0))
    calendars.write(sample, calendars.of_everything(sample), theirs)
    found = [one for one in look(store, theirs) if one.fate.is_offered]
    assert [one.fate for one in found] == [Fate.CHANGED]
    (changed,) = take(store, theirs)
    assert store.ask(queries.sessions.one, changed).starts == datetime(2027, 6, 30, 19, 0)
    assert store.ask(queries.sessions.one, changed).sequence == 1
    assert take(store, theirs) == ()
    store.do("Delete", changes.sessions.remove, [changed])
    assert [one.fate for one in look(store, theirs) if one.fate.is_offered] == [Fate.DELETED]
    assert take(store, theirs) == (changed,)
    assert store.ask(queries.sessions.one, changed).title == session.title


def test_our_own_sessions_stay_as_they_are_when_their_file_comes_back(sample: Store, theirs: Path) -> None:
    assert {one.fate for one in look(sample, theirs)} == {Fate.SAME}
    session = sample.ask(queries.sessions.every)[0]
    sample.do("Move", changes.sessions.move, session.id, datetime(2027, 6, 30, 19, 0))
    assert [one.fate for one in look(sample, theirs) if one.fate is not Fate.SAME] == [Fate.OLDER]


def test_answers_to_doubts_are_read_from_words() -> None:
    said = calendar_import.zones_from(["Europe/London", "Our zone=europe/paris", "none=UTC"])
    assert said == {"*": "Europe/London", "Our zone": "Europe/Paris", "": "UTC"}
    with pytest.raises(Problem, match="no time zone"):
        calendar_import.zones_from(["Nowhere"])
    with pytest.raises(Problem):
        Wishes(date(2027, 5, 3), {"x": "Nowhere"})


@pytest.mark.parametrize(
    ("name", "content", "is_one"),
    [
        ("a.ics", b"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n", True),
        ("a.ICS", b"", True),
        ("a.ics", b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n", False),
        ("a.ics", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n".encode("utf-16"), False),
        ("a.eml", b"", False),
    ],
)
def test_a_calendar_is_told_from_an_answer(tmp_path: Path, name: str, content: bytes, is_one: bool) -> None:
    (tmp_path / name).write_bytes(content)
    assert calendar_import.is_calendar(tmp_path / name) is is_one
    assert not calendar_import.is_calendar(tmp_path)
