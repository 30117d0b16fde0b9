"""Days as lists write them: whether day or month comes first, told from all of them together."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?:[T,\s]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?)?"
_ZONE = r"\s*(?:Z|(?:GMT|UTC|BST)?(?:[+-]\d{1,2}(?::?\d{2})?)?)"
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}{_ZONE}", re.I)
_NUMBERS = re.compile(rf"(?P<one>\d{{1,2}})[-/.](?P<two>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}", re.I)
_DAY_WORD = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<word>[a-z]{{3,9}})\.?,?[\s-]+"
    rf"(?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_ZONE}", re.I,
)  # fmt: skip
_WORD_DAY = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<word>[a-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+"
    rf"(?P<year>\d{{4}}){_CLOCK}{_ZONE}", re.I,
)  # fmt: skip
_LONGEST = 60
_EARLIEST = 1900


class DayOrder(StrEnum):
    """What the numbers of a column of days say about their order."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    EITHER = "either"
    NEITHER = "neither"


def order_of(words: Iterable[str]) -> DayOrder:
    """EITHER where every day could be read both ways; NEITHER where there is none of the kind, or they contradict."""
    day_first = month_first = either = False
    for one in words:
        found = _NUMBERS.fullmatch(one.strip()[:_LONGEST])
        if not found:
            continue
        first, second = int(found["one"]), int(found["two"])
        day_first |= first > 12 >= second
        month_first |= second > 12 >= first
        either |= first <= 12 and second <= 12 and first != second
    if day_first != month_first:
        return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST
    return DayOrder.EITHER if either else DayOrder.NEITHER


def read(words: str, *, day_first: bool = True) -> datetime | None:
    """The day, with its time where there is one, as it stands on the clock of whoever wrote it; None for no day.

    A number above 12 is a day wherever it stands.
    """
    said = " ".join(words.split())[:_LONGEST]
    for pattern in (_YEAR_FIRST, _NUMBERS, _DAY_WORD, _WORD_DAY):
        found = pattern.fullmatch(said)
        if found:
            try:
                return _made(found.groupdict(), day_first=day_first)
            except ValueError:
                return None
    return None


def _made(parts: dict[str, str | None], *, day_first: bool) -> datetime:
    year = int(parts["year"] or 0)
    year += (2000 if year < 70 else 1900) if year < 100 else 0
    if "one" in parts:
        one, two = int(parts["one"] or 0), int(parts["two"] or 0)
        day, month = (one, two) if (day_first and two <= 12) or one > 12 else (two, one)
    else:
        day = int(parts["day"] or 0)
        month = (
            int(parts["month"] or 0) if "month" in parts else _MONTHS.index((parts["word"] or "")[:3].casefold()) + 1
        )
    hour, half = int(parts["hour"] or 0), (parts["half"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if year < _EARLIEST:
        raise ValueError(year)
    return datetime(year, month, day, hour, int(parts["minute"] or 0), int(parts["second"] or 0))
