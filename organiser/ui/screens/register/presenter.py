"""Joins the register of one session to the store: every mark is saved at once, and is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from organiser.domain import text
from organiser.domain.attendance import Mark, RegisterLine, head_count, parse_rows
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.desk.known import known_people
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.register.model import label_of, row_of
from organiser.ui.widgets.rows import RowsModel


class RegisterPresenter(SessionFollower):
    """The whole register, those of it that are shown, and those that are chosen in the list."""

    TOPICS: ClassVar = frozenset({"session", "register", "person", "neighbourhood"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[RegisterLine] = RowsModel(row_of, key=lambda line: line.person_id, parent=self)
        self.lines: tuple[RegisterLine, ...] = ()
        self.chosen: tuple[RegisterLine, ...] = ()
        self._words = ""
        self._paperwork = Paperwork(desk)

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; the whole register, and nobody chosen."""
        self._words, self.chosen = "", ()
        super().show_session(session_id)

    def read(self) -> None:
        self.lines = () if self.session is None else self.desk.ask(queries.attendance.register, self.session.id)
        kept = {line.person_id for line in self.chosen}
        self.chosen = tuple(line for line in self.lines if line.person_id in kept)
        self._list()

    @property
    def counter(self) -> str:
        """``9 there, 2 not marked, 14 on the list``."""
        return head_count(self.lines).in_words

    @property
    def unmarked(self) -> int:
        """How many people have no mark yet."""
        return head_count(self.lines).unmarked

    def search(self, words: str) -> None:
        """Show those in whose name or neighbourhood these words stand, or whose row number they are."""
        self._words = words
        self._list()
        self.changed.emit()

    def choose(self, lines: Sequence[RegisterLine]) -> None:
        """What follows is about these people."""
        self.chosen = tuple(lines)
        self.changed.emit()

    def _list(self) -> None:
        self.model.show([line for line in self.lines if self._matches(line)])

    def _matches(self, line: RegisterLine) -> bool:
        words = self._words.strip()
        if words.isdigit():
            return str(line.row) == words
        return text.holds_words(f"{line.person} {line.neighbourhood}", words)

    # Marking

    def mark(self, mark: Mark) -> None:
        """Mark the chosen people."""
        self._mark(self.chosen, mark)

    def toggle(self, lines: Sequence[RegisterLine]) -> None:
        """Mark people present, or take the mark off where all of them are there already."""
        there = all(line.mark.was_there for line in lines)
        self._mark(lines, Mark.NONE if there else Mark.PRESENT)

    def mark_everyone(self) -> None:
        """Mark everybody present who has no mark yet; apologies and absences stay."""
        waiting = [line for line in self.lines if line.mark is Mark.NONE]
        if self._mark(waiting, Mark.PRESENT):
            self.desk.tell(f"Marked {text.counted(len(waiting), 'person', 'people')} present.", undo=True)

    def mark_found(self) -> RegisterLine | None:
        """Mark the first person present who is shown and not there yet; the search starts afresh. None: nobody."""
        found = next((line for line in self.model.values if not line.mark.was_there), None)
        if found is None:
            return None
        self._mark([found], Mark.PRESENT)
        self.search("")
        return found

    def mark_rows(self, words: str, mark: Mark) -> str:
        """Mark rows of the printed sheet, such as ``1-9,11,13``; returns what is wrong with them, or ""."""
        people = {line.row: line for line in self.lines}
        try:
            rows = parse_rows(words, sorted(people))
        except Problem as problem:
            return str(problem)
        changed = self._mark([people[row] for row in rows], mark)
        self.desk.tell(f"Marked {text.counted(len(rows), 'row')}: {mark.label.lower()}.", undo=changed)
        return ""

    def _mark(self, lines: Sequence[RegisterLine], mark: Mark) -> bool:
        changing = [line for line in lines if line.mark is not mark]
        if self.session is None or not changing:
            return False
        whom = changing[0].person if len(changing) == 1 else text.counted(len(changing), "person", "people")
        ids = [line.person_id for line in changing]
        self.desk.do(label_of(mark, whom), changes.attendance.set_mark, self.session.id, ids, mark)
        return True

    # Those who walk in

    def known(self, words: str) -> tuple[Person, ...]:
        """People with these words in their name who are not marked as there."""
        there = {line.person_id for line in self.lines if line.mark.was_there}
        return known_people(self.desk, words, without=there)

    def welcome(self, person: Person) -> None:
        """Mark somebody who is known as present, on the list or not."""
        if self.session is not None:
            self.desk.do(f"Welcome {person.name}", changes.attendance.welcome, self.session.id, person.id)
            self.desk.tell(f"{person.name} is marked present.", undo=True)

    def walk_in(self, name: str) -> None:
        """Add somebody new, present on the next free row."""
        if self.session is None:
            return
        try:
            person = Person(name)
        except Problem as problem:
            self.desk.notices.problem(problem)
            return
        label = f"Add {person.name} to the register"
        self.desk.do(label, changes.attendance.walk_in, self.session.id, person)
        self.desk.tell(f"{person.name} is on the list and marked present.", undo=True)

    def print_sheet(self) -> None:
        """Make the sign-in sheet, for a register on paper."""
        if self.session is not None:
            from organiser.app.actions import handouts

            self._paperwork.print_one(handouts.kind("sign-in"), self.session.id)
