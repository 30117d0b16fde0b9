"""Who in a file is new and who is here already: decided for every line before anything is kept."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from organiser.domain import text
from organiser.domain.completing import Completed, completed
from organiser.domain.crowds import Crowd, Known
from organiser.domain.likeness import Slip
from organiser.domain.people import Person
from organiser.domain.person_rows import ReadRow

Step = Callable[[int, int], object]
_EVERY = 200


class Outcome(StrEnum):
    """What becomes of one line."""

    ADDED = "added"
    MERGED = "merged"
    SAME = "unchanged"
    ASKED = "asked"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Outcome.ADDED: "New",
    Outcome.MERGED: "Completes somebody",
    Outcome.SAME: "Here already",
    Outcome.ASKED: "Is it the same person?",
    Outcome.REFUSED: "Left out",
}


class Unsure(StrEnum):
    """What to do with a line of which it is not certain whom it means."""

    ASK = "ask"
    MERGE = "merge"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What becomes of one line. ``known_id`` is whom it means or may mean (0: nobody here, and a negative one is
    somebody in an earlier line); ``reason`` says why, and ``fills`` and ``keeps`` name what it adds and what stays."""

    row: ReadRow
    outcome: Outcome
    known_id: int = 0
    known: str = ""
    reason: str = ""
    fills: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What is to be done with a file: ``new`` people, and those here with what the file ``completes`` about them.

    Each goes with the moment at which they applied, where the file tells it; ``seen`` are those about whom there is
    nothing new, with the same.
    """

    items: tuple[Arrival, ...]
    new: tuple[tuple[Person, datetime | None], ...] = ()
    completes: tuple[tuple[int, Person, datetime | None], ...] = ()
    seen: tuple[tuple[int, datetime | None], ...] = ()

    def number(self, outcome: Outcome) -> int:
        """How many lines come to this."""
        return sum(item.outcome is outcome for item in self.items)

    @property
    def changes_something(self) -> bool:
        return bool(self.new or self.completes)

    @property
    def in_words(self) -> str:
        """``12 people are new, 3 are completed, 5 are here already and 1 line is left out.``"""
        told: list[str] = []
        for outcome, one, many in (
            (Outcome.ADDED, "person is new", "people are new"),
            (Outcome.MERGED, "line completes somebody", "lines complete somebody"),
            (Outcome.SAME, "line says what is here already", "lines say what is here already"),
            (Outcome.ASKED, "line is still to be decided", "lines are still to be decided"),
            (Outcome.REFUSED, "line is left out", "lines are left out"),
        ):
            number = self.number(outcome)
            if number:
                told.append(text.counted(number, one, many))
        return f"{text.listed(told)}." if told else "There is nobody in the file."


class Sorting:
    """Sorts the rows of a file beside everybody who is ``known``.

    ``decided`` says of lines that were asked about whom they mean: 0 for somebody new, None to leave them out.
    """

    def __init__(
        self, known: Iterable[Known], slip: Slip, unsure: Unsure, decided: Mapping[int, int | None] | None = None
    ) -> None:
        self._crowd = Crowd(known, slip)
        self._unsure, self._decided = unsure, decided or {}
        self.items: list[Arrival] = []
        self.new: dict[int, Person] = {}
        self.meant: dict[int, list[ReadRow]] = {}

    def sort(self, rows: Sequence[ReadRow], step: Step = lambda _done, _of: None) -> None:
        """Decide about every row, in order; ``step`` is told how far it has come."""
        for number, row in enumerate(rows):
            if number % _EVERY == 0:
                step(number, len(rows))
            self.items.append(self._sorted(row))

    def _sorted(self, row: ReadRow) -> Arrival:
        person = row.person
        if person is None:
            return Arrival(row, Outcome.REFUSED, reason=row.refused)
        known = self._crowd.certain(person)
        if known is not None:
            return self._mean(row, person, known)
        found = self._crowd.possible(person)
        if found is None:
            return self._add(row, person)
        possible, why = found
        choice = self._decided.get(row.line)
        if choice is None and row.line in self._decided:
            return Arrival(row, Outcome.REFUSED, possible.id, possible.name, "you left it out")
        if choice == 0 or (choice is None and self._unsure is Unsure.ADD):
            return replace(self._add(row, person), known_id=possible.id, known=possible.name, reason=why)
        if choice == possible.id or (choice is None and self._unsure is Unsure.MERGE):
            return self._mean(row, person, possible)
        return Arrival(row, Outcome.ASKED, possible.id, possible.name, why)

    def _add(self, row: ReadRow, person: Person) -> Arrival:
        self.new[-row.line] = person
        self.meant[-row.line] = [row]
        self._crowd.take_in(Known(-row.line, person.name, person.phone, person.email, person.neighbourhood))
        return Arrival(row, Outcome.ADDED)

    def _mean(self, row: ReadRow, person: Person, known: Known) -> Arrival:
        self.meant.setdefault(known.id, []).append(row)
        if known.id > 0:
            return Arrival(row, Outcome.MERGED, known.id, known.name)
        done = completed(self.new[known.id], person)
        self.new[known.id] = done.person
        reason = f"the same person as in line {-known.id}"
        return Arrival(row, _outcome(done), known.id, known.name, reason, done.fills, done.keeps)

    def settled(self, here: Mapping[int, Person], *, overwrite: bool = False) -> Arrivals:
        """All that is to be done, once it is known in full who ``here`` is meant."""
        persons, items = dict(here), []
        for item in self.items:
            if item.known_id <= 0 or item.outcome is not Outcome.MERGED or item.row.person is None:
                items.append(item)
                continue
            done = completed(persons[item.known_id], item.row.person, overwrite=overwrite)
            persons[item.known_id] = done.person
            items.append(replace(item, outcome=_outcome(done), fills=done.fills, keeps=done.keeps))
        changed = {known_id for known_id, person in persons.items() if person != here[known_id]}
        joined = {known_id: _joined_at(rows) for known_id, rows in self.meant.items()}
        return Arrivals(
            tuple(items),
            tuple((person, joined[line]) for line, person in self.new.items()),
            tuple((one, persons[one], joined[one]) for one in persons if one in changed),
            tuple((one, joined[one]) for one in persons if one not in changed),
        )


def _outcome(done: Completed) -> Outcome:
    return Outcome.MERGED if done.fills else Outcome.SAME


def _joined_at(rows: Iterable[ReadRow]) -> datetime | None:
    return min((row.joined for row in rows if row.joined is not None), default=None)
