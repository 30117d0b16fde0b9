"""Yearly rules for zones: where there is one, it tells the time that the tz database tells."""

from datetime import date, datetime, timedelta

import pytest

from organiser.domain import clock
from organiser.exports.zones import Observance, is_doubtful, observances

WITH_RULES = [
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Etc/GMT+5",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Warsaw",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
]


def onset(rule: Observance, year: int) -> datetime:
    """When a rule takes hold in one year: counted day by day, unlike the code that made the rule."""
    if not rule.nth:
        return rule.starts
    day = date(year, rule.starts.month, 1)
    found = []
    while day.month == rule.starts.month:
        if day.weekday() == rule.starts.weekday():
            found.append(day)
        day += timedelta(days=1)
    return datetime.combine(found[rule.nth - 1 if rule.nth > 0 else -1], rule.starts.time())


def offset(rules: tuple[Observance, ...], local: datetime) -> timedelta:
    """The offset that the rules give to a wall-clock time (RFC 5545, 3.6.5): that of the latest onset."""
    onsets = [(onset(rule, year), rule.after) for rule in rules for year in (local.year - 1, local.year)]
    return max(pair for pair in onsets if pair[0] <= local)[1]


@pytest.mark.parametrize("zone", WITH_RULES)
@pytest.mark.parametrize(("first", "last"), [(2026, 2026), (2026, 2027), (2037, 2039), (2098, 2098)])
def test_rules_agree_with_the_tz_database_on_every_day(zone: str, first: int, last: int) -> None:
    rules = observances(zone, first, last)
    assert len(rules) in {1, 2}
    here = clock.zone(zone)
    local = datetime(first, 1, 1, 12)
    while local.year <= last:
        if not is_doubtful(local, zone):
            assert offset(rules, local) == local.replace(tzinfo=here).utcoffset(), local
        local += timedelta(hours=25)


def test_the_rule_for_london() -> None:
    hour, none = timedelta(hours=1), timedelta()
    assert observances("Europe/London", 1996, 2060) == (
        Observance("BST", none, hour, datetime(1970, 3, 29, 1, 0), -1),
        Observance("GMT", hour, none, datetime(1970, 10, 25, 2, 0), -1),
    )


def test_irish_summer_time_is_the_summer_half() -> None:
    assert [rule.is_summer for rule in observances("Europe/Dublin", 2027, 2027)] == [True, False]


@pytest.mark.parametrize(
    ("zone", "first", "last"),
    [
        ("Africa/Casablanca", 2027, 2027),  # by the moon
        ("America/New_York", 2006, 2007),  # another rule from 2007 on
        ("Europe/Istanbul", 2016, 2016),  # summer that never ended
        ("Pacific/Apia", 2011, 2012),  # a day left out
        ("Asia/Jerusalem", 2026, 2040),  # the Friday before the last Sunday
        ("Europe/London", 1968, 1971),  # summer all year
    ],
)
def test_years_without_one_rule_have_none(zone: str, first: int, last: int) -> None:
    assert observances(zone, first, last) == ()
