"""Where labels and cards lie on a sheet: the usual sheets of the UK, and where a print begins on one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from organiser.domain.problem import Problem
from organiser.exports.paper.look import MM, PAPERS

_SLACK = 0.6  # millimetres by which the makers' own tables differ among themselves
FURTHEST = 20.0
LEAST_SCALE, MOST_SCALE = 0.95, 1.05


class Fold(StrEnum):
    """How a card is folded: not at all, down its middle like a book, or across it like a tent."""

    NONE = "none"
    BOOK = "book"
    TENT = "tent"


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of ``across`` times ``down`` labels. Millimetres; ``left`` and ``top`` are those of the first.

    The next label begins ``step_x`` further right, the next row ``step_y`` further down. A ``plain`` sheet has to be
    cut, and so gets marks.
    """

    name: str
    what: str
    across: int
    down: int
    width: float
    height: float
    left: float = 0
    top: float = 0
    step_x: float = 0
    step_y: float = 0
    landscape: bool = False
    fold: Fold = Fold.NONE
    plain: bool = False

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.across * self.down

    @property
    def size_in_words(self) -> str:
        """``80 × 50 mm``."""
        return f"{self.width:g} × {self.height:g} mm"

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the sheet in millimetres."""
        width, height = PAPERS["A4"]
        return (height, width) if self.landscape else (width, height)

    def corner(self, slot: int) -> tuple[float, float]:
        """How far the upper left corner of a label is from that of the sheet; ``slot`` counts from 0, row by row."""
        row, column = divmod(slot, self.across)
        return self.left + column * (self.step_x or self.width), self.top + row * (self.step_y or self.height)

    @property
    def is_sound(self) -> bool:
        """Whether every label is on the sheet and none lies on another."""
        width, height = self.paper
        right, bottom = self.corner(self.count - 1)
        inside = right + self.width <= width + _SLACK and bottom + self.height <= height + _SLACK
        apart_x = self.across == 1 or (self.step_x or self.width) >= self.width - _SLACK
        apart_y = self.down == 1 or (self.step_y or self.height) >= self.height - _SLACK
        return inside and apart_x and apart_y


def _grids() -> Iterator[Grid]:
    """From LibreOffice's and gLabels' tables, and pretix for Durable and Herma; they differ by up to 1.3 mm."""
    badges, labels, cards = "name badges", "labels", "cards"
    yield Grid("L4785", badges, 2, 5, 80, 50, 18, 13, 95, 55)
    yield Grid("L7418", badges, 2, 4, 86, 55, 19, 38.5)
    yield Grid("Durable 1445", badges, 2, 5, 90, 54, 15, 12)
    yield Grid("Durable 1453", badges, 2, 6, 75, 40, 30, 28.5)
    yield Grid("Durable 1456", badges, 2, 4, 90, 60, 15, 28.5)
    yield Grid("Herma 4412", badges, 2, 5, 80, 50, 17.5, 13.5, 95, 55)
    yield Grid("C32011", cards, 2, 5, 85, 54, 15, 13.5, 95, 54)
    yield Grid("L7414", cards, 2, 5, 90, 52, 15, 18.5)
    yield Grid("L7160", labels, 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1)
    yield Grid("L7161", labels, 3, 6, 63.5, 46.56, 7.21, 8.82, 66.04, 46.56)
    yield Grid("L7162", labels, 2, 8, 99.06, 33.87, 4.67, 13.02, 101.6, 33.87)
    yield Grid("L7163", labels, 2, 7, 99.06, 38.1, 4.67, 15.15, 101.6, 38.1)
    yield Grid("L7164", labels, 3, 4, 63.5, 71.97, 7.21, 4.57, 66.04, 71.97)
    yield Grid("L7165", labels, 2, 4, 99.06, 67.73, 4.67, 13.04, 101.6, 67.73)
    yield Grid("L7169", labels, 2, 2, 99.1, 139, 4.63, 9.5, 101.6, 139)
    yield Grid("L7173", labels, 2, 5, 99.06, 57, 4.67, 6, 101.6, 57)
    yield Grid("plain badges", "plain paper to cut, 90 × 54 mm", 2, 5, 90, 54, 15, 13.5, plain=True)
    yield Grid(
        "tents", "plain paper to cut and fold, two to a sheet", 1, 2, 190, 138, 10, 10.5, fold=Fold.TENT, plain=True
    )
    yield Grid("32257", "place cards to fold, two to a sheet", 1, 2, 210, 140, 0, 8.5, fold=Fold.TENT)
    fours = "place cards to fold, four to a sheet"
    yield Grid("32253", fours, 2, 2, 110, 80, 38.5, 25, landscape=True, fold=Fold.TENT)
    yield Grid("A6", "cards to cut and fold, two to a sheet", 1, 2, 210, 148.5, fold=Fold.BOOK, plain=True)
    yield Grid("A5", "cards to fold, one to a sheet", 1, 1, 297, 210, landscape=True, fold=Fold.BOOK, plain=True)


GRIDS: Mapping[str, Grid] = {grid.name: grid for grid in _grids()}

BADGES = tuple(name for name, grid in GRIDS.items() if grid.fold is Fold.NONE)
TENTS = tuple(name for name, grid in GRIDS.items() if grid.fold is Fold.TENT)
CARDS = tuple(name for name, grid in GRIDS.items() if grid.fold is Fold.BOOK)


@dataclass(frozen=True, slots=True)
class Placing:
    """Which sheet is in the printer and how it takes it.

    ``start`` is the first label that is still there, from 1; ``nudge_x`` and ``nudge_y`` move everything right and
    down by millimetres and ``scale`` makes good for a printer that shrinks; ``marks`` None: where the sheet is cut.
    ``is_trial`` prints each label's outline and number instead, to hold against the sheet.
    """

    sheet: str
    start: int = 1
    nudge_x: float = 0
    nudge_y: float = 0
    scale: float = 1
    marks: bool | None = None
    is_trial: bool = False

    def __post_init__(self) -> None:
        if self.sheet not in GRIDS:
            raise Problem(f"There is no label sheet “{self.sheet[:40]}”.", f"The sheets are: {', '.join(GRIDS)}.")
        if not 1 <= self.start <= self.grid.count:
            raise Problem(f"That sheet has no label {self.start}.", f"Start at 1 to {self.grid.count}.")
        if not (abs(self.nudge_x) <= FURTHEST and abs(self.nudge_y) <= FURTHEST):
            raise Problem("That is too far to nudge.", f"Use up to {FURTHEST:g} millimetres each way.")
        if not LEAST_SCALE <= self.scale <= MOST_SCALE:
            raise Problem("That is not a printer's fault any more.", f"Scale by {LEAST_SCALE} to {MOST_SCALE}.")

    @property
    def grid(self) -> Grid:
        return GRIDS[self.sheet]

    @property
    def has_marks(self) -> bool:
        """Whether marks to cut and fold at are printed."""
        return self.grid.plain if self.marks is None else self.marks

    def box(self, number: int) -> tuple[int, float, float, float, float]:
        """The page of the label with that number (from 0), and its left, top, width and height in points.

        ``top`` is measured from the upper edge of the page.
        """
        page, slot = divmod(number + self.start - 1, self.grid.count)
        left, top = self.grid.corner(slot)
        points = MM * self.scale
        return (
            page,
            left * points + self.nudge_x * MM,
            top * points + self.nudge_y * MM,
            self.grid.width * points,
            self.grid.height * points,
        )

    def left_over(self, used: int) -> int:
        """How many labels stay empty on the last sheet when that many are used."""
        return -(used + self.start - 1) % self.grid.count
