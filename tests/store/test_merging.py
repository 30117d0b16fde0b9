"""Two people who are one: everything that hangs on them comes together, counts once, and goes back exactly."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer, Mark, head_count
from organiser.domain.needs import Need, State
from organiser.domain.people import Person
from organiser.domain.places import Standing
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.reader import Reader
from organiser.store.store import Store
from tests.conftest import problem_of
from tests.contents import contents, tables
from tests.store.deeds import DEEDS, begin, do

NOON = datetime(2027, 5, 19, 12, 30)
LIZ = Person("Liz Jones", "Hollins", "07700 900111", needs="Ramp", sectors=("NHS",))
ELIZABETH = Person("Elizabeth Jones", "Hollins", "0161 496 0111", needs="ramp; Loop", sectors=("Citizen", "NHS"))

# Deeds after which there can be no undoing are not for these stories.
MADE = sorted(name for name in DEEDS if not name.startswith(("erasing.", "people.remove")))
ACTIONS = some.lists(some.tuples(some.sampled_from(MADE), some.integers(0, 5), some.integers(0, 5)), max_size=14)


def _refers(tx: Reader) -> list[tuple[str, str]]:
    """Every column that names a person."""
    return [
        (table, row["from"])
        for table in tables(tx)
        for row in tx.rows(f"PRAGMA foreign_key_list({table})")
        if row["table"] == "person"
    ]


def _there(tx: Reader) -> dict[int, int]:
    """For each session, how many of the people who are here were there."""
    rows = tx.rows(
        "SELECT r.session_id, count(*) AS lines FROM register r JOIN person p ON p.id = r.person_id WHERE p.removed "
        "IS NULL AND r.removed IS NULL AND r.mark IN ('present', 'late', 'left-early') GROUP BY r.session_id"
    )
    return {row["session_id"]: row["lines"] for row in rows}


def _were_there(tx: Reader, *ids: int) -> set[tuple[int, int]]:
    rows = tx.rows(
        "SELECT session_id, person_id FROM register WHERE removed IS NULL AND mark IN ('present', 'late', 'left-early')"
    )
    return {(row["session_id"], row["person_id"]) for row in rows if row["person_id"] in ids}


@given(ACTIONS, some.integers(0, 5), some.integers(0, 5))
def test_merging_counts_everybody_once_loses_nothing_and_goes_back_exactly(
    actions: list[tuple[str, int, int]], one: int, other: int
) -> None:
    store = Store.in_memory()
    begin(store)
    for action in actions:
        problem_of(do, store, *action)
    ids = [person.id for person in store.ask(queries.people.every)]
    keep, gone = ids[one % len(ids)], ids[other % len(ids)]
    if keep == gone:
        gone = store.do("Add", changes.people.add, LIZ)
    before, counted = store.ask(contents), store.ask(_there)
    there = store.ask(_were_there, keep, gone)
    person = store.ask(queries.people.one, keep)
    store.do("Merge", changes.merging.merge, keep, gone, person)
    sessions = {session for session, _ in there}
    assert store.ask(_were_there, keep) == {(session, keep) for session in sessions}
    both = [session for session in sessions if {(session, keep), (session, gone)} <= there]
    assert store.ask(_there) == {s: number - both.count(s) for s, number in counted.items()}
    rows = store.ask(lambda tx: tx.rows("SELECT removed, merged_into FROM person WHERE id = :id", id=gone))
    assert rows[0]["removed"]
    assert rows[0]["merged_into"] == keep
    assert store.faults() == ()
    after = store.ask(contents)
    for table, column in store.ask(_refers):
        left = [row for row in after[table] if row[column] == gone]
        assert all(table == "application" or row.get("removed") for row in left), (table, column)
    for programme in {row["programme_id"] for row in before["member"] if row["person_id"] in (keep, gone)}:
        assert [row["person_id"] for row in after["member"] if row["programme_id"] == programme].count(keep) == 1
    store.undo()
    assert store.ask(contents) == before
    store.redo()
    assert store.ask(contents) == after
    store.close()


class Two:
    """Liz and Elizabeth, who are one, on one session and in one programme."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.keep = store.do("Add", changes.people.add, LIZ)
        self.gone = store.do("Add", changes.people.add, ELIZABETH)
        self.programme = store.do("Add", changes.programmes.add, Programme("Spring", capacity=1))
        self.session = store.do("Add", changes.sessions.add, Session("Space 1", NOON, 90))

    def merge(self) -> Person:
        person = self.store.ask(queries.people.one, self.keep)
        self.store.do("Merge", changes.merging.merge, self.keep, self.gone, person)
        return self.store.ask(queries.people.one, self.keep)

    def invite(self, *ids: int) -> None:
        self.store.do("Invite", changes.attendance.invite, self.session, ids or [self.keep, self.gone])


@pytest.fixture
def two(store: Store) -> Two:
    return Two(store)


def test_one_line_keeps_its_number_the_presence_and_the_later_answer(two: Two) -> None:
    store = two.store
    third = store.do("Add", changes.people.add, Person("Asha"))
    two.invite(two.keep, two.gone)
    store.do("Mark", changes.attendance.set_mark, two.session, [two.gone], Mark.LATE)
    store.do("Mark", changes.attendance.set_mark, two.session, [two.keep], Mark.ABSENT)
    store.do("Answer", changes.attendance.set_answer, two.session, two.gone, Answer.YES, route="phone", noted_by="Ruth")
    two.merge()
    two.invite(third)
    first, second = store.ask(queries.attendance.register, two.session)
    assert (first.row, first.person_id, first.mark) == (1, two.keep, Mark.LATE)
    assert (first.answer, first.answer_route, first.noted_by) == (Answer.YES, "phone", "Ruth")
    assert (second.row, second.person_id) == (3, third)  # row 2 stands on printed sheets
    assert head_count((first, second)).there == 1


def test_the_number_that_is_on_the_list_stays_when_the_other_was_taken_off(two: Two) -> None:
    two.invite(two.keep, two.gone)
    two.store.do("Take off", changes.attendance.withdraw, two.session, [two.keep])
    before = two.store.ask(contents)
    two.merge()
    (line,) = two.store.ask(queries.attendance.register, two.session)
    assert (line.row, line.person_id) == (2, two.keep)
    two.store.undo()
    assert two.store.ask(contents) == before


def test_the_same_need_is_noted_once_with_all_that_is_known(two: Two) -> None:
    store = two.store
    loop = store.ask(queries.needs.of_person, two.gone)[1]
    ramp = store.ask(queries.needs.of_person, two.gone)[0]
    store.do("Note", changes.needs.edit, ramp.id, Need("ramp", lead_days=9, share_with="host", agreed=NOON.date()))
    store.do("Note", changes.needs.set_state, loop.id, two.session, State.BOOKED)
    store.do("Note", changes.needs.set_state, ramp.id, two.session, State.MET)
    person = two.merge()
    assert person.needs == "Ramp; Loop"
    assert set(person.sectors) == {"NHS", "Citizen"}
    needs = store.ask(queries.needs.of_person, two.keep)
    assert (needs[0].lead_days, needs[0].share_with, needs[0].agreed) == (9, "host", NOON.date())
    states = store.ask(lambda tx: tx.rows("SELECT need_id, state FROM provision ORDER BY need_id"))
    assert [(row["need_id"], row["state"]) for row in states] == [(needs[0].id, "met"), (needs[1].id, "booked")]


@pytest.mark.parametrize("placed", ["keep", "gone"])
def test_nobody_loses_a_place(two: Two, placed: str) -> None:
    store = two.store
    store.do("Apply", changes.applications.apply, two.programme, [two.keep, two.gone])
    store.do("Place", changes.applications.place, two.programme, [getattr(two, placed)])
    before = store.ask(contents)
    two.merge()
    (entry,) = [one.entry for one in store.ask(queries.places.of_programme, two.programme, _now()).verdicts]
    assert (entry.person_id, entry.standing) == (two.keep, Standing.PLACED)
    store.undo()
    assert store.ask(contents) == before


def test_of_two_who_wait_the_earlier_turn_counts(two: Two) -> None:
    store = two.store
    at = _now()
    store.do("Apply", changes.applications.apply, two.programme, [two.gone], joined=at - timedelta(days=3))
    store.do("Apply", changes.applications.apply, two.programme, [two.keep], joined=at - timedelta(days=1))
    two.merge()
    (entry,) = [one.entry for one in store.ask(queries.places.of_programme, two.programme, at).verdicts]
    assert (entry.person_id, entry.joined) == (two.keep, at - timedelta(days=3))


def _now() -> datetime:
    return datetime(2027, 5, 3, 9, 0, tzinfo=UTC)


def test_those_who_went_into_one_who_goes_go_along(two: Two) -> None:
    third = two.store.do("Add", changes.people.add, Person("Lizzie Jones"))
    two.merge()
    two.store.do("Merge", changes.merging.merge, third, two.keep, Person("Liz Jones"))
    rows = two.store.ask(lambda tx: tx.rows("SELECT merged_into FROM person ORDER BY id"))
    assert [row["merged_into"] for row in rows] == [third, third, None]


def test_two_who_are_not_the_same_are_remembered_once_and_ordered(two: Two) -> None:
    two.store.do("Note", changes.merging.tell_apart, two.gone, two.keep)
    two.store.do("Note", changes.merging.tell_apart, two.keep, two.gone)
    assert two.store.ask(queries.duplicates.apart) == {(two.keep, two.gone)}


def test_somebody_is_not_merged_with_themselves_nor_with_who_is_gone(two: Two) -> None:
    person = two.store.ask(queries.people.one, two.keep)
    with pytest.raises(Problem):
        two.store.do("Merge", changes.merging.merge, two.keep, two.keep, person)
    two.merge()
    with pytest.raises(Problem):
        two.store.do("Merge", changes.merging.merge, two.keep, two.gone, person)
