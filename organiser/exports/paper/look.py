"""How a print looks: the size of its type, its paper, its colour and the times it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from organiser.domain.brand import PLAIN, Brand
from organiser.domain.people import Reading
from organiser.domain.problem import Problem
from organiser.exports.paper import ink
from organiser.exports.paper.ink import Colour

if TYPE_CHECKING:
    from organiser.exports.paper.label_grids import Placing

MM = 72 / 25.4
BLACK: Colour = (0, 0, 0)
GREEN: Colour = (0x14 / 255, 0x6B / 255, 0x5E / 255)

PAPERS: Mapping[str, tuple[float, float]] = {"A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
_BODY: Mapping[Reading, int] = {Reading.STANDARD: 12, Reading.CLEAR: 14, Reading.EASY: 16, Reading.LARGE: 18}
LARGEST = 36  # points
_LEAST_ON_A3 = 18  # it hangs on a wall


def painted(colour: Colour) -> str:
    """A colour as the numbers of a PDF operator."""
    return " ".join(f"{part:.3g}" for part in colour)


class Theme(StrEnum):
    """Whether the few marks of colour are printed in colour or in black."""

    COLOUR = "colour"
    PLAIN = "plain"


class Tint(StrEnum):
    """The pale ground of a print, for whom white paper dazzles. Paper of that colour is better, and needs no ink."""

    NONE = "none"
    CREAM = "cream"
    YELLOW = "yellow"
    BLUE = "blue"
    GREEN = "green"

    @property
    def label(self) -> str:
        return "White" if self is Tint.NONE else self.value.capitalize()

    @property
    def ground(self) -> Colour:
        return ink.from_hex(_GROUNDS[self])


_GROUNDS: Mapping[str, str] = {
    "none": "#ffffff",
    "cream": "#fff6e0",
    "yellow": "#fff7b8",
    "blue": "#e3f1fb",
    "green": "#e6f5e6",
}


class Times(StrEnum):
    """Which times a plan shows: those on the clock, the minutes of each block, or both."""

    BOTH = "both"
    CLOCK = "clock"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Type:
    """One size and weight of type, in points."""

    size: float
    bold: bool = False
    spread: float = 1.45

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * self.spread


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody chose for a print. Larger type flows anew; nothing is ever scaled.

    ``points`` is the size of large print (0: the usual 18). ``both_sides`` says that a file with many parts is made for
    both sides of the paper, so that each copy begins on a sheet of its own; ``tinted`` that its parts on coloured paper
    have that colour as their ground, for printers with white paper. ``brand`` is the group's own colour and logo.
    ``placing`` says which sheet labels go on; None: the usual one of each print.
    """

    style: Reading = Reading.STANDARD
    paper: str = "A4"
    theme: Theme = Theme.COLOUR
    times: Times = Times.BOTH
    tint: Tint = Tint.NONE
    points: int = 0
    both_sides: bool = False
    tinted: bool = False
    brand: Brand = PLAIN
    placing: "Placing | None" = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "style", Reading(self.style))
        object.__setattr__(self, "theme", Theme(self.theme))
        object.__setattr__(self, "times", Times(self.times))
        object.__setattr__(self, "tint", Tint(self.tint))
        if self.points and not _BODY[Reading.LARGE] <= self.points <= LARGEST:
            raise Problem(f"Large print cannot have {self.points} points.", f"Use {_BODY[Reading.LARGE]} to {LARGEST}.")
        if self.paper not in PAPERS:
            raise Problem(f"“{self.paper}” is no paper size that can be printed.", f"Use one of: {', '.join(PAPERS)}.")

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points, upright."""
        width, height = PAPERS[self.paper]
        return width * MM, height * MM

    @property
    def margin(self) -> float:
        return (13 if self.paper == "A5" else 18) * MM

    @property
    def accent(self) -> Colour:
        """The colour of headings and rules, dark enough to be read on the tint."""
        if self.theme is Theme.PLAIN:
            return BLACK
        return ink.legible(ink.from_hex(self.brand.colour) if self.brand.colour else GREEN, self.tint.ground)

    @property
    def is_easy(self) -> bool:
        """Whether it is laid out to be easy to read: sentences apart, and a picture beside what matters."""
        return self.style is Reading.EASY

    @property
    def body(self) -> Type:
        if self.style is Reading.LARGE and self.points:
            return Type(self.points)
        size = max(_BODY[self.style], _LEAST_ON_A3 if self.paper == "A3" else 0)
        return Type(size, spread=1.6 if self.is_easy else 1.45)

    @property
    def strong(self) -> Type:
        return Type(self.body.size, bold=True)

    @property
    def title(self) -> Type:
        times = 1.6 if self.style in {Reading.LARGE, Reading.EASY} or self.paper == "A5" else 2
        return Type(self.body.size * self._tempered(times), True, 1.2)

    @property
    def heading(self) -> Type:
        return Type(self.body.size * self._tempered(1.3), True, 1.3)

    def _tempered(self, times: float) -> float:
        """How many times the body a heading is: less where the body is very large already, so that words fit."""
        return 1 + (times - 1) * min(1, _BODY[Reading.LARGE] / self.body.size)

    @property
    def subheading(self) -> Type:
        return Type(self.body.size * 1.1, True, 1.4)

    @property
    def footer(self) -> Type:
        """As large as the body, up to a point: whoever needs large print needs the page number too."""
        return Type(min(self.body.size, 24), spread=1.3)
