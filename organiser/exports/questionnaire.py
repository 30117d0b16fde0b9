"""The questionnaire: how it was, in people's own words, on one sheet without a name."""

from collections.abc import Iterator

from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Choices, Heading, Sheet, Words, WritingLines
from organiser.exports.paper.look import Look

_SCALE = ("Not at all", "A little", "Quite", "Very much")
_STATEMENTS = (
    "I felt welcome.",
    "I could say what I wanted to say.",
    "I understood what was said and what was on paper.",
    "I met somebody I did not know before.",
    "I know what happens next.",
    "I could do something like this where I live.",
)


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """One questionnaire; it asks for no name."""
    return opening.sheet(occasion, "Questionnaire", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    who = occasion.group.name or "those who run the sessions"
    yield from opening.opening(occasion, "How was it?")
    yield Words(
        f"Your answers help {who} to do better. You need not give your name, and you may leave out any question. "
        "Ask if you would like somebody to read it to you or to write for you."
    )
    for statement in _STATEMENTS:
        yield Heading(statement)
        yield Choices(_SCALE)
    for question, lines in (
        ("What was best?", 3),
        ("What should be different next time?", 3),
        ("What would make it easier for you to take part?", 3),
    ):
        yield Heading(question)
        yield WritingLines(lines)
    yield Words("Please put it into the box at the door. Thank you.")
