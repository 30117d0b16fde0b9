"""The audit sheet of a draw by lot: who was in it, what each drew, and how anyone can work it out again by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from organiser.domain import clock
from organiser.domain.draws import RULE, Draw, digest, ticket
from organiser.domain.occasion import Course, Occasion
from organiser.domain.programmes import Programme
from organiser.domain.text import counted
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Fact, Heading, Label, Sheet, Table, Title, Words
from organiser.exports.paper.look import Look

_KIND = "Draw by lot"
_SHOWN = 15
_ERASED = "Somebody who is no longer listed"
_COLUMNS = (Column("Drew", 10), Column("Name", 40), Column("Ticket", 12), Column("SHA-256 begins with", 38))


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """The draws of the programme that a session belongs to."""
    if occasion.course is not None:
        return of_programme(occasion.course, look)
    none = Words("Lots are drawn for a programme, and this session belongs to none.")
    return opening.sheet(occasion, _KIND, opening.opening(occasion, _KIND), (none,))


def of_programme(course: Course, look: Look) -> Sheet:  # noqa: ARG001 - as all sheets are asked
    """Everything about the draws of one programme. It names people: it is for whoever checks, not for the wall."""
    made = opening.sheet_of(course, _KIND, _blocks(course.programme, course.draws))
    return replace(made, footer=(*made.footer, "Names people: show it to those who check the draw"))


def _blocks(programme: Programme, draws: Sequence[Draw]) -> Iterator[Block]:
    yield Title(programme.title, _KIND)
    if programme.capacity:
        yield Fact("Places", f"{programme.capacity:,}")
    if not draws:
        yield Words("No lots have been drawn for this programme.")
        return
    for number, draw in enumerate(draws, 1):
        if len(draws) > 1:
            yield Heading(f"Draw {number}")
        yield from _draw(programme, draw)
    yield Heading("How to check it")
    for sentence in RULE.split("\n"):
        yield Words(sentence)


def _draw(programme: Programme, draw: Draw) -> Iterator[Block]:
    at = draw.at.astimezone(clock.zone(clock.DEFAULT_ZONE))
    yield Fact("Drawn", f"{clock.day_in_words(at)}, {at:%H:%M}")
    yield Fact("Seed", draw.seed)
    yield Fact("People", counted(len(draw.lots), "person", "people"))
    kept = {target.neighbourhood: target.places for target in programme.targets}
    for name in draw.neighbourhoods:
        lots = draw.of(name)
        places = f", {counted(kept[name], 'place')}" if kept.get(name) else ""
        yield Label(f"{name or 'No neighbourhood noted'}: {counted(len(lots), 'person', 'people')}{places}")
        yield Words(f"The words of ticket 1 are: {ticket(draw.seed, name, 1)}")
        rows = tuple(
            (
                str(lot.rank),
                lot.name or _ERASED,
                str(lot.number),
                digest(ticket(draw.seed, name, lot.number))[:_SHOWN],
            )
            for lot in lots
        )
        yield Table(_COLUMNS, rows)
