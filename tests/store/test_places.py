"""Places in the file: who is next, whatever freed or added a place, and why."""

from datetime import UTC, date, datetime, timedelta

import pytest

from organiser.app.actions import places
from organiser.domain.attendance import Answer
from organiser.domain.places import Role, Standing
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, ShareBy, Target
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.rows import CompanionRow
from tests.conftest import NOW
from tests.contents import contents
from tests.store.hall import Hall


def test_whatever_frees_or_adds_a_place_the_same_person_is_next() -> None:
    def fresh() -> Hall:
        hall = Hall()
        hall.apply("Asha Ben Eve Finn Cara Dot")
        assert hall.settle() == "Asha Ben Eve Finn Cara"
        assert hall.next == ""
        return hall

    left = fresh()
    left.do(changes.applications.withdraw, "Ben")
    assert left.next == "Dot"

    off_the_roster = fresh()
    off_the_roster.do(changes.programmes.leave, "Ben")
    assert off_the_roster.next == "Dot"
    assert off_the_roster.standing("Ben") is Standing.WITHDRAWN

    bigger = fresh()
    bigger.store.do("Edit", changes.programmes.edit, bigger.programme_id, Programme("Spring", capacity=6))
    assert bigger.next == "Dot"

    in_the_bin = fresh()
    in_the_bin.store.do("Remove", changes.people.remove, in_the_bin.id_of("Asha"))
    assert in_the_bin.next == "Dot"

    as_helper = fresh()
    as_helper.store.do(
        "Role", changes.applications.set_role, as_helper.programme_id, as_helper.id_of("Asha"), Role.FACILITATOR
    )
    assert as_helper.next == "Dot"


def test_an_offer_runs_out_and_the_next_one_is_next() -> None:
    hall = Hall(Programme("Spring", capacity=1, offer_days=2))
    hall.apply("Asha Ben")
    assert hall.settle(offer=True) == "Asha"
    assert hall.why("Asha") == "You are offered a place until the end of Wednesday 5 May 2027."
    assert (hall.next, hall.settle()) == ("", "")
    hall.now = datetime(2027, 5, 5, 23, tzinfo=UTC)
    assert hall.next == "Ben"
    with pytest.raises(Problem, match="run out"):
        hall.store.do("Accept", changes.applications.accept, hall.programme_id, hall.people["Asha"])
    assert hall.settle(offer=True) == "Ben"
    hall.apply("Asha")
    assert (hall.waiting, hall.standing("Ben")) == ("Asha", Standing.OFFERED)
    hall.store.do("Accept", changes.applications.accept, hall.programme_id, hall.people["Ben"])
    assert hall.why("Ben") == "You have a place."
    assert [name for _, name, _ in hall.store.ask(queries.programmes.roster, hall.programme_id)] == ["Ben"]


def test_an_offer_out_of_turn_is_refused_with_the_reason_and_a_move_needs_one() -> None:
    hall = Hall(Programme("Spring", capacity=1))
    hall.apply("Asha Ben Cara")
    with pytest.raises(Problem, match="It is not the turn of Ben"):
        hall.settle(offer=True, only="Ben")
    with pytest.raises(Problem, match="reason is empty"):
        places.move(hall.store, hall.programme_id, hall.people["Cara"], hall.now, to=1, why=" ")
    places.move(hall.store, hall.programme_id, hall.people["Cara"], hall.now, to=1, why="Their form got lost")
    assert hall.waiting == "Cara Asha Ben"
    places.move(hall.store, hall.programme_id, hall.people["Cara"], hall.now, before=hall.people["Ben"], why="Found")
    assert hall.waiting == "Asha Cara Ben"
    places.move(hall.store, hall.programme_id, hall.people["Asha"], hall.now, to=3, why="Asked to")
    assert hall.waiting == "Cara Ben Asha"
    assert hall.pool.of(hall.people["Asha"]).detail == "Moved by hand: Asked to."
    with pytest.raises(Problem, match="no number 4"):
        places.move(hall.store, hall.programme_id, hall.people["Asha"], hall.now, to=4, why="Asked to")


def test_late_applications_are_kept_and_marked() -> None:
    hall = Hall(Programme("Spring", capacity=1, apply_by=date(2027, 5, 3)))
    hall.apply("Asha")
    hall.now = datetime(2027, 5, 3, 23, 5, tzinfo=UTC)
    hall.apply("Ben")
    assert [verdict.entry.late for verdict in hall.pool.waiting] == [False, True]
    assert "Applied late" in hall.pool.of(hall.people["Ben"]).detail
    with pytest.raises(Problem, match="still to come"):
        hall.apply("Cara", joined=hall.now + timedelta(days=1))


def test_nobody_gets_a_place_while_they_are_busy_elsewhere() -> None:
    hall = Hall()
    at = datetime(2027, 5, 19, 12, 30)
    hall.store.do("Plan", changes.sessions.add, Session("Space 1", at, 90, programme_id=hall.programme_id))
    choir = hall.store.do("Plan", changes.sessions.add, Session("Choir", at + timedelta(hours=1), 60))
    hall.store.do("Invite", changes.attendance.invite, choir, hall.id_of("Asha Ben"))
    hall.store.do("Yes", changes.attendance.set_answer, choir, hall.people["Asha"], Answer.YES)
    hall.apply("Asha Ben")
    assert hall.next == "Ben"
    assert hall.why("Asha").startswith("You said yes to “Choir” on Wednesday 19 May 2027, 13:30 to 14:30, which is")
    hall.store.do("No", changes.attendance.set_answer, choir, hall.people["Asha"], Answer.NO)
    assert hall.next == "Asha Ben"


def test_a_draw_is_the_order_from_then_on_and_can_be_undone() -> None:
    hall = Hall(Programme("Spring", capacity=2, targets=(Target("Hollins", 2),), share_by=ShareBy.LOT))
    hall.apply("Asha Ben Cara Dot")
    assert hall.pool.rules.draw_due
    assert hall.settle() == ""
    before = hall.store.ask(contents)
    drawn = places.draw(hall.store, hall.programme_id, "Red kite", hall.now)
    assert hall.store.ask(contents) == before
    places.keep_draw(hall.store, hall.programme_id, drawn)
    order = [lot.name for lot in drawn.lots]
    assert hall.waiting.split() == order
    assert hall.why(order[2]) == "You drew number 3 of 4 for Hollins: its 2 places are taken by lower numbers."
    assert hall.why(order[0]).startswith("You drew number 1 of 4: 2 of 2 places are free for Hollins")
    (kept,) = hall.store.ask(queries.places.draws, hall.programme_id)
    assert (kept.seed, kept.lots) == (drawn.seed, drawn.lots)
    with pytest.raises(Problem, match="nobody to draw"):
        places.draw(hall.store, hall.programme_id, "Another seed", hall.now)
    hall.now += timedelta(days=1)
    hall.apply("Eve", joined=NOW - timedelta(days=9))
    assert hall.waiting.split() == [*order, "Eve"], "whoever turns up after the draw comes after it"
    hall.store.undo()
    hall.store.undo()
    assert hall.store.ask(contents) == before


def test_a_draw_of_a_list_that_changed_meanwhile_is_refused() -> None:
    hall = Hall()
    hall.apply("Asha Ben")
    drawn = places.draw(hall.store, hall.programme_id, "Red kite", hall.now)
    hall.do(changes.applications.withdraw, "Ben")
    with pytest.raises(Problem, match="has changed since"):
        places.keep_draw(hall.store, hall.programme_id, drawn)


def test_roles_and_companions_in_the_places_of_a_programme() -> None:
    hall = Hall()
    hall.do(changes.programmes.join, "Asha Ben")
    hall.store.do("Role", changes.applications.set_role, hall.programme_id, hall.id_of("Ben"), Role.SUPPORTER)
    cara, asha = hall.people["Cara"], hall.people["Asha"]
    hall.store.do("With", lambda tx: tx.add(CompanionRow(person_id=asha, companion_id=cara, takes_place=True)))
    hollins, _ = hall.store.ask(queries.programmes.seating, hall.programme_id)
    assert hollins.names == ("Asha", "Cara")
    (line,) = hall.store.ask(queries.programmes.every)
    assert (line.members, line.taken) == (2, 2)
    assert hall.store.ask(queries.programmes.roles, hall.programme_id)[hall.people["Ben"]] is Role.SUPPORTER
    assert hall.pool.shares[0].placed == ("Asha", "Cara")


def test_a_yes_beyond_the_places_of_a_session_waits_and_is_next_when_somebody_withdraws() -> None:
    hall = Hall()
    session = Session("Space 1", datetime(2027, 5, 19, 12, 30), 90, places=2)
    session_id = hall.store.do("Plan", changes.sessions.add, session)
    hall.store.do("Invite", changes.attendance.invite, session_id, list(hall.people.values()))

    def answer(name: str, said: Answer) -> Answer:
        hall.now += timedelta(minutes=1)
        return hall.store.do("Answer", changes.attendance.set_answer, session_id, hall.people[name], said)

    assert [answer(name, Answer.YES) for name in ("Asha", "Ben", "Cara", "Dot", "Asha")] == [
        Answer.YES, Answer.YES, Answer.WAITING, Answer.WAITING, Answer.YES,
    ]  # fmt: skip
    assert answer("Cara", Answer.YES) is Answer.WAITING, "saying it again does not lose the turn"
    answer("Asha", Answer.WITHDRAWN)
    pool = hall.store.ask(queries.places.of_session, session_id, hall.now)
    assert [verdict.entry.name for verdict in pool.next] == ["Cara"]
    assert answer("Eve", Answer.YES) is Answer.WAITING, "the place is for whoever waits already"
    (offered,) = places.settle_session(hall.store, session_id, offer=True)
    assert offered.entry.name == "Cara"
    assert answer("Cara", Answer.YES) is Answer.YES
    answer("Ben", Answer.NO)
    places.settle_session(hall.store, session_id, offer=True)
    hall.now = datetime(2027, 5, 18, tzinfo=UTC)
    pool = hall.store.ask(queries.places.of_session, session_id, hall.now)
    assert pool.of(hall.people["Dot"]).standing is Standing.EXPIRED
    assert [verdict.entry.name for verdict in places.settle_session(hall.store, session_id)] == ["Eve"]
    said = {line.person: line.answer for line in hall.store.ask(queries.attendance.register, session_id)}
    assert [said[name] for name in ("Cara", "Dot", "Eve")] == [Answer.YES, Answer.WITHDRAWN, Answer.YES]
