"""Any line of the history can be undone out of turn, exactly, or says what stands in the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.agendas import Item
from organiser.domain.attendance import Mark
from organiser.domain.marked_days import MarkedDay
from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW
from tests.contents import Contents, contents, revisions
from tests.store.deeds import DEEDS, NOON, begin, do

PICKS = some.integers(0, 5)
DOINGS = some.tuples(some.sampled_from(sorted(DEEDS)), PICKS, PICKS)


def turned_back(now: Contents, before: Contents, after: Contents) -> Contents:
    """What should be there: ``now``, with what differs between ``before`` and ``after`` as it was before."""
    expected: Contents = {}
    for table, rows in now.items():
        held = {row["id"]: dict(row) for row in rows}
        was = {row["id"]: row for row in before[table]}
        became = {row["id"]: row for row in after[table]}
        for gone in became.keys() - was.keys():
            held.pop(gone, None)
        for key, row in was.items():
            if key not in became:
                held[key] = dict(row)
            else:
                held.get(key, {}).update({name: row[name] for name in row if row[name] != became[key][name]})
        expected[table] = [held[key] for key in sorted(held, key=lambda one: int(str(one)))]
    return expected


@given(some.lists(DOINGS, max_size=9), some.lists(some.integers(0, 30), min_size=1, max_size=4))
def test_a_line_is_undone_exactly_or_nothing_changes(doings: list[tuple[str, int, int]], picks: list[int]) -> None:
    store = Store.in_memory(now=lambda: NOW)
    begin(store)
    seeded = store.history()[0].id
    states = {seeded: store.ask(contents)}
    for doing in doings:
        try:
            do(store, *doing)
        except Problem:
            continue
        states[store.history()[0].id] = store.ask(contents)
    for pick in picks:
        own = sorted(states)[1:]
        if own:
            undo_one(store, states, own[pick % len(own)])
    assert store.faults() == ()
    store.close()


def undo_one(store: Store, states: dict[int, Contents], step_id: int) -> None:
    """Undo a line, or be refused, and undo the undoing."""
    now, rises, why = store.ask(contents), store.ask(revisions), store.why_not(step_id)
    steps = store.history()
    if why:
        with pytest.raises(Problem, match=re.escape(why)):
            store.undo_line(step_id)
        assert (store.ask(contents), store.history()) == (now, steps)
        return
    store.undo_line(step_id)
    earlier = max(one for one in states if one < step_id)
    after = store.ask(contents)
    assert after == turned_back(now, states[earlier], states[step_id])
    assert next(step for step in store.history() if step.id == step_id).undone
    assert all(store.ask(revisions)[uid][0] >= rises[uid][0] for uid in rises.keys() & store.ask(revisions).keys())
    store.undo()
    assert store.ask(contents) == now
    store.redo()
    assert store.ask(contents) == after
    states[store.history()[0].id] = after


class Hall:
    """Two people on the list of one session, each thing done as a step."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.session = self.do("Plan Space 1", changes.sessions.add, Session("Space 1", NOON, 90))
        self.asha = self.do("Add Asha", changes.people.add, Person("Asha Rahman"))
        self.ken = self.do("Add Ken", changes.people.add, Person("Ken Ashworth"))
        self.do("Invite both", changes.attendance.invite, self.session, [self.asha, self.ken])

    def do(self, label: str, change: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        return self.store.do(label, change, *args, **kwargs)

    def line(self, label: str) -> int:
        return next(step.id for step in self.store.history() if step.label == label)

    def mark(self, person: int, mark: Mark) -> None:
        name = {self.asha: "Asha", self.ken: "Ken"}[person]
        self.do(f"Mark {name} {mark}", changes.attendance.set_mark, self.session, [person], mark)

    def marks(self) -> dict[str, Mark]:
        return {line.person: line.mark for line in self.store.ask(queries.attendance.register, self.session)}


@pytest.fixture
def hall() -> Iterator[Hall]:
    store = Store.in_memory(now=lambda: NOW)
    yield Hall(store)
    store.close()


def test_a_line_between_others_is_undone_as_a_step_of_its_own(hall: Hall) -> None:
    hall.mark(hall.asha, Mark.PRESENT)
    hall.mark(hall.ken, Mark.PRESENT)
    assert hall.store.undo_line(hall.line("Mark Asha present")) == "Mark Asha present"
    assert hall.marks() == {"Asha Rahman": Mark.NONE, "Ken Ashworth": Mark.PRESENT}
    assert hall.store.undo_label == "Undo: Mark Asha present"
    hall.store.undo_line(hall.line("Undo: Mark Asha present"))
    assert hall.marks() == {"Asha Rahman": Mark.PRESENT, "Ken Ashworth": Mark.PRESENT}
    assert [(step.label, step.undone) for step in hall.store.history()[:4]] == [
        ("Do again: Mark Asha present", False),
        ("Undo: Mark Asha present", True),
        ("Mark Ken present", False),
        ("Mark Asha present", False),
    ]


def test_what_came_later_is_named(hall: Hall) -> None:
    hall.do("Move Space 1", changes.sessions.move, hall.session, NOON + timedelta(days=1))
    hall.do("Move Space 1 again", changes.sessions.move, hall.session, NOON + timedelta(days=2))
    assert hall.store.why_not(hall.line("Move Space 1")) == (
        "“Move Space 1” cannot be undone on its own. “Move Space 1 again” came later and changed the same session. "
        "Undo that first."
    )
    hall.store.undo_line(hall.line("Move Space 1 again"))
    assert hall.store.why_not(hall.line("Move Space 1")) == ""


def test_other_columns_of_the_same_row_do_not_stand_in_the_way(hall: Hall) -> None:
    asha = hall.store.ask(queries.people.one, hall.asha)
    hall.do("Give a number", changes.people.edit, hall.asha, replace(asha, phone="07700 900123"))
    asha = hall.store.ask(queries.people.one, hall.asha)
    hall.do("Give an address", changes.people.edit, hall.asha, replace(asha, address="1 Mill Lane"))
    hall.store.undo_line(hall.line("Give a number"))
    asha = hall.store.ask(queries.people.one, hall.asha)
    assert (asha.phone, asha.address) == ("", "1 Mill Lane")


def test_what_hangs_on_a_row_keeps_it(hall: Hall) -> None:
    assert "“Invite both” came later" in hall.store.why_not(hall.line("Add Asha"))
    hall.store.undo_line(hall.line("Invite both"))
    hall.store.undo_line(hall.line("Add Asha"))
    assert [one.name for one in hall.store.ask(queries.people.page)] == ["Ken Ashworth"]


def test_a_name_that_went_to_something_else_is_not_taken_back(hall: Hall) -> None:
    day = MarkedDay(date(2027, 6, 1), "Volunteers' Week")
    hall.do("Mark the week", changes.marked_days.add, [day])
    found = hall.store.ask(queries.marked_days.every)[0]
    hall.do("Forget the week", changes.marked_days.remove, [found.id])
    hall.do("Mark another day", changes.marked_days.add, [replace(day, name="Another")])
    hall.do("Mark the week anew", changes.marked_days.add, [day])
    assert "“Mark" in hall.store.why_not(hall.line("Forget the week"))


def test_a_plan_keeps_its_order(hall: Hall) -> None:
    for title in ("Welcome", "Round", "Close"):
        hall.do(f"Add {title}", changes.agendas.add, hall.session, Item(title, 10))
    assert "“Add Round”" not in hall.store.why_not(hall.line("Add Close"))
    assert "“Add Close” came later and changed the same plan" in hall.store.why_not(hall.line("Add Welcome"))


def test_a_line_that_is_undone_or_gone_is_refused_in_words(hall: Hall) -> None:
    hall.mark(hall.asha, Mark.LATE)
    line = hall.line("Mark Asha late")
    hall.store.undo_line(line)
    assert hall.store.why_not(line) == "“Mark Asha late” is undone already."
    assert hall.store.why_not(999) == "That line of the history is no longer kept. Look at the history again."


def test_steps_say_who_did_them_and_what_they_are_about(hall: Hall) -> None:
    hall.store.who = "Ken"
    hall.mark(hall.asha, Mark.PRESENT)
    step = hall.store.history()[0]
    assert (step.who, step.about) == ("Ken", (f"person {hall.asha}", f"session {hall.session}"))


def test_typing_of_two_people_is_not_joined(hall: Hall) -> None:
    for who in ("Ken", "Asha"):
        hall.store.who = who
        hall.store.do_joined("name", "Say who we are", changes.workspace.describe, Group(f"Group of {who}"))
    assert [step.who for step in hall.store.history()[:2]] == ["Asha", "Ken"]


def test_a_line_is_undone_after_the_file_was_closed(tmp_path: Path) -> None:
    store = Store.make(tmp_path / "hall.organiser", now=lambda: NOW)
    hall = Hall(store)
    hall.mark(hall.asha, Mark.PRESENT)
    hall.mark(hall.ken, Mark.PRESENT)
    line = hall.line("Mark Asha present")
    store.close()
    hall.store = Store.open(tmp_path / "hall.organiser", now=lambda: NOW)
    hall.store.undo_line(line)
    assert hall.marks() == {"Asha Rahman": Mark.NONE, "Ken Ashworth": Mark.PRESENT}
    hall.store.close()
