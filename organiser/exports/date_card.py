"""The date card: when and where in very large type, for the fridge of whoever keeps no calendar on a screen."""

from collections.abc import Iterator

from organiser.domain import clock
from organiser.domain.occasion import Group, Occasion
from organiser.domain.people import Reading
from organiser.exports import date_qr
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Cards, Code, Large, Sheet, Span, Title, Words, WritingLines
from organiser.exports.paper.look import Look

_TITLE, _PHONE = 1.5, 1.4


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """Cards for one session: four to a sheet, or two if they say much; in large print and on A5 one."""
    is_small = look.paper == "A5"
    is_whole = is_small or look.style is Reading.LARGE
    times = 3.4 if is_whole and not is_small else 2.0
    each_way = 1 if is_whole else 2
    has_code = look.style is Reading.STANDARD or (is_whole and not is_small)  # elsewhere it would cost half the cards
    card = tuple(_card(occasion, times, has_code=has_code))
    return opening.sheet(occasion, "Date card", (Cards(card, each_way, each_way),))


def _card(occasion: Occasion, times: float, *, has_code: bool) -> Iterator[Block]:
    """Day and time are up to ``times`` as large as the rest; ``has_code`` adds them as a code for cameras."""
    session = occasion.session
    yield Title(session.title, occasion.group.name or "You are welcome", _TITLE)
    yield from opening.warning(occasion)
    weekday, _, day = clock.day_in_words(session.starts).partition(" ")
    yield Large(weekday, times)
    yield Large(day, times)
    yield Large(f"{session.starts:%H:%M} to {session.ends:%H:%M}", times)
    if session.ends.date() != session.starts.date():
        yield Words(f"It ends on {clock.day_in_words(session.ends)}.")
    if zone := clock.zone_in_words(session.timezone):
        yield Words((Span("Time zone: ", bold=True), Span(zone)))
    if session.place:
        yield Words((Span("Where: ", bold=True), Span(session.place)))
    if session.online_url:
        yield Words((Span("Online: ", bold=True), Span(session.online_url)), link=opening.link_of(session.online_url))
    if has_code and (code := date_qr.squares(session)):
        yield Code("A phone’s camera notes the date.", code)
    yield from _asking(occasion.group)


def _asking(group: Group) -> Iterator[Block]:
    """Whom to ring; a line to write it on where nobody has said so yet."""
    if group.phone:
        yield Large(f"Ring {group.phone}".replace(" ", "\u00a0"), _PHONE)
    elif group.email:
        yield Words((Span("Any question? ", bold=True), Span(group.email)))
    else:
        yield Words("Any question? Ring:")
        yield WritingLines(1)
