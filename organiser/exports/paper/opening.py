"""What every print says at its head and foot: what, when, where, and whom to ask."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from organiser.domain import clock, text
from organiser.domain.agendas import Item
from organiser.domain.occasion import Chapter, Course, Method, Occasion, Subject
from organiser.domain.sessions import Status
from organiser.domain.strands import Strand
from organiser.exports.paper.blocks import Block, Fact, Heading, Items, Label, Sheet, Span, Title, Words

_WEB_ADDRESS = re.compile(r"https?://\S+")


def sheet(occasion: Occasion, kind: str, *parts: Iterable[Block]) -> Sheet:
    """A print of that ``kind``, with its footer."""
    return Sheet(
        title=f"{kind}: {occasion.session.title}",
        footer=footer(occasion, kind),
        blocks=tuple(chain(*parts)),
        author=occasion.group.name or occasion.group.organiser or "Organiser",
    )


def sheet_of(subject: Course | Method, kind: str, *parts: Iterable[Block]) -> Sheet:
    """A print that is of no one session."""
    return Sheet(
        title=f"{kind}: {subject.name}",
        footer=(f"{kind} – {subject.name}", f"Printed {_day(subject.today)}"),
        blocks=tuple(chain(*parts)),
        author=subject.group.name or subject.group.organiser or "Organiser",
    )


def opening(occasion: Occasion, above: str) -> Iterator[Block]:
    """The title, a warning where one is due, and when it is."""
    session = occasion.session
    yield Title(session.title, above)
    yield from warning(occasion)
    yield Fact("When", session.when)
    if session.place:
        yield Fact("Where", session.place)


def warning(what: Occasion | Chapter) -> Iterator[Block]:
    """What nobody should travel without knowing."""
    if what.session.is_cancelled:
        yield Words((Span("This session is cancelled.", bold=True),))
    elif what.session.status is Status.PROVISIONAL:
        yield Words((Span("Not confirmed yet: please check before you travel.", bold=True),))


def online(occasion: Occasion) -> Iterator[Block]:
    """The address to join at, which can be followed on a screen."""
    address = occasion.session.online_url
    if address:
        yield Fact("Online", address, link=link_of(address))


def link_of(words: str) -> str:
    """What can be followed on a screen: words that are a web address, else ""."""
    return words if _WEB_ADDRESS.fullmatch(words) else ""


def group(strand: Strand, item: Item) -> Iterator[Block]:
    """The name of a group, where it works, and whether it alone does what the block says."""
    yield Label(strand.name)
    if strand.room:
        yield Words((Span("Where: ", bold=True), Span(strand.room)), link=link_of(strand.room))
    others_differ = any(card != item.card for card in item.cards)
    if item.card and others_differ and strand.card in (None, item.card):
        yield Words(f"{item.card.name}, as above.")


def contact(subject: Subject) -> str:
    """``Nadia Rahman, Southside Together, 0161 496 0123, hello@example.org``; "" when nothing is known."""
    group = subject.group
    return ", ".join(filter(None, (group.organiser, group.name, group.phone.replace(" ", "\u00a0"), group.email)))


def footer(occasion: Occasion, kind: str) -> tuple[str, ...]:
    """Two lines that tell one printing from another, and between them the version of a plan that was released."""
    agenda = occasion.agenda
    plan = f"{text.counted(len(agenda.blocks), 'part')}, {agenda.used:,} min" if agenda.blocks else "no plan yet"
    version = (occasion.version,) if occasion.version else ()
    return f"{kind} – {occasion.session.title}", *version, f"Printed {_day(occasion.today)} – {plan}"


def _day(day: date) -> str:
    return " ".join(clock.day_in_words(day).split()[1:])


def credits(occasion: Occasion) -> Iterator[Block]:  # noqa: A001
    """Whose methods these are, each named once."""
    cards = {card.name: card for block in occasion.agenda.blocks for card in block.item.cards}
    if cards:
        yield Heading("Where the exercises come from")
        yield Items(tuple((Span(f"{name}. ", bold=True), Span(card.credit)) for name, card in cards.items()))
