"""The packing list: everything that has to be in the bag, added up for the people expected, with boxes to tick."""

from collections.abc import Iterator

from organiser.domain import packing, text
from organiser.domain.occasion import Occasion
from organiser.domain.packing import Line
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Span, Words, WritingLines
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The packing list of one session, in the order in which things are needed."""
    return opening.sheet(occasion, "Packing list", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    people = occasion.expected
    lines = packing.packed(occasion.agenda, people)
    yield from opening.opening(occasion, "Packing list")
    yield Fact("For", text.counted(people, "person", "people") if people else "Nobody knows yet how many people")
    if not lines:
        yield Words("No exercise in the plan needs anything. Is there something you want to bring all the same?")
    yield from _part("Bring", tuple(line for line in lines if not line.optional))
    yield from _part("If you have it", tuple(line for line in lines if line.optional))
    yield Heading("What else?")
    yield WritingLines(4)


def _part(heading: str, lines: tuple[Line, ...]) -> Iterator[Block]:
    if lines:
        yield Heading(heading)
        yield Items(tuple(_in_words(line) for line in lines), boxed=True)


def _in_words(line: Line) -> tuple[Span, ...]:
    """``48 × sticky note (Talking circle and Sorting)``."""
    amount = f"{line.quantity:,} × {line.item}" if line.quantity else line.each
    return Span(amount, bold=True), Span(f" ({text.listed(line.used_in)})")
