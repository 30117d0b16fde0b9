"""A session while it runs: whatever is pressed, the minutes add up, and every way to recover really does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import clock, live
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise, Stage, Step
from organiser.domain.live import Live
from organiser.domain.recoveries import Recovery, recovered, recoveries
from organiser.domain.runs import Run, Turn
from tests.conftest import problem_of

STARTS = datetime(2027, 5, 19, 12, 30)
BEGIN = datetime(2027, 5, 19, 11, 30, tzinfo=UTC)


def card(minutes: int, spread: int = 5, stage: Stage = Stage.EXPLORE) -> Exercise:
    """An exercise whose blocks may give and take ``spread`` minutes."""
    return Exercise(
        "talk",
        "Talk",
        "Hear all.",
        stage,
        minutes_min=max(1, minutes - spread),
        minutes_typical=minutes,
        minutes_max=minutes + spread,
        question="What is here?",
        steps=(Step(1, "Say hello."), Step(3, "Talk."), Step(1, "Tell.")),
    )


def block(number: int, minutes: int, *, pinned: str = "", spread: int = 5) -> Item:
    has_card = card(minutes, spread) if minutes else None
    return Item(f"Block {number}", minutes, BlockKind.EXERCISE, "talk", has_card, pinned, id=number)


def plan(*items: Item, minutes: int = 60) -> Agenda:
    return timed(items, STARTS, minutes, "Europe/London")


PLAN = plan(
    block(1, 10), block(2, 20), Item("Break", 10, BlockKind.BREAK, id=3), Item("Lights off", 0, id=5), block(4, 20)
)


def begun(agenda: Agenda = PLAN, at: datetime = BEGIN) -> Live:
    return Live(live.start(7, agenda, at), agenda, at)


def later(now: Live, minutes: float) -> Live:
    return replace(now, now=now.now + timedelta(minutes=minutes))


def gone_on(now: Live, minutes: float = 0) -> Live:
    then = later(now, minutes)
    return replace(then, run=live.go_on(then))


def test_a_session_begins_with_its_first_block_and_counts_down() -> None:
    now = begun()
    assert now.block is not None
    assert now.block.item.title == "Block 1"
    assert (now.left, now.left_in_words, now.behind_in_words) == (10, "10 min", "On time")
    assert f"{now.next_begins:%H:%M} {now.ends:%H:%M} {now.block_due:%H:%M}" == "12:40 13:30 12:40"
    assert [later(now, minutes).left_in_words for minutes in (9.5, 10, 13)] == ["1 min", "Time is up", "3 min over"]
    assert later(now, 13).behind_in_words == "3 minutes behind"
    assert gone_on(now, 6).behind_in_words == "4 minutes ahead"


def test_the_step_that_is_due_shares_the_minutes_of_the_block() -> None:
    now = begun(plan(block(1, 10)))
    due = [later(now, minutes).step for minutes in (0, 2, 7, 8, 30)]
    assert [found and found[0] for found in due] == [1, 2, 2, 3, 3]


def test_next_is_taken_back_as_if_it_had_never_been_pressed() -> None:
    now = gone_on(begun(), 10)
    back = live.go_back(later(now, 3))
    assert back == begun().run
    assert live.go_back(begun()) is None


def test_notes_are_passed_over_and_shown_with_the_block_behind_them() -> None:
    now = gone_on(gone_on(gone_on(begun(), 10), 20), 10)
    assert now.block is not None
    assert (now.block.item.title, now.notes, now.rest) == ("Block 4", ("Lights off",), ())
    assert f"{now.next_begins:%H:%M}" == "13:30"
    assert gone_on(now, 20).run.is_over


def test_five_more_minutes_count_from_now_where_time_is_up() -> None:
    now = later(begun(), 4)
    assert replace(now, run=live.extend(now)).left == 11
    over = later(begun(), 13)
    more = replace(over, run=live.extend(over))
    assert (more.left, more.behind) == (5, 8)
    assert problem_of(live.extend, over, 0) is not None
    assert problem_of(live.extend, over, 2_000) is not None


def test_a_finished_session_gives_an_account_and_can_be_taken_up_again() -> None:
    now = later(gone_on(begun(), 12), 20)
    over = replace(now, run=live.finish(now))
    assert [(line.block.item.id, line.minutes) for line in over.account] == [(1, 12), (2, 20), (3, None), (4, None)]
    assert [line.in_words for line in over.account[:3]] == [
        "12 minutes, 10 planned",
        "20 minutes, as planned",
        "left out, 10 planned",
    ]
    assert later(over, 90).elapsed == 32
    assert later(over, 90).ends == over.ends
    assert live.go_back(over) == now.run
    for press in (live.go_on, live.extend, live.finish):
        assert problem_of(press, over) is not None


def test_an_empty_plan_cannot_be_run() -> None:
    assert problem_of(live.start, 1, plan(Item("Note", 0, id=1)), BEGIN) is not None


def test_a_clock_that_is_put_back_does_not_turn_time_back() -> None:
    now = replace(gone_on(begun(), 10), now=BEGIN - timedelta(hours=1))
    assert (now.taken, now.elapsed, now.left) == (0, 10, 20)


def test_a_pin_holds_until_it_is_past_and_a_rehearsal_moves_it_along() -> None:
    agenda = plan(block(1, 10), block(2, 10, pinned="12:50"), block(3, 10))
    now = begun(agenda)
    assert (f"{now.next_begins:%H:%M}", now.behind) == ("12:50", -20)
    assert (later(now, 25).behind, f"{later(now, 25).next_begins:%H:%M}") == (-15, "12:55")
    assert later(now, 18).behind == -20
    elsewhen = begun(agenda, BEGIN - timedelta(days=3, hours=2, minutes=7))
    assert (f"{elsewhen.next_begins:%H:%M}", elsewhen.behind) == ("10:43", -20)


def test_a_pin_that_will_be_missed_counts_as_behind() -> None:
    agenda = plan(block(1, 10), block(2, 10, spread=0), block(3, 10, pinned="12:50", spread=0))
    now = gone_on(begun(agenda), 14)
    assert now.behind == -26
    late = gone_on(begun(plan(block(1, 10), block(2, 10), block(3, 10), block(4, 9, pinned="13:00"))), 14)
    assert late.behind == 4
    assert [way.title for way in recoveries(late)] == ["Shorten", "Leave out", "Begin later"]


def test_a_block_taken_out_of_the_plan_meanwhile_does_not_stop_the_session() -> None:
    now = gone_on(begun(), 10)
    without = replace(now, agenda=plan(*(one.item for one in PLAN.blocks if one.item.id != 2)))
    assert (without.block, without.left, without.step) == (None, 0, None)
    assert [one.item.id for one in without.rest] == [3, 4]


def test_three_ways_to_recover_are_said_in_full() -> None:
    late = later(begun(), 14)
    assert [(way.title, way.in_words) for way in recoveries(late)] == [
        ("Shorten", "Shorten “Block 2” to 18 minutes and “Block 4” to 18 minutes. It then ends at 13:30."),
        ("Leave out", "Leave out “Block 2” (20 minutes). It then ends at 13:14."),
        ("Finish later", "Make the session 4 minutes longer, until 13:34."),
    ]
    assert recoveries(later(begun(), 10)) == ()


def test_the_last_close_is_the_last_to_be_left_out() -> None:
    closing = Item("Close", 10, BlockKind.EXERCISE, "close", card(10, 0, Stage.CLOSE), id=9)
    agenda = plan(block(1, 10), block(2, 30, spread=0), closing, minutes=50)
    way = next(way for way in recoveries(later(begun(agenda), 15)) if way.title == "Leave out")
    assert way.dropped == (2,)


def test_a_run_whose_turns_are_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="follow each other"):
        Run(1, (Turn(1, BEGIN), Turn(2, BEGIN - timedelta(minutes=1))))
    with pytest.raises(ValueError, match="follow each other"):
        Run(1, ())


PINS = some.sampled_from(["", "", "", "12:45", "13:00", "13:20"])
PRESSES = some.lists(
    some.tuples(some.sampled_from(["next", "back", "extend", "finish", "recover"]), some.floats(-5, 45)), max_size=20
)
EARLY = some.integers(-200, 200)


def pressed(now: Live, name: str, ways: tuple[Recovery, ...]) -> Live:
    """One press as a person may make it; what cannot be is not done."""
    if name == "recover":
        return recovered(now, ways[-1]) if ways else now
    press = {"next": live.go_on, "extend": live.extend, "finish": live.finish}.get(name)
    if press is None:
        return replace(now, run=live.go_back(now) or now.run)
    return now if problem_of(press, now) else replace(now, run=press(now))


@given(
    some.lists(some.tuples(some.integers(0, 40), PINS), min_size=1, max_size=8), some.integers(1, 180), PRESSES, EARLY
)
def test_whatever_is_pressed_the_minutes_add_up_and_every_recovery_recovers(
    blocks: list[tuple[int, str]], minutes: int, presses: list[tuple[str, float]], early: int
) -> None:
    agenda = plan(*(block(n, m, pinned=pin) for n, (m, pin) in enumerate(blocks, start=1)), minutes=minutes)
    if problem_of(live.start, 1, agenda, BEGIN):
        return
    now = begun(agenda, BEGIN + timedelta(minutes=early))
    for name, wait in presses:
        now = later(now, wait)
        ways = recoveries(now)
        check(now, ways)
        now = pressed(now, name, ways)


def check(now: Live, ways: tuple[Recovery, ...]) -> None:
    """What holds at every moment."""
    taken = now.run.taken(now.now)
    assert min(taken) >= 0
    assert sum(taken) == now.elapsed
    assert sum(line.minutes or 0 for line in now.account) == now.elapsed or now.block is None
    assert now.ends >= now.next_begins >= clock.later(STARTS, -10_000, "Europe/London")
    assert (now.behind <= 0) <= (not ways)
    for way in ways:
        assert recovered(now, way).behind <= 0
        kept = {one.item.id: one.item for one in now.agenda.blocks}
        assert now.run.turns[-1].item_id not in way.dropped
        for item_id, minutes in way.minutes:
            shortened = kept[item_id].card
            assert shortened is not None
            assert shortened.minutes_min <= minutes < kept[item_id].minutes
    if now.behind > 0 and not now.run.is_over:
        assert ways
