"""Programmes: places by neighbourhood, and what is odd about a whole series."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.doubts import about_deadline, about_programme, about_session
from organiser.domain.problem import Problem
from organiser.domain.programmes import Programme, Target, parse_target, seats
from organiser.domain.sessions import Session, Status

NAMES = some.sampled_from(["Asha", "Bernard", "Łucja", "Pearl"])
PLACES = some.sampled_from(["Hollins", "Mill Lane", "mill lane", "Northgate", ""])


def test_seats_list_the_places_kept_first_and_then_whoever_else_came() -> None:
    found = seats(
        [Target("Mill Lane", 2), Target("Hollins", 1)], [("Asha", "mill lane"), ("Pearl", "Riverside"), ("Tom", "")]
    )
    assert [(one.neighbourhood, one.places, one.names) for one in found] == [
        ("Mill Lane", 2, ("Asha",)),
        ("Hollins", 1, ()),
        ("Riverside", 0, ("Pearl",)),
        ("No neighbourhood noted", 0, ("Tom",)),
    ]


@given(some.lists(some.tuples(NAMES, PLACES), max_size=12))
def test_everybody_on_the_roster_has_exactly_one_seat(roster: list[tuple[str, str]]) -> None:
    found = seats([Target("Mill Lane", 3)], roster)
    assert sorted(name for one in found for name in one.names) == sorted(name for name, _ in roster)


@pytest.mark.parametrize(
    ("places", "people", "words"),
    [
        (3, 2, "2 of 3 places taken, 1 free"),
        (3, 3, "3 of 3 places taken, full"),
        (1, 3, "3 of 1 place taken, 2 more than planned"),
        (0, 1, "1 person"),
    ],
)
def test_seats_are_said_in_words(places: int, people: int, words: str) -> None:
    (found,) = seats([Target("Hollins", places)], [(f"Person {n}", "Hollins") for n in range(people)])
    assert found.in_words == words
    assert found.free == max(0, places - people)


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("Mill Lane:3", Target("Mill Lane", 3)),
        ("Mill Lane", Target("Mill Lane", 0)),
        ("Flats: north: 12 ", Target("Flats: north", 12)),
    ],
)
def test_places_for_a_neighbourhood_are_read(words: str, target: Target) -> None:
    assert parse_target(words) == target


@pytest.mark.parametrize(
    "words", ["", ":3", "Mill Lane:", "Mill Lane:three", "Mill Lane:-1", "Mill Lane:²", "A:" + "9" * 5_000]
)
def test_what_says_no_places_is_a_problem(words: str) -> None:
    with pytest.raises(Problem):
        parse_target(words)


@pytest.mark.parametrize("places", [-1, 100_001, 99999999999999999999])
def test_a_number_of_places_has_bounds(places: int) -> None:
    with pytest.raises(Problem, match="out of range"):
        Programme("Spring", capacity=places)
    with pytest.raises(Problem, match="out of range"):
        Target("Hollins", places)


def test_a_neighbourhood_may_stand_only_once_in_the_places() -> None:
    with pytest.raises(Problem, match="stands twice"):
        Programme("Spring", targets=(Target("Mill Lane", 1), Target("MILL  lane", 2)))


def test_a_deadline_in_an_impossible_year_is_refused() -> None:
    with pytest.raises(Problem, match="year 9999"):
        Programme("Spring", apply_by=date(9999, 1, 1))


def session(title: str, day: int, hour: int = 12, **more: object) -> Session:
    return Session(title, datetime(2027, 5, day, hour, 30), 90, id=day, place="Hall", **more)  # type: ignore[arg-type]


def test_a_programme_is_doubted_where_it_contradicts_itself() -> None:
    programme = Programme("Spring", capacity=2, apply_by=date(2027, 5, 20), targets=(Target("Hollins", 3),))
    doubts = about_programme(programme, [session("One", 19), session("Two", 19, 13)], on_roster=3)
    assert any("apply until Thursday 20 May 2027, but the first session" in doubt for doubt in doubts)
    assert any("promised 3 places, but there are only 2" in doubt for doubt in doubts)
    assert any("1 person more on the roster" in doubt for doubt in doubts)
    assert any("“Two” and “One” are at the same time" in doubt for doubt in doubts)


def test_a_sound_programme_raises_no_doubt() -> None:
    programme = Programme("Spring", capacity=15, apply_by=date(2027, 5, 19))
    assert about_programme(programme, [session("One", 19), session("Two", 26)], on_roster=15) == ()


def test_a_cancelled_session_clashes_with_nothing() -> None:
    off = session("Two", 19, status=Status.CANCELLED)
    assert about_programme(Programme("Spring"), [session("One", 19), off]) == ()
    assert about_session(session("One", 19), [off]) == ()


def test_a_session_that_touches_the_next_does_not_overlap_it() -> None:
    assert about_session(session("One", 19, 12), [Session("Two", datetime(2027, 5, 19, 14, 0), 60, id=2)]) == ()


@pytest.mark.parametrize(
    ("starts", "minutes", "doubt"),
    [
        (datetime(2027, 5, 19, 1, 30), 60, "is 13:30 meant"),
        (datetime(2027, 5, 19, 23, 0), 90, "ends after midnight, at 00:30"),
    ],
)
def test_a_session_at_night_is_doubted(starts: datetime, minutes: int, doubt: str) -> None:
    (found,) = about_session(Session("S", starts, minutes, place="Hall"))
    assert doubt in found


def test_a_session_that_ends_at_midnight_is_not_doubted_for_it() -> None:
    assert about_session(Session("S", datetime(2027, 5, 19, 22, 30), 90, place="Hall")) == ()


def test_a_session_without_a_place_or_a_link_is_doubted() -> None:
    assert about_session(Session("S", datetime(2027, 5, 19, 12, 30), 90)) == ("It has no place and no link yet.",)


@pytest.mark.parametrize(
    ("day", "words"),
    [(19, "closed on Wednesday 19 May 2027"), (20, "closes today"), (21, "closes in 1 day"), (30, "closes in 10 days")],
)
def test_the_deadline_is_said_in_relation_to_today(day: int, words: str) -> None:
    assert about_deadline(date(2027, 5, day), date(2027, 5, 20)) == words
