"""The parts that a sheet is made of, as values that say what stands there and not where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A few words in one weight."""

    words: str
    bold: bool = False


Text = str | tuple[Span, ...]

LEAST_SPARE = 3  # rows of a table


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the sheet, with a smaller line above it and a rule below; it begins a page.

    With ``times`` it is as large as its line allows, up to so many times the body. ``centred`` is for a notice.
    """

    words: str
    above: str = ""
    times: float = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Large:
    """A few words as large as their line allows, up to ``times`` the body; on several lines, at least ``least``."""

    words: str
    times: float
    bold: bool = True
    centred: bool = False
    least: float = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part of the sheet."""

    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """A small heading inside a part of a plan."""

    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. ``link`` makes all of it lead somewhere when it is read on a screen."""

    text: Text
    link: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A short label in the margin column and what it says beside it."""

    label: str
    text: Text
    link: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words to be read out or thought about, set apart by a bar in the margin."""

    words: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with numbers, with boxes to tick, or else with bullets."""

    items: tuple[Text, ...]
    numbered: bool = False
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Words with a box before each, side by side, to tick one of them."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on, which stay with what stands before them."""

    count: int


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its share of the width unless its heading or a number needs more.

    ``ruled`` makes it a column to write in, with a line to its left.
    """

    heading: str
    share: float
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings that are repeated on each page. The first cell names its row.

    ``row_height`` is the least height of a row in millimetres. Of the ``spare`` rows, to write on, those that the page
    has room for follow, but at least ``LEAST_SPARE``; where that needs another page, all of them do.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0
    spare: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """A question with a box for a number, which stays with what stands before it."""

    words: str


@dataclass(frozen=True, slots=True)
class Code:
    """A code for cameras, rows of squares of which the dark are True, and the words beside it that say what it does.

    The squares are decoration: what they hold stands on the sheet in words. It is ``times`` as large as in the hand,
    for whoever stands further away.
    """

    words: str
    squares: tuple[tuple[bool, ...], ...]
    times: float = 1


@dataclass(frozen=True, slots=True)
class Timed:
    """One part of a plan: its times in the margin column, its title and what belongs to it."""

    time: str
    minutes: str
    title: str
    parts: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """A page of the same card, ``across`` times ``down``, with marks to cut at; it is read out once.

    Cards that are too high for that have one row.
    """

    parts: tuple["Block", ...]
    across: int
    down: int


@dataclass(frozen=True, slots=True)
class Shares:
    """A bar divided into ``parts`` in proportion; ``words`` say it to whoever listens."""

    parts: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Seats:
    """How people sit: so many in each of a few ``groups``, which stand for all; ``words`` stand beside the drawing."""

    groups: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Framed:
    """A page of its own in a frame: ``parts`` a little above its middle, ``foot`` at its lower edge, narrower."""

    parts: tuple["Block", ...]
    foot: tuple["Block", ...] = ()


Block = (
    Title
    | Large
    | Heading
    | Label
    | Words
    | Fact
    | Spoken
    | Items
    | Choices
    | WritingLines
    | Table
    | Tally
    | Code
    | Timed
    | Cards
    | Framed
    | Shares
    | Seats
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole print. A line of ``footer`` is cut to the width of the page; the page number stands beside the last."""

    title: str
    footer: tuple[str, ...]
    blocks: tuple[Block, ...]
    author: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter or two in a shape with so many sides (0: a circle), by which those who have the same find each other."""

    letters: str
    sides: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A label, or a card with a ``back``. On labels every ``Large`` is as large as there is room for.

    What does not fit on a card goes on to another one, whose front is ``again``. An empty label ``is_empty`` but for
    what stands small at its top. A ``sign`` says again to the eye what stands in words.
    """

    parts: tuple[Block, ...]
    back: tuple[Block, ...] = ()
    again: tuple[Block, ...] = ()
    is_empty: bool = False
    sign: Sign | None = None


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A whole print of labels or cards, on the sheet called ``grid`` unless another one is chosen.

    ``spare`` fills what would stay empty on the last sheet.
    """

    title: str
    pieces: tuple[Piece, ...]
    grid: str
    author: str = ""
    spare: Piece | None = None
    footer: tuple[str, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that is read, one piece after the other."""
        return (Title(self.title), *(block for piece in self.pieces for block in (*piece.parts, *piece.back)))
