"""The handout: what somebody who comes to a session takes in their hand, and home."""

from collections.abc import Iterator

from organiser.domain import strands
from organiser.domain.agendas import Block as Planned
from organiser.domain.agendas import BlockKind
from organiser.domain.exercises import Exercise
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Heading, Label, Sheet, Spoken, Timed, Words, WritingLines
from organiser.exports.paper.look import Look, Times


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """The handout of one session. Nothing that is private stands on it.

    Its plan has clock times, since nobody but those who lead counts minutes, unless only minutes are wished for.
    """
    return opening.sheet(
        occasion, "Handout", _welcome(occasion), _plan(occasion, look), _next(occasion), opening.credits(occasion)
    )


def _welcome(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, occasion.group.name or "Welcome")
    yield from opening.online(occasion)
    yield Words(
        "Welcome, and thank you for coming. What you know about living here is what this session is made of. "
        "You choose what you share. You may ask anything, take a break or just listen."
    )
    if occasion.session.summary:
        yield Words(occasion.session.summary)


def _plan(occasion: Occasion, look: Look) -> Iterator[Block]:
    yield Heading("What we will do")
    shown = [block for block in occasion.agenda.blocks if block.item.minutes or block.item.participants]
    if not shown:
        yield Words("The plan is still being made. There is room below for your own notes.")
    for block in shown:
        by_minutes = look.times is Times.MINUTES
        yield Timed(
            time="" if by_minutes else f"{block.starts:%H:%M}",
            minutes=f"{block.item.minutes} min" if by_minutes else "",
            title=block.item.title,
            parts=tuple(_part(block)),
        )
    yield Timed("" if look.times is Times.MINUTES else f"{occasion.session.ends:%H:%M}", "", "We finish")


def _part(block: Planned) -> Iterator[Block]:
    item = block.item
    card = item.card if item.card in item.cards and item.kind is not BlockKind.BREAK else None
    if words := item.participants or (card.participants if card else ""):
        yield Words(words)
    if card:
        yield from _question(card)
    if item.strands:
        yield Label(f"In {strands.in_words(item.strands)}")
    for strand in item.strands:
        yield from opening.group(strand, item)
        if strand.card and strand.card != card:
            yield Words(strand.card.participants or strand.card.purpose)
            yield from _question(strand.card)


def _question(card: Exercise) -> Iterator[Block]:
    if card.question:
        yield Spoken(card.question)
        yield WritingLines(2)


def _next(occasion: Occasion) -> Iterator[Block]:
    yield Heading("What happens next")
    yield Words("Before you go: what is one thing that you would like to do, or to see done?")
    yield WritingLines(2)
    yield Words("Who could do it with you, and by when?")
    yield WritingLines(2)
    ask = "If you think of something later, or if anything would make it easier for you to take part, please tell us"
    who = opening.contact(occasion)
    yield Words(f"{ask}: {who}." if who else f"{ask}.")
