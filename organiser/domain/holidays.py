"""The bank holidays of the United Kingdom from 2000 to 2099, worked out by rule, so that nobody has to look online."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from organiser.domain import clock, text

FIRST_YEAR, LAST_YEAR = 2000, 2099

_UK_ZONES = frozenset({"Europe/London", "Europe/Belfast", "GB", "GB-Eire"})
_MONDAY, _SATURDAY = 0, 5


class Nation(StrEnum):
    """A part of the United Kingdom with bank holidays of its own."""

    ENGLAND_AND_WALES = "England and Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One bank holiday; ``is_substitute`` where it stands in for a day that fell on a weekend."""

    day: date
    name: str
    is_substitute: bool = False

    @property
    def in_words(self) -> str:
        """``Early May``; ``Christmas Day, substitute day``."""
        return f"{self.name}, substitute day" if self.is_substitute else self.name


# Days that were moved or given once, as the royal proclamations of those years have them (published in The Gazette, and
# on the government's list of bank holidays). What was moved was moved in the whole United Kingdom.
_MOVED: Mapping[tuple[int, str], date] = {
    (2002, "Spring"): date(2002, 6, 4),
    (2012, "Spring"): date(2012, 6, 4),
    (2020, "Early May"): date(2020, 5, 8),  # 75 years after VE Day
    (2022, "Spring"): date(2022, 6, 2),
}
_ONCE = (
    (Holiday(date(2002, 6, 3), "Golden Jubilee"), tuple(Nation)),
    (Holiday(date(2011, 4, 29), "Royal wedding"), tuple(Nation)),
    (Holiday(date(2012, 6, 5), "Diamond Jubilee"), tuple(Nation)),
    (Holiday(date(2022, 6, 3), "Platinum Jubilee"), tuple(Nation)),
    (Holiday(date(2022, 9, 19), "State Funeral of Queen Elizabeth II"), tuple(Nation)),
    (Holiday(date(2023, 5, 8), "Coronation of King Charles III"), tuple(Nation)),
    (Holiday(date(2026, 6, 15), "World Cup"), (Nation.SCOTLAND,)),
)
_ST_ANDREWS_SINCE = 2007


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the computus of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    leaps, after_leap = divmod(century, 4)
    gold = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * gold + century - leaps - correction + 15) % 30
    quarters, last = divmod(rest, 4)
    to_sunday = (32 + 2 * after_leap + 2 * quarters - moon - last) % 7
    late = (gold + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=400)
def of_year(year: int, nation: Nation) -> tuple[Holiday, ...]:
    """The bank holidays of one year in order; none for a year outside 2000 to 2099."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ()
    movable = (Holiday(_MOVED.get((year, name), day), name) for day, name in _movable(year, nation))
    once = (holiday for holiday, where in _ONCE if holiday.day.year == year and nation in where)
    found = [*movable, *once, *_settled(_fixed(year, nation))]
    return tuple(sorted(found, key=lambda holiday: holiday.day))


def _movable(year: int, nation: Nation) -> Iterator[tuple[date, str]]:
    """The days that hang on Easter, or on the Mondays of a month."""
    yield easter(year) - timedelta(days=2), "Good Friday"
    if nation is not Nation.SCOTLAND:
        yield easter(year) + timedelta(days=1), "Easter Monday"
    yield _monday(date(year, 5, 1)), "Early May"
    yield _monday(date(year, 5, 25)), "Spring"
    yield _monday(date(year, 8, 1 if nation is Nation.SCOTLAND else 25)), "Summer"


def _monday(since: date) -> date:
    """The first Monday on or after a day."""
    return since + timedelta(days=(_MONDAY - since.weekday()) % 7)


def _fixed(year: int, nation: Nation) -> Iterator[tuple[date, str]]:
    """The days of the calendar, whatever weekday they fall on."""
    yield date(year, 1, 1), "New Year’s Day"
    if nation is Nation.SCOTLAND:
        yield date(year, 1, 2), "2 January"
        if year >= _ST_ANDREWS_SINCE:
            yield date(year, 11, 30), "St Andrew’s Day"
    if nation is Nation.NORTHERN_IRELAND:
        yield date(year, 3, 17), "St Patrick’s Day"
        yield date(year, 7, 12), "Battle of the Boyne"
    yield date(year, 12, 25), "Christmas Day"
    yield date(year, 12, 26), "Boxing Day"


def _settled(fixed: Iterable[tuple[date, str]]) -> Iterator[Holiday]:
    """Weekends give way to the next weekday that is no holiday itself."""
    days = list(fixed)
    taken = {day for day, _ in days if day.weekday() < _SATURDAY}
    for day, name in days:
        if day in taken:
            yield Holiday(day, name)
            continue
        substitute = day
        while substitute.weekday() >= _SATURDAY or substitute in taken:
            substitute += timedelta(days=1)
        taken.add(substitute)
        yield Holiday(substitute, name, is_substitute=True)


def on(day: date, nation: Nation) -> Holiday | None:
    """The bank holiday of a day in one nation, if it is one."""
    return next((holiday for holiday in of_year(day.year, nation) if holiday.day == day), None)


def in_words(day: date) -> str:
    """``Monday 3 May 2027 is a bank holiday (Early May) in England and Wales``, with each nation where it is one.

    Christmas and the like on a weekend are no bank holidays, but are named too; "" on any other day.
    """
    found = {nation: holiday for nation in Nation if (holiday := on(day, nation))}
    if found:
        names = text.listed(dict.fromkeys(holiday.in_words for holiday in found.values()))
        return f"{clock.day_in_words(day)} is a bank holiday ({names}) in {text.listed(found)}"
    feast = _FEASTS.get((day.month, day.day), "Easter Sunday" if day == easter(day.year) else "")
    return f"{clock.day_in_words(day)} is {feast}" if feast else ""


_FEASTS = {(1, 1): "New Year’s Day", (12, 25): "Christmas Day", (12, 26): "Boxing Day"}


def in_brief(day: date) -> str:
    """``Bank holiday: Early May``, with where it is one unless that is everywhere; a feast, or ""."""
    found = {nation: holiday.in_words for nation in Nation if (holiday := on(day, nation))}
    if not found:
        return _FEASTS.get((day.month, day.day), "Easter Sunday" if day == easter(day.year) else "")
    where = [nation for nation in Nation if nation in found]
    missing = [nation for nation in Nation if nation not in found]
    part = "" if not missing else f" ({where[0]})" if len(where) == 1 else f" (not {missing[0]})"
    return f"Bank holiday{part}: {text.listed(dict.fromkeys(found.values()))}"


def about(day: date, timezone: str) -> str:
    """What :func:`in_words` says, but only where people live by the clocks of the United Kingdom."""
    return in_words(day) if timezone in _UK_ZONES else ""


def is_off(day: date, nation: Nation) -> bool:
    """Whether few would come on that day in that nation: a bank holiday, or Christmas on a weekend."""
    return on(day, nation) is not None or (day.month, day.day) in _FEASTS or day == easter(day.year)
