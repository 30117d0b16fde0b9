"""Tells whether two calendar files say the same about one event, however each program has written it down."""

from collections import Counter
from typing import Final

from organiser.domain.problem import Problem
from organiser.imports import calendar_lines as lines
from organiser.imports import calendar_values as values

# What people see, and what it depends on; not who wrote it down when.
_SEEN: Final = frozenset(
    "UID DTSTART DTEND DURATION SUMMARY DESCRIPTION LOCATION URL STATUS RRULE RDATE EXDATE RECURRENCE-ID".split()
)


def are_alike(one: bytes, other: bytes) -> bool:
    """Whether both hold one event with the same words at the same time."""
    said = _said(one)
    return bool(said) and said == _said(other)


def _said(content: bytes) -> Counter[tuple[str, str, str]]:
    """Every property that people see, with its zone; nothing where there is not exactly one event."""
    try:
        books = lines.read(content, _SEEN).books
    except Problem:
        return Counter()
    events = [part for book in books for part in book.parts if part.name == "VEVENT"]
    if len(events) != 1 or events[0].fault or events[0].is_cut:
        return Counter()
    return Counter((one.name, values.words(one.value).strip(), one.parameter("TZID")) for one in events[0].properties)
