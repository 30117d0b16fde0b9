"""A set becomes a programme in one step, and an old programme a new one."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.app.actions import renewals, sets
from organiser.app.playbook import Playbook
from organiser.domain import clock
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target, fresh_title
from organiser.domain.sessions import Session, Status
from organiser.domain.sets import Wish
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import problem_of
from tests.contents import contents

STOCK = sets.read_all(Playbook())
FOUR = sets.the_one(STOCK, "four-meetings")


def test_taking_a_set_makes_programme_sessions_and_plans_in_one_step(store: Store) -> None:
    before = store.ask(contents)
    wish = Wish(date(2027, 5, 19), None, "Scout hut", targets=(Target("Mill Lane", 3),))
    programme_id = sets.take(store, FOUR, wish)
    programme = store.ask(queries.programmes.one, programme_id)
    assert (programme.title, programme.capacity) == ("Citizen leadership in four meetings", 15)
    assert programme.targets == (Target("Mill Lane", 3),)
    sessions = store.ask(queries.sessions.every, programme_id)
    assert (sessions[0].title, sessions[0].starts.day, sessions[0].place) == ("Co-creation workshop", 19, "Scout hut")
    for session, meeting in zip(sessions, FOUR.meetings, strict=True):
        agenda = store.ask(queries.agendas.of_session, session)
        assert (agenda.over, [block.item.title for block in agenda.blocks]) == (
            0,
            [item.title for item in meeting.items],
        )
        assert session.summary == meeting.summary
    assert [step.label for step in store.history()] == ["Take the set Citizen leadership in four meetings"]
    store.undo()
    assert store.ask(contents) == before


def test_a_set_taken_again_gets_a_title_of_its_own(store: Store) -> None:
    titles = [
        store.ask(queries.programmes.one, sets.take(store, FOUR, Wish(date(2027, 5, 19)))).title for _ in range(3)
    ]
    assert titles == [FOUR.title, f"{FOUR.title} 2", f"{FOUR.title} 3"]
    assert fresh_title("Spring 2027", ["spring 2027"]) == "Spring 2028"


def test_a_set_is_found_by_id_or_title_and_a_broken_one_says_why(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_text("title = 3", "utf-8")
    (tmp_path / "latin.toml").write_bytes("title = 'é'".encode("latin-1"))
    (tmp_path / "sound.toml").write_text(Path("resources/sets/street-meeting.toml").read_text("utf-8"), "utf-8")
    stock = sets.read_all(Playbook(), tmp_path)
    assert [ready.id for ready in stock.sets] == ["sound"]
    assert sets.the_one(stock, "street MEETING").id == "sound"
    assert [problem.file for problem in stock.problems] == ["broken.toml", "latin.toml"]
    with pytest.raises(Problem, match=r"broken\.toml: the set has no “session”"):
        sets.the_one(stock, "broken")
    assert str(problem_of(sets.the_one, stock, "nowhere")).endswith("The sets are: sound.")


def test_a_new_programme_from_an_old_one_keeps_weekdays_times_and_plans(sample: Store) -> None:
    before = sample.ask(contents)
    old = sample.ask(queries.sessions.every, 1)
    renewal = renewals.prepare(sample, 1, date(2027, 9, 6))
    new_id = renewals.copy(sample, 1, renewal)
    new = sample.ask(queries.sessions.every, new_id)
    weeks = {(fresh.starts - was.starts) for fresh, was in zip(new, old, strict=True)}
    assert len(weeks) == 1
    assert weeks.pop().days % 7 == 0
    assert new[0].starts == datetime(2027, 9, 8, 12, 30)
    for fresh, was in zip(new, old, strict=True):
        assert (fresh.title, fresh.minutes, fresh.online_url) == (was.title, was.minutes, was.online_url)
        assert [item.title for item in sample.ask(queries.agendas.items, fresh.id)] == [
            item.title for item in sample.ask(queries.agendas.items, was.id)
        ]
    programme, was_programme = (sample.ask(queries.programmes.one, one) for one in (new_id, 1))
    assert programme.title == "Citizen leadership, Aldermoor 2"
    assert programme.targets == was_programme.targets
    assert programme.apply_by
    assert was_programme.apply_by
    assert programme.apply_by - was_programme.apply_by == new[0].starts.date() - old[0].starts.date()
    assert sample.ask(queries.programmes.roster, new_id) == ()
    assert sample.undo_label == "New programme from Citizen leadership, Aldermoor"
    sample.undo()
    assert sample.ask(contents) == before


def test_the_roster_comes_along_when_asked_and_nobody_is_invited(sample: Store) -> None:
    new_id = renewals.copy(sample, 1, renewals.prepare(sample, 1, date(2027, 9, 6), "Autumn"), with_people=True)
    assert sample.ask(queries.programmes.roster, new_id) == sample.ask(queries.programmes.roster, 1)
    for session in sample.ask(queries.sessions.every, new_id):
        assert sample.ask(queries.attendance.register, session.id) == ()


def test_cancelled_sessions_do_not_come_again(sample: Store) -> None:
    last = sample.ask(queries.sessions.every, 1)[-1]
    sample.do("Cancel", changes.sessions.set_status, last.id, Status.CANCELLED)
    renewal = renewals.prepare(sample, 1, date(2027, 9, 6))
    assert [session.title for session in renewal.left_out] == [last.title]
    assert len(renewal.planned) == 3


def test_a_programme_without_sessions_is_not_copied(store: Store) -> None:
    programme_id = store.do("Start", changes.programmes.add, Programme("Empty"))
    assert "no session to copy" in str(problem_of(renewals.prepare, store, programme_id, date(2027, 5, 3)))


def test_a_session_in_the_hour_that_the_clocks_skip_is_said(store: Store) -> None:
    programme_id = store.do("Start", changes.programmes.add, Programme("Nights"))
    walk = Session("Night walk", datetime(2027, 3, 21, 1, 30), 60, programme_id=programme_id)
    store.do("Plan", changes.sessions.add, walk)
    (planned,) = renewals.prepare(store, programme_id, date(2027, 3, 28)).planned
    assert planned.session.starts == datetime(2027, 3, 28, 2, 30)
    assert planned.note.startswith("01:30 does not exist")


moments = st.datetimes(datetime(1901, 1, 1), datetime(2198, 1, 1))


@given(st.lists(moments, min_size=1, max_size=5), st.dates(date(1901, 1, 1), date(2198, 1, 1)))
def test_a_copy_keeps_every_weekday_and_begins_within_a_week(starts: list[datetime], first: date) -> None:
    store = Store.in_memory()
    programme_id = store.do("Start", changes.programmes.add, Programme("Any"))
    for moment in starts:
        store.do("Plan", changes.sessions.add, Session("S", moment, 60, programme_id=programme_id))
    old = store.ask(queries.sessions.every, programme_id)
    problem = problem_of(renewals.prepare, store, programme_id, first)
    assert problem is None or "out of range" in problem.message
    if problem is None:
        renewal = renewals.prepare(store, programme_id, first)
        new = [one.session for one in renewal.planned]
        assert [one.starts.weekday() for one in new] == [one.starts.weekday() for one in old]
        assert timedelta() <= new[0].starts.date() - first < timedelta(weeks=1)
        assert len({one.starts.date() - was.starts.date() for one, was in zip(new, old, strict=True)}) == 1
        assert all(clock.settle(one.starts, one.timezone).local == one.starts for one in new)
    store.close()
