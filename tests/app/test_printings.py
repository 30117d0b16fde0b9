"""What was printed is called out of date when something that it shows has changed, and at no other time."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser.app import sample
from organiser.app.actions import handouts, occasions, printings
from organiser.domain.agendas import Item
from organiser.domain.people import Person, Reading
from organiser.domain.printings import OutOfDate
from organiser.domain.sessions import Session, Status
from organiser.exports.paper.look import Look, Times
from organiser.exports.prints import PRINTS
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW, TODAY

BEFORE = date(2027, 5, 1)
KEPT = [one.name for one in PRINTS if one.is_kept]


def print_(store: Store, kind: str, look: Look | None = None) -> None:
    what = occasions.gather(store, workshop(store).id)
    printings.note(store, printings.made(handouts.kind(kind), what, look or Look()))


def workshop(store: Store) -> Session:
    return store.ask(queries.sessions.every)[0]


def old(store: Store, today: date = BEFORE) -> tuple[OutOfDate, ...]:
    return printings.out_of_date(printings.gather(store, today, workshop(store).id))


def why(store: Store) -> dict[str, tuple[str, ...]]:
    return {one.title: one.why for one in old(store)}


def edit(store: Store, **facts: object) -> None:
    session = workshop(store)
    store.do("Change it", changes.sessions.edit, session.id, replace(session, **facts))  # type: ignore[arg-type]


@pytest.mark.parametrize("times", Times)
def test_nothing_is_out_of_date_while_nothing_has_changed(sample: Store, times: Times) -> None:
    for kind in KEPT:
        print_(sample, kind, Look(times=times))
    assert old(sample) == ()


def test_the_reasons_are_told_in_words(sample: Store) -> None:
    for kind in ("run-sheet", "sign-in", "badges", "pack"):
        print_(sample, kind)
    session = workshop(sample)
    items = sample.ask(queries.agendas.items, session.id)
    sample.do("Longer", changes.agendas.set_minutes, items[-2].id, items[-2].minutes + 5)
    sample.do("Add", changes.agendas.add, session.id, Item("Gallery walk", 5))
    edit(sample, place="The old library")
    person = sample.do("Add", changes.people.add, Person("Ines Example", reading=Reading.LARGE))
    sample.do("Invite", changes.attendance.invite, session.id, [person])
    found = why(sample)
    assert "“Where” is new" in found["Run sheet"]
    assert "“Gallery walk” is new" in found["Run sheet"]
    assert f"The time of “{items[-1].title}” has changed" in found["Run sheet"]
    assert "1 person more" in found["Sign-in sheet"]
    assert found["Name badges"] == ("1 label more",)
    assert "1 copy more of “Handout, large print”" in found["Session pack"]


def test_after_an_undo_nothing_is_out_of_date_and_undo_leaves_the_notes(sample: Store) -> None:
    print_(sample, "handout")
    edit(sample, title="Another title")
    assert why(sample) == {"Handout": ("The title has changed",)}
    sample.undo()
    assert old(sample) == ()
    assert sample.undo_label != "Note what was printed"
    assert len(sample.ask(queries.printings.of_session, workshop(sample).id)) == 1


def test_printing_again_takes_the_place_of_the_old_paper_and_throwing_away_ends_it(sample: Store) -> None:
    print_(sample, "handout")
    print_(sample, "handout", Look(Reading.LARGE))
    edit(sample, title="Another title")
    assert len(old(sample)) == 2
    print_(sample, "handout")
    (left,) = old(sample)
    assert left.title == "Handout, large print"
    printings.throw_away(sample, [left])
    assert old(sample) == ()


def test_what_is_over_is_not_looked_at_and_a_cancelled_session_is(sample: Store) -> None:
    print_(sample, "poster")
    sample.do("Cancel", changes.sessions.set_status, workshop(sample).id, Status.CANCELLED)
    assert "“This session is cancelled” is new" in why(sample)["Poster"]
    assert old(sample, workshop(sample).starts.date())
    assert old(sample, workshop(sample).starts.date() + timedelta(days=1)) == ()


def test_no_name_of_anybody_is_in_the_notes(sample: Store) -> None:
    for kind in KEPT:
        print_(sample, kind)
    session = workshop(sample)
    names = {line.person for line in sample.ask(queries.attendance.register, session.id)}
    labels = " ".join(
        trace.label for one in sample.ask(queries.printings.of_session, session.id) for trace in one.traces
    )
    assert names
    assert not [name for name in names if name in labels]


def test_a_workspace_that_is_only_looked_at_keeps_no_notes(sample_file: Path) -> None:
    with closing(Store.look(sample_file, "it is open elsewhere")) as store:
        print_(store, "poster")
        assert store.ask(queries.printings.of_session, workshop(store).id) == ()


SHOWN: dict[str, Callable[[Session, int], Session]] = {
    "title": lambda session, n: replace(session, title=f"{session.title} {n}"),
    "place": lambda session, n: replace(session, place=f"Room {n}"),
    "starts": lambda session, n: replace(session, starts=session.starts + timedelta(minutes=5 * n)),
}
EVERYWHERE = ("run-sheet", "handout", "sign-in", "date-card", "poster", "flyer", "packing-list", "overview")


@pytest.fixture(scope="module")
def ours() -> Iterator[Store]:
    """A sample for many examples, each of which leaves it as it was."""
    with closing(Store.in_memory(now=lambda: NOW)) as store:
        sample.fill(store, TODAY)
        yield store


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(EVERYWHERE),
    what=st.sampled_from(sorted(SHOWN)),
    number=st.integers(1, 200),
    style=st.sampled_from(Reading),
    times=st.sampled_from([Times.BOTH, Times.CLOCK]),
)
def test_another_title_place_or_time_always_makes_it_out_of_date(
    ours: Store, kind: str, what: str, number: int, style: Reading, times: Times
) -> None:
    print_(ours, kind, Look(style, times=times))
    ours.do("Change", changes.sessions.edit, workshop(ours).id, SHOWN[what](workshop(ours), number))
    assert [one for one in old(ours) if one.printing.kind == kind]
    ours.undo()
    assert not old(ours)


@settings(max_examples=25, deadline=None)
@given(kind=st.sampled_from(KEPT), days=st.integers(0, 400), notes=st.text(max_size=20), style=st.sampled_from(Reading))
def test_what_a_print_does_not_show_never_makes_it_out_of_date(
    ours: Store, kind: str, days: int, notes: str, style: Reading
) -> None:
    look = Look(style)
    what = occasions.gather(ours, workshop(ours).id, on=date(2027, 5, 3))
    later = occasions.gather(ours, workshop(ours).id, on=date(2027, 5, 3) + timedelta(days=days))
    later = replace(later, session=replace(later.session, notes=notes if kind != "run-sheet" else later.session.notes))
    made = handouts.kind(kind).traces(what, look)
    papers = printings.Papers(tuple((one, later) for one in printings.made(handouts.kind(kind), what, look)))
    assert made == handouts.kind(kind).traces(replace(what, version="Plan version 9"), look)
    dated = tuple((replace(one, at=datetime(2027, 5, 3, 12).astimezone()), subject) for one, subject in papers.pairs)
    found = printings.out_of_date(printings.Papers(dated))
    assert not [one for one in found if one.printing.kind == kind]
