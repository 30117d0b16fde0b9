"""Places: the order, the rules of neighbourhoods, and the sentence that everyone can be told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.deciding import decide, shares
from organiser.domain.places import Entry, PartyMember, Role, Rules, Standing, Verdict, between, in_order
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ReleaseTo, ShareBy, Target
from organiser.domain.reasons import ordinal
from organiser.domain.seating import Seating

NOW = datetime(2027, 5, 3, 9, tzinfo=UTC)
FIVE_BY_THREE = Rules(15, tuple(Target(name, 3) for name in ("Hollins", "Elm", "Mill Lane", "Northgate", "Quay")))
NAMES = ("Asha", "Ben", "Cara", "Dot", "Eve", "Finn", "Gus", "Hal")


def entry(number: int, neighbourhood: str = "Hollins", **more: object) -> Entry:
    """The one with that number, who joined so many minutes after the first."""
    joined = NOW - timedelta(days=1) + timedelta(minutes=number)
    return replace(Entry(number, NAMES[number - 1], neighbourhood, joined, 0), **more)  # type: ignore[arg-type]


def told(rules: Rules, *entries: Entry, now: datetime = NOW) -> dict[str, Verdict]:
    return {verdict.entry.name: verdict for verdict in decide(rules, entries, now)}


def winners(rules: Rules, *entries: Entry, now: datetime = NOW) -> str:
    return " ".join(verdict.entry.name for verdict in decide(rules, entries, now) if verdict.is_next)


def test_the_fourth_for_a_neighbourhood_of_three_places_hears_why() -> None:
    placed = [entry(n, standing=Standing.PLACED) for n in (1, 2, 3)]
    verdict = told(replace(FIVE_BY_THREE, hold_until=date(2027, 5, 8)), *placed, entry(4))["Dot"]
    assert (verdict.gets_place, verdict.position) == (False, 1)
    assert verdict.reason == (
        "You are 4th for Hollins: its 3 places went to people who applied before you, and 12 free places are kept for "
        "Elm, Mill Lane, Northgate and Quay until the end of Saturday 8 May 2027."
    )
    assert verdict.detail == "Asha, Ben and Cara have places for Hollins."


def test_own_share_comes_first_and_the_rest_is_held_and_then_released() -> None:
    rules = Rules(4, (Target("Hollins", 2), Target("Elm", 2)), hold_until=date(2027, 5, 8))
    people = [entry(n) for n in (1, 2, 3)] + [entry(4, "Far away"), entry(5, "Elm")]
    assert winners(rules, *people) == "Asha Ben Eve"
    later = NOW + timedelta(days=6)
    assert winners(rules, *people, now=later) == "Asha Ben Cara Eve"
    assert "kept until Saturday 8 May 2027" in told(rules, *people, now=later)["Cara"].reason
    assert told(rules, *people, now=later)["Dot"].reason == "You are 4th in the queue: all 4 places are taken."
    nobody = replace(rules, release_to=ReleaseTo.NOBODY)
    assert winners(nobody, *people, now=later) == "Asha Ben Eve"
    assert told(nobody, *people, now=later)["Dot"].reason.endswith("1 free place is kept for Elm.")


def test_the_day_ends_where_people_live() -> None:
    rules = Rules(2, (Target("Elm", 1),), hold_until=date(2027, 5, 8), cut_off=date(2027, 5, 8))
    one_minute_before = datetime(2027, 5, 8, 22, 59, tzinfo=UTC)  # in summer 23:59 in London
    assert rules.are_held(one_minute_before)
    assert not rules.is_cut_off(one_minute_before)
    assert not rules.are_held(one_minute_before + timedelta(minutes=1))
    assert rules.is_cut_off(one_minute_before + timedelta(minutes=1))
    assert rules.offer_until(NOW) == datetime(2027, 5, 8, 23, tzinfo=UTC)
    assert replace(rules, cut_off=None).offer_until(NOW) == datetime(2027, 5, 10, 23, tzinfo=UTC)


def test_a_larger_party_is_passed_over_with_a_reason_and_gets_all_its_places_or_none() -> None:
    three = (PartyMember(21, "Ivy"), PartyMember(22, "Jo"))
    rules = Rules(4)
    people = [
        entry(1, standing=Standing.PLACED),
        entry(2, standing=Standing.PLACED),
        entry(3, companions=three),
        entry(4),
    ]
    assert winners(rules, *people) == "Dot"
    assert told(rules, *people)["Cara"].reason == (
        "There are 3 of you and 1 place is free for you: whoever comes together gets all the places or none."
    )
    assert winners(rules, people[0], *people[2:]) == "Cara"


def test_a_companion_takes_one_place_whoever_brings_them() -> None:
    ivy = (PartyMember(21, "Ivy"),)
    rules = Rules(4)
    both = [entry(1, companions=ivy), entry(2, companions=ivy), replace(entry(3), person_id=21, name="Ivy"), entry(4)]
    assert winners(rules, *both) == "Asha Ben Ivy Dot"
    assert told(rules, *both)["Ivy"].reason == "You come with somebody who has a place for you too."
    placed = [replace(one, standing=Standing.PLACED) for one in both]
    assert shares(rules, placed, NOW)[0].placed == ("Asha", "Ben", "Ivy", "Dot")


def test_roles_a_clash_the_cut_off_and_a_draw_to_come() -> None:
    rules = Rules(1)
    full = entry(1, standing=Standing.PLACED)
    assert (
        told(rules, full, entry(2, role=Role.OBSERVER))["Ben"].reason
        == "You come as an observer, and that uses no place."
    )
    assert winners(rules, full, entry(2, role=Role.FACILITATOR)) == "Ben"
    busy = told(Rules(5), entry(2, clash="“Choir” on Monday"))["Ben"]
    assert not busy.gets_place
    assert busy.reason.startswith("You said yes to “Choir” on Monday, which is at the same time")
    assert told(replace(rules, cut_off=date(2027, 5, 2)), entry(2))["Ben"].reason == (
        "No more places are offered after Sunday 2 May 2027."
    )
    lots = Rules.of(Programme("Spring", capacity=1, share_by=ShareBy.LOT), is_drawn=False)
    assert winners(lots, entry(1)) == "Asha", "where everybody fits, nothing is to be drawn"
    assert winners(lots, entry(1), entry(2)) == ""
    assert told(lots, entry(1), entry(2))["Asha"].reason == (
        "Lots are drawn for the places, and that has not been done yet."
    )


def test_an_offer_keeps_its_place_until_it_runs_out_and_then_ends_the_entry() -> None:
    offered = entry(1, standing=Standing.OFFERED, offer_until=datetime(2027, 5, 10, 23, tzinfo=UTC))
    assert winners(Rules(1), offered, entry(2)) == ""
    assert told(Rules(1), offered)["Asha"].reason == "You are offered a place until the end of Monday 10 May 2027."
    later = datetime(2027, 5, 10, 23, tzinfo=UTC)
    assert winners(Rules(1), offered, entry(2), now=later) == "Ben"
    verdict = told(Rules(1), offered, now=later)["Asha"]
    assert (verdict.standing, verdict.position, verdict.is_due) == (Standing.EXPIRED, 0, True)
    assert verdict.reason == "Your offer held until the end of Monday 10 May 2027, and no answer came."


@pytest.mark.parametrize("standing", [Standing.DECLINED, Standing.WITHDRAWN, Standing.EXPIRED])
def test_who_is_out_of_the_queue_gets_nothing(standing: Standing) -> None:
    verdict = told(Rules(3), entry(1, standing=standing))["Asha"]
    assert (verdict.gets_place, verdict.position) == (False, 0)


def test_the_picture_shows_every_person_once() -> None:
    rules = Rules(6, (Target("Hollins", 2), Target("Elm", 2)))
    people = [entry(n, standing=Standing.PLACED) for n in (1, 2, 3)] + [
        entry(4, "Elm", standing=Standing.OFFERED),
        entry(5, "Far away"),
        entry(6, role=Role.FACILITATOR, standing=Standing.PLACED),
    ]
    hollins, elm, others = shares(rules, people, NOW)
    assert (hollins.placed, hollins.held) == (("Asha", "Ben"), 0)
    assert elm.in_words == "1 of 2 places taken, 1 offered, 1 held"
    assert (others.neighbourhood, others.placed, others.free, others.waiting) == ("", ("Cara",), 1, 1)


def test_ordinals_are_english() -> None:
    told = " ".join(ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111))
    assert told == "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th"


@given(some.lists(some.tuples(some.integers(0, 5), some.integers(0, 5)), max_size=60))
def test_a_move_by_hand_goes_exactly_where_it_was_meant_to(moves: list[tuple[int, int]]) -> None:
    queue = [replace(entry(n), joined=NOW, tie=n) for n in range(1, 7)]
    for which, to in moves:
        moved = queue.pop(which)
        try:
            spot = between(queue[to - 1] if to else None, queue[to] if to < len(queue) else None)
        except Problem:
            queue.insert(which, moved)
            continue
        queue.insert(to, replace(moved, counts_from=spot[0], tie=spot[1]))
        assert in_order(queue) == queue
        assert all(-(2**63) <= one.tie < 2**63 for one in queue)


NEIGHBOURHOODS = some.sampled_from(["Hollins", "Elm", "Far away", ""])


@some.composite
def pools(draw: some.DrawFn) -> tuple[Rules, list[Entry], datetime]:
    """Any rules, any entries of some twenty people who bring each other along, and a moment."""
    rules = Rules(
        draw(some.integers(0, 8)),
        (Target("Hollins", draw(some.integers(0, 4))), Target("Elm", draw(some.integers(0, 4)))),
        draw(some.sampled_from([None, date(2027, 5, 2), date(2027, 5, 9)])),
        draw(some.sampled_from(list(ReleaseTo))),
        draw(some.sampled_from([None, date(2027, 5, 2), date(2027, 5, 9)])),
        draw_due=draw(some.booleans()),
    )
    entries = [
        Entry(
            number,
            f"Qx{number}x",
            draw(NEIGHBOURHOODS),
            NOW - timedelta(hours=draw(some.integers(0, 3))),
            draw(some.integers(0, 5)),
            draw(some.sampled_from([Standing.WAITING, Standing.WAITING, *Standing])),
            draw(some.sampled_from([Role.PARTICIPANT, Role.PARTICIPANT, *Role])),
            tuple(
                PartyMember(one, f"Qx{one}x") for one in draw(some.sets(some.integers(1, 20), max_size=2)) - {number}
            ),
            offer_until=draw(some.sampled_from([None, NOW, NOW + timedelta(days=2)])),
            clash=draw(some.sampled_from(["", "", "“Choir” on Monday"])),
            moved_why=draw(some.sampled_from(["", "Their form got lost"])),
            lot=(lot := draw(some.integers(0, 3))),
            lots=3 if lot else 0,
        )
        for number in draw(some.lists(some.integers(1, 12), unique=True, max_size=12))
    ]
    return rules, entries, NOW


def after(entries: list[Entry], verdicts: tuple[Verdict, ...]) -> list[Entry]:
    """The entries once everyone who is next has their place."""
    won = {verdict.entry.person_id for verdict in verdicts if verdict.is_next}
    return [replace(one, standing=Standing.PLACED) if one.person_id in won else one for one in entries]


@given(pools())
def test_nothing_is_ever_given_beyond_the_places_or_out_of_a_share_that_is_held(
    pool: tuple[Rules, list[Entry], datetime],
) -> None:
    rules, entries, now = pool
    before = Seating(rules, in_order(entries), now)
    seating = Seating(rules, in_order(after(entries, decide(rules, entries, now))), now)
    if rules.places is not None:
        assert seating.taken <= max(before.taken, rules.places)
    if rules.are_held(now):
        assert _missing_for_shares(seating) <= _missing_for_shares(before)


def _missing_for_shares(seating: Seating) -> int:
    """How many of the unfilled places that are kept do not exist, because others sit on them."""
    return max(0, seating.kept_free - (seating.left or 0))


@given(pools())
def test_everyone_has_a_reason_that_names_nobody_else(pool: tuple[Rules, list[Entry], datetime]) -> None:
    rules, entries, now = pool
    verdicts = decide(rules, entries, now)
    assert sorted(verdict.entry.person_id for verdict in verdicts) == sorted(one.person_id for one in entries)
    for verdict in verdicts:
        assert verdict.reason.endswith(".")
        assert "Qx" not in verdict.reason
        assert "\n" not in verdict.reason
    numbers = [verdict.position for verdict in verdicts if verdict.standing is Standing.WAITING]
    assert numbers == list(range(1, len(numbers) + 1))


@given(pools())
def test_once_places_are_given_nobody_is_left_who_should_have_had_one(
    pool: tuple[Rules, list[Entry], datetime],
) -> None:
    rules, entries, now = pool
    again = decide(rules, after(entries, decide(rules, entries, now)), now)
    assert rules.draw_due or not [verdict for verdict in again if verdict.is_next]


@given(pools())
def test_nobody_who_asks_for_no_more_goes_ahead_of_an_earlier_neighbour(
    pool: tuple[Rules, list[Entry], datetime],
) -> None:
    rules, entries, now = pool
    verdicts = decide(rules, entries, now)
    for verdict in verdicts:
        if verdict.standing is Standing.WAITING and not verdict.gets_place and not verdict.entry.clash:
            for other in verdicts:
                is_later = other.is_next and other.position > verdict.position
                if is_later and other.entry.neighbourhood == verdict.entry.neighbourhood:
                    assert len(other.entry.heads) < verdict.entry.party or _brought(other.entry, entries)


def _brought(entry: Entry, entries: list[Entry]) -> bool:
    """Whether somebody of this party is brought by others too, and so may have a place already."""
    others = [one for one in entries if one.person_id != entry.person_id]
    return any(entry.heads & one.heads for one in others)


@given(pools())
def test_the_picture_counts_every_person_who_has_a_place_once(pool: tuple[Rules, list[Entry], datetime]) -> None:
    rules, entries, now = pool
    seating = Seating(rules, in_order(entries), now)
    found = shares(rules, entries, now)
    names = [name for share in found for name in (*share.placed, *share.offered)]
    assert len(names) == len(set(names)) == seating.taken
    assert sum(share.held + share.free for share in found) == (seating.left or 0)
    assert sum(share.waiting for share in found) == sum(one.standing_at(now) is Standing.WAITING for one in entries)
