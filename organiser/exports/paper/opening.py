"""What every print of one session says at its head and foot: what, when, where, and whom to ask."""

import re
from collections.abc import Iterator

from organiser.domain import clock, text
from organiser.domain.occasion import Occasion
from organiser.domain.sessions import Status
from organiser.exports.paper.blocks import Block, Fact, Span, Title, Words

_WEB_ADDRESS = re.compile(r"https?://\S+")


def opening(occasion: Occasion, above: str) -> Iterator[Block]:
    """The title, a warning where one is due, and the facts that people look for first."""
    session = occasion.session
    yield Title(session.title, above)
    if session.is_cancelled:
        yield Words((Span("This session is cancelled.", bold=True),))
    elif session.status is Status.PROVISIONAL:
        yield Words((Span("Not confirmed yet: please check before you travel.", bold=True),))
    yield Fact("When", session.when)
    if session.place:
        yield Fact("Where", session.place)
    if session.online_url:
        is_link = bool(_WEB_ADDRESS.fullmatch(session.online_url))
        yield Fact("Online", session.online_url, link=session.online_url if is_link else "")


def contact(occasion: Occasion) -> str:
    """``Nadia Rahman, Southside Together, 0161 496 0123, hello@example.org``; "" when nothing is known."""
    group = occasion.group
    return ", ".join(filter(None, (group.organiser, group.name, group.phone.replace(" ", "\u00a0"), group.email)))


def footer(occasion: Occasion, kind: str) -> str:
    """Two lines that tell one printing from another."""
    session = occasion.session
    title = session.title if len(session.title) <= 50 else session.title[:48].rstrip() + "…"
    parts = text.counted(len(occasion.agenda.blocks), "part")
    plan = f"plan of {parts}, {text.counted(occasion.agenda.used, 'minute')}" if occasion.agenda.blocks else "no plan yet"
    printed = f"{occasion.today.day} {clock.day_in_words(occasion.today).split()[2]} {occasion.today.year}"
    return f"{title}: {kind}\nPrinted {printed}, {plan}"
