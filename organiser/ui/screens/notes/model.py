"""How many people a session is prepared for, in words."""

from __future__ import annotations

from collections.abc import Iterable

from organiser.domain import text
from organiser.domain.attendance import RegisterLine, head_count


def expected_in_words(expected: int, lines: Iterable[RegisterLine]) -> str:
    """What the number means for quantities and copies: one's own number, or the one from the answers so far."""
    if expected:
        return f"Materials and copies are worked out for {text.counted(expected, 'person', 'people')}."
    count = head_count(lines)
    if count.yes or count.maybe:
        people = text.counted(count.yes + count.maybe, "person", "people")
        return f"Worked out from the answers so far: {people} ({count.yes} yes, {count.maybe} maybe)."
    if coming := count.listed - count.no:
        return f"Worked out from the list: {text.counted(coming, 'person', 'people')}, nobody has answered yet."
    return "Nobody is on the list yet. Give a number here if you know it already."
