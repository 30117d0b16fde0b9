"""Who was asked, what they answered and who was there: three separate facts for each person and session."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import zip_longest

from organiser.domain import text
from organiser.domain.people import Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session

MOST_TALLIED = 100_000


class Answer(StrEnum):
    """What somebody said to an invitation; where places are short, those who said yes may have to wait for one."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    MAYBE = "maybe"
    WAITING = "waiting"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return "No answer yet" if self is Answer.NONE else _ANSWER_LABELS.get(self, self.value.capitalize())

    @property
    def is_off(self) -> bool:
        """Whether they are not going to come."""
        return self in {Answer.NO, Answer.WITHDRAWN}


_ANSWER_LABELS = {Answer.WAITING: "Waiting for a place", Answer.OFFERED: "Offered a place"}


# How an answer came, in words that follow it.
_CAME: Mapping[str, str] = {
    Route.PHONE: "by phone",
    Route.TEXT: "by text message",
    Route.WHATSAPP: "by WhatsApp",
    Route.EMAIL: "by email",
    Route.POST: "by post",
    Route.IN_PERSON: "in person",
    Route.THROUGH_SOMEBODY: "through somebody",
}


class Mark(StrEnum):
    """What the register says of somebody at one session."""

    NONE = "none"
    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left-early"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        return "Not marked" if self is Mark.NONE else self.value.replace("-", " ").capitalize()

    @property
    def was_there(self) -> bool:
        """Whether this counts as a head: late and left early do."""
        return self in {Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY}


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One person on one session's register. ``row`` is given once and never changes: it stands on printed sheets.

    ``needs`` are those that are flagged; ``answer_route`` and ``noted_by`` say how the answer came and who noted it;
    an offered place is kept for them up to the UTC moment ``offer_until``; ``best_time`` is when to ring.
    """

    row: int
    person_id: int
    person: str
    neighbourhood: str = ""
    needs: str = ""
    contact: str = ""
    invited: bool = True
    answer: Answer = Answer.NONE
    answer_route: str = ""
    answered_at: datetime | None = None
    given_sequence: int | None = None
    mark: Mark = Mark.NONE
    route: Route = Route.PHONE
    noted_by: str = ""
    offer_until: datetime | None = None
    best_time: str = ""

    @property
    def came(self) -> str:
        """``by phone``: how the answer came; "" while nobody answered."""
        return "" if self.answer is Answer.NONE else _CAME.get(self.answer_route, "")

    @property
    def how_noted(self) -> str:
        """``by phone, noted by Ruth``: how the answer came and who noted it; "" while nobody answered."""
        noted = f"noted by {self.noted_by}" if self.noted_by and self.answer is not Answer.NONE else ""
        return ", ".join(filter(None, (self.came, noted)))


@dataclass(frozen=True, slots=True)
class HeadCount:
    """The register in numbers of people."""

    listed: int
    yes: int
    maybe: int
    no: int
    silent: int
    there: int
    unmarked: int

    @property
    def in_words(self) -> str:
        """``9 there, 2 not marked, 12 on the list``."""
        rest = f", {self.unmarked} not marked" if self.unmarked and self.unmarked < self.listed else ""
        return f"{self.there} there{rest}, {self.listed} on the list"


def head_count(lines: Iterable[RegisterLine]) -> HeadCount:
    """Count people, never ticks."""
    every = list(lines)
    answers = [line.answer for line in every]
    return HeadCount(
        listed=len(every),
        yes=answers.count(Answer.YES),
        maybe=answers.count(Answer.MAYBE),
        no=answers.count(Answer.NO),
        silent=sum(line.invited and line.answer is Answer.NONE for line in every),
        there=sum(line.mark.was_there for line in every),
        unmarked=sum(line.mark is Mark.NONE for line in every),
    )


def expected(session: Session, count: HeadCount) -> int:
    """How many people to prepare for: the number given, else those who said yes or maybe, else those invited."""
    return session.expected or count.yes + count.maybe or count.listed - count.no


def parse_rows(words: str, known: Sequence[int]) -> tuple[int, ...]:
    """Read row numbers such as ``1-9,11,13`` from a printed sheet; every one must be among ``known``."""
    rows: list[int] = []
    for part in filter(None, re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", words))):
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if not found:
            raise Problem(f"“{part[:20]}” is not a row number.", "Write rows like 1-9,11,13.")
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            raise Problem(f"The rows “{part}” run backwards.", "Write the smaller number first.")
        missing = next((row for row in range(first, last + 1) if row not in known), None)
        if missing is not None:
            raise Problem(
                f"There is no row {missing} on this register.",
                f"It has {text.counted(len(known), 'row')}." + (f" The last is {max(known)}." if known else ""),
            )
        rows.extend(range(first, last + 1))
    if not rows:
        raise Problem("No row was named.", "Write rows like 1-9,11,13.")
    return tuple(dict.fromkeys(rows))


_MARK_WORDS = {str(mark): mark for mark in Mark if mark is not Mark.NONE} | {
    "left early": Mark.LEFT_EARLY,
    "early": Mark.LEFT_EARLY,
    "p": Mark.PRESENT,
    "l": Mark.LATE,
    "e": Mark.LEFT_EARLY,
    "a": Mark.APOLOGIES,
    "x": Mark.ABSENT,
}


def parse_marks(words: str, known: Sequence[int], otherwise: Mark | None = None) -> dict[int, Mark]:
    """Read rows with their marks from a sheet, such as ``1-9 present, 10 late``; the rows in the order they stand in.

    Rows that no mark follows get ``otherwise``; without one, a Problem asks for it. A row with two marks is a Problem.
    """
    parts = re.split(r"([^\W\d_]+(?:[\s-]+[^\W\d_]+)*)", re.sub(r"\band\b", ",", words))
    marks: dict[int, Mark] = {}
    for rows, mark in zip_longest(parts[::2], parts[1::2]):
        if mark is not None and rows.rstrip()[-1:] in ("", ",", ";"):
            raise Problem(f"“{mark[:20]}” is not a row number.", "Write rows before marks, like 1-9 present, 10 late.")
        if not rows.strip(" ,;") and marks:
            continue
        wanted = _mark_from(mark) if mark is not None else otherwise
        for row in parse_rows(rows, known):
            if wanted is None:
                raise Problem(f"Row {row} has no mark.", "Write it behind, like 1-9 present, 10 late.")
            if marks.setdefault(row, wanted) is not wanted:
                raise Problem(f"Row {row} has two marks.", "Name each row once.")
    return marks


def _mark_from(word: str) -> Mark:
    mark = _MARK_WORDS.get(" ".join(word.casefold().split()))
    if mark is None:
        raise Problem(f"“{word[:20]}” is not a row number, and no mark.", "Use a mark such as present, late or absent.")
    return mark


def tally_in_words(lines: Iterable[RegisterLine], tally: int) -> str:
    """The number in the sheet's tally box beside what the register makes, and where a difference may come from."""
    every = list(lines)
    there = head_count(every).there
    if there == tally:
        return f"The sheet says {tally}, and {tally} are marked as there."
    told = f"The sheet says {tally}, this makes {there}"
    unmarked = [f"row {line.row}" for line in every if line.mark is Mark.NONE]
    if there > tally:
        return f"{told}: is somebody ticked who was not there, or was somebody missed in the box?"
    if not unmarked:
        return f"{told}: did somebody walk in who is not on the list?"
    more = [f"{len(unmarked) - _MOST_NAMED} more"] if len(unmarked) > _MOST_NAMED else []
    are = "is" if len(unmarked) == 1 else "are"
    return f"{told}: {text.listed([*unmarked[:_MOST_NAMED], *more])} {are} not marked."


_MOST_NAMED = 8
