"""Blocks that are copied from one plan to be put into another, or into a letter."""

from collections.abc import Iterable

from organiser.domain import text, transcripts
from organiser.domain.agendas import Item
from organiser.domain.problem import Problem

# A plan of a long day has some 40 blocks.
_MOST = 1_000


def write(items: Iterable[Item]) -> str:
    """The blocks with all that is in them, as a text; what belongs to their rows stays behind."""
    return transcripts.write(item.bare for item in items)


def read(source: str) -> tuple[Item, ...]:
    """The blocks in a text that ``write`` has made; anything else is a Problem."""
    try:
        items = transcripts.read(source)
    except (ValueError, TypeError, RecursionError) as error:
        raise _nothing() from error
    if not 0 < len(items) <= _MOST:
        raise _nothing()
    return tuple(item.bare for item in items)


def in_words(items: Iterable[Item]) -> str:
    """The blocks as lines that can be pasted into a letter: ``Check-in round, 10 minutes``."""
    return "\n".join(
        f"{item.title}, {text.counted(item.minutes, 'minute')}" if item.minutes else item.title for item in items
    )


def _nothing() -> Problem:
    return Problem("There are no blocks to paste.", "Copy some in the plan of a session first.")
