"""Exercise cards to hold in the hand: what it is in front, the steps behind, folded so that both sides always meet."""

from collections.abc import Iterator

from organiser.domain.exercises import Exercise
from organiser.domain.occasion import Group, Method, Occasion
from organiser.exports.paper.blocks import Block, Fact, Items, LabelSheet, Piece, Span, Spoken, Title, Words
from organiser.exports.paper.label_grids import CARDS
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> LabelSheet:  # noqa: ARG001 - every kind of print is asked the same way
    """A card for each exercise of the plan, in the order in which they are needed."""
    cards = {card.id: card for block in occasion.agenda.blocks for card in block.item.cards}
    return _sheet(occasion.session.title, occasion.group, tuple(map(_piece, cards.values())) or (_none(),))


def of_exercise(method: Method, look: Look) -> LabelSheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The card of one exercise of the playbook."""
    return _sheet(method.exercise.name, method.group, (_piece(method.exercise),))


def _sheet(of: str, group: Group, pieces: tuple[Piece, ...]) -> LabelSheet:
    return LabelSheet(f"Exercise cards: {of}", pieces, CARDS[0], group.name or "Organiser")


def _piece(card: Exercise) -> Piece:
    """Front and back of one exercise's card."""
    return Piece(tuple(_front(card)), tuple(_back(card)), (Title(card.name, "Continued"),))


def _front(card: Exercise) -> Iterator[Block]:
    yield Title(card.name, card.stage.label)
    yield Words(card.purpose)
    yield Words(
        (Span(f"{card.minutes_typical} minutes", bold=True), Span(f", for {card.people_min} to {card.people_max}"))
    )
    if card.question:
        yield Spoken(card.question)
    if card.materials:
        yield Fact("Bring", "; ".join(material.in_words for material in card.materials))
    yield Words(card.credit)


def _back(card: Exercise) -> Iterator[Block]:
    steps = ((Span(f"{step.minutes} min: ", bold=True), Span(step.words)) for step in card.steps)
    yield Items(tuple(steps), numbered=True)


def _none() -> Piece:
    return Piece((Title("No exercise yet"), Words("Choose some from the playbook, and print this again.")))
