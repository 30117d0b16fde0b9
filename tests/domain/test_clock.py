"""Times are those on the wall: both clock changes, other zones, and what people type."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import clock
from organiser.domain.problem import Problem
from tests.conftest import problem_of

LONDON = "Europe/London"
ZONES = some.sampled_from([LONDON, "Europe/Dublin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])
WHENS = some.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31, 23, 59)).map(
    lambda when: when.replace(second=0, microsecond=0)
)


def test_a_time_that_the_clocks_skip_moves_on_and_says_so() -> None:
    settled = clock.settle(datetime(2027, 3, 28, 1, 30), LONDON)
    assert settled.local == datetime(2027, 3, 28, 2, 30)
    assert "01:30 does not exist on Sunday 28 March 2027" in settled.note
    assert "02:30 was taken" in settled.note


def test_a_time_that_comes_twice_is_the_first_and_says_so() -> None:
    settled = clock.settle(datetime(2027, 10, 31, 1, 30), LONDON)
    assert settled.local == datetime(2027, 10, 31, 1, 30)
    assert "comes twice on Sunday 31 October 2027" in settled.note
    assert clock.instant(settled.local, LONDON) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_ordinary_time_is_settled_as_it_is() -> None:
    assert clock.settle(datetime(2027, 5, 19, 12, 30, 15), LONDON) == clock.Settled(datetime(2027, 5, 19, 12, 30))


@given(WHENS, ZONES)
def test_a_settled_time_exists_and_needs_no_further_settling(when: datetime, zone: str) -> None:
    local = clock.settle(when, zone).local
    assert clock.settle(local, zone).local == local
    assert clock.later(local, 0, zone) == local


@given(WHENS, ZONES, some.integers(0, 3 * 24 * 60))
def test_minutes_that_pass_are_the_minutes_that_were_added(when: datetime, zone: str, minutes: int) -> None:
    start = clock.settle(when, zone).local
    assert clock.minutes_between(start, clock.later(start, minutes, zone), zone) == minutes


@given(WHENS, ZONES, some.integers(0, 3 * 24 * 60))
def test_the_wall_shows_what_is_reckoned_in_utc(when: datetime, zone: str, minutes: int) -> None:
    start = clock.settle(when, zone).local
    end = clock.instant(start, zone) + timedelta(minutes=minutes)
    assert clock.later(start, minutes, zone) == end.astimezone(clock.zone(zone)).replace(tzinfo=None)


def test_a_session_over_the_night_of_a_clock_change_ends_an_hour_off_on_the_wall() -> None:
    assert clock.later(datetime(2027, 3, 28, 0, 30), 60, LONDON) == datetime(2027, 3, 28, 2, 30)
    assert clock.later(datetime(2027, 10, 31, 0, 30), 120, LONDON) == datetime(2027, 10, 31, 1, 30)


def test_the_offset_follows_the_season() -> None:
    assert clock.aware(datetime(2027, 5, 19, 12, 30), LONDON).isoformat() == "2027-05-19T12:30:00+01:00"
    assert clock.aware(datetime(2027, 12, 1, 12, 30), LONDON).isoformat() == "2027-12-01T12:30:00+00:00"


@pytest.mark.parametrize(
    "name", ["", " ", "Nowhere", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "\udcff", "x" * 5_000, "zone.tab"]
)
def test_an_unknown_zone_is_a_problem_that_suggests_one(name: str) -> None:
    with pytest.raises(Problem, match="no time zone called") as told:
        clock.zone(name)
    assert "Europe/London" in told.value.advice


@pytest.mark.parametrize(
    "typed", ["2027-05-19 12:30", "2027-05-19T12:30", " 2027-5-19 12.30 ", "19/05/2027 12:30", "19.5.2027 12.30"]
)
def test_a_date_with_a_time_is_read_in_the_ways_that_people_write_it(typed: str) -> None:
    assert clock.parse_when(typed) == datetime(2027, 5, 19, 12, 30)


@pytest.mark.parametrize(
    "typed",
    [
        "", "tomorrow", "2027-05-19 24:00", "2027-05-19 12:60", "2027-02-29 10:00", "2027-13-01 10:00", "2027-05-19",
        "31/04/2027 10:00", "05/19/2027 10:00", "2027-05-19 12:30 pm", "20270519T1230", "2027-05-19 12:30\n13:00",
        "1899-12-31 10:00", "2200-01-01 10:00", "0000-01-01 10:00", "9" * 5_000, "\x00", "२०२७-०५-१९",
    ],
)  # fmt: skip
def test_what_is_no_date_with_a_time_is_a_problem(typed: str) -> None:
    with pytest.raises(Problem):
        clock.parse_when(typed)


def test_a_leap_day_is_a_day() -> None:
    assert clock.parse_date("2028-02-29") == date(2028, 2, 29)
    assert clock.parse_date("29/02/2028") == date(2028, 2, 29)


@given(some.text(max_size=30))
def test_whatever_is_typed_as_a_time_is_read_or_is_a_problem(typed: str) -> None:
    parsers: tuple[Callable[[str], object], ...] = (clock.parse_when, clock.parse_date, clock.parse_clock)
    for parse in parsers:
        problem = problem_of(parse, typed)
        assert problem is None or (problem.message and problem.advice)


@pytest.mark.parametrize(("typed", "read"), [("14:05", (14, 5)), ("9.30", (9, 30)), (" 00:00 ", (0, 0))])
def test_a_time_of_day_is_read(typed: str, read: tuple[int, int]) -> None:
    assert clock.parse_clock(typed) == read


@pytest.mark.parametrize("typed", ["24:00", "12:60", "noon", "12", "-1:00", "", "012:00"])
def test_what_is_no_time_of_day_is_a_problem(typed: str) -> None:
    with pytest.raises(Problem, match="not a time of day"):
        clock.parse_clock(typed)


def test_days_are_said_in_english_whatever_the_computer_speaks() -> None:
    assert clock.day_in_words(date(2027, 5, 19)) == "Wednesday 19 May 2027"
    assert clock.short_day(date(2027, 9, 1)) == "Wed 1 Sep"


def test_the_zone_is_only_said_where_it_is_not_the_one_at_home() -> None:
    assert clock.zone_in_words(LONDON) == ""
    assert clock.zone_in_words(LONDON, home="Europe/Paris") == "UK time"
    assert clock.zone_in_words("America/New_York") == "America, New York"


@given(WHENS)
def test_every_day_is_named_as_the_calendar_has_it(when: datetime) -> None:
    week = [clock.day_in_words(when + timedelta(days=days)).split()[0] for days in range(7)]
    assert len(set(week)) == 7
