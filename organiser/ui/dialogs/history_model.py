"""How the history and what was removed look in their lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from organiser.domain import text
from organiser.domain.clock import day_in_words
from organiser.domain.history import Subject, sentence
from organiser.domain.removed import Kind, Removed
from organiser.ui.theme.tokens import Tone
from organiser.ui.widgets.chip import Badge
from organiser.ui.widgets.rows import Row

if TYPE_CHECKING:
    from organiser.store.journal import Step

KINDS = (("Everything", ""), ("Sessions", "session"), ("People", "person"), ("Programmes", "programme"))
_ICONS = {Kind.PERSON: "user", Kind.SESSION: "calendar-days", Kind.PROGRAMME: "layers", Kind.STEP: "file-text"}


@dataclass(frozen=True, slots=True)
class Line:
    """One step with the people, sessions and programmes it is about."""

    step: Step
    subjects: tuple[Subject, ...] = ()

    def is_meant(self, words: str, kind: str) -> bool:
        """Whether it is of this kind ("" is any) and has these words in it or in what it is about."""
        if kind and not any(about.startswith(f"{kind} ") for about in self.step.about):
            return False
        names = " ".join(subject.name for subject in self.subjects)
        return text.holds_words(f"{sentence(self.step.label)} {self.step.who} {names}", words)

    @property
    def leads_to(self) -> Subject | None:
        """Where one can look at what it was about: a session before a person, a person before a programme."""
        here = [subject for subject in self.subjects if subject.is_here]
        return next((one for kind in ("session", "person", "programme") for one in here if one.kind == kind), None)


def row_of(line: Line) -> Row:
    """A step as a line of the list."""
    badges = (Badge("Undone", Tone.NEUTRAL, "undo-2"),) if line.step.undone else ()
    at = line.step.at.astimezone()
    return Row(sentence(line.step.label), sub=_shortly(at, line.step.who), lead=f"{at:%H:%M}", badges=badges)


def removed_row(one: Removed) -> Row:
    """Something that was removed, as a line of the list."""
    at = one.at.astimezone()
    name = sentence(one.name) if one.kind is Kind.STEP else one.name
    return Row(name, sub=f"Removed on {_shortly(at, one.who)}", lead=f"{at:%H:%M}", icon=_ICONS[one.kind])


def details(line: Line) -> Sequence[str]:
    """What the panel says of a step: what it was, when and by whom."""
    at = line.step.at.astimezone()
    who = f", by {line.step.who}" if line.step.who else ""
    return sentence(line.step.label), f"{day_in_words(at.date())} at {at:%H:%M}{who}"


def _shortly(at: datetime, who: str) -> str:
    weekday, day, month, year = day_in_words(at.date()).split()
    shortly = f"{weekday[:3]} {day} {month[:3]} {year}"
    return f"{shortly}, by {who}" if who else shortly
