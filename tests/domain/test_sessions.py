"""Sessions: what a gathering may be, and how it is said."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.problem import Problem
from organiser.domain.sessions import Session, Status, numbered

NOON = datetime(2027, 5, 19, 12, 30)


@pytest.mark.parametrize("minutes", [0, -1, 1_441, 100_000, 99999999999999999999])
def test_a_session_lasts_between_a_minute_and_a_day(minutes: int) -> None:
    with pytest.raises(Problem, match="A session cannot last"):
        Session("Space 1", NOON, minutes)
    assert Session("Space 1", NOON, 1_440).ends == datetime(2027, 5, 20, 12, 30)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": " "}, "title is empty"),
        ({"title": "x" * 301}, "too long"),
        ({"timezone": "Europe/Atlantis"}, "no time zone"),
        ({"starts": datetime(1899, 12, 31)}, "year 1899"),
        ({"starts": datetime(2200, 1, 1)}, "year 2200"),
        ({"expected": -1}, "out of range"),
        ({"expected": 100_001}, "out of range"),
        ({"place": "x" * 301}, "place is too long"),
        ({"online_url": "x" * 301}, "online url is too long"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(fields: dict[str, object], reason: str) -> None:
    usual: dict[str, object] = {"title": "Space 1", "starts": NOON, "minutes": 90}
    with pytest.raises(Problem, match=reason) as told:
        Session(**(usual | fields))  # type: ignore[arg-type]  # one wrong value at a time
    assert told.value.advice


def test_words_are_cleaned_and_a_status_may_be_given_as_a_word() -> None:
    session = Session(" Space\n1 ", NOON, 90, place=" Hall\x00 ", notes="a\r\nb  ", status="cancelled")  # type: ignore[arg-type]
    assert (session.title, session.place, session.notes) == ("Space 1", "Hall", "a\nb")
    assert session.status is Status.CANCELLED


def test_the_place_the_link_or_both_say_where_it_is() -> None:
    assert Session("S", NOON, 90).where == ""
    assert Session("S", NOON, 90, place="Hall").where == "Hall"
    assert Session("S", NOON, 90, online_url="https://meet.example.org").where == "online"
    assert Session("S", NOON, 90, place="Hall", online_url="https://meet.example.org").where == "Hall and online"


def test_a_session_with_only_a_link_is_not_in_person() -> None:
    assert not Session("S", NOON, 90, online_url="https://meet.example.org").is_in_person
    assert Session("S", NOON, 90).is_in_person


def test_the_zone_is_said_when_it_is_not_the_uk() -> None:
    assert Session("S", NOON, 90).when == "Wednesday 19 May 2027, 12:30 to 14:00"
    assert Session("S", NOON, 90, "Asia/Dhaka").when == "Wednesday 19 May 2027, 12:30 to 14:00 (Asia, Dhaka)"


def test_the_end_follows_the_clocks_of_the_zone() -> None:
    assert Session("Night", datetime(2027, 3, 28, 0, 30), 60).ends == datetime(2027, 3, 28, 2, 30)
    assert Session("Night", datetime(2027, 10, 31, 0, 30), 60).ends == datetime(2027, 10, 31, 1, 30)


def test_the_next_number_is_one_more_than_the_highest() -> None:
    titles = ["Space 1", "Space 7: What now", "Space 3", "space 9", "Workshop", "Space 3b"]
    assert numbered("Space {n}", titles) == "Space 8"
    assert numbered("Space {n}: What now", titles) == "Space 8: What now"
    assert numbered("Space {n}", []) == "Space 1"


def test_a_title_without_a_mark_stays_as_it_is() -> None:
    assert numbered("Workshop", ["Workshop", "Workshop 1"]) == "Workshop"


@given(some.text(max_size=8).filter(lambda text: "{n}" not in text), some.text(max_size=8), some.integers(0, 12))
def test_titles_numbered_one_after_another_never_repeat(before: str, after: str, many: int) -> None:
    titles: list[str] = []
    for _ in range(many):
        titles.append(numbered(before + "{n}" + after, titles))
    assert titles == [f"{before}{number}{after}" for number in range(1, many + 1)]
