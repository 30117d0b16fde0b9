"""How long things are kept, by whatever clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import keeping

DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))


@given(DAYS, DAYS)
def test_a_clock_before_the_last_save_or_years_after_it_is_doubted(today: date, saved: date) -> None:
    doubted = bool(keeping.doubt_of_clock(today, saved))
    if today < saved - timedelta(days=1) or today > saved + timedelta(days=740):
        assert doubted
    if saved <= today <= saved + timedelta(days=720):
        assert not doubted


@given(DAYS, DAYS, DAYS)
def test_the_next_look_is_never_put_off_by_a_clock_that_ran_ahead(oldest: date, looked: date, today: date) -> None:
    due = keeping.next_look(oldest, looked, today)
    assert due == keeping.months_before(looked if looked <= today else oldest, -keeping.LOOK_EVERY)


def test_where_nothing_was_saved_yet_no_clock_is_doubted() -> None:
    assert keeping.doubt_of_clock(date(2099, 1, 1), None) == ""


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2027, 5, 3), date(2027, 6, 3)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2027, 12, 5), date(2028, 1, 5)),
    ],
)
def test_an_answer_is_due_one_calendar_month_later(asked: date, due: date) -> None:
    assert keeping.answer_by(asked) == due


def test_a_mark_knows_somebody_again_and_tells_nothing() -> None:
    assert keeping.mark_of("a1") == keeping.mark_of("a1") != keeping.mark_of("a2")
    assert "a1" not in keeping.mark_of("a1")
