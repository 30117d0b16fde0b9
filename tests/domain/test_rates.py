"""How often people were there: past sessions only, registers that were taken only, and people, never ticks."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Mark
from organiser.domain.rates import Rate, Rates, Visit, is_over, rate, session_rate

NOW = datetime(2027, 5, 19, 12, 0)


def visit(days: int, mark: Mark, *, invited: bool = True, taken: bool = True, person: int = 1) -> Visit:
    """A visit to a session that ended so many days ago."""
    ends = NOW - timedelta(days=days)
    return Visit(person, days, f"Space {days}", ends - timedelta(hours=1), ends, "Europe/London", invited, mark, taken)


def test_only_past_sessions_to_which_they_were_invited_count() -> None:
    found = rate(
        [
            visit(1, Mark.PRESENT),
            visit(2, Mark.LATE),
            visit(3, Mark.APOLOGIES),
            visit(4, Mark.NONE),
            visit(5, Mark.PRESENT, invited=False),
            visit(6, Mark.NONE, taken=False),
            visit(-1, Mark.PRESENT),
        ],
        NOW,
    )
    assert found == Rate(there=2, invited=4, walked_in=1, apologies=1, unmarked=1, untaken=1)
    assert (found.share, found.short) == (0.5, "2 of 4")
    assert found.in_words == (
        "2 of 4 sessions so far that they were invited to; sent apologies to 1; not marked at 1; walked in to 1 more; "
        "1 register not taken, so not counted"
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Rate(), "No session so far that they were invited to"),
        (Rate(7, 9), "7 of 9 sessions so far that they were invited to"),
        (Rate(1, 1), "1 of 1 session so far that they were invited to"),
        (Rate(walked_in=2), "Walked in to 2"),
        (Rate(untaken=2), "2 registers not taken, so not counted"),
    ],
)
def test_every_rate_says_what_it_counts(found: Rate, words: str) -> None:
    assert found.in_words == words


def test_nothing_to_count_is_no_share() -> None:
    assert (Rate().share, Rate().short, Rate(walked_in=1).share) == (None, "", None)


def test_a_session_is_over_by_the_clock_of_its_own_zone() -> None:
    ends = datetime(2027, 5, 19, 12, 30)
    at = datetime(2027, 5, 19, 12, 0, tzinfo=UTC)  # 13:00 in London
    assert is_over(ends, "Europe/London", at)
    assert not is_over(ends, "UTC", at)
    assert not is_over(ends, "Europe/London", datetime(2027, 5, 19, 12, 29))


@given(some.lists(some.tuples(some.integers(-3, 9), some.sampled_from(list(Mark)), some.booleans()), max_size=12))
def test_shares_stay_between_none_and_all(visits: list[tuple[int, Mark, bool]]) -> None:
    found = rate([visit(days, mark, invited=invited) for days, mark, invited in visits], NOW)
    past = sum(days >= 0 for days, _, _ in visits)
    assert found.there + found.apologies + found.unmarked <= found.invited <= past
    assert found.share is None or 0 <= found.share <= 1


def test_sessions_and_heads_are_told_with_what_they_count() -> None:
    one = session_rate([visit(1, Mark.PRESENT), visit(1, Mark.NONE, person=2)])
    assert one.in_words == "1 of 2 people on the list, 1 not marked"
    none = session_rate([visit(2, Mark.NONE)])
    assert (none.is_taken, none.in_words) == (False, "the register was not taken")
    assert Rates((), (one, none), 1).in_words == "1 person came to at least one of 1 session so far."
    assert Rates((), (none,), 0).in_words == "No session so far whose register was taken."
