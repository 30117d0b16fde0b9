"""What every print of one session says at its head and foot: what, when, where, and whom to ask."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from organiser.domain import clock, text
from organiser.domain.occasion import Occasion
from organiser.domain.sessions import Status
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Sheet, Span, Title, Words

_WEB_ADDRESS = re.compile(r"https?://\S+")


def sheet(occasion: Occasion, kind: str, *parts: Iterable[Block]) -> Sheet:
    """A print of that ``kind``, with its footer."""
    return Sheet(
        title=f"{kind}: {occasion.session.title}",
        footer=footer(occasion, kind),
        blocks=tuple(chain(*parts)),
        author=occasion.group.name or occasion.group.organiser or "Organiser",
    )


def opening(occasion: Occasion, above: str) -> Iterator[Block]:
    """The title, a warning where one is due, and when it is."""
    session = occasion.session
    yield Title(session.title, above)
    if session.is_cancelled:
        yield Words((Span("This session is cancelled.", bold=True),))
    elif session.status is Status.PROVISIONAL:
        yield Words((Span("Not confirmed yet: please check before you travel.", bold=True),))
    yield Fact("When", session.when)
    if session.place:
        yield Fact("Where", session.place)


def online(occasion: Occasion) -> Iterator[Block]:
    """The address to join at, which can be followed on a screen."""
    address = occasion.session.online_url
    if address:
        yield Fact("Online", address, link=address if _WEB_ADDRESS.fullmatch(address) else "")


def contact(occasion: Occasion) -> str:
    """``Nadia Rahman, Southside Together, 0161 496 0123, hello@example.org``; "" when nothing is known."""
    group = occasion.group
    return ", ".join(filter(None, (group.organiser, group.name, group.phone.replace(" ", "\u00a0"), group.email)))


def footer(occasion: Occasion, kind: str) -> tuple[str, ...]:
    """Two lines that tell one printing from another."""
    agenda = occasion.agenda
    plan = f"{text.counted(len(agenda.blocks), 'part')}, {agenda.used:,} min" if agenda.blocks else "no plan yet"
    day = " ".join(clock.day_in_words(occasion.today).split()[1:])
    return f"{kind} – {occasion.session.title}", f"Printed {day} – {plan}"


def credits(occasion: Occasion) -> Iterator[Block]:  # noqa: A001
    """Whose methods these are, each named once."""
    cards = {block.item.card.name: block.item.card for block in occasion.agenda.blocks if block.item.card}
    if cards:
        yield Heading("Where the exercises come from")
        yield Items(tuple((Span(f"{name}. ", bold=True), Span(card.credit)) for name, card in cards.items()))
