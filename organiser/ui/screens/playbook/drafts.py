"""Turns what is typed into the form of a card into an exercise, and says under which field something is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from organiser.domain.exercises import Exercise, Stage, Step
from organiser.domain.problem import Problem

_STEP = re.compile(r"\((\d{1,4}) min(?:utes?)?\)\s*(.*)")
_NUMBER = re.compile(r"\d{1,2}\.\s+")
_NEW = "new"


@dataclass(frozen=True, slots=True)
class Draft:
    """What the form holds, as it was typed; ``fewest``, ``usual`` and ``most`` are minutes."""

    name: str
    purpose: str
    question: str
    fewest: int
    usual: int
    most: int
    steps: str


class DraftProblem(Problem):
    """Something is wrong with one field of the form."""

    def __init__(self, field: str, problem: Problem) -> None:
        super().__init__(problem.message, problem.advice)
        self.field = field


def is_new(exercise: Exercise) -> bool:
    """Whether a card has no id of its own yet, which it gets when it is kept."""
    return exercise.id == _NEW


def blank() -> Exercise:
    """What a card of one's own begins with."""
    return Exercise(_NEW, "Our own exercise", "", Stage.EXPLORE, licence="our own words", own=True)


def copy_of(exercise: Exercise) -> Exercise:
    """A card of one's own that begins as a copy and keeps the credit."""
    name = exercise.name if exercise.name.endswith("(ours)") else f"{exercise.name} (ours)"
    return replace(exercise, id=_NEW, name=name, own=True)


def draft_of(exercise: Exercise) -> Draft:
    """The form of an exercise."""
    return Draft(
        exercise.name,
        exercise.purpose,
        exercise.question,
        exercise.minutes_min,
        exercise.minutes_typical,
        exercise.minutes_max,
        "\n".join(_line_of(step) for step in exercise.steps),
    )


def _line_of(step: Step) -> str:
    return f"({step.minutes} min) {step.words}" if step.minutes else step.words


def exercise_from(draft: Draft, base: Exercise) -> Exercise:
    """``base`` with what was typed; raises a :class:`DraftProblem` that names the field."""
    made = base
    for field in ("name", "purpose", "question"):
        try:
            made = replace(made, **{field: getattr(draft, field)})
        except Problem as problem:
            raise DraftProblem(field, problem) from None
    if not draft.fewest <= draft.usual <= draft.most:
        raise DraftProblem("minutes", Problem("The minutes must rise: fewest, usual, most."))
    try:
        steps = tuple(_steps(draft.steps))
    except Problem as problem:
        raise DraftProblem("steps", problem) from None
    return replace(made, minutes_min=draft.fewest, minutes_typical=draft.usual, minutes_max=draft.most, steps=steps)


def _steps(typed: str) -> Iterator[Step]:
    """One step for each line that is not empty. A number in front is dropped, for a card numbers its steps itself."""
    for number, line in enumerate(typed.splitlines(), start=1):
        words = line.strip()
        if numbered := _NUMBER.match(words):
            words = words[numbered.end() :]
        if not words:
            continue
        found = _STEP.fullmatch(words)
        if found and not found[2]:
            raise Problem(f"Line {number} has minutes but no words.", "Write what people do.")
        if not found and words.startswith("(") and "min" in words.partition(")")[0]:
            raise Problem(f"The minutes in line {number} cannot be read.", "Write them like (5 min).")
        yield Step(int(found[1]), found[2]) if found else Step(0, words)
