"""A page about the passphrase of a workspace, in two halves to tear off: two people keep one each."""

from collections.abc import Iterator
from datetime import date

from organiser.domain import clock
from organiser.exports.paper.blocks import Block, Cards, Fact, Heading, Items, Sheet, Words, WritingLines

_KEEPING = (
    "Keep it where you keep what must not get lost, and not with the computer or the memory stick.",
    "Show it to nobody but whoever runs the sessions. When that changes, hand it over in person.",
    "When the passphrase is changed, tear this half up: the new one has a sheet of its own.",
)


def sheet(name: str, group: str, on: date, passphrase: str = "") -> Sheet:
    """The page of the workspace ``name``; without the passphrase there is a line to write it by hand."""
    half = tuple(_half(name, on, passphrase))
    return Sheet(f"Key sheet of {name}", (f"Key sheet of “{name}”",), (Cards(half, 1, 2),), group or "Organiser")


def _half(name: str, on: date, passphrase: str) -> Iterator[Block]:
    yield Heading(f"Key to “{name}”, for one of two people")
    yield Words(f"The workspace is locked with a passphrase since {clock.day_in_words(on)}.")
    if passphrase:
        yield Fact("Passphrase", passphrase)
    else:
        yield Words("Passphrase, written by hand; mind capitals and spaces:")
        yield WritingLines(1)
    yield Words("Kept by:")
    yield WritingLines(1)
    yield Items(_KEEPING)
    yield Words("If both halves are lost and nobody knows the passphrase, nobody can open the file.")
