"""The poster: what, when and where, to be read from across the street."""

from collections.abc import Iterator
from dataclasses import dataclass

from organiser.domain import clock
from organiser.domain.occasion import Occasion
from organiser.exports import date_qr
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Code, Large, Sheet, Title, Words
from organiser.exports.paper.look import Look


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many times as large as the body the words of a notice may be, and its code as large as usual.

    ``running`` is for what runs over several lines; None where that is as large as the body.
    """

    title: float
    when: float
    rest: float
    code: float = 1
    running: float | None = None

    def times(self, times: float) -> "Sizes":
        running = self.running and max(1, self.running * times)
        return Sizes(self.title * times, self.when * times, self.rest * times, self.code * times, running)

    def told(self, words: str) -> Block:
        return Large(words, self.running, bold=False, least=self.running) if self.running else Words(words)


_HELP = "Step-free access, large print, an interpreter, a lift, childcare: tell us what would help you to come."
_CAMERA = "The camera of a phone notes the date."
_USUAL = 12  # points: a poster in large print is no larger where it is large already
_WALL = Sizes(title=7, when=3.8, rest=2.4, code=1.6, running=1.5)


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """One page for one session, larger on A3. Nobody who takes part is named on it."""
    times = {"A3": 1.5, "A5": 0.6}.get(look.paper, 1.0) * _USUAL / look.body.size
    return opening.sheet(occasion, "Poster", notice(occasion, _WALL.times(times)))


def notice(occasion: Occasion, sizes: Sizes) -> Iterator[Block]:
    """What tells people of a session who have not heard of it, wherever it hangs or lies."""
    session, group = occasion.session, occasion.group
    yield Title(session.title, group.name or "You are welcome", sizes.title)
    yield from opening.warning(occasion)
    yield Large(clock.day_in_words(session.starts), sizes.when)
    yield Large(f"{session.starts:%H:%M} to {session.ends:%H:%M}", sizes.when)
    if session.place:
        yield Large(session.place, sizes.rest)
    if session.online_url:
        yield Large("Online, or by phone" if not session.place else "You can also join online", sizes.rest)
    if session.summary:
        yield sizes.told(session.summary)
    yield sizes.told(
        "For everybody who lives here. No experience is needed. You choose what you share, and you can just listen."
    )
    if group.phone:
        yield Large(f"Ring {group.phone}".replace(" ", "\u00a0"), sizes.rest)
    if group.email:
        yield Large(group.email, sizes.rest, bold=False)
    code = date_qr.squares(session)
    if sizes.running or not code:
        yield sizes.told(_HELP)
    if code:
        yield Code(_CAMERA if sizes.running else f"{_HELP} {_CAMERA}", code, sizes.code)
