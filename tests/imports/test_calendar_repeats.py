"""What repeats: the same dates as the library that many programs use, and an end where that library has none."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as some

from organiser.imports import calendar_repeats as repeats
from organiser.imports.calendar_values import NotUnderstood

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def numbers(least: int, most: int, *, signed: bool = False) -> some.SearchStrategy[str]:
    one = some.integers(least, most)
    either = some.one_of(one, one.map(lambda number: -number)) if signed else one
    return some.lists(either, min_size=1, max_size=3, unique=True).map(lambda found: ",".join(map(str, found)))


@some.composite
def rules(draw: some.DrawFn) -> str:
    frequency = draw(some.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(some.integers(1, 4))}"]
    nth = some.sampled_from(("", "1", "2", "-1")) if frequency in {"MONTHLY", "YEARLY"} else some.just("")
    place = draw(nth)
    days = some.lists(some.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
    optional = {
        "BYMONTH": numbers(1, 12),
        "BYDAY": days.map(lambda found: ",".join(f"{place}{day}" for day in found)),
        "WKST": some.sampled_from(DAYS),
    }
    if frequency != "WEEKLY":
        optional["BYMONTHDAY"] = numbers(1, 31, signed=True)
    if frequency == "YEARLY":
        optional["BYYEARDAY"] = numbers(1, 366, signed=True)
    for name, values in optional.items():
        if draw(some.integers(0, 2)) == 0:
            parts.append(f"{name}={draw(values)}")
    if frequency in {"MONTHLY", "YEARLY"} and any(part.startswith("BYDAY") for part in parts) and draw(some.booleans()):
        parts.append(f"BYSETPOS={draw(numbers(1, 5, signed=True))}")
    parts += draw(some.sampled_from(([], [f"COUNT={draw(some.integers(1, 30))}"], ["UNTIL=20290310T235900"])))
    return ";".join(parts)


@given(rules(), some.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)))
def test_the_dates_are_those_that_the_usual_library_finds(words: str, start: datetime) -> None:
    start = start.replace(second=0, microsecond=0)
    last = start + timedelta(days=900)
    usual = rrulestr(words, dtstart=start).between(start, last, inc=True)
    assume(usual and usual[0] == start)  # the two differ, by intent, where a series begins on none of its days
    found = list(repeats.dates(repeats.parse(words), start, last.date(), repeats.Budget()))
    assert [at for at in found if at <= last] == usual


@given(rules(), some.datetimes(datetime(2020, 1, 1), datetime(2024, 12, 31)), some.integers(0, 1_500))
def test_beginning_later_leaves_out_the_earlier_dates_and_nothing_else(words: str, start: datetime, ahead: int) -> None:
    rule, since, last = repeats.parse(words), start.date() + timedelta(days=ahead), start.date() + timedelta(days=2_500)
    every = list(repeats.dates(rule, start, last, repeats.Budget()))
    later = list(repeats.dates(rule, start, last, repeats.Budget(), since=since))
    assert later == [at for at in every if at.date() >= since]


@pytest.mark.parametrize("words", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2;COUNT=9"])
def test_a_rule_that_never_comes_true_ends(words: str) -> None:
    found = repeats.dates(repeats.parse(words), datetime(2027, 5, 19, 18), date(2199, 1, 1), repeats.Budget())
    assert list(islice(found, 1)) == [datetime(2027, 5, 19, 18)]
    with suppress(NotUnderstood):  # raised where there were too many days to look at
        assert list(found) == []


def test_a_file_has_one_budget_for_all_that_repeats() -> None:
    budget = repeats.Budget(100)
    rule = repeats.parse("FREQ=DAILY")
    list(repeats.dates(rule, datetime(2027, 5, 19, 18), date(2027, 7, 1), budget))
    with pytest.raises(NotUnderstood, match="too much"):
        list(repeats.dates(rule, datetime(2027, 5, 19, 18), date(2027, 12, 1), budget))
