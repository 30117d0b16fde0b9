"""Works out the dates of what repeats (RFC 5545, 3.3.10), within limits that no rule of a foreign file can pass.

Rules are worked out here, day by day and against a budget, because a rule that never comes true keeps the usual
library busy until the year 9999 without a chance to stop it. The tests compare the two.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, datetime, timedelta

from organiser.imports.calendar_values import Moment, NotUnderstood, moment

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"[+-]?[0-9]{1,5}")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_MOST_A_RULE = 60_000
_MOST_PARTS = 400


@dataclass(slots=True)
class Budget:
    """How many days may still be looked at for all that repeats in a file."""

    left: int = 2_000_000

    def spend(self, days: int) -> None:
        """Look at ``days`` more days."""
        self.left -= days
        if self.left < 0:
            raise NotUnderstood("the file repeats too much to work it out")


@dataclass(frozen=True, slots=True)
class Rule:
    """How something repeats. ``days`` are pairs of a place (0: any) and a weekday from 0, Monday."""

    frequency: str
    interval: int = 1
    count: int = 0
    until: Moment | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    days: frozenset[tuple[int, int]] = frozenset()
    places: frozenset[int] = frozenset()
    week_starts: int = 0
    times: tuple[tuple[str, str], ...] = ()

    @property
    def is_endless(self) -> bool:
        """Whether it says neither how often nor until when."""
        return not self.count and self.until is None


def parse(value: str) -> Rule:
    """Read ``FREQ=WEEKLY;BYDAY=WE;COUNT=10``; raises :class:`NotUnderstood` for what no session does."""
    parts = dict(_pairs(value))
    frequency = parts.pop("FREQ", "")
    if frequency in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise NotUnderstood(f"it repeats several times a day ({frequency.lower()})")
    if frequency not in _FREQUENCIES:
        raise NotUnderstood(f"its rule for repeating cannot be read: “{value[:60]}”")
    if "BYWEEKNO" in parts or "BYEASTER" in parts or parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise NotUnderstood(f"it repeats in a way that is not known here: “{value[:60]}”")
    until = parts.get("UNTIL", "")
    return Rule(
        frequency,
        _one(parts.get("INTERVAL", "1"), 1, 10_000),
        _one(parts["COUNT"], 1, 99_999) if "COUNT" in parts else 0,
        moment(until) if until else None,
        _numbers(parts.get("BYMONTH", ""), 1, 12),
        _numbers(parts.get("BYMONTHDAY", ""), 1, 31, signed=True),
        _numbers(parts.get("BYYEARDAY", ""), 1, 366, signed=True),
        frozenset(_weekday(word) for word in parts.get("BYDAY", "").split(",") if word),
        _numbers(parts.get("BYSETPOS", ""), 1, 366, signed=True),
        _DAYS.index(parts["WKST"]) if parts.get("WKST") in _DAYS else 0,
        tuple((name, parts[name]) for name in ("BYHOUR", "BYMINUTE") if name in parts),
    )


def _pairs(value: str) -> Iterator[tuple[str, str]]:
    for part in value.strip().upper().split(";", _MOST_PARTS)[:_MOST_PARTS]:
        name, _, words = part.partition("=")
        yield name.strip(), words.strip()


def _one(words: str, least: int, most: int) -> int:
    found = int(words) if _NUMBER.fullmatch(words) else least - 1
    if not least <= found <= most:
        raise NotUnderstood(f"its rule for repeating has a number that is out of range: “{words[:20]}”")
    return found


def _numbers(words: str, least: int, most: int, *, signed: bool = False) -> frozenset[int]:
    found = []
    for word in words.split(",", _MOST_PARTS)[:_MOST_PARTS]:
        if word:
            number = _one(word.removeprefix("-") if signed else word, least, most)
            found.append(-number if signed and word.startswith("-") else number)
    return frozenset(found)


def _weekday(word: str) -> tuple[int, int]:
    found = _BYDAY.fullmatch(word.strip())
    if not found:
        raise NotUnderstood(f"its rule for repeating has a day that cannot be read: “{word[:20]}”")
    return int(found[1] or 0), _DAYS.index(found[2])


def dates(rule: Rule, start: datetime, last: date, budget: Budget, *, since: date | None = None) -> Iterator[datetime]:
    """The dates of a series in order, ``start`` always being the first, until the day ``last``.

    ``rule.until`` is wall-clock time as ``start`` is. With ``since``, the dates before that day are left out.
    """
    _check_times(rule, start)
    until = rule.until.at if rule.until else None
    if until is not None and rule.until is not None and rule.until.is_day:
        until += timedelta(days=1, minutes=-1)
    number = 1
    if start.date() <= last and (since is None or start.date() >= since):
        yield start
    for day in _matching(rule, start.date(), last, budget, None if rule.count else since):
        at = datetime.combine(day, start.time())
        if at <= start:
            continue
        if (until is not None and at > until) or (rule.count and number >= rule.count) or day > last:
            return
        number += 1
        if since is None or day >= since:
            yield at


def _check_times(rule: Rule, start: datetime) -> None:
    for (_, words), own in zip(rule.times, _own(rule, start), strict=True):
        if not words.isdigit() or int(words) != own:
            raise NotUnderstood("it repeats at several times of the day")


def _own(rule: Rule, start: datetime) -> list[int]:
    return [start.hour if name == "BYHOUR" else start.minute for name, _ in rule.times]


def _matching(rule: Rule, start: date, last: date, budget: Budget, since: date | None) -> Iterator[date]:
    """The days that the rule means, period by period, from the one in which ``start`` lies."""
    rule = _completed(rule, start)
    spent = 0
    for period in _periods(rule, start, since):
        if not period:
            continue
        if period[0] > last:
            return
        spent += len(period)
        budget.spend(len(period))
        if spent > _MOST_A_RULE:
            raise NotUnderstood("it repeats for too long to work it out")
        found = [day for day in period if _holds(rule, day)]
        if rule.places:
            chosen = {place - 1 if place > 0 else len(found) + place for place in rule.places}
            found = [day for place, day in enumerate(found) if place in chosen]
        yield from found


def _completed(rule: Rule, start: date) -> Rule:
    """The rule with what it leaves to its first date."""
    if rule.days or rule.month_days or rule.year_days or rule.frequency == "DAILY":
        return rule
    if rule.frequency == "WEEKLY":
        return replace(rule, days=frozenset({(0, start.weekday())}))
    months = rule.months or frozenset({start.month}) if rule.frequency == "YEARLY" else rule.months
    return replace(rule, months=months, month_days=frozenset({start.day}))


def _periods(rule: Rule, start: date, since: date | None) -> Iterator[list[date]]:
    """The days of each period in turn; the first may lie somewhat before ``since``."""
    ahead = max(0, ((since or start) - start).days)
    step = rule.interval
    if rule.frequency in {"DAILY", "WEEKLY"}:
        span = 1 if rule.frequency == "DAILY" else 7
        first = start - timedelta(days=(start.weekday() - rule.week_starts) % 7 if span == 7 else 0)
        day = first.toordinal() + max(0, ahead // (span * step) - 1) * span * step
        while day + span <= date.max.toordinal():
            yield [date.fromordinal(day + place) for place in range(span)]
            day += span * step
        return
    if rule.frequency == "MONTHLY":
        month = start.year * 12 + start.month - 1 + max(0, ahead // (31 * step) - 1) * step
        while month // 12 <= MAXYEAR:
            yield _month(month // 12, month % 12 + 1)
            month += step
        return
    year = start.year + max(0, ahead // (366 * step) - 1) * step
    while year <= MAXYEAR:
        months = sorted(rule.months) if rule.months else range(1, 13)
        yield [day for month in months for day in _month(year, month)]
        year += step


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, calendar.monthrange(year, month)[1] + 1)]


def _holds(rule: Rule, day: date) -> bool:
    """Whether every part of the rule allows this day."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days:
        of_month = calendar.monthrange(day.year, day.month)[1]
        if day.day not in rule.month_days and day.day - of_month - 1 not in rule.month_days:
            return False
    if rule.year_days:
        place, of_year = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
        if place not in rule.year_days and place - of_year - 1 not in rule.year_days:
            return False
    return not rule.days or any(_is_that_day(rule, nth, weekday, day) for nth, weekday in rule.days)


def _is_that_day(rule: Rule, nth: int, weekday: int, day: date) -> bool:
    """Whether a day is the ``nth`` of its weekday in its month, or in its year where the rule names no month."""
    if day.weekday() != weekday:
        return False
    if not nth or rule.frequency in {"DAILY", "WEEKLY"}:
        return True
    if rule.frequency == "MONTHLY" or rule.months:
        place, of = day.day, calendar.monthrange(day.year, day.month)[1]
    else:
        place, of = day.timetuple().tm_yday, 366 if calendar.isleap(day.year) else 365
    return (place - 1) // 7 + 1 == nth if nth > 0 else (of - place) // 7 + 1 == -nth
