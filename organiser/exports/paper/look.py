"""How a print looks: the size of its type, its paper, its colour and the times it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from organiser.domain.people import Reading
from organiser.domain.problem import Problem

if TYPE_CHECKING:
    from organiser.exports.paper.label_grids import Placing

Colour = tuple[float, float, float]

MM = 72 / 25.4
BLACK: Colour = (0, 0, 0)
GREEN: Colour = (0x14 / 255, 0x6B / 255, 0x5E / 255)

PAPERS: Mapping[str, tuple[float, float]] = {"A5": (148, 210), "A4": (210, 297), "A3": (297, 420)}
_BODY: Mapping[Reading, int] = {Reading.STANDARD: 12, Reading.CLEAR: 14, Reading.LARGE: 18}


def painted(colour: Colour) -> str:
    """A colour as the numbers of a PDF operator."""
    return " ".join(f"{part:.3g}" for part in colour)


class Theme(StrEnum):
    """Whether the few marks of colour are printed in colour or in black."""

    COLOUR = "colour"
    PLAIN = "plain"


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

    ``placing`` says which sheet labels go on; None: the usual one of each print.
    """

    style: Reading = Reading.STANDARD
    paper: str = "A4"
    theme: Theme = Theme.COLOUR
    times: Times = Times.BOTH
    placing: "Placing | None" = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "style", Reading(self.style))
        object.__setattr__(self, "theme", Theme(self.theme))
        object.__setattr__(self, "times", Times(self.times))
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
        return GREEN if self.theme is Theme.COLOUR else BLACK

    @property
    def body(self) -> Type:
        return Type(_BODY[self.style])

    @property
    def strong(self) -> Type:
        return Type(self.body.size, bold=True)

    @property
    def title(self) -> Type:
        return Type(self.body.size * (1.6 if self.style is Reading.LARGE or self.paper == "A5" else 2), True, 1.2)

    @property
    def heading(self) -> Type:
        return Type(self.body.size * 1.3, True, 1.3)

    @property
    def subheading(self) -> Type:
        return Type(self.body.size * 1.1, True, 1.4)

    @property
    def footer(self) -> Type:
        """As large as the body: whoever needs large print needs the page number too."""
        return Type(self.body.size, spread=1.3)
