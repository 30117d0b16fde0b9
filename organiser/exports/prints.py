"""All that can be printed, in the order in which it is offered.

A kind of print is a function that turns an occasion and a look into a sheet of blocks. A new one is a module with such
a function, and a line in ``PRINTS``; fonts, pages and tags are the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from organiser.domain.occasion import Course, Method, Occasion, Subject
from organiser.domain.printings import Trace
from organiser.domain.problem import Problem
from organiser.exports import (
    asset_sheet,
    audit,
    badges,
    certificates,
    commitments_sheet,
    date_card,
    exercise_cards,
    exercises,
    flyer,
    group_cards,
    handout,
    letter,
    overview,
    packing_list,
    poster,
    questionnaire,
    register,
    ring_round,
    run_sheet,
    session_pack,
    sign_in,
    table_cards,
    totals,
)
from organiser.exports.paper import twins
from organiser.exports.paper.blocks import LabelSheet, Sheet
from organiser.exports.paper.label_grids import BADGES, CARDS, TENTS
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import Part, Printed, Step, bound, no_step, printed
from organiser.exports.paper.traces import traces


class When(StrEnum):
    """When a print is needed; the window shows them under these headings."""

    DAY = "On the day"
    BEFORE = "Before"
    AFTER = "Afterwards"


BEFORE, AFTER = When.BEFORE, When.AFTER


@dataclass(frozen=True, slots=True)
class Print:
    """A kind of print: its name on the command line, its title in the window, what it is for, and when.

    Each is made of a session by ``sheet``; some are made of a whole programme or of one exercise too.
    ``grids`` are the sheets that labels and cards go on, the usual one first; none for what is printed on paper.
    One with ``parts`` has several sheets in one file, of which ``sheet`` is the first.
    ``names_people`` says that what it lists one by one are people; ``is_kept`` is False where the paper goes away to
    people, and who holds what is known from the dates given to them.
    """

    name: str
    title: str
    what: str
    sheet: Callable[[Occasion, Look], Sheet | LabelSheet]
    when: When = When.DAY
    of_programme: Callable[[Course, Look], Sheet] | None = None
    of_exercise: Callable[[Method, Look], Sheet | LabelSheet] | None = None
    grids: tuple[str, ...] = ()
    parts: Callable[[Occasion, Look], tuple[Part, ...]] | None = None
    names_people: bool = False
    is_kept: bool = True

    def sheet_of(self, subject: Subject, look: Look) -> Sheet | LabelSheet:
        """The sheet of whatever it is made of; a Problem where this kind is not made of such a thing."""
        match subject:
            case Occasion():
                return self.sheet(subject, look)
            case Course() if self.of_programme:
                return self.of_programme(subject, look)
            case Method() if self.of_exercise:
                return self.of_exercise(subject, look)
        raise Problem(f"{self.title}: that is printed of a session.", "Name the session.")

    def traces(self, subject: Subject, look: Look) -> tuple[Trace, ...]:
        """By what this print can be told from a later one; of one with parts, the copies of each."""
        if self.parts is not None and isinstance(subject, Occasion):
            return session_pack.traces(subject, _KINDS)
        return traces(self.sheet_of(subject, look), names_people=self.names_people)

    def print(self, subject: Subject, look: Look, *, fonts: Path, step: Step = no_step) -> Printed:
        """The print, with its number of pages and what could not be printed; ``fonts`` is the folder of the fonts.

        ``step`` is called between the parts of one that has several.
        """
        look = replace(look, brand=subject.group.brand)
        if self.parts is None or not isinstance(subject, Occasion):
            return printed(self.sheet_of(subject, look), look, fonts=fonts)
        front = partial(session_pack.front, subject, look, _KINDS)
        return bound(front, self.parts(subject, look), fonts=fonts, both_sides=look.both_sides, step=step)

    def twin(self, subject: Subject, look: Look, ending: str) -> bytes:
        """The same without pages, as plain text (``txt``) or as a page for a browser (``html``)."""
        look = replace(look, brand=subject.group.brand)
        sheets = [self.sheet_of(subject, look)]
        if self.parts is not None and isinstance(subject, Occasion):
            # Formats differ in type and paper alone, of which a twin has none: each print stands in it once.
            sheets += {part.sheet.title: part.sheet for part in self.parts(subject, look)}.values()
        return twins.plain(*sheets) if ending == "txt" else twins.page(*sheets, look=look)


_SINGLE: tuple[Print, ...] = (
    Print("run-sheet", "Run sheet", "For whoever leads: times, steps, questions and what to bring.", run_sheet.sheet),
    Print("handout", "Handout", "For everyone who comes: the plan, the questions and room to write.", handout.sheet),
    Print("sign-in", "Sign-in sheet", "For the door: names with numbers, and empty rows for more.", sign_in.sheet),
    Print(
        "exercise",
        "Exercises",
        "For whoever leads: every exercise of the plan in full.",
        exercises.sheet,
        of_exercise=exercises.of_exercise,
    ),
    Print(
        "cards",
        "Exercise cards",
        "To hold: what it is, and the steps behind.",
        exercise_cards.sheet,
        of_exercise=exercise_cards.of_exercise,
        grids=CARDS,
    ),
    Print("badges", "Name badges", "For everybody: first names large, on labels.", badges.sheet, grids=BADGES),
    Print("table-cards", "Table cards", "For the tables: a name to fold and stand up.", table_cards.sheet, grids=TENTS),
    Print("group-cards", "Group cards", "For the tables: each small group with its people.", group_cards.sheet),
    Print("asset-sheet", "Asset sheet", "To write on: what people and the place have to give.", asset_sheet.sheet),
    Print(
        "commitments-sheet",
        "Commitments sheet",
        "To write on: who will do what, with whom, by when.",
        commitments_sheet.sheet,
    ),
    Print("poster", "Poster", "For the wall: what, when and where, to be read from a distance.", poster.sheet, BEFORE),
    Print("flyer", "Flyer", "For letterboxes: two to a sheet, with marks to cut at.", flyer.sheet, BEFORE),
    Print(
        "overview",
        "Overview",
        "For whoever asks: every session of the programme, with dates and places.",
        overview.sheet,
        BEFORE,
        of_programme=overview.of_programme,
    ),
    Print("date-card", "Date card", "For the fridge: day, time and place in very large type.", date_card.sheet, BEFORE),
    Print(
        "letter",
        "Letters",
        "For the post: to each person who is reached by letter.",
        letter.sheet,
        BEFORE,
        is_kept=False,
    ),
    Print(
        "ring-round",
        "Ring-round list",
        "For the phone: who has not answered, what to say.",
        ring_round.sheet,
        BEFORE,
        names_people=True,
    ),
    Print(
        "packing-list", "Packing list", "For the bag: what to bring and how many, to tick.", packing_list.sheet, BEFORE
    ),
    Print("totals", "Totals", "Diet, childcare and travel, in totals for a caterer or host.", totals.sheet, BEFORE),
    Print(
        "draw-audit",
        "Draw by lot",
        "For whoever checks: all that is needed to work out a draw again.",
        audit.sheet,
        BEFORE,
        of_programme=audit.of_programme,
    ),
    Print("questionnaire", "Questionnaire", "How it was, in people's own words.", questionnaire.sheet, AFTER),
    Print("register", "Register", "For the folder: who came, in words, with totals.", register.sheet, AFTER),
    Print("certificates", "Certificates", "For each who was there: a page with their name.", certificates.sheet, AFTER),
)

_KINDS: session_pack.Kinds = {one.name: (one.title, one.sheet) for one in _SINGLE}

PRINTS: tuple[Print, ...] = (
    *_SINGLE,
    Print(
        "pack",
        "Session pack",
        "For the day: everything in one file, in the formats and numbers that those who come need.",
        partial(session_pack.sheet, kinds=_KINDS),
        parts=partial(session_pack.parts, kinds=_KINDS),
    ),
)
