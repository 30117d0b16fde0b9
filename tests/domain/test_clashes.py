"""Clashes: what two sessions at one time have in common, in words."""

from datetime import datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import clashes, doubts
from organiser.domain.clashes import Clash
from organiser.domain.sessions import Session, Status

NOON = datetime(2027, 5, 19, 12, 30)


def session(number: int, starts: datetime = NOON, minutes: int = 90, **more: object) -> Session:
    return Session(f"Space {number}", starts, minutes, **{"id": number, **more})  # type: ignore[arg-type]


def found(*sessions: Session, people: dict[int, dict[int, str]] | None = None) -> tuple[Clash, ...]:
    return clashes.found_in(list(clashes.at_one_time(sessions)), people or {})


def test_a_clash_names_the_people_and_the_place() -> None:
    people = {1: {7: "Asha Rahman", 8: "Tom Ellis", 9: "Jo"}, 2: {7: "Asha Rahman", 8: "Tom Ellis", 9: "Jo", 5: "Al"}}
    (clash,) = found(session(1, place="Methodist Hall"), session(2, place="methodist hall"), people=people)
    assert clash.in_words == (
        "Wed 19 May: “Space 1” and “Space 2” are at the same time, both at Methodist Hall, "
        "with Asha Rahman, Jo and 1 other in both."
    )
    assert clash.in_brief == "3 people, Methodist Hall"


def test_a_link_can_be_needed_twice_too() -> None:
    (clash,) = found(*(session(number, online_url="https://meet.example.org/a") for number in (1, 2)))
    assert (clash.place, clash.on_one_link, clash.in_brief) == ("", True, "one link")


def test_what_has_nothing_in_common_does_not_clash() -> None:
    assert found(session(1, place="Hall"), session(2, place="Garden")) == ()
    assert found(session(1), session(2)) == (), "no place is no place in common"
    assert found(session(1, place="Hall"), session(2, place="Hall", status=Status.CANCELLED)) == ()
    assert found(session(1, place="Hall"), session(2, NOON + timedelta(minutes=90), place="Hall")) == ()


def test_times_are_compared_as_moments_and_not_as_clocks_show_them() -> None:
    abroad = session(2, datetime(2027, 5, 19, 16, 30), place="Hall", timezone="Asia/Karachi")
    assert len(found(session(1, place="Hall"), abroad)) == 1


@given(some.lists(some.tuples(some.integers(0, 2_000), some.integers(1, 400), some.booleans()), max_size=10))
def test_every_pair_that_overlaps_is_found_once(spans: list[tuple[int, int, bool]]) -> None:
    status = {True: Status.CONFIRMED, False: Status.CANCELLED}
    every = [
        session(number, NOON + timedelta(minutes=since), minutes, status=status[goes_ahead])
        for number, (since, minutes, goes_ahead) in enumerate(spans)
    ]
    expected = {
        frozenset((one.id, other.id))
        for one, other in combinations(every, 2)
        if not one.is_cancelled and not other.is_cancelled and doubts.are_at_the_same_time(one, other)
    }
    pairs = [frozenset((one.id, other.id)) for one, other in clashes.at_one_time(every)]
    assert len(pairs) == len(expected)
    assert set(pairs) == expected
