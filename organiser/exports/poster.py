"""The poster: what, when and where, to be read from across the street."""

from collections.abc import Iterator

from organiser.domain import clock
from organiser.domain.occasion import Occasion
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Large, Sheet, Title, Words
from organiser.exports.paper.look import Look

_TITLE, _WHEN, _REST = 5, 3.2, 2.2


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """One page for one session; on A3 it is larger, on A5 it is a flyer. Nobody who takes part is named on it."""
    times = {"A3": 1.5, "A5": 0.6}.get(look.paper, 1.0)
    return opening.sheet(occasion, "Poster", _blocks(occasion, times))


def _blocks(occasion: Occasion, times: float) -> Iterator[Block]:
    session, group = occasion.session, occasion.group
    yield Title(session.title, group.name or "You are welcome", _TITLE * times)
    yield from opening.warning(occasion)
    yield Large(clock.day_in_words(session.starts), _WHEN * times)
    yield Large(f"{session.starts:%H:%M} to {session.ends:%H:%M}", _WHEN * times)
    if session.place:
        yield Large(session.place, _REST * times)
    if session.online_url:
        yield Large("Online, or by phone" if not session.place else "You can also join online", _REST * times)
    if session.summary:
        yield Words(session.summary)
    yield Words(
        "For everybody who lives here. No experience is needed. You choose what you share, and you can just listen."
    )
    yield Words(
        "Step-free access, large print, an interpreter, a lift, childcare: tell us what would help you to come."
    )
    if group.phone:
        yield Large(f"Ring {group.phone}".replace(" ", "\u00a0"), _REST * times)
    if group.email:
        yield Large(group.email, _REST * times, bold=False)
