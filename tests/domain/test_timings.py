"""What the minutes really taken teach for the next time."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import live
from organiser.domain.timings import Timing, learned, real_minutes, timings
from tests.domain.test_live import begun, card, gone_on, later

TIMES = some.lists(
    some.builds(Timing, some.sampled_from(["a", "b"]), some.integers(1, 200), some.integers(0, 60), some.booleans())
)


def test_a_timing_is_said_as_people_say_it() -> None:
    assert Timing("talk", 18, 12, False).in_words(10) == "In a room, 12 people: 18 min, not 10"
    assert Timing("talk", 10, 1, True).in_words(10) == "On a screen, 1 person: 10 min, as on the card"
    assert Timing("talk", 18, 0, False).in_words(10) == "In a room: 18 min, not 10"


def test_a_run_teaches_what_came_from_cards_and_was_not_passed_over() -> None:
    now = later(gone_on(gone_on(gone_on(begun(), 12), 0), 9), 20)
    over = replace(now, run=live.finish(now))
    assert [(one.item_id, one.minutes, one.people, one.online) for one in timings(over, people=12, online=False)] == [
        (1, 12, 12, False),
        (4, 20, 12, False),
    ]


def test_only_the_same_format_and_a_group_of_like_size_count() -> None:
    known = [
        Timing("a", 30, 12, False), Timing("a", 20, 10, False), Timing("a", 18, 24, False),
        Timing("a", 90, 25, False), Timing("a", 5, 12, True), Timing("b", 7, 0, True),
    ]  # fmt: skip
    assert real_minutes(known, people=12, online=False) == {"a": 20}
    assert real_minutes(known, people=0, online=True) == {"a": 5, "b": 7}


@given(TIMES, some.integers(0, 60), some.booleans())
def test_learned_minutes_stay_within_the_bounds_of_the_card(known: list[Timing], people: int, online: bool) -> None:
    cards = (replace(card(20), id="a"), replace(card(20), id="c"))
    found = learned(cards, real_minutes(known, people=people, online=online))
    assert found[1] == cards[1]
    assert 15 <= found[0].minutes_typical <= 25
    assert replace(found[0], minutes_typical=20) == cards[0]
