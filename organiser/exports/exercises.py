"""Exercises in full, for whoever leads them for the first time: those of a plan, or a single one."""

from collections.abc import Iterable, Iterator

from organiser.domain.exercises import Exercise
from organiser.domain.occasion import Method, Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Span, Spoken, Title, Words
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The cards of the plan, each once, in the order in which they are needed."""
    cards = {card.id: card for block in occasion.agenda.blocks for card in block.item.cards}
    pages = [
        block
        for card in cards.values()
        for block in _card(card, f"{card.stage.label}, for {occasion.session.title}", opening.warning(occasion))
    ]
    return opening.sheet(occasion, "Exercises", pages or _none(occasion))


def of_exercise(method: Method, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """One card of the playbook, for no session in particular."""
    card = method.exercise
    return opening.sheet_of(method, "Exercise", _card(card, f"{card.stage.label}, {card.format_in_words.lower()}"))


def _card(card: Exercise, above: str, warning: Iterable[Block] = ()) -> Iterator[Block]:
    yield Title(card.name, above)
    yield from warning
    yield Words(card.purpose)
    yield Fact("Minutes", f"{card.minutes_typical}, at least {card.minutes_min} and at most {card.minutes_max}")
    yield Fact("For", card.people_in_words)
    if card.question:
        yield Spoken(card.question)
    yield from _part("Beforehand", card.before)
    if card.materials:
        yield Heading("Bring")
        yield Items(tuple(material.in_words for material in card.materials), boxed=True)
    if card.steps:
        yield Heading("Step by step")
        steps = ((Span(f"{step.minutes} min: ", bold=True), Span(step.words)) for step in card.steps)
        yield Items(tuple(steps), numbered=True)
    yield from _part("Good to know", card.tips)
    yield from _part("So that everybody can take part", card.access)
    yield from _part("On a call", card.online_notes)
    yield from _part("Afterwards", card.afterwards)
    yield Fact("From", card.credit)


def _part(heading: str, items: tuple[str, ...]) -> Iterator[Block]:
    if items:
        yield Heading(heading)
        yield Items(items)


def _none(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Exercises")
    yield Words("There is no exercise in the plan yet. Choose some from the playbook, and print this again.")
