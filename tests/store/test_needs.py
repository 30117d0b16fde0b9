"""What people need: noted once, asked about for each session, and still there after an upgrade."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlcipher3 import dbapi2

from organiser.domain.attendance import Answer, Mark
from organiser.domain.needs import Need, Provision, State
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status
from organiser.store import changes, queries
from organiser.store.migrations import MIGRATIONS, NEWEST, build
from organiser.store.store import Store
from tests.contents import contents

STARTS = datetime(2027, 5, 19, 12, 30)
NOW = datetime(2027, 5, 3, 10, 0)
TODAY = NOW.date()
BSL = Need("BSL interpreter", lead_days=15, share_with="the host", agreed=TODAY, review_by=date(2027, 9, 1))


def a_person(store: Store, name: str = "Asha", needs: str = "") -> int:
    return store.do("Add", changes.people.add, Person(name, needs=needs))


def a_session(store: Store, *people: int, title: str = "Space 1", starts: datetime = STARTS) -> int:
    session_id = store.do("Plan", changes.sessions.add, Session(title, starts, 90))
    store.do("Invite", changes.attendance.invite, session_id, people)
    return session_id


def note(store: Store, person_id: int, need: Need = BSL) -> int:
    return store.do("Note", changes.needs.add, person_id, need)


def states(store: Store, session_id: int) -> list[tuple[str, str, State]]:
    return [(x.person, x.need.words, x.state) for x in store.ask(queries.needs.of_session, session_id)]


def words(store: Store, now: datetime = NOW) -> list[str]:
    return [one.in_words(now.date()) for one in store.ask(queries.needs.to_arrange, now)]


def test_a_need_comes_back_as_it_was_noted_and_changed(store: Store) -> None:
    person = a_person(store, needs="Ramp")
    need_id = note(store, person)
    ramp, bsl = store.ask(queries.needs.of_person, person)
    assert (ramp.words, bsl.id) == ("Ramp", need_id)
    assert Need(bsl.words, bsl.flagged, bsl.lead_days, bsl.share_with, bsl.agreed, bsl.review_by) == BSL
    store.do("Change", changes.needs.edit, need_id, Need("Lip-speaker", flagged=False))
    changed = store.ask(queries.needs.one, need_id)
    assert (changed.words, changed.flagged, changed.agreed, changed.lead_days) == ("Lip-speaker", False, None, 0)
    assert store.ask(queries.people.one, person).needs == "Ramp; Lip-speaker"
    store.do("Remove", changes.needs.remove, [need_id])
    assert store.ask(queries.people.one, person).needs == "Ramp"
    with pytest.raises(Problem, match="no longer here"):
        store.ask(queries.needs.one, need_id)


def test_one_need_is_noted_once_whatever_its_capitals(store: Store) -> None:
    person = a_person(store, needs="BSL interpreter")
    ramp = note(store, person, Need("Ramp"))
    with pytest.raises(Problem, match="noted already"):
        note(store, person, Need("bsl  Interpreter"))
    with pytest.raises(Problem, match="noted already"):
        store.do("Change", changes.needs.edit, ramp, BSL)
    store.do("Change", changes.needs.edit, ramp, Need("RAMP"))


def test_a_usual_need_typed_on_the_form_knows_how_long_before_it_is_arranged(store: Store) -> None:
    person = a_person(store, needs="Urdu interpreter; A chair with arms")
    assert [need.lead_days for need in store.ask(queries.needs.of_person, person)] == [14, 0]


def test_editing_a_person_keeps_all_that_is_noted_about_their_needs(store: Store) -> None:
    person = a_person(store)
    need_id = note(store, person)
    session = a_session(store, person)
    store.do("Book", changes.needs.set_state, need_id, session, State.BOOKED, "Sam")
    store.do("Edit", changes.people.edit, person, Person("Asha R", needs="Ramp; BSL interpreter"))
    (found,) = (one for one in store.ask(queries.needs.of_session, session) if one.need.id == need_id)
    assert (found.need.share_with, found.need.lead_days, found.state, found.note) == (
        "the host", 15, State.BOOKED, "Sam",
    )  # fmt: skip


def test_only_those_who_may_come_are_provided_for(store: Store) -> None:
    people = [a_person(store, name, "Ramp") for name in ("Asha", "Ben", "Cai", "Dee")]
    session = a_session(store, *people)
    for person, answer in zip(people, (Answer.YES, Answer.NO, Answer.WITHDRAWN, Answer.NONE), strict=True):
        store.do("Answer", changes.attendance.set_answer, session, person, answer)
    assert [person for person, _, _ in states(store, session)] == ["Asha", "Dee"]
    store.do("Take off", changes.attendance.withdraw, session, [people[3]])
    store.do("Bin", changes.people.remove, [people[0]])
    assert states(store, session) == []


def test_it_is_noted_for_each_session_whether_a_need_was_met(store: Store) -> None:
    person = a_person(store)
    need_id = note(store, person)
    first, second = a_session(store, person), a_session(store, person, title="Space 2", starts=STARTS + timedelta(7))
    store.do("Met", changes.needs.set_state, need_id, first, State.MET)
    assert states(store, first) == [("Asha", "BSL interpreter", State.MET)]
    assert states(store, second) == [("Asha", "BSL interpreter", State.TO_DO)]
    seen: tuple[Provision, ...] = store.ask(queries.needs.at_sessions, person)
    assert [(one.session, one.state) for one in seen] == [("Space 2", State.TO_DO), ("Space 1", State.MET)]
    before = store.ask(contents)
    store.do("Again", changes.needs.set_state, need_id, first, State.MET)
    assert store.ask(contents) == before
    store.do("Still", changes.needs.set_state, need_id, first, State.TO_DO)
    assert states(store, first)[0][2] is State.TO_DO
    assert store.ask(lambda tx: tx.number("SELECT count(*) FROM provision")) == 0


def test_what_is_noted_about_a_need_goes_with_it_and_comes_back(store: Store) -> None:
    person = a_person(store)
    need_id = note(store, person)
    session = a_session(store, person)
    store.do("Book", changes.needs.set_state, need_id, session, State.BOOKED)
    before = store.ask(contents)
    store.do("Remove", changes.needs.remove, [need_id])
    assert states(store, session) == []
    store.undo()
    assert store.ask(contents) == before


def test_what_is_to_arrange_says_what_for_which_session_and_by_when(store: Store) -> None:
    people = [a_person(store, name) for name in ("Asha", "Ben")]
    ids = [note(store, person) for person in people]
    note(store, people[0], Need("My own cushion"))
    session = a_session(store, *people)
    assert words(store) == [
        "Book a BSL interpreter for Space 1, 2 people, by Tue 4 May",
        "See to “My own cushion” for Space 1 by Wed 19 May",
    ]
    assert words(store, datetime(2027, 5, 5))[0].endswith("now: it was due by Tue 4 May")
    store.do("Book", changes.needs.set_state, ids[0], session, State.BOOKED)
    assert words(store, datetime(2027, 5, 4, 9))[0] == "Book a BSL interpreter for Space 1 today"
    store.do("Unmet", changes.needs.set_state, ids[1], session, State.NOT_MET)
    assert len(words(store)) == 1


def test_nothing_is_arranged_for_what_is_over_or_cancelled(store: Store) -> None:
    person = a_person(store, needs="Ramp")
    session = a_session(store, person)
    assert words(store, STARTS) != []
    assert words(store, STARTS + timedelta(minutes=1)) == []
    store.do("Cancel", changes.sessions.set_status, session, Status.CANCELLED)
    assert words(store) == []


def test_after_a_session_it_is_asked_whether_the_needs_of_those_who_were_there_were_met(store: Store) -> None:
    asha, ben = a_person(store, "Asha", "Ramp; Loop"), a_person(store, "Ben", "Ramp")
    session = a_session(store, asha, ben)
    store.do("Mark", changes.attendance.set_mark, session, [asha], Mark.LATE)
    after = STARTS + timedelta(days=2)

    def asked(since: datetime = NOW, now: datetime = after) -> list[str]:
        return [f"{one.in_words} at {one.session}" for one in store.ask(queries.needs.to_ask, since, now)]

    assert asked() == ["Say whether 2 needs were met at Space 1"]
    assert asked(now=STARTS) == asked(since=after) == []
    ramp, loop = store.ask(queries.needs.of_person, asha)
    store.do("Met", changes.needs.set_state, ramp.id, session, State.MET)
    store.do("Booked", changes.needs.set_state, loop.id, session, State.BOOKED)
    assert asked() == ["Say whether 1 need was met at Space 1"]
    store.do("Not met", changes.needs.set_state, loop.id, session, State.NOT_MET)
    assert asked() == []


def test_a_need_is_asked_about_again_from_its_day_on(store: Store) -> None:
    person = a_person(store)
    note(store, person)
    note(store, person, Need("Ramp"))
    assert store.ask(queries.needs.reviews, date(2027, 8, 31)) == ()
    (review,) = store.ask(queries.needs.reviews, date(2027, 9, 1))
    assert (review.person, review.person_id, review.need.words) == ("Asha", person, "BSL interpreter")
    store.do("Bin", changes.people.remove, [person])
    assert store.ask(queries.needs.reviews, date(2027, 9, 1)) == ()


def test_an_upgrade_from_version_1_keeps_the_words_as_a_need(tmp_path: Path) -> None:
    path = tmp_path / "Old.organiser"
    connection = dbapi2.connect(str(path), isolation_level=None)
    build(connection, MIGRATIONS[:1])
    connection.execute("INSERT INTO workspace VALUES (1, 'w', 'Elm Road', '', '', '', 0)")
    for number, (name, said) in enumerate((("Asha", "Ramp; big print;ramp; "), ("Ben", "")), 1):
        connection.execute(
            "INSERT INTO person (id, uid, name, sort_name, phone, email, address, route, needs, reading, notes) "
            "VALUES (?, ?, ?, ?, '', '', '', 'phone', ?, 'standard', '')",
            (number, f"p{number}", name, name.lower(), said),
        )
    connection.close()
    store = Store.open(path)
    assert store.ask(lambda tx: tx.number("PRAGMA user_version")) == NEWEST
    assert [need.words for need in store.ask(queries.needs.of_person, 1)] == ["Ramp", "big print"]
    assert [person.needs for person in store.ask(queries.people.every)] == ["Ramp; big print", ""]
    assert store.ask(queries.needs.of_person, 2) == ()
    need = store.ask(queries.needs.of_person, 1)[0]
    assert (need.flagged, need.share_with, need.agreed, need.uid != "") == (True, "", None, True)
    store.close()


@given(some.dates(date(2027, 4, 1), date(2027, 6, 30)), some.lists(some.integers(0, 40), min_size=1, max_size=3))
def test_asking_for_what_is_due_by_a_day_leaves_nothing_out(until: date, leads: list[int]) -> None:
    store = Store.in_memory()
    person = a_person(store)
    for number, lead in enumerate(leads):
        note(store, person, Need(f"Need {number}", lead_days=lead))
    for week in range(3):
        a_session(store, person, title=f"Space {week}", starts=STARTS + timedelta(weeks=week))
    every = store.ask(queries.needs.to_arrange, NOW)
    soon = tuple(one for one in every if one.arrange_by <= until)
    assert store.ask(queries.needs.to_arrange, NOW, until=until) == soon
    store.close()
