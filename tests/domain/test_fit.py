"""Fitting a plan to its time: minutes add up, bounds hold, what is protected stays, and a lack of time is proved."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import fit, remedies
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.fit import fitted, shared

LONDON = "Europe/London"
NOON = datetime(2027, 5, 19, 12, 30)


def card(least: int, most: int, stage: Stage = Stage.EXPLORE) -> Exercise:
    return Exercise("card", "Card", "To try.", stage, minutes_min=least, minutes_typical=least, minutes_max=most)


def block(title: str, minutes: int, least: int, most: int, pinned: str = "", stage: Stage = Stage.EXPLORE) -> Item:
    return Item(title, minutes, BlockKind.EXERCISE, "card", card(least, most, stage), pinned)


def rest(minutes: int, pinned: str = "") -> Item:
    return Item("Tea", minutes, BlockKind.BREAK, pinned=pinned)


def plan(*items: Item, available: int = 90) -> Agenda:
    return timed(items, NOON, available, LONDON)


def minutes(agenda: Agenda) -> list[int]:
    return [one.item.minutes for one in agenda.blocks]


CARDS = some.tuples(some.integers(1, 60), some.integers(0, 60)).map(lambda pair: card(pair[0], pair[0] + pair[1]))
PINS = some.sampled_from(["", "", "", "", "13:00", "13:20", "14:00", "12:00"])
ITEMS = some.lists(
    some.one_of(
        some.builds(
            Item, some.just("Talk"), some.integers(0, 90), some.just(BlockKind.EXERCISE), some.none(), CARDS, PINS
        ),
        some.builds(Item, some.just("Tea"), some.integers(0, 30), some.just(BlockKind.BREAK), pinned=PINS),
        some.builds(Item, some.just("Own"), some.integers(0, 40), pinned=PINS),
    ),
    max_size=9,
)
PLANS = some.builds(timed, ITEMS, some.just(NOON), some.integers(1, 300), some.just(LONDON))


@given(PLANS)
def test_a_fitted_plan_ends_in_time_and_fills_it_as_far_as_its_blocks_allow(agenda: Agenda) -> None:
    found = fitted(agenda)
    if not found.fits:
        return
    assert found.agenda.over <= 0
    assert all(one.overlap == 0 for one in found.agenda.blocks)
    for span in fit.spans(found.agenda):
        free = span.room - sum(item.minutes for item in span.items)
        assert free >= 0
        assert free == 0 or all(fit.bounds(item)[1] == item.minutes for item in span.items)


@given(PLANS)
def test_a_lack_of_time_is_proved_and_then_nothing_is_touched(agenda: Agenda) -> None:
    found = fitted(agenda)
    least = [replace(one.item, minutes=fit.bounds(one.item)[0]) for one in agenda.blocks]
    spans = list(fit.spans(agenda))
    too_full = [span for span in spans if sum(item.minutes for item in least[span.first : span.last]) > span.room]
    assert found.fits == (not too_full)
    if not found.fits:
        assert found.agenda == agenda
        assert found.changes == ()
        assert [shortage.span for shortage in found.shortages] == too_full
        assert all(shortage.minutes > 0 for shortage in found.shortages)


@given(PLANS)
def test_nothing_leaves_its_bounds_and_the_protected_never_changes(agenda: Agenda) -> None:
    after = fitted(agenda).agenda
    assert len(after.blocks) == len(agenda.blocks)
    for old, new in zip(agenda.blocks, after.blocks, strict=True):
        least, most = fit.bounds(old.item)
        assert least <= new.item.minutes <= most
        assert replace(new.item, minutes=old.item.minutes) == old.item
        if old.item.card is None or old.item.kind is BlockKind.BREAK or not old.item.minutes:
            assert new.item.minutes == old.item.minutes
        if old.item.pinned:
            assert new.starts == old.starts


@given(PLANS)
def test_within_one_span_everybody_gives_or_everybody_takes(agenda: Agenda) -> None:
    found = fitted(agenda)
    for span in fit.spans(agenda):
        changes = [c.after - c.before for c in found.changes if span.first <= c.at < span.last]
        assert all(change > 0 for change in changes) or all(change < 0 for change in changes)


@given(PLANS)
def test_fitting_twice_changes_nothing_more_and_the_same_plan_fits_the_same(agenda: Agenda) -> None:
    found = fitted(agenda)
    assert fitted(agenda) == found
    again = fitted(found.agenda)
    assert again.agenda == found.agenda
    assert again.changes == ()


@given(PLANS)
def test_every_change_that_is_told_was_made(agenda: Agenda) -> None:
    found = fitted(agenda)
    told = {change.at: (change.before, change.after) for change in found.changes}
    for at, (old, new) in enumerate(zip(minutes(agenda), minutes(found.agenda), strict=True)):
        assert told.get(at, (old, old)) == (old, new)


@given(ITEMS, ITEMS, some.integers(1, 300))
def test_blocks_before_a_pin_do_not_hear_of_what_comes_after_it(
    items: list[Item], later: list[Item], available: int
) -> None:
    head = [replace(item, pinned="") for item in items]
    pin = rest(10, "13:30")
    one = fitted(plan(*head, pin, available=available))
    other = fitted(plan(*head, pin, *(replace(item, pinned="") for item in later), available=available))
    if one.fits and other.fits:
        assert one.agenda.blocks[: len(head)] == other.agenda.blocks[: len(head)]


@given(some.integers(0, 400), some.lists(some.integers(0, 60), max_size=12), some.sampled_from([1, 5]))
def test_minutes_are_shared_out_exactly_and_in_proportion(amount: int, rooms: list[int], step: int) -> None:
    given_out = shared(amount, rooms, step)
    whole = sum(rooms)
    assert sum(given_out) == min(amount, whole)
    assert all(0 <= got <= room for got, room in zip(given_out, rooms, strict=True))
    if step == 1 and whole:
        exact = [min(amount, whole) * room / whole for room in rooms]
        assert all(abs(got - fair) < 1 for got, fair in zip(given_out, exact, strict=True))


@given(PLANS)
def test_every_remedy_works_and_leaves_what_it_does_not_name(agenda: Agenda) -> None:
    offered = remedies.smallest(agenda)
    assert not (offered and fitted(agenda).fits)
    for remedy in offered:
        assert remedy.fit.fits
        assert remedy.fit.agenda.available == agenda.available + remedy.longer
        kept = [one.item for at, one in enumerate(agenda.blocks) if at not in remedy.dropped]
        pins = ["" if at in remedy.unpinned else one.item.pinned for at, one in enumerate(agenda.blocks)]
        assert [one.item.title for one in remedy.fit.agenda.blocks] == [item.title for item in kept]
        assert [one.item.pinned for one in remedy.fit.agenda.blocks] == [
            pin for at, pin in enumerate(pins) if at not in remedy.dropped
        ]


@given(PLANS)
def test_no_remedy_asks_for_more_than_it_needs(agenda: Agenda) -> None:
    for remedy in remedies.smallest(agenda):
        for spared in remedy.dropped:
            dropped = [at for at in remedy.dropped if at != spared]
            kept = [one.item for at, one in enumerate(agenda.blocks) if at not in dropped]
            assert remedy.longer or remedy.unpinned or not fitted(plan(*kept, available=agenda.available)).fits
        if remedy.longer and not remedy.unpinned:
            items = [one.item for one in agenda.blocks]
            assert not fitted(plan(*items, available=agenda.available + remedy.longer - 1)).fits


def test_each_gives_in_proportion_to_its_room() -> None:
    found = fitted(plan(block("Story circle", 45, 30, 90), block("Five whys", 20, 10, 30), rest(10), available=60))
    assert minutes(found.agenda) == [36, 14, 10]
    assert found.in_words == ("Story circle gives 9 minutes: 45 to 36", "Five whys gives 6 minutes: 20 to 14")


def test_of_equal_claims_the_earlier_block_comes_first() -> None:
    found = fitted(plan(block("One", 10, 5, 20), block("Two", 10, 5, 20), available=21))
    assert minutes(found.agenda) == [11, 10]
    assert found.in_words == ("One takes 1 minute: 10 to 11",)


def test_the_time_between_two_pins_is_a_problem_of_its_own() -> None:
    found = fitted(
        plan(block("Before", 45, 10, 60), rest(10, "13:00"), block("After", 20, 10, 60), available=90),
    )
    assert minutes(found.agenda) == [30, 10, 50]
    assert f"{found.agenda.blocks[1].starts:%H:%M}" == "13:00"


def test_a_block_set_beyond_its_bounds_on_purpose_is_not_pushed_further() -> None:
    found = fitted(plan(block("Short", 3, 5, 20), block("Long", 30, 10, 20), available=20))
    assert minutes(found.agenda) == [3, 17]


def test_minutes_that_nobody_can_take_stay_free() -> None:
    found = fitted(plan(block("One", 10, 5, 20), rest(10), available=40))
    assert minutes(found.agenda) == [20, 10]
    assert found.in_words[-1] == "10 minutes stay free: no block can take more."


def test_a_plan_that_fits_and_an_empty_one_say_so() -> None:
    assert fitted(plan(block("One", 90, 5, 90))).in_words == ("Nothing had to change.",)
    assert fitted(plan()).in_words == ("There is nothing in the plan yet.",)


def test_the_proof_names_the_least_total_and_what_is_missing() -> None:
    found = fitted(plan(block("One", 60, 50, 60), block("Two", 60, 44, 60), rest(10), available=90))
    assert found.in_words == ("The least possible total is 104 minutes, 14 more than there are.",)


def test_the_proof_names_the_pin_that_leaves_too_little_time() -> None:
    found = fitted(plan(block("One", 60, 50, 60), rest(10, "13:00"), available=90))
    assert found.in_words == (
        "The least possible total from the start to “Tea” at 13:00 is 50 minutes, 20 more than there are.",
    )


def test_the_smallest_changes_are_offered_in_the_order_of_what_they_cost() -> None:
    agenda = plan(
        block("Welcome", 20, 15, 20, stage=Stage.OPEN),
        block("Stories", 60, 50, 60),
        rest(15),
        block("Map", 30, 25, 60),
        available=90,
    )
    assert [remedy.in_words for remedy in remedies.smallest(agenda)] == [
        "Leave out “Map” (30 minutes).",
        "Leave out “Stories” (60 minutes).",
        "Leave out “Welcome” (20 minutes).",
        "Make the session 15 minutes longer, until 14:15.",
        "Leave out “Tea” (15 minutes), if people can do without that break.",
    ]


def test_a_pin_may_be_let_go_and_the_session_made_longer_with_it() -> None:
    agenda = plan(block("Stories", 60, 50, 60), Item("Speech", 20, pinned="13:00"), available=60)
    assert [remedy.in_words for remedy in remedies.smallest(agenda)] == [
        "Leave out “Stories” (60 minutes).",
        "Let “Speech” begin when it can, not at 13:00 and make the session 10 minutes longer, until 13:40.",
    ]


def test_where_no_single_block_is_enough_the_fewest_together_are_offered() -> None:
    agenda = plan(*(block(f"Talk {n}", 20, 20, 20) for n in range(5)), available=55)
    first = remedies.smallest(agenda)[0]
    assert first.dropped == (0, 1, 2)
    assert minutes(first.fit.agenda) == [20, 20]


def test_two_lacks_of_time_are_mended_together() -> None:
    agenda = plan(
        block("One", 40, 40, 40), block("Two", 20, 20, 30), rest(10, "13:00"), block("Three", 60, 50, 60),
        block("Four", 40, 40, 50), available=90,
    )  # fmt: skip
    remedy = remedies.smallest(agenda)[0]
    assert remedy.dropped == (0, 4)
    assert remedy.fit.fits


@pytest.mark.parametrize("available", [1, 15])
def test_a_plan_of_nothing_but_breaks_and_own_blocks_can_only_lose_them_or_get_more_time(available: int) -> None:
    offered = remedies.smallest(plan(Item("Speech", 20), rest(10), available=available))
    assert [remedy.longer for remedy in offered if remedy.longer] == [30 - available]
