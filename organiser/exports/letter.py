"""Letters of invitation: a page for each person who is reached by post."""

from collections.abc import Iterator

from organiser.domain.occasion import Letter, Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Items, Sheet, Title, Words
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The letters of one session, in the order of the register; one page that says so where nobody needs one."""
    pages = [block for letter in occasion.letters for block in _letter(occasion, letter)]
    return opening.sheet(occasion, "Letters", pages or _nobody(occasion))


def _letter(occasion: Occasion, letter: Letter) -> Iterator[Block]:
    yield Title(letter.to, occasion.group.name or "You are invited")
    yield from opening.warning(occasion)
    if letter.address:
        yield Words(letter.address)
    yield Words(letter.words)


def _nobody(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Letters")
    yield Words("Nobody needs a letter: all who are reached by post have the date as it is.")
    yield Items(("Somebody gets a letter when “Post” is among the ways to reach them.",))
    yield Fact("Instead", "For everybody else there are texts on the session's People tab.")
