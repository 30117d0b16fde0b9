"""Joins the register of one session to the store: every mark is saved at once, and is one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal

from organiser.domain import text
from organiser.domain.attendance import Mark, RegisterLine, head_count, parse_marks, tally_in_words
from organiser.domain.needs import Provision, State
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.store import changes, queries
from organiser.ui.desk.desk import Desk
from organiser.ui.desk.follower import SessionFollower
from organiser.ui.desk.known import known_people
from organiser.ui.desk.paperwork import Paperwork
from organiser.ui.screens.register.arrivals import Arrivals
from organiser.ui.screens.register.calls import Calls
from organiser.ui.screens.register.model import label_of, row_of
from organiser.ui.widgets.rows import RowsModel


class RegisterPresenter(SessionFollower):
    """The whole register, those of it that are shown, and those that are chosen in the list.

    ``asks_join`` and ``asks_met`` want a question put: who of the walk-ins joins the programme, which needs were met.
    """

    TOPICS: ClassVar = frozenset(
        {"session", "register", "person", "neighbourhood", "member", "need", "provision", "sheet_tally", "programme"}
    )

    asks_join = Signal()
    asks_met = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model: RowsModel[RegisterLine] = RowsModel(row_of, key=lambda line: line.person_id, parent=self)
        self.lines: tuple[RegisterLine, ...] = ()
        self.chosen: tuple[RegisterLine, ...] = ()
        self.walk_ins: tuple[RegisterLine, ...] = ()
        self.unsaid: tuple[Provision, ...] = ()
        self.tally: int | None = None
        self.calls = Calls(desk, self)
        self._arrivals = Arrivals(desk)
        self._words = ""
        self._paperwork = Paperwork(desk)

    def show_session(self, session_id: int) -> None:
        """Show this session from now on; the whole register, and nobody chosen."""
        self._words, self.chosen = "", ()
        super().show_session(session_id)

    def read(self) -> None:
        if self.session is None:
            self.lines, self.walk_ins, self.unsaid, self.tally = (), (), (), None
        else:
            self._read(self.session.id)
        kept = {line.person_id for line in self.chosen}
        self.chosen = tuple(line for line in self.lines if line.person_id in kept)
        self._list()

    def _read(self, session_id: int) -> None:
        from organiser.app.actions import provisions

        ask = self.desk.ask
        self.lines = ask(queries.attendance.register, session_id)
        self.walk_ins = ask(queries.attendance.walk_ins, session_id)
        self.tally = ask(queries.attendance.tally, session_id)
        has_needs = any(line.needs and line.mark.was_there for line in self.lines)
        noted = ask(queries.needs.of_session, session_id) if has_needs else ()
        self.unsaid = provisions.to_ask(noted, self.lines)

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
        """Mark rows of the printed sheet, such as ``1-9,11`` or ``1-9 present, 10 late``; returns what is wrong, or "".

        Rows without a mark of their own get ``mark``.
        """
        people = {line.row: line for line in self.lines}
        try:
            rows = parse_marks(words, sorted(people), mark)
        except Problem as problem:
            return str(problem)
        changing = {people[row].person_id: given for row, given in rows.items() if people[row].mark is not given}
        kinds = text.listed(dict.fromkeys(given.label.lower() for given in rows.values()))
        if changing and self.session is not None:
            label = f"Mark {text.counted(len(changing), 'person', 'people')} {kinds}"
            self.desk.do(label, changes.attendance.key_in, self.session.id, changing)
        self.desk.tell(f"Marked {text.counted(len(rows), 'row')}: {kinds}.", undo=bool(changing))
        return ""

    @property
    def tally_words(self) -> str:
        """The sheet's tally beside what the register makes; "" while none is noted."""
        return "" if self.tally is None else tally_in_words(self.lines, self.tally)

    def set_tally(self, people: int | None) -> None:
        """Note what stands in the tally box of the sheet; None takes it away."""
        if self.session is not None and people != self.tally:
            label = f"Note the tally of {self.session.title}"
            self.desk.do(label, changes.attendance.set_tally, self.session.id, people)

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
            self._arrivals.welcome(self.session, person)

    def walk_in(self, name: str) -> None:
        """Add somebody new, present on the next free row."""
        if self.session is not None:
            self._arrivals.add(self.session, name)

    # Afterwards

    @property
    def walk_ins_words(self) -> str:
        """``Put 2 walk-ins on the roster…``; "" when nobody walked in who is not on it."""
        return f"Put {text.counted(len(self.walk_ins), 'walk-in')} on the &roster…" if self.walk_ins else ""

    @property
    def met_words(self) -> str:
        """``Say whether 2 needs were met…``; "" when there is nothing to ask."""
        if not self.unsaid:
            return ""
        return f"Say whether {text.counted(len(self.unsaid), 'need was', 'needs were')} &met…"

    def join_programme(self, lines: Sequence[RegisterLine]) -> None:
        """Put walk-ins on the roster of the session's programme."""
        if self.session is not None:
            self._arrivals.join_programme(self.session, lines)

    def note_met(self, said: Sequence[tuple[Provision, State]]) -> None:
        """Note of each need whether it was met."""
        from organiser.app.actions import provisions

        if provisions.note(self.desk.store, said):
            self.desk.tell("Noted. It stands with each person.", undo=True)

    def look_at_call(self, path: Path) -> None:
        """See who is in the list of a video call."""
        if self.session is not None:
            self.calls.look(self.session, path)

    def print_sheet(self) -> None:
        """Show the sign-in sheet, for a register on paper, as it will be printed."""
        if self.session is not None:
            from organiser.app.actions import handouts

            self._paperwork.preview(handouts.kind("sign-in"), self.session.id)
