"""Suggesting a plan: no stated wish is broken whatever the playbook, the plan has its arc, and it explains itself."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.playbook import Playbook
from organiser.domain import packing
from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Material, Stage
from organiser.domain.problem import Problem
from organiser.domain.suggesting import Brief, Proposal, suggested, swapped
from organiser.domain.suggesting.briefs import BREAK

BUILT_IN = Playbook().shelf.exercises
BY_ID = {card.id: card for card in BUILT_IN}

DEMANDS = ("standing", "reading", "quick thinking")
THINGS = ("pen", "flipchart sheet", "bell")


@some.composite
def cards(draw: some.DrawFn) -> tuple[Exercise, ...]:
    """A playbook of any kind of cards."""
    found = []
    for number in range(draw(some.integers(0, 24))):
        minutes = sorted(draw(some.tuples(*[some.integers(1, 90)] * 3)))
        people = sorted(draw(some.tuples(some.integers(1, 12), some.integers(1, 60))))
        in_person, online = draw(some.sampled_from([(True, True), (True, True), (True, False), (False, True)]))
        found.append(
            Exercise(
                f"card-{number}",
                f"Card {number}",
                "To try.",
                draw(some.sampled_from(Stage)),
                draw(some.sampled_from(Kind)),
                draw(some.sampled_from(Energy)),
                minutes_min=minutes[0],
                minutes_typical=minutes[1],
                minutes_max=minutes[2],
                people_min=people[0],
                people_max=people[1],
                grouping=draw(some.sampled_from(Grouping)),
                in_person=in_person,
                online=online,
                demands=draw(some.sampled_from([(), DEMANDS[:1], DEMANDS[1:], DEMANDS[2:]])),
                materials=tuple(map(Material, draw(some.sampled_from([(), THINGS[:1], THINGS[1:]])))),
            )
        )
    return tuple(found)


SOME_IDS = some.lists(some.integers(0, 24).map(lambda number: f"card-{number}"), max_size=3, unique=True).map(tuple)
BRIEFS = some.builds(
    Brief,
    minutes=some.integers(1, 400),
    people=some.integers(0, 40),
    online=some.sampled_from([None, True, False]),
    materials=some.sampled_from([None, (), ("pens",), ("pens", "flipchart sheets", "bell")]),
    without=SOME_IDS,
    done_before=SOME_IDS,
    wants_decision=some.booleans(),
    variation=some.integers(0, 2),
    avoid_demands=some.sampled_from([(), (), ("standing",), ("reading", "quick thinking")]),
)


def chosen(proposal: Proposal) -> list[Exercise]:
    return [one.card for one in proposal.items if one.card]


def check_wishes(brief: Brief, used: Iterable[Exercise]) -> None:
    """No exercise breaks what the brief says, but for what was asked for."""
    for card in used:
        if card.id in brief.include:
            continue
        assert card.id not in (*brief.without, *brief.done_before)
        assert brief.online is None or (card.online if brief.online else card.in_person)
        assert not brief.people or card.people_min <= brief.people <= card.people_max
        assert not set(card.demands) & set(brief.avoid_demands)
        assert brief.materials is None or brief.online or not packing.missing(card, brief.materials)


def check_times(brief: Brief, proposal: Proposal) -> None:
    """Minutes stay in their bounds, the total in the session, and breaks come when people need them."""
    assert proposal.minutes <= brief.minutes
    sat = 0
    for one in proposal.items:
        assert one.card or one.minutes == BREAK
        assert one.card is None or one.card.minutes_min <= one.minutes <= one.card.minutes_max
        sat = sat + one.minutes if one.card else 0
        assert sat <= brief.longest_sit
    for before, one in pairwise(proposal.items):
        if one.card is None:
            assert before.card
            assert before.card.stage is not Stage.OPEN
        elif before.card is None:
            assert one.card.stage is not Stage.CLOSE
    assert not proposal.items or (proposal.items[0].card and proposal.items[-1].card)


@given(cards(), BRIEFS)
def test_no_wish_is_ever_broken(playbook: tuple[Exercise, ...], brief: Brief) -> None:
    proposal = suggested(brief, playbook)
    check_wishes(brief, chosen(proposal))
    check_times(brief, proposal)


@given(cards(), BRIEFS, SOME_IDS)
def test_what_is_asked_for_is_in_the_plan_or_its_absence_is_told(
    playbook: tuple[Exercise, ...], brief: Brief, include: tuple[str, ...]
) -> None:
    brief = replace(brief, include=include)
    proposal = suggested(brief, playbook)
    check_wishes(brief, chosen(proposal))
    check_times(brief, proposal)
    there = {card.id for card in chosen(proposal)}
    names = {card.id: card.name for card in playbook}
    for wanted in include:
        name = f"“{names.get(wanted, wanted)}”"
        absent = any(name in note and "look again" not in note for note in proposal.notes)
        assert absent == (wanted not in there)


@given(cards(), BRIEFS)
def test_the_stages_come_in_their_order_and_nothing_comes_twice(playbook: tuple[Exercise, ...], brief: Brief) -> None:
    used = chosen(suggested(brief, playbook))
    order = [list(Stage).index(card.stage) for card in used]
    assert order == sorted(order)
    assert len({card.id for card in used}) == len(used)
    assert brief.wants_decision or Stage.DECIDE not in {card.stage for card in used}


@given(cards(), BRIEFS, some.randoms(use_true_random=False))
def test_the_same_wish_gives_the_same_plan_whatever_the_order_of_the_cards(
    playbook: tuple[Exercise, ...], brief: Brief, random: Random
) -> None:
    shuffled = random.sample(playbook, len(playbook))
    assert suggested(brief, playbook) == suggested(brief, shuffled)


@given(cards(), BRIEFS)
def test_a_part_that_is_missing_and_time_that_is_left_are_told(playbook: tuple[Exercise, ...], brief: Brief) -> None:
    proposal = suggested(brief, playbook)
    stages = {card.stage for card in chosen(proposal)}
    if not proposal.items:
        assert proposal.notes
        return
    words = {Stage.OPEN: "an opening", Stage.CLOSE: "a close", Stage.EXPLORE: "main part"}
    for stage, name in words.items():
        assert stage in stages or any(name in note for note in proposal.notes)
    assert (proposal.minutes == brief.minutes) != any("free" in note for note in proposal.notes)


@given(cards(), BRIEFS)
def test_a_swap_changes_one_block_and_breaks_no_wish(playbook: tuple[Exercise, ...], brief: Brief) -> None:
    proposal = suggested(brief, playbook)
    for place, old in enumerate(proposal.items, start=1):
        if not old.alternatives:
            continue
        new = swapped(proposal, place, playbook)
        assert new.items[place - 1].exercise == old.alternatives[0]
        assert [one.minutes for one in new.items] == [one.minutes for one in proposal.items]
        others = [one.exercise for at, one in enumerate(new.items, start=1) if at != place]
        assert others == [one.exercise for at, one in enumerate(proposal.items, start=1) if at != place]
        check_wishes(brief, chosen(new))
        check_times(brief, new)


@given(BRIEFS.map(lambda brief: replace(brief, without=(), done_before=(), materials=None, avoid_demands=())))
def test_with_the_built_in_cards_there_is_a_plan_for_nearly_every_session(brief: Brief) -> None:
    if brief.minutes >= 25 and (not brief.people or brief.people >= 4):
        proposal = suggested(brief, BUILT_IN)
        assert chosen(proposal)
        assert {Stage.OPEN, Stage.EXPLORE, Stage.CLOSE} <= {card.stage for card in chosen(proposal)}
        if brief.minutes <= 240:
            assert proposal.minutes == brief.minutes


SESSIONS = [
    Brief(90, 15, online=True), Brief(120, 15, online=False), Brief(45, 8, online=False), Brief(30, 4, online=True),
    Brief(180, 40, online=False, wants_decision=True), Brief(20, 3, online=False),
]  # fmt: skip


@pytest.mark.parametrize("brief", SESSIONS)
def test_usual_sessions_get_a_whole_plan_that_fits_exactly(brief: Brief) -> None:
    proposal = suggested(brief, BUILT_IN)
    assert proposal.minutes == brief.minutes
    assert proposal.notes == ()
    stages = [card.stage for card in chosen(proposal)]
    assert (stages[0], stages[-1]) == (Stage.OPEN, Stage.CLOSE)
    assert (Stage.DECIDE in stages) == brief.wants_decision
    for one, other in pairwise(chosen(proposal)):
        assert (one.grouping, one.energy) != (other.grouping, other.energy)
    for suggestion in proposal.items:
        assert suggestion.reason.endswith(".")
        assert "\n" not in suggestion.reason


@pytest.mark.parametrize("brief", SESSIONS[:3])
def test_another_variation_is_another_plan_and_the_first_stays_the_same(brief: Brief) -> None:
    plans = [suggested(replace(brief, variation=number), BUILT_IN) for number in range(5)]
    assert len({tuple(one.exercise for one in plan.items) for plan in plans}) == 5
    assert suggested(brief, BUILT_IN) == plans[0]


def test_when_there_is_no_other_plan_that_is_said() -> None:
    few = tuple(BY_ID[card_id] for card_id in ("welcome", "story-circle", "check-out-round"))
    first = suggested(Brief(60, 10), few)
    third = suggested(Brief(60, 10, variation=2), few)
    assert third.items == first.items
    assert third.notes[-1] == "There is only 1 plan to choose from."


def test_what_the_group_has_done_is_not_done_again_unless_asked() -> None:
    done = tuple(card.id for card in chosen(suggested(Brief(90, 15), BUILT_IN)))
    again = suggested(Brief(90, 15, done_before=done), BUILT_IN)
    assert not {card.id for card in chosen(again)} & set(done)
    wished = suggested(Brief(90, 15, done_before=done, include=done[:1]), BUILT_IN)
    assert done[0] in {card.id for card in chosen(wished)}


def test_a_choice_explains_itself_in_one_line() -> None:
    proposal = suggested(Brief(90, 15, online=True), BUILT_IN)
    reasons = [one.reason for one in proposal.items]
    assert reasons[0] == "Opens, all together; a calm start; everyone has then spoken once."
    assert any(reason.startswith("A pause after ") for reason in reasons)
    assert any("works on what “" in reason for reason in reasons)
    assert reasons[-1] == "Closes, all together; calmer than before; each person has a last word."


@pytest.mark.parametrize(
    ("brief", "words"),
    [
        (Brief(5, 3, online=True), "for 3 people online fits into 5 minutes: allow at least 10 minutes."),
        (Brief(60, 1, online=False), "for 1 person in a room fits into 60 minutes: allow 2 people."),
        (Brief(60, 10, without=("story-circle",)), "fits into 60 minutes: allow “Story circle”."),
        (Brief(60, 10, done_before=("story-circle",)), "fits into 60 minutes: allow “Story circle” again."),
        (Brief(60, 10, avoid_demands=("listening in noise",)), "allow exercises that ask for listening in noise."),
        (Brief(60, 10, materials=()), "allow for timer or watch with a second hand and card with the question"),
    ],
)
def test_when_nothing_suits_the_wish_to_relax_is_named(brief: Brief, words: str) -> None:
    whole = brief.without or brief.done_before or brief.avoid_demands or brief.materials is not None
    proposal = suggested(brief, [BY_ID["story-circle"]] if whole else BUILT_IN)
    assert proposal.items == ()
    assert len(proposal.notes) == 1
    assert proposal.notes[0].startswith("No exercise for the main part")
    assert words in proposal.notes[0]


def test_a_format_and_an_empty_playbook_are_named_too() -> None:
    walk = BY_ID["photo-walk"]
    assert (
        "allow exercises for a room" in suggested(Brief(90, 10, online=True), [replace(walk, minutes_min=20)]).notes[0]
    )
    assert "the playbook has none" in suggested(Brief(90), []).notes[0]
    assert "more than one wish" in suggested(Brief(90, 100, online=True), [walk]).notes[0]
    long = replace(walk, minutes_min=80, online=True)
    assert "allow 80 minutes without a break" in suggested(Brief(90, 10, online=True), [long]).notes[0]


def test_what_was_asked_for_against_another_wish_is_in_with_a_word() -> None:
    proposal = suggested(Brief(90, 4, include=("fishbowl", "open-space-x")), BUILT_IN)
    assert "fishbowl" in {one.exercise for one in proposal.items}
    assert "“Fishbowl” is in because it was asked for; look again at: people." in proposal.notes
    assert "There is no exercise with the id “open-space-x”." in proposal.notes


def test_what_was_asked_for_but_is_too_long_is_told() -> None:
    notes = suggested(Brief(30, 10, include=("photo-walk",)), BUILT_IN).notes
    assert "“Photo walk” was asked for but finds no place: it needs at least 45 minutes." in notes


def test_a_short_session_gives_up_what_it_has_no_room_for() -> None:
    notes = suggested(Brief(10, 6, online=False), BUILT_IN).notes
    assert notes == ("10 minutes leave no room for an opening.", "10 minutes leave no room for a close.")


def test_a_whole_day_is_told_to_eat() -> None:
    assert any("meal" in note for note in suggested(Brief(360, 20), BUILT_IN).notes)


def test_what_is_hard_for_somebody_counts_against_an_exercise_but_does_not_rule_it_out() -> None:
    usual = chosen(suggested(Brief(90, 15, online=False), BUILT_IN))
    gentle = chosen(suggested(Brief(90, 15, online=False, hard_demands=("writing", "reading")), BUILT_IN))
    asks = [
        sum(demand in {"writing", "reading"} for card in used for demand in card.demands) for used in (usual, gentle)
    ]
    assert asks[1] <= asks[0]


def test_a_swap_goes_through_all_alternatives_and_comes_back() -> None:
    first = suggested(Brief(90, 15, online=True), BUILT_IN)
    seen, proposal = [], first
    for _ in range(len(first.items[0].alternatives) + 1):
        seen.append(proposal.items[0].exercise)
        proposal = swapped(proposal, 1, BUILT_IN)
    assert seen == [first.items[0].exercise, *first.items[0].alternatives]
    assert proposal.items[0].exercise == first.items[0].exercise


def test_a_break_cannot_be_swapped_and_a_place_must_be_there() -> None:
    proposal = suggested(Brief(90, 15, online=True), BUILT_IN)
    at = [one.card for one in proposal.items].index(None) + 1
    with pytest.raises(Problem, match="Nothing else of 10 minutes suits in place of “Break”"):
        swapped(proposal, at, BUILT_IN)
    with pytest.raises(Problem, match="no block at place 99"):
        swapped(proposal, 99, BUILT_IN)


def test_a_suggestion_becomes_blocks_of_a_plan() -> None:
    proposal = suggested(Brief(90, 15, online=True), BUILT_IN)
    items = [one.item for one in proposal.items]
    assert sum(item.minutes for item in items) == 90
    assert [item.exercise for item in items] == [one.exercise for one in proposal.items]
    assert all((item.card is None) == (item.kind == "break") for item in items)
