"""All that can be printed of a session, in the order in which it is offered."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from organiser.domain.occasion import Occasion
from organiser.exports import handout, run_sheet, sign_in
from organiser.exports.paper.blocks import Sheet
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed


@dataclass(frozen=True, slots=True)
class Print:
    """A kind of print: its name on the command line, its title in the window, and what it is for."""

    name: str
    title: str
    what: str
    sheet: Callable[[Occasion, Look], Sheet]

    def make(self, occasion: Occasion, look: Look, *, fonts: Path) -> bytes:
        """The print as a PDF file; ``fonts`` is the folder with the program's fonts."""
        return printed(self.sheet(occasion, look), look, fonts=fonts)


PRINTS: tuple[Print, ...] = (
    Print("run-sheet", "Run sheet", "For whoever leads: times, steps, questions and what to bring.", run_sheet.sheet),
    Print("handout", "Handout", "For everyone who comes: the plan, the questions and room to write.", handout.sheet),
    Print("sign-in", "Sign-in sheet", "For the door: names with numbers, and empty rows for more.", sign_in.sheet),
)
