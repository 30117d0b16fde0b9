"""Who was asked, what they answered and who was there: three separate facts for each person and session."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from organiser.domain import text
from organiser.domain.people import Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session


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
    an offered place is kept for them up to the UTC moment ``offer_until``.
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
