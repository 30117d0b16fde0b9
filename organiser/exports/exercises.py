"""Every exercise of a plan in full, for whoever leads it for the first time."""

from collections.abc import Iterator

from organiser.domain.exercises import Exercise
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Span, Spoken, Title, Words
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The cards of the plan, each once, in the order in which they are needed."""
    cards = {card.id: card for block in occasion.agenda.blocks for card in block.item.cards}
    pages = [block for card in cards.values() for block in _card(occasion, card)]
    return opening.sheet(occasion, "Exercises", pages or _none(occasion))


def _card(occasion: Occasion, card: Exercise) -> Iterator[Block]:
    yield Title(card.name, f"{card.stage.label}, for {occasion.session.title}")
    yield from opening.warning(occasion)
    yield Words(card.purpose)
    yield Fact("Minutes", f"{card.minutes_typical}, at least {card.minutes_min} and at most {card.minutes_max}")
    if card.question:
        yield Spoken(card.question)
    if card.materials:
        yield Heading("Bring")
        yield Items(tuple(material.in_words for material in card.materials), boxed=True)
    if card.steps:
        yield Heading("Step by step")
        steps = ((Span(f"{step.minutes} min: ", bold=True), Span(step.words)) for step in card.steps)
        yield Items(tuple(steps), numbered=True)
    if card.tips:
        yield Heading("Good to know")
        yield Items(card.tips)
    yield Fact("From", card.credit)


def _none(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Exercises")
    yield Words("There is no exercise in the plan yet. Choose some from the playbook, and print this again.")
