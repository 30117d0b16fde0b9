"""The pack of a session: every print in the formats and numbers that are needed, with a first page that lists them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from organiser.domain import copies, text
from organiser.domain.copies import Line
from organiser.domain.occasion import Occasion
from organiser.domain.people import Reading
from organiser.domain.printings import Aspect, Trace
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Heading, Items, LabelSheet, Sheet, Table, Words
from organiser.exports.paper.look import Look, Tint
from organiser.exports.paper.printing import Part

Kinds = Mapping[
    str, tuple[str, Callable[[Occasion, Look], Sheet | LabelSheet]]
]  # title and sheet, by the name of the kind

_COLUMNS = (Column("What", 40), Column("Copies", 12), Column("For", 32), Column("Page", 16))


def parts(occasion: Occasion, look: Look, kinds: Kinds) -> tuple[Part, ...]:
    """All that is in the pack besides its first page. Where nobody needs another format, it has that of ``look``."""
    found = []
    for line in _within(occasion):
        one = look_of(line, look)
        made = kinds[line.kind][1](occasion, one)
        if isinstance(made, Sheet):  # labels go on paper of their own, in a job of their own
            found.append(Part(made, one, line.copies, _name(line, kinds)))
    return tuple(found)


def traces(occasion: Occasion, kinds: Kinds) -> tuple[Trace, ...]:
    """The copies of each part, by which a pack that lacks some can be told."""
    return tuple(Trace(Aspect.COPIES, _name(line, kinds), "", line.copies) for line in _within(occasion))


def look_of(line: Line, look: Look) -> Look:
    """How a part looks: in its own format, and on a ground of its colour if white paper is printed on."""
    format_ = line.format
    if look.tinted and _has_ground(line):
        look = replace(look, tint=Tint(format_.colour))
    return look if format_.style is Reading.STANDARD else replace(look, style=format_.style, points=format_.points)


def _has_ground(line: Line) -> bool:
    return line.format.colour in set(Tint)


def front(occasion: Occasion, look: Look, kinds: Kinds, starts: Sequence[int] = ()) -> Part:
    """The first page, which says on which page of the file each part begins."""
    return Part(sheet(occasion, look, kinds, starts), look, name="What is in this pack")


def sheet(occasion: Occasion, look: Look, kinds: Kinds, starts: Sequence[int] = ()) -> Sheet:
    """The list of what is in the pack: what, how many copies, for whom and on which paper."""
    return opening.sheet(
        occasion,
        "Session pack",
        opening.opening(occasion, "What is in this pack"),
        _table(occasion, look, kinds, starts),
        _by_hand(occasion),
        _rule(occasion, look),
    )


def _within(occasion: Occasion) -> tuple[Line, ...]:
    return tuple(line for line in occasion.pack if line.copies)


def _name(line: Line, kinds: Kinds) -> str:
    title = kinds[line.kind][0]
    return f"{title}, {line.format.in_words}" if line.format.in_words else title


def _table(occasion: Occasion, look: Look, kinds: Kinds, starts: Sequence[int]) -> Iterator[Block]:
    within = _within(occasion)
    if not within:
        yield Words("There is nothing in this pack: choose at least one print for it.")
        return
    rows = [(_name(line, kinds), str(line.copies), line.whom) for line in within]
    if starts:
        yield Table(_COLUMNS, tuple((*row, str(start)) for row, start in zip(rows, starts, strict=True)))
    else:  # where nothing has a page
        yield Table(_COLUMNS[:-1], tuple(rows))
    colours = [line for line in within if line.format.colour and not (look.tinted and _has_ground(line))]
    if colours:
        yield Heading("Change the paper")
        yield Items(tuple(f"{line.format.paper.capitalize()}: {_name(line, kinds)}" for line in colours), boxed=True)


def _by_hand(occasion: Occasion) -> Iterator[Block]:
    plain = occasion.asked.plain
    to_do = [*occasion.asked.by_hand]
    if plain:
        whom = text.counted(plain, "person", "people")
        to_do.append(f"Send the handout as a text file to {whom}: it is saved beside the pack (.txt)")
    if to_do:
        yield Heading("To do by hand")
        yield Items(tuple(to_do), boxed=True)


def _rule(occasion: Occasion, look: Look) -> Iterator[Block]:
    yield Heading("How the numbers came about")
    yield Words(
        f"There is paper for {text.counted(occasion.expected, 'person', 'people')}: those who said yes or maybe, or "
        "everybody invited while nobody has, unless a number is set for the session. Whoever needs another format has "
        f"it even if they have not answered yet. {copies.SPARE} copies are to spare. Print at actual size, "
        f"on {'both sides' if look.both_sides else 'one side'} of the paper."
    )
