"""The ring-round: who is rung today, in which order, and who rests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.calls import Call, Outcome, RingRound, Turn, ring_round
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status

SESSION = Session("Space 1", datetime(2027, 5, 19, 12, 30), 90, sequence=2)
NOW = datetime(2027, 5, 3, 17, 0, tzinfo=UTC)  # 18:00 in Manchester
PEOPLE = {number: Person(f"Person {number}", phone=f"07700 9001{number:02}", id=number) for number in range(1, 9)}


def line(number: int, answer: Answer = Answer.NONE, **more: object) -> RegisterLine:
    return replace(RegisterLine(number, number, f"Person {number}", answer=answer), **more)  # type: ignore[arg-type]


def ring(*lines: RegisterLine, calls: tuple[Call, ...] = (), session: Session = SESSION, **people: Person) -> RingRound:
    known = PEOPLE | {person.id: person for person in people.values()}
    return ring_round(session, lines, known, calls, NOW)


def rung(number: int, outcome: Outcome, hours_ago: float = 1, **more: object) -> Call:
    return Call(number, outcome, NOW - timedelta(hours=hours_ago), **more)  # type: ignore[arg-type]


def ids(found: RingRound) -> list[int]:
    return [one.person.id for one in found.today]


def test_the_most_urgent_come_first() -> None:
    mailed = replace(PEOPLE[4], route=Route.EMAIL, email="p@example.org")
    found = ring(
        line(1, Answer.MAYBE),
        line(2),
        line(3, Answer.YES, given_sequence=1),
        line(4),
        line(5, Answer.OFFERED, offer_until=NOW + timedelta(days=3)),
        line(6, Answer.OFFERED, offer_until=NOW + timedelta(days=1)),
        line(7),
        line(8),
        calls=(
            rung(7, Outcome.RING_BACK, again=datetime(2027, 5, 3, 17, 30)),
            rung(8, Outcome.RING_BACK, again=datetime(2027, 5, 3, 19, 0)),
        ),
        mailed=mailed,
    )
    assert ids(found) == [7, 6, 5, 3, 2, 4, 1, 8]
    assert [one.turn for one in found.today][-1] is Turn.LATER
    assert found.today[0].why == "Asked to be rung at 17:30"
    assert found.today[1].why == "A place is kept for them until Tue 4 May, 18:00"
    assert found.today[-1].why == "Ring later, at 19:00"


@pytest.mark.parametrize(
    ("answer", "given", "is_rung"),
    [
        (Answer.NONE, None, True),
        (Answer.YES, None, False),
        (Answer.YES, 2, False),
        (Answer.YES, 1, True),
        (Answer.NO, None, False),
        (Answer.NO, 1, True),
        (Answer.WAITING, None, False),
        (Answer.WITHDRAWN, 1, False),
    ],
)
def test_who_is_still_to_be_asked_or_told(answer: Answer, given: int | None, is_rung: bool) -> None:
    assert bool(ids(ring(line(1, answer, given_sequence=given)))) is is_rung
    assert not ids(ring(line(1, answer, given_sequence=given, invited=False)))


def test_a_cancelled_session_is_told_to_all_who_may_come() -> None:
    off = replace(SESSION, status=Status.CANCELLED)
    found = ring(line(1, Answer.YES, given_sequence=1), line(2, Answer.NO), line(3, given_sequence=2), session=off)
    assert ids(found) == [1]
    assert found.today[0].why == "To be told that it is cancelled"


def test_nobody_is_rung_twice_a_day_but_who_asked_for_it() -> None:
    for outcome in (Outcome.NO_ANSWER, Outcome.LEFT_MESSAGE):
        found = ring(line(1), line(2), calls=(rung(1, outcome),))
        assert ids(found) == [2]
        assert [one.person.id for one in found.resting] == [1]
        assert ids(ring(line(1), calls=(rung(1, outcome, hours_ago=24),))) == [1]


def test_who_was_rung_least_comes_before_the_others() -> None:
    found = ring(line(1), line(2), calls=(rung(1, Outcome.NO_ANSWER, hours_ago=40),))
    assert ids(found) == [2, 1]


def test_a_maybe_is_left_alone_for_three_days() -> None:
    assert not ids(ring(line(1, Answer.MAYBE), calls=(rung(1, Outcome.MAYBE, hours_ago=48),)))
    assert ids(ring(line(1, Answer.MAYBE), calls=(rung(1, Outcome.MAYBE, hours_ago=73),))) == [1]


def test_another_day_is_honoured() -> None:
    found = ring(line(1), calls=(rung(1, Outcome.RING_BACK, hours_ago=48, again=datetime(2027, 5, 4, 9, 0)),))
    assert not ids(found)
    assert found.in_words == "Nobody to ring now, 1 rung already or asked for another day"


def test_a_wrong_number_rests_until_another_is_noted() -> None:
    wrong = (rung(1, Outcome.WRONG_NUMBER, hours_ago=48, note=PEOPLE[1].phone),)
    assert ring(line(1), calls=wrong).in_words == "Nobody to ring now, 1 with a wrong number (Person 1)"
    assert ids(ring(line(1), calls=wrong, new=replace(PEOPLE[1], phone="07700 900199"))) == [1]


def test_who_has_no_number_is_counted_and_a_guardian_is_rung() -> None:
    nobody = replace(PEOPLE[1], phone="")
    assert ring(line(1), new=nobody).in_words == "Nobody to ring now, 1 without a number (Person 1)"
    five = {number: replace(PEOPLE[number], phone="") for number in range(1, 6)}
    found = ring_round(SESSION, [line(number) for number in five], five, (), NOW)
    assert found.in_words.endswith("5 without a number (Person 1, Person 2, Person 3 and 2 more)")
    young = replace(nobody, under_18=True, guardian="Jo", guardian_contact="07700 900556")
    assert ring(line(1), new=young).today[0].number == "07700 900556"


def test_a_time_goes_with_ring_back_only() -> None:
    with pytest.raises(Problem, match="ring back"):
        Call(1, Outcome.NO_ANSWER, again=datetime(2027, 5, 4, 9, 0))


def test_a_call_is_told_in_words() -> None:
    call = rung(1, Outcome.RING_BACK, again=datetime(2027, 5, 4, 9, 0), noted_by="Ruth", note="in a shop")
    assert call.in_words("Europe/London") == "Mon 3 May, 17:00: ring back Tue 4 May, 09:00: in a shop (Ruth)"


@given(
    some.lists(some.tuples(some.sampled_from(Answer), some.sampled_from([None, 1, 2])), max_size=8),
    some.lists(some.tuples(some.integers(1, 8), some.sampled_from(Outcome), some.floats(0, 100)), max_size=12),
)
def test_everybody_who_is_open_stands_in_one_place(
    lines: list[tuple[Answer, int | None]], calls: list[tuple[int, Outcome, float]]
) -> None:
    register = [line(number, answer, given_sequence=given) for number, (answer, given) in enumerate(lines, 1)]
    made = sorted((rung(*call) for call in calls), key=lambda call: call.at or NOW)
    found = ring(*register, calls=tuple(made))
    everyone = [one.person.id for part in (found.today, found.resting, found.wrong, found.unreachable) for one in part]
    assert len(everyone) == len(set(everyone))
    asked = {one.person_id for one in register if one.answer in {Answer.NONE, Answer.MAYBE, Answer.OFFERED}}
    assert asked <= set(everyone)
