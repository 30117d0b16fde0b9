"""Undo and redo give back the exact state, whatever was done, in whatever order."""

import inspect
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlmodel import Session as Transaction

from organiser.domain.attendance import Mark
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session
from organiser.store import changes, journal, queries
from organiser.store.store import Store
from tests.conftest import NOW
from tests.contents import Contents, contents, revisions
from tests.store.deeds import DEEDS, NOON, begin, do

PICKS = some.integers(0, 5)
ACTIONS = some.one_of(some.tuples(some.sampled_from(sorted(DEEDS)), PICKS, PICKS), some.sampled_from(["undo", "redo"]))


def test_every_change_there_is_takes_part_in_these_tests() -> None:
    there_are = {
        f"{name}.{change}"
        for name in changes.__all__
        for change, function in inspect.getmembers(import_module(f"organiser.store.changes.{name}"), inspect.isfunction)
        if function.__module__.endswith(f"changes.{name}") and not change.startswith("_")
    }
    assert there_are == set(DEEDS)


class Trial:
    """Does, undoes and redoes while keeping its own record of what the workspace should hold."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.states = [self.now()]
        self.at = 0
        self.highest = dict(store.ask(revisions))
        self.told: frozenset[str] = frozenset()
        store.on_change(self.listen)

    def now(self) -> Contents:
        return self.store.ask(contents)

    def listen(self, topics: frozenset[str]) -> None:
        self.told |= topics

    def act(self, action: str | tuple[str, int, int]) -> None:
        before, self.told = self.now(), frozenset()
        if action == "undo":
            self.undo()
        elif action == "redo":
            self.redo()
        else:
            self.do(*action)
        after = self.now()
        assert {table for table in after if after[table] != before[table]} <= self.told
        self.see_that_revisions_only_rise()

    def do(self, name: str, a: int, b: int) -> None:
        before, steps = self.now(), self.store.history()
        try:
            do(self.store, name, a, b)
        except Problem:
            assert self.now() == before
            assert self.store.history() == steps
            assert self.told == frozenset()
            return
        if self.store.history() == steps:
            assert self.now() == before
            return
        self.states = [*self.states[: self.at + 1], self.now()]
        self.at += 1
        assert self.store.undo_label == name
        assert self.store.redo_label == ""

    def undo(self) -> None:
        label = self.store.undo_label
        assert self.store.undo() == label
        assert bool(label) == (self.at > 0)
        self.at = max(0, self.at - 1)
        assert self.now() == self.states[self.at]

    def redo(self) -> None:
        label = self.store.redo_label
        assert self.store.redo() == label
        assert bool(label) == (self.at < len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)
        assert self.now() == self.states[self.at]

    def see_that_revisions_only_rise(self) -> None:
        for uid, revision in self.store.ask(revisions).items():
            assert revision[0] >= self.highest.get(uid, revision)[0]
            self.highest[uid] = revision


@given(some.lists(ACTIONS, max_size=25))
def test_any_sequence_of_changes_undoes_and_redoes_exactly(actions: list[str | tuple[str, int, int]]) -> None:
    store = Store.in_memory(now=lambda: NOW)
    trial = Trial(store)
    begin(store)
    trial = Trial(store)
    seeded = len(store.history())
    trial.states = [*[{}] * seeded, trial.now()]
    trial.at = seeded
    for action in actions:
        if action == "undo" and trial.at == seeded:
            continue  # what was there before the trial stays
        trial.act(action)
    while trial.at > seeded:
        trial.act("undo")
    while trial.at < len(trial.states) - 1:
        trial.act("redo")
    assert store.faults() == ()
    store.close()


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_each_change_undoes_and_redoes_on_the_sample(sample: Store, name: str) -> None:
    trial = Trial(sample)
    do(sample, "agendas.save_card", 3, 1)
    trial = Trial(sample)
    steps = len(sample.history())
    trial.states, trial.at = [*[{}] * steps, trial.now()], steps
    trial.act((name, 3, 4))
    if trial.at > steps:
        trial.act("undo")
        trial.act("redo")
        trial.act("undo")


def test_there_is_nothing_to_undo_in_a_new_workspace(store: Store) -> None:
    assert (store.undo_label, store.redo_label, store.undo(), store.redo()) == ("", "", "", "")


def test_a_new_change_forgets_what_could_be_redone(store: Store) -> None:
    do(store, "people.add", 0, 1)
    store.undo()
    assert store.redo_label == "people.add"
    do(store, "programmes.add", 1, 1)
    assert store.redo() == ""
    assert [step.label for step in store.history()] == ["programmes.add"]


def test_undoing_a_cancellation_raises_the_revision_that_calendars_see(store: Store) -> None:
    begin(store)
    (session,) = store.ask(queries.sessions.every)
    do(store, "sessions.set_status", 0, 2)
    cancelled = store.ask(queries.sessions.one, session.id)
    store.undo()
    again = store.ask(queries.sessions.one, session.id)
    assert session.sequence < cancelled.sequence < again.sequence
    assert (again.status, again.starts) == (session.status, session.starts)


def test_a_change_that_calendars_do_not_show_leaves_the_revision(store: Store) -> None:
    begin(store)
    (session,) = store.ask(queries.sessions.every)
    store.do("Note", _write_notes, session.id)
    assert store.ask(queries.sessions.one, session.id).sequence == session.sequence


def _write_notes(tx: Transaction, session_id: int) -> None:
    from organiser.store.rows import SessionRow

    tx.get_one(SessionRow, session_id).notes = "Bring the key"


def test_a_change_that_fails_half_way_leaves_nothing(store: Store) -> None:
    begin(store)
    before, steps = store.ask(contents), store.history()

    def half(tx: Transaction) -> None:
        changes.people.add(tx, Person("Asha"))
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        store.do("Half", half)
    assert store.ask(contents) == before
    assert store.history() == steps
    do(store, "people.add", 0, 1)
    store.undo()
    assert store.ask(contents) == before


def test_a_change_to_what_is_gone_is_a_problem_and_leaves_nothing(store: Store) -> None:
    begin(store)
    before = store.ask(contents)
    for change in (changes.sessions.move, changes.agendas.set_minutes, changes.people.edit):
        with pytest.raises(Problem, match="no longer here"):
            store.do("Change", change, 99, NOON)  # type: ignore[arg-type]  # the id is looked up first
    assert store.ask(contents) == before


def test_nothing_of_a_failed_change_is_told_to_listeners(store: Store) -> None:
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    with pytest.raises(Problem):
        store.do("Mark", changes.attendance.set_mark, 1, [1], Mark.PRESENT)
    assert told == []


class Watch:
    """A clock that a test sets by hand."""

    def __init__(self) -> None:
        self.at = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


def _retitle(tx: Transaction, session_id: int, title: str) -> None:
    from organiser.store.rows import SessionRow

    tx.get_one(SessionRow, session_id).title = title


def _typed(store: Store, joins: str = "title 1") -> None:
    for title in ("S", "Sp", "Spa"):
        store.do_joined(joins, "Type a title", _retitle, 1, title)


def test_a_stretch_of_typing_is_one_step() -> None:
    store = Store.in_memory(now=lambda: NOW)
    store.do("Plan", changes.sessions.add, Session("Before", NOON, 90))
    before = store.ask(contents)
    _typed(store)
    after = store.ask(contents)
    assert [step.label for step in store.history()] == ["Type a title", "Plan"]
    store.undo()
    assert store.ask(contents) == before
    store.redo()
    assert store.ask(contents) == after
    store.close()


def test_typing_again_after_a_pause_or_elsewhere_is_another_step() -> None:
    watch = Watch()
    store = Store.in_memory(now=watch)
    store.do("Plan", changes.sessions.add, Session("Before", NOON, 90))
    _typed(store)
    watch.at += timedelta(seconds=journal.JOIN_SECONDS)
    _typed(store)
    _typed(store, joins="title 2")
    assert len(store.history()) == 4
    store.close()


def test_steps_that_name_nothing_to_join_stay_apart(store: Store) -> None:
    begin(store)
    for title in ("S", "Sp"):
        store.do("Type", _retitle, 1, title)
    assert [step.label for step in store.history()][:2] == ["Type", "Type"]


def test_steps_survive_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "Ours.organiser"
    store = Store.make(path, now=lambda: NOW)
    empty = store.ask(contents)
    begin(store)
    do(store, "sessions.move", 0, 3)
    full, steps = store.ask(contents), store.history()
    store.undo()
    store.close()

    store = Store.open(path, now=lambda: NOW)
    assert [step.label for step in store.history()] == [step.label for step in steps]
    assert store.redo() == "sessions.move"
    assert store.ask(contents) == full
    while store.undo():
        pass
    assert store.ask(contents) == empty
    store.close()


def test_only_the_latest_steps_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_STEPS", 5)
    for pick in range(9):
        do(store, "people.neighbourhood_id", pick, 0)
    assert len(store.history()) == 5
    while store.undo():
        pass
    assert len(store.ask(queries.people.neighbourhoods)) == 4


def test_beyond_the_least_number_of_steps_thirty_days_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "KEPT_STEPS", 2)
    moments = iter([NOW, NOW + timedelta(days=1), NOW + timedelta(days=20), NOW + timedelta(days=31)])
    store = Store.in_memory(now=lambda: next(moments))
    for pick in range(4):
        do(store, "people.neighbourhood_id", pick, 0)
    assert [(step.at - NOW).days for step in store.history()] == [31, 20, 1]
    store.close()


def test_the_history_says_when_and_what_was_undone(store: Store) -> None:
    do(store, "people.add", 0, 1)
    do(store, "people.add", 1, 1)
    store.undo()
    assert [(step.at, step.label, step.undone) for step in store.history()] == [
        (NOW, "people.add", True),
        (NOW, "people.add", False),
    ]
