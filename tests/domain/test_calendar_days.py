"""The days of a calendar: weeks, sessions by the clocks at home, what is said of a day, and blocks side by side."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import calendar_days, clashes, holidays
from organiser.domain.calendar_days import Entry, beside_each_other, gathered, month_days, week_days
from organiser.domain.marked_days import MarkedDay
from organiser.domain.sessions import Session, Status

NOON = datetime(2027, 5, 19, 12, 30)
TODAY = date(2027, 5, 12)


def session(starts: datetime = NOON, minutes: int = 90, title: str = "Space 1", **more: object) -> Session:
    return Session(title, starts, minutes, **{"id": 1, **more})  # type: ignore[arg-type]


@given(some.dates(date(1900, 2, 1), date(2199, 11, 30)))
def test_a_month_is_six_whole_weeks_that_hold_all_its_days(day: date) -> None:
    days = month_days(day)
    assert len(days) == 42
    assert days[0].weekday() == 0
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))
    assert {one.day for one in days if (one.year, one.month) == (day.year, day.month)} >= set(range(1, 29))
    assert day in days
    assert set(week_days(day)) <= set(days)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 5, 19), "17 to 23 May 2027"),
        (date(2027, 5, 31), "31 May to 6 June 2027"),
        (date(2027, 12, 31), "27 December 2027 to 2 January 2028"),
    ],
)
def test_a_week_is_named_by_its_first_and_last_day(day: date, words: str) -> None:
    assert calendar_days.week_in_words(day) == words


def test_a_month_on_keeps_the_day_as_far_as_there_is_one() -> None:
    assert calendar_days.months_later(date(2027, 1, 1), 1, 31) == date(2027, 2, 28)
    assert calendar_days.months_later(date(2027, 12, 1), 1, 19) == date(2028, 1, 19)
    assert calendar_days.months_later(date(2027, 1, 1), -1, 31) == date(2026, 12, 31)


def test_a_session_stands_on_the_day_that_the_clocks_at_home_show() -> None:
    abroad = session(datetime(2027, 5, 20, 2, 0), timezone="Asia/Karachi")
    found = gathered(week_days(date(2027, 5, 19)), [abroad])
    (entry,) = found.on(date(2027, 5, 19)).entries
    assert (entry.time, entry.there) == ("22:00", "02:00 in Asia, Karachi")
    assert found.on(date(2027, 5, 20)).entries == ()


def test_a_session_past_midnight_stands_on_both_days() -> None:
    found = gathered(week_days(date(2027, 5, 14)), [session(datetime(2027, 5, 14, 22, 30), 210)])
    (first,), (second,) = (found.on(date(2027, 5, day)).entries for day in (14, 15))
    assert (first.since, first.until, first.time) == (22 * 60 + 30, 24 * 60, "22:30")
    assert (second.since, second.until, second.time) == (0, 120, "until 02:00")
    until_midnight = gathered(week_days(date(2027, 5, 14)), [session(datetime(2027, 5, 14, 22, 0), 120)])
    assert until_midnight.on(date(2027, 5, 15)).entries == ()


def test_a_day_is_heard_as_one_sentence() -> None:
    day = gathered([date(2027, 5, 3)], [session(datetime(2027, 5, 3, 12, 30), title="Co-creation workshop")]).days[0]
    assert day.spoken(TODAY) == ("Monday 3 May, 1 session: 12:30 Co-creation workshop; Bank holiday: Early May")
    assert gathered([TODAY], []).days[0].spoken(TODAY) == "Wednesday 12 May, today, no session"


def test_a_day_says_how_its_sessions_stand_and_what_they_clash_with() -> None:
    one = session(title="Space 1", place="Hall", status=Status.PROVISIONAL)
    other = session(title="Coffee", place="hall", id=2)
    found = clashes.found_in(list(clashes.at_one_time([one, other])), {})
    spoken = gathered([NOON.date()], [one, other], [MarkedDay(NOON.date(), "Carers Day")], found).days[0].spoken(TODAY)
    assert "12:30 Space 1, provisional, clash with Coffee: Hall" in spoken
    assert spoken.endswith("; Carers Day")


@given(some.lists(some.tuples(some.integers(0, 1380), some.integers(1, 600)), max_size=12))
def test_no_block_covers_another_and_none_is_narrower_than_it_must_be(spans: list[tuple[int, int]]) -> None:
    day = date(2027, 5, 19)
    midnight = datetime(2027, 5, 19)
    entries = [
        Entry(session(id=at), day, midnight + timedelta(minutes=since), midnight + timedelta(minutes=since + minutes))
        for at, (since, minutes) in enumerate(spans)
    ]
    places = beside_each_other(entries)
    for at, (place, many) in enumerate(places):
        assert 0 <= place < many
        for other in range(at):
            overlap = entries[at].since < entries[other].until and entries[other].since < entries[at].until
            if overlap:
                assert places[other][1] == many, "they share the width"
                assert places[other][0] != place, "in columns of their own"
        if not any(
            entries[at].since < one.until and one.since < entries[at].until for one in entries if one is not entries[at]
        ):
            assert many == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 5, 3), "Bank holiday: Early May"),
        (date(2027, 8, 2), "Bank holiday (Scotland): Summer"),
        (date(2027, 8, 30), "Bank holiday (not Scotland): Summer"),
        (date(2027, 12, 25), "Christmas Day"),
        (date(2027, 12, 27), "Bank holiday: Christmas Day, substitute day"),
        (date(2027, 3, 28), "Easter Sunday"),
        (date(2027, 5, 19), ""),
    ],
)
def test_a_bank_holiday_is_said_in_few_words_with_where_it_is_one(day: date, words: str) -> None:
    assert holidays.in_brief(day) == words
