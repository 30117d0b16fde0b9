"""Reads days to mark, such as awareness days, from a list (CSV) or a calendar (.ics) that anybody may have made."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO

from organiser.domain import clock, text
from organiser.domain.foreign import cut
from organiser.domain.marked_days import LONGEST_NAME, NO_YEAR, DayFile, MarkedDay, Rejected
from organiser.domain.problem import Problem
from organiser.imports import calendar_lines as lines
from organiser.imports import calendar_values as values
from organiser.imports.calendar_lines import Part
from organiser.imports.calendar_values import NotUnderstood
from organiser.imports.encodings import decoded_list

LARGEST = 5_000_000
MOST_DAYS = 5_000
LONGEST_STRETCH = 31  # days in a row of one name, such as a month of awareness
_MOST_TOLD = 500
_MOST_REMARKS = 20
_LONGEST_LINE = 10_000
_NAMES = frozenset({"DTSTART", "DTEND", "DURATION", "SUMMARY", "RRULE"})
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WRITTEN = re.compile(r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,?(?: (\d{4}))?")
_HEADINGS = frozenset({"date", "day", "when", "datum"})
_EVERY_YEAR = frozenset({"every year", "yearly", "annual", "annually", "each year", "yes", "y", "true", "1"})
_ONCE = frozenset({"", "once", "no", "n", "false", "0"})


def read(content: bytes, name: str = "") -> DayFile:
    """The days in a file, and what is not taken, with its reason; ``name`` is what the file is called.

    A Problem says why nothing at all can be read.
    """
    if len(content) > LARGEST:
        raise Problem(f"The file is larger than {LARGEST // 1_000_000} MB.", "Choose a list of days.")
    if not content.strip(b" \t\r\n\0"):
        raise Problem("The file is empty.", "Write a day on each line: 2027-06-01, Volunteers’ Week, every year.")
    reading = _Reading(cut(name, text.LINE_LIMIT))
    if b"BEGIN:V" in content[:2_000].replace(b"\0", b"").upper():
        reading.take_calendar(content)
    else:
        reading.take_list(content)
    return reading.file()


class _Reading:
    """One file while it is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._days: list[MarkedDay] = []
        self._left: list[Rejected] = []
        self._untold = self._beyond = 0
        self._remarks: list[str] = []

    def file(self) -> DayFile:
        if self._beyond:
            self._remarks.append(f"Only {MOST_DAYS:,} days are taken: {self._beyond:,} more were left out.")
        if self._untold:
            self._remarks.append(f"{self._untold:,} more that are left out are not listed.")
        return DayFile(tuple(self._days), tuple(self._left), tuple(self._remarks))

    def take_list(self, content: bytes) -> None:
        """Lines of date, name and, if one likes, ``every year``."""
        plain, encoding = decoded_list(content)
        if encoding == "cp1252":
            self._remarks.append("It is not written in UTF-8: its letters were read as those of Western Europe.")
        for number, cells in _rows(plain):
            if cells is None:
                self._leave(number, "", "a quotation mark is opened there and not closed, or the line is too long")
            elif any(cells) and not (number == 1 and text.folded(cells[0]) in _HEADINGS):
                self._take_cells(number, cells)

    def _take_cells(self, number: int, cells: list[str]) -> None:
        told, name, often = [cell.strip() for cell in (*cells, "", "")][:3]
        repeats = text.folded(often)
        try:
            if repeats not in _EVERY_YEAR | _ONCE:
                raise Problem(f"“{cut(often, 40)}” should be “every year”, or nothing.")
            day, has_year = _date(told)
            self._add(MarkedDay(day, name, repeats in _EVERY_YEAR or not has_year, self._source))
        except Problem as problem:
            self._leave(number, ", ".join(filter(None, (told, name))), _reason(problem))

    def take_calendar(self, content: bytes) -> None:
        """Events that last all day."""
        taken = lines.read(content, _NAMES)
        self._remarks += taken.remarks
        self._beyond += taken.beyond
        for book in taken.books:
            for part in book.parts:
                if part.name == "VEVENT":
                    self._take_event(part)

    def _take_event(self, part: Part) -> None:
        title = values.words(part.value("SUMMARY"))
        try:
            first, many = _stretch(part)
            rule = part.value("RRULE").upper()
            is_yearly = _is_yearly(rule)
            for at in range(many):
                day = first + timedelta(days=at)
                self._add(MarkedDay(day, cut(title, LONGEST_NAME), is_yearly, self._source))
            if rule and not is_yearly and len(self._remarks) < _MOST_REMARKS:
                self._remarks.append(f"“{cut(title, 60)}” repeats in another way than every year: once is taken.")
        except NotUnderstood as reason:
            self._leave(part.line, title, str(reason))
        except (Problem, OverflowError) as problem:
            self._leave(part.line, title, _reason(problem))

    def _add(self, day: MarkedDay) -> None:
        if len(self._days) < MOST_DAYS:
            self._days.append(day)
        else:
            self._beyond += 1

    def _leave(self, line: int, words: str, reason: str) -> None:
        if len(self._left) < _MOST_TOLD:
            self._left.append(Rejected(line, cut(words, 80), reason))
        else:
            self._untold += 1


def _rows(plain: str) -> Iterator[tuple[int, list[str] | None]]:
    """The lines with their cells; each is read by itself, so that a quotation mark left open spoils no other."""
    separator = max(",;\t", key=plain[:_LONGEST_LINE].count)
    for number, line in enumerate(plain.splitlines(), 1):
        if len(line) > _LONGEST_LINE:
            yield number, None
            continue
        try:
            yield number, next(csv.reader(StringIO(line), delimiter=separator, strict=True), [])
        except csv.Error:
            yield number, None


def _date(told: str) -> tuple[date, bool]:
    """A day as people write it, and whether it names its year: ``2027-06-01``, ``01/06/2027``, ``1 June``."""
    found = _WRITTEN.fullmatch(" ".join(told.split()))
    if found is None:
        return clock.parse_date(told), True
    month = _MONTHS.get(found[2][:3].casefold())
    if month is None:
        raise Problem(f"“{cut(told, 40)}” is not a date that can be read.")
    try:
        return date(int(found[3] or NO_YEAR), month, int(found[1])), bool(found[3])
    except ValueError:
        raise Problem(f"There is no such day: {cut(told, 40)}.") from None


def _stretch(part: Part) -> tuple[date, int]:
    """The first day of an event that lasts all day, and how many days there are."""
    if part.fault:
        raise NotUnderstood(part.fault)
    start, end = part.first("DTSTART"), part.first("DTEND")
    if start is None:
        raise NotUnderstood("it does not say on which day it is")
    first = values.moment_of(start)
    if not first.is_day:
        raise NotUnderstood("it has a time of day: import it as a calendar, and it becomes a session")
    clock.check_year(first.at)
    many = (values.moment_of(end).at.date() - first.at.date()).days if end is not None else 1
    if end is None and part.value("DURATION"):
        many = values.length(part.value("DURATION")).days
    if many > LONGEST_STRETCH:
        raise NotUnderstood(f"it lasts {many:,} days: {LONGEST_STRETCH} in a row are the most")
    return first.at.date(), max(1, many)


def _is_yearly(rule: str) -> bool:
    """Whether it comes on the same day of every year."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    plain = parts.keys() <= {"FREQ", "INTERVAL", "WKST", "BYMONTH", "BYMONTHDAY"}
    return plain and parts.get("FREQ") == "YEARLY" and parts.get("INTERVAL", "1") == "1"


def _reason(problem: Exception) -> str:
    message = problem.message if isinstance(problem, Problem) else "its date is out of range"
    return (message[:1].lower() + message[1:]).rstrip(".")
