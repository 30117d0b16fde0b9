"""All that can be printed of a session, in the order in which it is offered.

A kind of print is a function that turns an occasion and a look into a sheet of blocks. A new one is a module with such
a function, and a line in ``PRINTS``; fonts, pages and tags are the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from organiser.domain.occasion import Occasion
from organiser.exports import handout, run_sheet, sign_in
from organiser.exports.paper.blocks import Sheet
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import Printed, printed


@dataclass(frozen=True, slots=True)
class Print:
    """A kind of print: its name on the command line, its title in the window, and what it is for."""

    name: str
    title: str
    what: str
    sheet: Callable[[Occasion, Look], Sheet]

    def print(self, occasion: Occasion, look: Look, *, fonts: Path) -> Printed:
        """The print, with its number of pages and what could not be printed; ``fonts`` is the folder of the fonts."""
        return printed(self.sheet(occasion, look), look, fonts=fonts)

    def make(self, occasion: Occasion, look: Look, *, fonts: Path) -> bytes:
        """The print as the bytes of a PDF file."""
        return self.print(occasion, look, fonts=fonts).pdf


PRINTS: tuple[Print, ...] = (
    Print("run-sheet", "Run sheet", "For whoever leads: times, steps, questions and what to bring.", run_sheet.sheet),
    Print("handout", "Handout", "For everyone who comes: the plan, the questions and room to write.", handout.sheet),
    Print("sign-in", "Sign-in sheet", "For the door: names with numbers, and empty rows for more.", sign_in.sheet),
)
