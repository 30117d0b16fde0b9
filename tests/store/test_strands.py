"""The groups of a block are kept, changed, copied and undone with it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from organiser.domain.agendas import Item
from organiser.domain.sessions import Session, Status
from organiser.domain.strands import Strand
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.store.deeds import CARD

NOON = datetime(2027, 5, 19, 12, 30)
GROUPS = (
    Strand("Table 1: bus stops", "own-round", CARD, "Helen", "By the window", "1. Look\n2. Draw"),
    Strand("Table 2: benches", lead="Kofi", room="https://meet.example.org/2"),
    Strand("Table 3"),
)


@pytest.fixture
def session(store: Store) -> int:
    session_id = store.do("Plan", changes.sessions.add, Session("Space 1", NOON, 90))
    items = [Item("Welcome", 10), Item("In groups", 30, strands=GROUPS), Item("Tea", 5)]
    store.do("Add", changes.agendas.add_many, session_id, items)
    return session_id


def groups(store: Store, session_id: int, place: int = 2) -> tuple[Strand, ...]:
    return store.ask(queries.agendas.items, session_id)[place - 1].strands


def bare(strands: tuple[Strand, ...]) -> list[Strand]:
    return [replace(strand, id=0, uid="") for strand in strands]


def test_groups_come_back_as_they_went_in_and_stay_with_their_block(store: Store, session: int) -> None:
    assert bare(groups(store, session)) == list(GROUPS)
    assert [item.title for item in store.ask(queries.agendas.items, session)] == ["Welcome", "In groups", "Tea"]
    assert groups(store, session, 1) == groups(store, session, 3) == ()


def test_a_group_that_stays_keeps_its_name_among_computers(store: Store, session: int) -> None:
    item = store.ask(queries.agendas.items, session)[1]
    first, second, third = item.strands
    store.do("Change", changes.strands.arrange, item.id, [third, replace(first, name="Table 9"), Strand("New")])
    found = groups(store, session)
    assert [strand.name for strand in found] == ["Table 3", "Table 9", "New"]
    assert [strand.uid for strand in found[:2]] == [third.uid, first.uid]
    assert second.uid not in {strand.uid for strand in found}
    store.undo()
    assert groups(store, session) == (first, second, third)


def test_editing_a_block_keeps_its_groups_and_writes_no_more_than_what_changed(store: Store, session: int) -> None:
    item = store.ask(queries.agendas.items, session)[1]
    told: list[frozenset[str]] = []
    store.on_change(told.append)
    store.do("Rename", changes.agendas.edit, item.id, replace(item, title="At tables"))
    assert groups(store, session) == item.strands
    assert told == [frozenset({"item"})]


def test_a_second_block_and_a_copied_session_have_groups_of_their_own(store: Store, session: int) -> None:
    item = store.ask(queries.agendas.items, session)[1]
    store.do("Duplicate", changes.agendas.add, session, item)
    value = store.ask(queries.sessions.one, session)
    copied = store.do("Copy", changes.sessions.copy, value, NOON + timedelta(days=7))
    there = [groups(store, session), groups(store, session, 4), groups(store, copied), groups(store, copied, 4)]
    assert [bare(each) for each in there] == [list(GROUPS)] * 4
    assert len({strand.uid for each in there for strand in each}) == 12
    store.do("Delete", changes.agendas.remove, [item.id])
    assert bare(groups(store, copied)) == list(GROUPS)


def test_groups_go_and_come_back_with_their_block(store: Store, session: int) -> None:
    before = store.ask(queries.agendas.items, session)
    store.do("Delete", changes.agendas.remove, [before[1].id])
    assert store.ask(lambda tx: tx.number("SELECT count(*) FROM strand")) == 0
    store.undo()
    assert store.ask(queries.agendas.items, session) == before


def test_an_exercise_of_a_group_counts_as_used_in_the_plan(store: Store, session: int) -> None:
    assert store.ask(queries.agendas.used) == {"own-round": 1}


def test_sessions_at_the_same_time_are_found_whatever_their_programme_or_zone(store: Store, session: int) -> None:
    def plan(title: str, starts: datetime, zone: str = "Europe/London", status: Status = Status.CONFIRMED) -> None:
        store.do("Plan", changes.sessions.add, Session(title, starts, 60, zone, status=status))

    plan("Overlaps", NOON + timedelta(minutes=80))
    plan("Just after", NOON + timedelta(minutes=90))
    plan("In Dhaka", datetime(2027, 5, 19, 17, 0), "Asia/Dhaka")
    plan("Same clock elsewhere", NOON, "Asia/Dhaka")
    plan("Cancelled", NOON, status=Status.CANCELLED)
    value = store.ask(queries.sessions.one, session)
    found = store.ask(queries.agendas.beside, value)
    assert [other.title for other, _ in found] == ["Overlaps", "In Dhaka"]
