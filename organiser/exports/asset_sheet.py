"""The asset sheet: what people and the place have to give, blank to be written on together."""

from collections.abc import Iterator

from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Heading, Sheet, Words, WritingLines
from organiser.exports.paper.look import Look

# The circles of an asset map, from people outwards, as asset-based community development has them (Kretzmann and
# McKnight); the questions are our own.
_CIRCLES = (
    ("People", "What can we do with head, heart and hands? Who knows whom?"),
    ("Groups and clubs", "Who meets already, to sing, to pray, to play, to help?"),
    ("Places", "Where can people sit, grow, mend, play or shelter?"),
    ("Schools, surgeries, councils", "Who works here, and what could they open, lend or share?"),
    ("Work and trade", "Who makes, sells, mends or gives work here?"),
    ("Stories and ways", "What do we tell, cook, celebrate and remember?"),
)


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A sheet to write on; nothing on it speaks of what is missing."""
    return opening.sheet(occasion, "Asset sheet", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "What we have here")
    yield Words("Write one thing to a line, and who knows it. Ask before you write down what somebody else can do.")
    for name, question in _CIRCLES:
        yield Heading(name)
        yield Words(question)
        yield WritingLines(4)
