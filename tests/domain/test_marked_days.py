"""Days of one's own, and moves of sessions in words."""

from datetime import date, datetime

import pytest

from organiser.domain import marked_days, moves
from organiser.domain.agendas import Item
from organiser.domain.marked_days import MarkedDay, by_day, new_among
from organiser.domain.moves import Move
from organiser.domain.sessions import Session, Status

NOON = datetime(2027, 5, 19, 12, 30)
SPACE = Session("Space 1", NOON, 90)


def test_a_day_that_comes_every_year_is_there_in_all_years() -> None:
    days = [date(year, 6, 1) for year in (1999, 2027, 2031)]
    marked = [MarkedDay(date(2027, 6, 1), "Volunteers’ Week", every_year=True), MarkedDay(date(2031, 6, 1), "Once")]
    assert by_day(days, marked) == {
        date(1999, 6, 1): ("Volunteers’ Week",),
        date(2027, 6, 1): ("Volunteers’ Week",),
        date(2031, 6, 1): ("Volunteers’ Week", "Once"),
    }


def test_the_29th_of_february_is_the_28th_where_there_is_none() -> None:
    leap = [MarkedDay(date(2028, 2, 29), "Leap day", every_year=True)]
    assert set(by_day([date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29)], leap)) == {
        date(2027, 2, 28),
        date(2028, 2, 29),
    }
    assert marked_days.in_year(date(2028, 2, 29), 2100) == date(2100, 2, 28)


def test_a_day_is_known_whatever_its_year_and_its_capitals() -> None:
    known = [MarkedDay(date(2026, 6, 1), "Volunteers’ Week", every_year=True), MarkedDay(date(2027, 6, 5), "Fete")]
    found = [
        MarkedDay(date(2027, 6, 1), "volunteers’ week", every_year=True),
        MarkedDay(date(2028, 6, 5), "Fete"),
        MarkedDay(date(2028, 6, 5), "FETE"),
    ]
    assert new_among(found, known) == (found[1],)


def test_a_marked_day_says_when_it_is() -> None:
    assert MarkedDay(date(2027, 6, 1), "Fete").in_words == "Tuesday 1 June 2027: Fete"
    assert MarkedDay(date(2000, 6, 1), "Week", every_year=True).in_words == "1 June, every year: Week"


def moved(starts: datetime, **more: object) -> Move:
    after = Session(SPACE.title, starts, SPACE.minutes)
    return Move(SPACE, after, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (moved(datetime(2027, 5, 20, 12, 30)), "Moved to Thu 20 May."),
        (moved(datetime(2027, 5, 20, 12, 30), holders=9), "Moved to Thu 20 May. 9 people hold the old date."),
        (moved(datetime(2027, 5, 20, 12, 30), holders=1), "Moved to Thu 20 May. 1 person holds the old date."),
        (moved(datetime(2027, 5, 19, 13, 0)), "Moved to Wed 19 May, 13:00 to 14:30."),
        (moved(datetime(2028, 5, 19, 12, 30)), "Moved to Fri 19 May 2028."),
    ],
)
def test_a_move_says_where_to_and_who_holds_the_old_date(move: Move, words: str) -> None:
    assert move.in_words == words


def test_pinned_blocks_stay_behind_only_when_the_time_of_day_changes() -> None:
    items = [Item("Lunch", 30, pinned="13:00"), Item("Talk", 20)]
    assert moves.fixed(items, NOON, datetime(2027, 5, 20, 12, 30)) == ()
    assert moves.fixed(items, NOON, datetime(2027, 5, 19, 13, 0)) == ("Lunch",)
    assert moved(NOON, pinned=("Lunch",)).advice == "“Lunch” keeps its clock time: pinned."
    assert moved(NOON, pinned=("A", "B", "C")).advice == "“A”, “B” and 1 other block keep their clock time: pinned."


def test_what_is_over_or_cancelled_is_asked_about_first() -> None:
    cancelled = Session("Space 1", NOON, 90, status=Status.CANCELLED)
    assert moves.doubt(cancelled, NOON.date()) == "“Space 1” is cancelled."
    assert moves.doubt(SPACE, date(2027, 5, 20)) == "“Space 1” is over: it was on Wednesday 19 May 2027."
    assert moves.doubt(SPACE, NOON.date()) == ""
