"""Group cards: what stands on each table, so that everybody finds their group."""

from collections.abc import Iterator

from organiser.domain.occasion import Occasion, Table
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Fact, Items, Large, Sheet, Title, Words
from organiser.exports.paper.look import Look

_NAME, _PERSON = 4, 2


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """A page for each small group; one page that says so where there are none."""
    times = 1 if look.paper == "A5" else _PERSON
    pages = [block for table in occasion.groups for block in _page(occasion, table, times)]
    return opening.sheet(occasion, "Group cards", pages or _none(occasion))


def _page(occasion: Occasion, table: Table, times: float) -> Iterator[Block]:
    yield Title(table.name, occasion.session.title, _NAME)
    yield from opening.warning(occasion)
    if table.offers:
        yield Fact("Here", table.offers)
    for person in table.people:
        yield Large(person, times, bold=False)
    if not table.people:
        yield Words("Nobody yet.")


def _none(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Group cards")
    yield Words("No groups were made for this session yet.")
    yield Items(("Make them on the session's Groups tab, and print this again.",))
