"""Where people come from besides a neighbourhood, or what they do there, in shares that add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from organiser.domain import text

USUAL = (
    "Citizen", "Community group", "Charity or social enterprise", "NHS", "Council", "Housing", "Youth service",
    "School or college", "Faith group", "Business", "Police or fire service", "Carer",
)  # fmt: skip
NONE_NOTED = "No sector noted"


@dataclass(frozen=True, slots=True)
class Share:
    """One sector: ``people`` who have it, ``part`` of the people when each is split between their sectors.

    ``percent`` are whole numbers that come to 100 over all shares.
    """

    sector: str
    people: int
    part: Fraction
    percent: int

    @property
    def in_words(self) -> str:
        """``40 % (6.5 people); 8 people have it``."""
        has = "person has" if self.people == 1 else "people have"
        if self.sector == NONE_NOTED:
            return f"{self.percent} % ({text.counted(self.people, 'person', 'people')})"
        noun = "person" if self.part == 1 else "people"
        return f"{self.percent} % ({amount(self.part)} {noun}); {self.people:,} {has} it"


@dataclass(frozen=True, slots=True)
class Shares:
    """How a number of people divide into sectors; the parts add up to ``people``."""

    people: int
    shares: tuple[Share, ...]

    @property
    def what_it_counts(self) -> str:
        """What the numbers say, for whoever reads them."""
        if not self.people:
            return "Nobody is counted here yet."
        several = sum(share.people for share in self.shares) > self.people
        whom = text.counted(self.people, "person", "people")
        split = " Somebody with several sectors is split evenly between them, so that the shares add up." * several
        return f"Counts {whom}, each once.{split}"


def shares(sets: Mapping[frozenset[str], int]) -> Shares:
    """The shares of people, of whom so many have each set of sectors; those without any are a share too."""
    people = sum(sets.values())
    having: dict[str, int] = {}
    parts: dict[str, Fraction] = {}
    for sectors, number in sets.items():
        for sector in sectors or {NONE_NOTED}:
            having[sector] = having.get(sector, 0) + number
            parts[sector] = parts.get(sector, Fraction()) + Fraction(number, len(sectors) or 1)
    order = sorted((s for s in parts if parts[s]), key=lambda one: (one == NONE_NOTED, -parts[one], text.folded(one)))
    percents = _percents([parts[sector] for sector in order])
    found = (
        Share(sector, having[sector], parts[sector], percent) for sector, percent in zip(order, percents, strict=True)
    )
    return Shares(people, tuple(found))


def _percents(parts: list[Fraction]) -> list[int]:
    """Whole percentages that come to 100: what rounding down leaves goes to those who lost most by it."""
    whole = sum(parts)
    if not whole:
        return []
    exact = [part * 100 / whole for part in parts]
    floors = [int(one) for one in exact]
    by_loss = sorted(range(len(exact)), key=lambda place: floors[place] - exact[place])
    for place in by_loss[: 100 - sum(floors)]:
        floors[place] += 1
    return floors


def amount(part: Fraction) -> str:
    """A number of people with one decimal where it is not whole: ``6.5``, ``8``."""
    return f"{int(part):,}" if part.denominator == 1 else f"{float(part):,.1f}"


def parse(words: Iterable[str]) -> tuple[str, ...]:
    """Sectors from what somebody typed, each once; commas and semicolons keep several apart."""
    named = (text.line(one, "sector") for word in words for one in word.replace(";", ",").split(","))
    return tuple({text.folded(name): name for name in named if name}.values())
