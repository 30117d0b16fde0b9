"""Group cards: what stands on each table, so that everybody finds their group."""

from collections.abc import Iterator

from organiser.domain.occasion import Occasion, Table
from organiser.exports.paper import opening
from organiser.exports.paper.blocks import Block, Framed, Items, Large, Sheet, Title, Words
from organiser.exports.paper.look import Look

_NAME, _OFFERS = 5, 0.7
_LARGEST, _LARGEST_ON_A5 = 36, 18  # points
_SHARE = 0.5  # of the page, for names
_LINE = 1.7  # a name and the space after it, in sizes of its type


def sheet(occasion: Occasion, look: Look) -> Sheet:
    """A page for each small group; one page that says so where there are none."""
    pages = [_page(occasion, table, _size(len(table.people), look)) for table in occasion.groups]
    return opening.sheet(occasion, "Group cards", pages or _none(occasion))


def _size(people: int, look: Look) -> float:
    """How many times the body names are: as large as so many leave room for, to be read from across the table."""
    height = look.size[1] * _SHARE / max(people, 1) / _LINE
    return max(1, min(height, _LARGEST_ON_A5 if look.paper == "A5" else _LARGEST) / look.body.size)


def _page(occasion: Occasion, table: Table, times: float) -> Framed:
    """One page in a frame; the names of the people are up to ``times`` as large as the body."""
    said = [f"Here: {table.offers}"] if table.offers else []
    names = table.people or ("Nobody yet.",)
    return Framed(
        (
            Title(table.name, occasion.session.title, _NAME, centred=True),
            *opening.warning(occasion),
            *(Large(words, max(1, times * _OFFERS), centred=True) for words in said),
            *(Large(person, times, bold=False, centred=True) for person in names),
        )
    )


def _none(occasion: Occasion) -> Iterator[Block]:
    yield from opening.opening(occasion, "Group cards")
    yield Words("No groups were made for this session yet.")
    yield Items(("Make them on the session's Groups tab, and print this again.",))
