"""Planning a session of the sample in one go: what is gathered, and what one step puts into the plan."""

from dataclasses import replace

import pytest

from organiser.app.actions import plans
from organiser.app.playbook import Playbook
from organiser.domain.attendance import Answer
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.contents import contents

PLAYBOOK = Playbook()


def session(store: Store, number: int) -> Session:
    return store.ask(queries.sessions.every)[number]


def test_the_brief_holds_what_the_workspace_knows(sample: Store) -> None:
    planning = plans.gather(sample, PLAYBOOK, session(sample, 0).id)
    brief = planning.brief
    assert (brief.minutes, brief.people, brief.online) == (90, 11, True)
    assert brief.done_before == ()
    assert not brief.wants_decision
    assert {"reading", "listening in noise"} <= set(brief.hard_demands)
    assert "standing" not in brief.hard_demands
    assert len(planning.cards) == len(PLAYBOOK.shelf.exercises)


def test_what_earlier_sessions_of_the_programme_have_done_is_known(sample: Store) -> None:
    done = plans.gather(sample, PLAYBOOK, session(sample, 2).id).brief.done_before
    earlier = [item.exercise for at in (0, 1) for item in sample.ask(queries.agendas.items, session(sample, at).id)]
    assert set(done) == {one for one in earlier if one}
    sample.do("Cancel it", changes.sessions.set_status, session(sample, 0).id, Status.CANCELLED)
    assert len(plans.gather(sample, PLAYBOOK, session(sample, 2).id).brief.done_before) < len(done)


def test_the_title_tells_whether_something_is_to_be_decided(sample: Store) -> None:
    assert plans.gather(sample, PLAYBOOK, session(sample, 3).id).brief.wants_decision
    one = session(sample, 0)
    assert plans.wants_decision(replace(one, title="Choosing our priorities"))
    assert not plans.wants_decision(replace(one, title="Space 2", summary="By video call."))


def test_a_suggestion_is_taken_as_one_step_and_undone_as_one(sample: Store) -> None:
    before = sample.ask(contents)
    planning = plans.gather(sample, PLAYBOOK, session(sample, 1).id)
    proposal, agenda = plans.propose(planning, planning.brief)
    assert agenda.in_words == "120 of 120 minutes planned, it fits exactly"
    plans.take(sample, planning, proposal)
    items = sample.ask(queries.agendas.items, planning.session.id)
    assert [(item.exercise, item.minutes) for item in items] == [(one.exercise, one.minutes) for one in proposal.items]
    assert [item.place for item in items] == list(range(1, len(items) + 1))
    assert sample.undo() == "Take the suggested plan for Space 1: What we have here"
    assert sample.ask(contents) == before


def test_exercises_are_named_by_id_or_name(sample: Store) -> None:
    planning = plans.gather(sample, PLAYBOOK, session(sample, 1).id)
    brief = plans.asked(planning, PLAYBOOK, ["Story circle"], ["welcome"], decision=True, variation=1)
    assert (brief.include, brief.without, brief.wants_decision) == (("story-circle",), ("welcome",), True)
    proposal, _ = plans.propose(planning, brief)
    ids = [one.exercise for one in proposal.items]
    assert "story-circle" in ids
    assert "welcome" not in ids
    with pytest.raises(Problem, match="no exercise called"):
        plans.asked(planning, PLAYBOOK, ["Nothing of the kind"])
    with pytest.raises(Problem, match="both asked for and left out"):
        plans.asked(planning, PLAYBOOK, ["welcome"], ["Welcome and how today works"])


def test_an_own_card_can_be_suggested(sample: Store) -> None:
    card = replace(PLAYBOOK.the_one("story-circle"), id="own-stories", name="Our stories", own=True)
    sample.do("Keep a card", changes.agendas.save_card, card)
    planning = plans.gather(sample, PLAYBOOK, session(sample, 0).id)
    proposal, _ = plans.propose(planning, plans.asked(planning, PLAYBOOK, ["Our stories"]))
    assert "own-stories" in [one.exercise for one in proposal.items]


def test_an_empty_suggestion_is_refused_and_the_plan_stays(sample: Store) -> None:
    before = sample.ask(contents)
    planning = plans.gather(sample, PLAYBOOK, session(sample, 0).id)
    proposal, _ = plans.propose(planning, replace(planning.brief, minutes=1))
    with pytest.raises(Problem, match="No exercise for the main part"):
        plans.take(sample, planning, proposal)
    assert sample.ask(contents) == before


def test_a_plan_is_fitted_as_one_step_and_undone_as_one(sample: Store) -> None:
    one = session(sample, 0)
    sample.do("Lengthen a block", changes.agendas.set_minutes, sample.ask(queries.agendas.items, one.id)[2].id, 20)
    before = sample.ask(contents)
    found = plans.fit_to_time(sample, one.id)
    assert found.fits
    assert sample.ask(queries.agendas.of_session, one) == found.agenda
    assert found.agenda.over == 0
    assert sample.undo() == "Fit Co-creation workshop to its time"
    assert sample.ask(contents) == before


def test_where_it_cannot_fit_and_where_it_does_no_step_is_made(sample: Store) -> None:
    one = session(sample, 0)
    steps = len(sample.history())
    assert plans.fit_to_time(sample, one.id).changes == ()
    long = PLAYBOOK.the_one("photo-walk")
    sample.do("Add a walk", changes.agendas.add_exercise, one.id, long)
    sample.do("Add another", changes.agendas.add_exercise, one.id, long)
    assert not plans.fit_to_time(sample, one.id).fits
    assert len(sample.history()) == steps + 2


def test_the_packing_list_follows_the_answers(sample: Store) -> None:
    one = session(sample, 0)
    before = {line.item: line.quantity for line in plans.gather(sample, PLAYBOOK, one.id).packed}
    silent = next(line for line in sample.ask(queries.attendance.register, one.id) if line.answer is Answer.NONE)
    sample.do("Note a yes", changes.attendance.set_answer, one.id, silent.person_id, Answer.YES, route="phone")
    after = {line.item: line.quantity for line in plans.gather(sample, PLAYBOOK, one.id).packed}
    assert after["sticky dots"] == before["sticky dots"] + 3
    assert after["pen"] == before["pen"] + 1


def test_pins_stay_where_both_sessions_begin_at_the_same_time_of_day(sample: Store) -> None:
    one, other = session(sample, 0), session(sample, 1)
    items = [replace(item, pinned="12:40") for item in sample.ask(queries.agendas.items, one.id)[1:2]]
    later = replace(other, starts=other.starts.replace(hour=18))
    sample.do("Move it", changes.sessions.move, other.id, later.starts)
    assert plans.copy(sample, items, one, later) == 1
    assert sample.ask(queries.agendas.items, other.id)[-1].pinned == ""
    assert plans.copy(sample, items, one, one) == 1
    assert sample.ask(queries.agendas.items, one.id)[-1].pinned == "12:40"
    assert sample.undo() == "Copy Check-in round to Co-creation workshop"


def test_blocks_of_two_plans_are_not_moved_together(sample: Store) -> None:
    before = sample.ask(contents)
    both = [sample.ask(queries.agendas.items, session(sample, at).id)[0].id for at in (0, 1)]
    with pytest.raises(Problem, match="different plans"):
        sample.do("Move", changes.agendas.move_many, both, to=1)
    assert sample.ask(contents) == before
