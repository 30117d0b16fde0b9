"""Diet, childcare and travel, in totals for a caterer or a host: numbers of people, and nobody's name."""

from collections.abc import Iterator

from organiser.domain import text
from organiser.domain.occasion import Occasion
from organiser.domain.totals import Total
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Column, Fact, Heading, Sheet, Table, Words
from organiser.exports.paper.look import Look


def sheet(occasion: Occasion, look: Look) -> Sheet:  # noqa: ARG001 - every kind of print is asked the same way
    """The totals of one session. What stands here may be handed to anybody: it names none of those who come."""
    return opening.sheet(occasion, "Totals", _blocks(occasion))


def _blocks(occasion: Occasion) -> Iterator[Block]:
    totals = occasion.totals
    people = totals.people
    yield from opening.opening(occasion, "Diet, childcare and travel")
    yield Fact("People", _people(people))
    yield from _asking(occasion)
    if not people.sure and not people.maybe:
        return
    extra = tuple(one for one in (totals.companions, totals.under_18) if one.sure or one.maybe)
    if extra:
        yield _table("Who", extra)
    yield Heading("Food")
    yield Words("Each person is counted once, so that these lines add up to all who come.")
    yield _table("Diet", totals.diets)
    yield Heading("Childcare")
    if totals.children.sure or totals.children.maybe:
        yield _table("Wanted", (totals.children, totals.families))
    else:
        yield Words("Nobody has asked for childcare.")
    yield Heading("Travel")
    if totals.travel:
        yield _table("Help wanted", totals.travel)
    else:
        yield Words("Nobody has asked for help with travelling.")


def _people(people: Total) -> str:
    if not people.sure and not people.maybe:
        return "Nobody has said yes yet"
    perhaps = f", and {text.counted(people.maybe, 'more says', 'more say')} maybe" if people.maybe else ""
    verb = "is" if people.sure == 1 else "are"
    return f"{text.counted(people.sure, 'person', 'people')} {verb} coming{perhaps}"


def _table(what: str, totals: tuple[Total, ...]) -> Table:
    rows = tuple((one.what, f"{one.sure:,}", f"{one.maybe:,}" if one.maybe else "") for one in totals)
    return Table((Column(what, 64), Column("Said yes", 18), Column("Maybe", 18)), rows)


def _asking(occasion: Occasion) -> Iterator[Block]:
    """Whom to ask: the group and its telephone, not a person."""
    ask = ", ".join(filter(None, (occasion.group.name, occasion.group.phone.replace(" ", "\u00a0"))))
    if ask:
        yield Fact("Questions", ask)
