"""Whatever is done to a register, in any order, everybody is on it once and heads are counted, never ticks."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some

from organiser.app.actions import call_lists
from organiser.domain.attendance import Mark, head_count, parse_marks
from organiser.domain.people import Person
from organiser.domain.recognition import Choice
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW, problem_of
from tests.store.deeds import NOON

NAMES = ("Amina Yusuf", "Bernard Tully", "Łucja Wiśniewska", "Ken Moss", "Amina Begum")
IN_CALLS = ("amina yusuf", "Bernard", "LUCJA WISNIEWSKA", "Zahra Malik", "iPhone", "Amina", "Ken Moss")

State = dict[int, Mark]


class Register:
    """A register of five people, what is expected of it, and what it was before each step."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.in_memory(now=lambda: NOW)
        self.session_id = self.store.do("Plan", changes.sessions.add, Session("Space 1", NOON, 90))
        self.session = self.store.ask(queries.sessions.one, self.session_id)
        self.people = [self.store.do("Add", changes.people.add, Person(name)) for name in NAMES]
        self.store.do("Invite", changes.attendance.invite, self.session_id, self.people[:4])
        self.store.forget_history()
        self.folder = folder
        self.expected = self.state
        self.before: list[State] = []

    @property
    def state(self) -> State:
        return {line.person_id: line.mark for line in self.store.ask(queries.attendance.register, self.session_id)}

    def step(self, expected: State) -> None:
        """Something was done: it is a step of its own only if it changed something, and left what was expected."""
        if sum(not one.undone for one in self.store.history()) > len(self.before):
            self.before.append(self.expected)
        self.expected = expected
        self.check()

    def check(self) -> None:
        lines = self.store.ask(queries.attendance.register, self.session_id)
        assert self.state == self.expected
        assert len({line.person_id for line in lines}) == len(lines)
        assert len({line.row for line in lines}) == len(lines)
        there = {person_id for person_id, mark in self.expected.items() if mark.was_there}
        assert head_count(lines).there == len(there)

    def mark(self, who: int, mark: Mark) -> None:
        person_id = self.people[who % 4]
        self.store.do("Mark", changes.attendance.set_mark, self.session_id, [person_id], mark)
        self.step(self.expected | {person_id: mark})

    def rows(self, words: str) -> None:
        rows = {line.row: line.person_id for line in self.store.ask(queries.attendance.register, self.session_id)}
        if problem_of(parse_marks, words, sorted(rows), Mark.PRESENT):
            return
        marks = {rows[row]: mark for row, mark in parse_marks(words, sorted(rows), Mark.PRESENT).items()}
        self.store.do("Rows", changes.attendance.key_in, self.session_id, marks)
        self.step(self.expected | marks)

    def welcome(self, who: int) -> None:
        person_id = self.people[who % 5]
        self.store.do("Welcome", changes.attendance.welcome, self.session_id, person_id)
        self.step(self.expected | {person_id: Mark.PRESENT})

    def video(self, names: list[str], who: int) -> None:
        """A list is taken with every name answered, then once more with no answers at all."""
        path = self.folder / "call.csv"
        path.write_text("Name,Duration\n" + "".join(f"{name},60\n" for name in names), "utf-8")
        looked = call_lists.look(self.store, self.session, call_lists.read(path), path.name)
        open_names = looked.recognised.taking({}).open
        answers = {
            match.participant.key: Choice.WALK_IN if match.participant.name == "Zahra Malik" else self.people[who % 5]
            for match in looked.recognised.matches
            if match.participant.name in open_names and match.participant.name != "iPhone"
        }
        taking = looked.recognised.taking(answers)
        known = set(self.state)
        call_lists.take(self.store, looked, taking)
        added = set(self.state) - known - set(taking.present)
        assert len(added) == len(taking.newcomers)
        there = {
            one: mark if (mark := self.expected.get(one, Mark.NONE)).was_there else Mark.PRESENT
            for one in taking.present
        }
        self.step(self.expected | there | dict.fromkeys(added, Mark.PRESENT))
        again = call_lists.look(self.store, self.session, call_lists.read(path), path.name)
        call_lists.take(self.store, again, again.recognised.taking({}))
        self.step(self.expected)

    def undo(self) -> None:
        if self.before:
            self.store.undo()
            self.expected = self.before.pop()
            self.check()


_marks = some.tuples(some.just("mark"), some.integers(0, 4), some.sampled_from(list(Mark)))
_rows = some.tuples(
    some.just("rows"), some.sampled_from(["1-4", "1,3 late", "2 absent, 3 present", "4 a 1 p", "5", "6"])
)
_walk = some.tuples(some.just("welcome"), some.integers(0, 4))
_calls = some.tuples(
    some.just("video"), some.lists(some.sampled_from(IN_CALLS), min_size=1, max_size=5), some.integers(0, 4)
)
_undo = some.tuples(some.just("undo"))


@given(some.lists(some.one_of(_marks, _rows, _walk, _calls, _undo), max_size=12))
def test_everybody_counts_once_whatever_is_done_and_undone(tmp_path: Path, deeds: list[tuple[str, ...]]) -> None:
    register = Register(tmp_path)
    for name, *words in deeds:
        getattr(register, name)(*words)
    while register.before:
        register.undo()
    assert set(register.state.values()) == {Mark.NONE}
    assert len(register.state) == 4
    register.store.close()
