"""Bank holidays by rule, against the dates that were published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import holidays
from organiser.domain.holidays import Nation

# Easter Sundays from the tables of the Book of Common Prayer and almanacs, the earliest and latest dates among them.
EASTERS = (
    date(2000, 4, 23), date(2005, 3, 27), date(2008, 3, 23), date(2011, 4, 24), date(2019, 4, 21), date(2024, 3, 31),
    date(2025, 4, 20), date(2027, 3, 28), date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19), date(2099, 4, 12),
)  # fmt: skip


@pytest.mark.parametrize("sunday", EASTERS, ids=str)
def test_easter_falls_where_the_almanacs_have_it(sunday: date) -> None:
    assert holidays.easter(sunday.year) == sunday


def days(year: int, nation: Nation) -> str:
    return " ".join(f"{one.day.month}-{one.day.day}" for one in holidays.of_year(year, nation))


@pytest.mark.parametrize(
    ("year", "nation", "published"),
    [
        (2002, Nation.ENGLAND_AND_WALES, "1-1 3-29 4-1 5-6 6-3 6-4 8-26 12-25 12-26"),
        (2010, Nation.ENGLAND_AND_WALES, "1-1 4-2 4-5 5-3 5-31 8-30 12-27 12-28"),
        (2011, Nation.ENGLAND_AND_WALES, "1-3 4-22 4-25 4-29 5-2 5-30 8-29 12-26 12-27"),
        (2012, Nation.ENGLAND_AND_WALES, "1-2 4-6 4-9 5-7 6-4 6-5 8-27 12-25 12-26"),
        (2020, Nation.ENGLAND_AND_WALES, "1-1 4-10 4-13 5-8 5-25 8-31 12-25 12-28"),
        (2022, Nation.ENGLAND_AND_WALES, "1-3 4-15 4-18 5-2 6-2 6-3 8-29 9-19 12-26 12-27"),
        (2023, Nation.ENGLAND_AND_WALES, "1-2 4-7 4-10 5-1 5-8 5-29 8-28 12-25 12-26"),
        (2027, Nation.ENGLAND_AND_WALES, "1-1 3-26 3-29 5-3 5-31 8-30 12-27 12-28"),
        (2022, Nation.SCOTLAND, "1-3 1-4 4-15 5-2 6-2 6-3 8-1 9-19 11-30 12-26 12-27"),
        (2024, Nation.SCOTLAND, "1-1 1-2 3-29 5-6 5-27 8-5 12-2 12-25 12-26"),
        (2026, Nation.SCOTLAND, "1-1 1-2 4-3 5-4 5-25 6-15 8-3 11-30 12-25 12-28"),
        (2006, Nation.SCOTLAND, "1-2 1-3 4-14 5-1 5-29 8-7 12-25 12-26"),
        (2023, Nation.NORTHERN_IRELAND, "1-2 3-17 4-7 4-10 5-1 5-8 5-29 7-12 8-28 12-25 12-26"),
        (2024, Nation.NORTHERN_IRELAND, "1-1 3-18 3-29 4-1 5-6 5-27 7-12 8-26 12-25 12-26"),
        (2026, Nation.NORTHERN_IRELAND, "1-1 3-17 4-3 4-6 5-4 5-25 7-13 8-31 12-25 12-28"),
    ],
)
def test_the_bank_holidays_of_a_year_are_those_that_were_published(year: int, nation: Nation, published: str) -> None:
    assert days(year, nation) == published


@given(st.integers(holidays.FIRST_YEAR, holidays.LAST_YEAR), st.sampled_from(list(Nation)))
def test_every_bank_holiday_is_a_weekday_of_its_own_in_order(year: int, nation: Nation) -> None:
    found = [one.day for one in holidays.of_year(year, nation)]
    assert found == sorted(set(found))
    assert {day.year for day in found} == {year}
    assert all(day.weekday() < 5 for day in found)
    assert {one.name for one in holidays.of_year(year, nation)} >= {"New Year’s Day", "Good Friday", "Christmas Day"}


def test_outside_the_century_nothing_is_claimed() -> None:
    assert holidays.of_year(1999, Nation.SCOTLAND) == holidays.of_year(2100, Nation.SCOTLAND) == ()


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 5, 3), "Monday 3 May 2027 is a bank holiday (Early May) in England and Wales, Scotland and "
                           "Northern Ireland"),
        (date(2027, 3, 29), "Monday 29 March 2027 is a bank holiday (Easter Monday) in England and Wales and "
                            "Northern Ireland"),
        (date(2027, 1, 4), "Monday 4 January 2027 is a bank holiday (2 January, substitute day) in Scotland"),
        (date(2027, 12, 25), "Saturday 25 December 2027 is Christmas Day"),
        (date(2027, 3, 28), "Sunday 28 March 2027 is Easter Sunday"),
        (date(2027, 5, 4), ""),
    ],
)  # fmt: skip
def test_a_holiday_is_told_with_its_name_and_where_it_is_one(day: date, words: str) -> None:
    assert holidays.in_words(day) == words
    assert holidays.about(day, "Europe/London") == words
    assert holidays.about(day, "Asia/Karachi") == ""
