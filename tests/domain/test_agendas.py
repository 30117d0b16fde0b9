"""Plans in clock times: minutes always add up, and nothing earlier moves when something later changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import clock, suits
from organiser.domain.agendas import Agenda, BlockKind, Item, gathered, timed
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.problem import Problem

LONDON = "Europe/London"
NOON = datetime(2027, 5, 19, 12, 30)

STARTS = some.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(
    lambda when: clock.settle(when, LONDON).local.replace(second=0, microsecond=0)
)
PINS = some.one_of(
    some.just(""), some.times().map(lambda time: f"{time:%H:%M}"), some.sampled_from(["01:30", "02:00", "00:00"])
)
ITEMS = some.lists(some.builds(Item, some.just("Talk"), some.integers(0, 200), pinned=PINS), max_size=12)
LOOSE = some.lists(some.builds(Item, some.just("Talk"), some.integers(0, 200)), max_size=12)


def plan(*items: Item, starts: datetime = NOON, available: int = 90) -> Agenda:
    return timed(items, starts, available, LONDON)


def talk(minutes: int, pinned: str = "", title: str = "Talk") -> Item:
    return Item(title, minutes, pinned=pinned)


@given(ITEMS, STARTS)
def test_every_block_lasts_its_minutes(items: list[Item], starts: datetime) -> None:
    for block in timed(items, starts, 90, LONDON).blocks:
        assert clock.minutes_between(block.starts, block.ends, LONDON) == block.item.minutes
        assert clock.minutes_between(starts, block.starts, LONDON) == block.offset >= 0


@given(ITEMS, STARTS)
def test_a_block_begins_where_the_one_before_ends_unless_it_is_pinned(items: list[Item], starts: datetime) -> None:
    before = starts
    for block in timed(items, starts, 90, LONDON).blocks:
        apart = clock.minutes_between(before, block.starts, LONDON)
        assert apart == block.gap - block.overlap
        assert not (block.gap and block.overlap)
        if not block.item.pinned:
            assert block.starts == before
        before = block.ends


@given(ITEMS, STARTS)
def test_a_pinned_block_begins_at_the_time_it_is_pinned_to(items: list[Item], starts: datetime) -> None:
    for block in timed(items, starts, 90, LONDON).blocks:
        if block.item.pinned:
            hour, minute = clock.parse_clock(block.item.pinned)
            wanted = clock.settle(block.starts.replace(hour=hour, minute=minute), LONDON).local
            assert block.starts == wanted


@given(LOOSE, STARTS)
def test_without_pins_the_minutes_planned_are_the_minutes_used(items: list[Item], starts: datetime) -> None:
    agenda = timed(items, starts, 90, LONDON)
    assert agenda.used == agenda.planned == sum(item.minutes for item in items)
    assert agenda.over == agenda.planned - 90
    assert agenda.ends == (agenda.blocks[-1].ends if items else starts)


CHANGES: list[Callable[[Item], Item]] = [
    lambda item: replace(item, minutes=(item.minutes + 7) % 200),
    lambda item: replace(item, pinned="14:00"),
    lambda item: replace(item, pinned=""),
    lambda item: replace(item, title="Something else"),
]


@given(ITEMS, STARTS, some.sampled_from(CHANGES), some.data())
def test_earlier_blocks_never_move_when_a_later_one_changes(
    items: list[Item], starts: datetime, change: Callable[[Item], Item], data: some.DataObject
) -> None:
    index = data.draw(some.integers(0, len(items)))
    later = [change(item) for item in items[index:]] or [talk(10)]
    before = timed(items, starts, 90, LONDON).blocks
    after = timed([*items[:index], *later], starts, 90, LONDON).blocks
    assert after[:index] == before[:index]
    assert timed(items[:index], starts, 90, LONDON).blocks == before[:index]


@given(some.lists(some.integers(), min_size=1, max_size=9), some.data())
def test_moving_some_things_keeps_these_and_the_others_in_their_order(things: list[int], data: some.DataObject) -> None:
    places = some.integers(0, len(things) - 1)
    chosen, to = data.draw(some.sets(places)), data.draw(places)
    order = gathered(list(enumerate(things)), chosen, to)
    first = min(to, len(things) - len(chosen))
    assert [at for at, _ in order[first : first + len(chosen)]] == sorted(chosen)
    rest = [at for at, _ in order[:first] + order[first + len(chosen) :]]
    assert rest == [at for at in range(len(things)) if at not in chosen]


def test_a_pin_after_the_blocks_before_it_leaves_free_minutes() -> None:
    block = plan(talk(20), talk(10, "13:00")).blocks[1]
    assert (block.gap, block.overlap, f"{block.starts:%H:%M}") == (10, 0, "13:00")
    assert block.pin_in_words == "Begins at 13:00, after 10 free minutes."


def test_a_pin_before_the_blocks_before_it_end_is_an_overlap_that_is_told() -> None:
    agenda = plan(talk(40, title="Stories"), talk(10, "13:00", "Tea"))
    block = agenda.blocks[1]
    assert (block.gap, block.overlap, f"{block.starts:%H:%M}") == (0, 10, "13:00")
    assert "runs 10 minutes over" in block.pin_in_words
    assert any("“Tea” is pinned to 13:00" in doubt for doubt in agenda.doubts)


def test_an_overlap_of_one_minute_is_said_in_the_singular() -> None:
    assert "runs 1 minute over" in plan(talk(31), talk(10, "13:00")).blocks[1].pin_in_words


def test_a_pin_exactly_where_the_block_would_begin_says_so() -> None:
    block = plan(talk(30), talk(10, "13:00")).blocks[1]
    assert (block.gap, block.overlap, block.pin_in_words) == (0, 0, "Begins at 13:00.")
    assert plan(talk(30)).blocks[0].pin_in_words == ""


def test_a_pin_after_midnight_is_the_next_day() -> None:
    block = plan(talk(60), talk(10, "00:30"), starts=datetime(2027, 5, 19, 23, 0)).blocks[1]
    assert block.starts == datetime(2027, 5, 20, 0, 30)
    assert block.gap == 30


@pytest.mark.parametrize(
    ("starts", "day"),
    [(datetime(2027, 3, 27, 20, 0), date(2027, 3, 28)), (datetime(2027, 10, 30, 20, 0), date(2027, 10, 31))],
)
def test_a_pin_on_the_morning_after_a_clock_change_shows_the_time_it_was_pinned_to(starts: datetime, day: date) -> None:
    block = plan(talk(600), talk(10, "09:00"), starts=starts).blocks[1]
    assert (block.starts.date(), f"{block.starts:%H:%M}") == (day, "09:00")


def test_what_follows_a_pin_is_timed_from_it() -> None:
    blocks = plan(talk(10), talk(15, "13:00"), talk(5)).blocks
    assert [f"{block.starts:%H:%M}" for block in blocks] == ["12:30", "13:00", "13:15"]


def test_a_plan_says_how_it_fits() -> None:
    assert plan(talk(85)).in_words == "85 of 90 minutes planned, 5 left"
    assert plan(talk(90)).in_words == "90 of 90 minutes planned, it fits exactly"
    assert plan(talk(100)).in_words == "100 of 90 minutes planned, 10 over"
    assert plan().in_words == "0 of 90 minutes planned, 90 left"


def test_a_plan_that_runs_over_or_lacks_an_end_is_doubted_gently() -> None:
    card = Exercise("round", "Round", "Hear everyone.", Stage.OPEN)
    opening = Item("Round", 100, BlockKind.EXERCISE, "round", card)
    doubts = suits.doubts(plan(opening), wants_decision=False)
    assert "The plan runs 10 minutes past the end of the session." in doubts
    assert "There is no exercise for a close yet." in doubts
    assert not any("opening" in doubt for doubt in doubts)
    assert suits.doubts(plan(), wants_decision=False) == ()


@pytest.mark.parametrize("minutes", [-1, 1_441, 99999999999999999999])
def test_a_block_lasts_at_most_a_day(minutes: int) -> None:
    with pytest.raises(Problem, match="A block cannot last"):
        talk(minutes)


def test_a_pin_is_kept_in_one_form_and_a_bad_one_is_refused() -> None:
    assert talk(5, "9.05").pinned == "09:05"
    with pytest.raises(Problem, match="not a time of day"):
        talk(5, "25:00")


def test_a_note_takes_no_time() -> None:
    blocks = plan(talk(10), talk(0, title="Open the window"), talk(5)).blocks
    assert blocks[1].starts == blocks[1].ends == blocks[2].starts


def test_a_session_over_the_clock_change_in_spring_skips_an_hour_on_the_wall() -> None:
    blocks = plan(talk(60), talk(30), starts=datetime(2027, 3, 28, 0, 30)).blocks
    assert [f"{b.starts:%H:%M} {b.ends:%H:%M}" for b in blocks] == ["00:30 02:30", "02:30 03:00"]
    assert blocks[1].ends - blocks[0].starts == timedelta(hours=2, minutes=30)
