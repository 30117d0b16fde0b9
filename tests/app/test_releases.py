"""Versions of a plan: released, compared, and gone back to in one step."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.app.actions import occasions, releases
from organiser.domain.agendas import Agenda, BlockKind, Item
from organiser.domain.exercises import Exercise, Stage
from organiser.domain.strands import Strand
from organiser.exports.paper import opening
from organiser.store import changes, queries
from organiser.store.store import Store
from organiser.store.transaction import Transaction
from tests.conftest import problem_of
from tests.contents import contents

CARD = Exercise("round", "Round", "Hear all.", Stage.OPEN)


@pytest.fixture
def workshop(sample: Store) -> int:
    return sample.ask(queries.sessions.every)[0].id


def items(store: Store, session_id: int) -> tuple[Item, ...]:
    return store.ask(queries.agendas.items, session_id)


def plan(store: Store, session_id: int) -> Agenda:
    return store.ask(queries.agendas.of_session, store.ask(queries.sessions.one, session_id))


def test_a_version_is_released_once_until_something_changes(sample: Store, workshop: int) -> None:
    assert releases.versions(sample, workshop).in_words == ""
    assert releases.release(sample, workshop) == 1
    assert sample.undo_label == "Release version 1 of Co-creation workshop"
    assert releases.versions(sample, workshop).in_words == "Plan version 1"
    problem = problem_of(releases.release, sample, workshop)
    assert str(problem) == "Nothing has changed since version 1."
    sample.do("Shorten", changes.agendas.set_minutes, items(sample, workshop)[0].id, 5)
    assert releases.versions(sample, workshop).in_words == "Changed since version 1: 2 things"
    assert releases.release(sample, workshop) == 2
    assert [one.number for one in releases.versions(sample, workshop).releases] == [2, 1]
    sample.undo()
    assert [one.number for one in releases.versions(sample, workshop).releases] == [1]


def test_an_empty_plan_is_not_released(sample: Store, workshop: int) -> None:
    sample.do("Clear", changes.agendas.remove, [item.id for item in items(sample, workshop)])
    assert "is empty" in str(problem_of(releases.release, sample, workshop))


def test_going_back_is_one_step_and_leaves_the_date_alone(sample: Store, workshop: int) -> None:
    releases.release(sample, workshop)
    before = items(sample, workshop)
    sample.do("Clear", changes.agendas.remove, [item.id for item in before[2:]])
    session = sample.ask(queries.sessions.one, workshop)
    sample.do("Move", changes.sessions.move, workshop, session.starts.replace(hour=12, minute=0))
    changed = sample.ask(contents)
    releases.go_back(sample, workshop, 1)
    assert sample.undo_label == "Go back to version 1 of Co-creation workshop"
    assert [item.title for item in items(sample, workshop)] == [item.title for item in before]
    assert [item.id for item in items(sample, workshop)][:2] == [item.id for item in before][:2]
    assert releases.versions(sample, workshop).since == ("starts at 12:00, not 12:30",)
    assert sample.ask(queries.sessions.one, workshop).starts.hour == 12
    sample.undo()
    assert sample.ask(contents) == changed


def test_going_back_to_what_is_not_there_or_not_different_is_refused(sample: Store, workshop: int) -> None:
    assert str(problem_of(releases.go_back, sample, workshop, 1)).endswith("Versions: none.")
    releases.release(sample, workshop)
    assert str(problem_of(releases.go_back, sample, workshop, 1)) == "The plan is the same as in version 1."
    assert str(problem_of(releases.go_back, sample, workshop, 7)).endswith("Versions: 1.")


def test_prints_say_which_version_they_are(sample: Store, workshop: int) -> None:
    assert occasions.gather(sample, workshop).version == ""
    releases.release(sample, workshop)
    occasion = occasions.gather(sample, workshop)
    assert occasion.version == "Plan version 1"
    assert opening.footer(occasion, "Run sheet")[:2] == ("Run sheet – Co-creation workshop", "Plan version 1")
    sample.do("Shorten", changes.agendas.set_minutes, items(sample, workshop)[0].id, 5)
    assert occasions.gather(sample, workshop).version == "Plan changed since version 1"


BREAK = BlockKind.BREAK
GROUPS = (Strand("One", lead="Kofi"), Strand("Two", card=CARD))
edits = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "remove", "minutes", "edit", "take"]), st.integers(0, 9), st.integers(0, 9)
    ),
    min_size=1,
    max_size=8,
)


def edit(store: Store, session_id: int, what: str, a: int, b: int) -> None:
    there = items(store, session_id)
    one = there[a % len(there)].id if there else 0
    if what == "add" or not there:
        store.do(
            "x", changes.agendas.add, session_id, Item("Break", a, BREAK, strands=GROUPS if b % 2 else ()), at=b + 1
        )
    elif what == "move":
        store.do("x", changes.agendas.move, one, to=b + 1)
    elif what == "remove":
        store.do("x", changes.agendas.remove, [one])
    elif what == "minutes":
        store.do("x", changes.agendas.set_minutes, one, b)
    elif what == "edit":
        store.do("x", changes.agendas.edit, one, Item("Break", b, BREAK, card=CARD, notes="n" * a, strands=GROUPS))
    else:
        store.do("x", _anew, session_id, there)


def _anew(tx: Transaction, session_id: int, there: Sequence[Item]) -> None:
    changes.agendas.remove(tx, [item.id for item in there])
    changes.agendas.add_many(tx, session_id, there)


@given(edits, edits)
def test_whatever_was_done_going_back_makes_the_plan_what_it_was(
    first: list[tuple[str, int, int]], then: list[tuple[str, int, int]]
) -> None:
    from tests.store.deeds import begin

    store = Store.in_memory()
    begin(store)
    (session_id,) = (session.id for session in store.ask(queries.sessions.every))
    for step in first:
        edit(store, session_id, *step)
    if not items(store, session_id):
        edit(store, session_id, "add", 5, 0)
    releases.release(store, session_id)
    released = plan(store, session_id)
    for step in then:
        edit(store, session_id, *step)
    changed = store.ask(contents)
    problem = problem_of(releases.go_back, store, session_id, 1)
    assert problem is None or str(problem) == "The plan is the same as in version 1."
    if problem is None:
        store.undo()
        assert store.ask(contents) == changed
        store.redo()
    assert releases.versions(store, session_id).since == ()
    after = plan(store, session_id)
    assert [(b.item.title, b.starts, b.item.minutes) for b in after.blocks] == [
        (b.item.title, b.starts, b.item.minutes) for b in released.blocks
    ]
    assert [b.item.place for b in after.blocks] == list(range(1, len(after.blocks) + 1))
    store.close()
