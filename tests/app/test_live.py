"""Running a session of the sample: every press is kept, and what it teaches is used."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from organiser.app.actions import live as actions
from organiser.app.actions import plans
from organiser.app.playbook import Playbook
from organiser.domain import live
from organiser.domain.attendance import Mark
from organiser.domain.live import Live
from organiser.domain.problem import Problem
from organiser.domain.recoveries import recoveries
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.contents import contents

PLAYBOOK = Playbook()


@pytest.fixture
def workshop(sample: Store) -> int:
    return sample.ask(queries.sessions.every)[0].id


@pytest.fixture
def begin(sample: Store, workshop: int) -> datetime:
    """The moment at which the workshop is to begin."""
    session = sample.ask(queries.sessions.one, workshop)
    return (session.starts - timedelta(hours=1)).replace(tzinfo=UTC)


def run(store: Store, session_id: int, begin: datetime, *minutes: int) -> Live:
    """Run a session whose blocks take these minutes, up to the one after them."""
    now: Live | None = actions.start(store, session_id, begin)
    for taken in minutes:
        begin += timedelta(minutes=taken)
        now = actions.press(store, session_id, begin, live.go_on)
    assert now is not None
    return now


def test_every_press_survives_a_crash_and_is_no_step_to_undo(sample_file: Path) -> None:
    store = Store.open(sample_file)
    session = store.ask(queries.sessions.every)[0]
    begin = (session.starts - timedelta(hours=1)).replace(tzinfo=UTC)
    now = run(store, session.id, begin, 11, 9)
    actions.press(store, session.id, now.now, live.extend)
    assert store.history() == ()
    store.close()
    again = Store.open(sample_file)
    found = actions.gather(again, session.id, begin + timedelta(minutes=22))
    again.close()
    assert found is not None
    assert found.run.taken(found.now) == (11, 9, 2)
    assert (found.left, found.behind) == (18, 5)


def test_back_takes_next_back_and_the_first_block_not_begun(sample: Store, workshop: int, begin: datetime) -> None:
    run(sample, workshop, begin, 10)
    at = begin + timedelta(minutes=12)
    now = actions.press(sample, workshop, at, live.go_back)
    assert now is not None
    assert (now.taken, len(now.run.turns)) == (12, 1)
    assert actions.press(sample, workshop, at, live.go_back) is None
    assert actions.gather(sample, workshop, at) is None
    with pytest.raises(Problem, match="not being run"):
        actions.press(sample, workshop, at, live.go_back)


def test_a_session_cannot_be_begun_twice_and_a_finished_one_begins_anew(
    sample: Store, workshop: int, begin: datetime
) -> None:
    run(sample, workshop, begin)
    with pytest.raises(Problem, match="is being run already"):
        actions.start(sample, workshop, begin)
    actions.press(sample, workshop, begin, live.finish)
    assert actions.start(sample, workshop, begin + timedelta(minutes=3)).elapsed == 0


def test_each_way_to_recover_is_one_step_that_ends_the_delay(sample: Store, workshop: int, begin: datetime) -> None:
    run(sample, workshop, begin, 14)
    at = begin + timedelta(minutes=14)
    before = sample.ask(contents)
    late = actions.gather(sample, workshop, at)
    assert late is not None
    ways = recoveries(late)
    assert [way.title for way in ways] == ["Shorten", "Leave out", "Finish later"]
    for way in ways:
        now = actions.recover(sample, workshop, at, way)
        assert now is not None
        assert now.behind <= 0
        with pytest.raises(Problem, match="no longer holds"):
            actions.recover(sample, workshop, at, way)
        assert sample.undo() == way.in_words.partition(". ")[0].rstrip(".")
        assert sample.ask(contents) == before


def test_kept_times_carry_who_was_there_and_can_be_undone(sample: Store, workshop: int, begin: datetime) -> None:
    lines = sample.ask(queries.attendance.register, workshop)
    sample.do("Mark", changes.attendance.set_mark, workshop, [line.person_id for line in lines[:9]], Mark.PRESENT)
    now = run(sample, workshop, begin, 18)
    with pytest.raises(Problem, match="still under way"):
        actions.close(sample, workshop, now.now, keeps=True)
    actions.press(sample, workshop, now.now, live.finish)
    assert actions.close(sample, workshop, now.now, keeps=True) == 1
    (kept,) = sample.ask(queries.timings.of_exercise, "welcome")
    assert kept.in_words(10) == "On a screen, 9 people: 18 min, not 10"
    assert (kept.session_id, kept.at) == (workshop, begin)
    assert actions.gather(sample, workshop, now.now) is None
    assert sample.undo() == "Keep the times of Co-creation workshop"
    assert sample.ask(queries.timings.every) == ()


def test_nothing_is_kept_where_nobody_wants_it(sample: Store, workshop: int, begin: datetime) -> None:
    now = run(sample, workshop, begin, 18)
    actions.press(sample, workshop, now.now, live.finish)
    assert actions.close(sample, workshop, now.now, keeps=False) == 0
    assert sample.ask(queries.timings.every) == ()
    assert sample.history() == ()


def test_the_next_suggestion_uses_the_real_minutes_and_leaves_the_card_alone(
    sample: Store, workshop: int, begin: datetime
) -> None:
    session = sample.ask(queries.sessions.every)[1]
    card = PLAYBOOK.the_one("story-circle")
    planning = plans.gather(sample, PLAYBOOK, session.id)
    assert planning.real == {}
    timing = actions.lessons(sample, run(sample, workshop, begin, 10))
    assert [one.exercise for one in timing] == ["welcome"]
    item = sample.ask(queries.agendas.items, workshop)[0]
    sample.do("Swap", changes.agendas.edit, item.id, type(item)("Story circle", 10, exercise=card.id, card=card))
    at = begin + timedelta(minutes=card.minutes_max)
    actions.press(sample, workshop, at, live.go_back)
    actions.press(sample, workshop, at, live.finish)
    assert actions.close(sample, workshop, at, keeps=True) == 1
    planning = plans.gather(sample, PLAYBOOK, session.id)
    assert planning.real == {card.id: card.minutes_max}
    proposal, _ = plans.propose(planning, plans.asked(planning, PLAYBOOK, [card.id]))
    (told,) = [one for one in proposal.items if one.exercise == card.id]
    assert told.card == card


def test_a_kept_time_outlives_its_block(sample: Store, workshop: int, begin: datetime) -> None:
    now = run(sample, workshop, begin, 18)
    actions.press(sample, workshop, now.now, live.finish)
    actions.close(sample, workshop, now.now, keeps=True)
    before = sample.ask(contents)
    sample.do("Remove", changes.agendas.remove, [sample.ask(queries.agendas.items, workshop)[0].id])
    assert [one.item_id for one in sample.ask(queries.timings.every)] == [None]
    sample.undo()
    assert sample.ask(contents) == before
