"""Files with days to mark: what is taken, what is left out and why, whoever made them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.marked_days import DayFile
from organiser.imports import marked_days
from tests.conftest import problem_of


def read(text: str) -> DayFile:
    return marked_days.read(text.encode(), "days.csv")


def test_a_list_has_a_day_on_each_line() -> None:
    found = read(
        "date,name,every year\n2027-06-01,Volunteers’ Week,every year\n05/11/2027,Bonfire night\n"
        "10 October,Mental Health Day\n1st June 2028,Fete,\n"
    )
    assert [(one.day, one.name, one.every_year, one.source) for one in found.days] == [
        (date(2027, 6, 1), "Volunteers’ Week", True, "days.csv"),
        (date(2027, 11, 5), "Bonfire night", False, "days.csv"),
        (date(2000, 10, 10), "Mental Health Day", True, "days.csv"),
        (date(2028, 6, 1), "Fete", False, "days.csv"),
    ]
    assert found.left == ()


def test_bad_lines_are_told_and_the_rest_is_taken() -> None:
    found = read('2027-06-31,Nope\n2027-06-01,\nsoon,Fete\n2027-06-02,"open\n2027-06-03,Ours,maybe\n2027-06-04,Good\n')
    assert [one.name for one in found.days] == ["Good"]
    assert [(one.line, one.reason) for one in found.left] == [
        (1, "there is no such day or time: 2027-06-31"),
        (2, "the name of the day is empty"),
        (3, "“soon” is not a date that can be read"),
        (4, "a quotation mark is opened there and not closed, or the line is too long"),
        (5, "“maybe” should be “every year”, or nothing"),
    ]
    assert found.left[0].in_words == "Line 1, “2027-06-31, Nope”: there is no such day or time: 2027-06-31"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_as_they_were_written(encoding: str) -> None:
    found = marked_days.read("2027-06-01;Café;\n2027-06-02;Fête;\n".encode(encoding))
    assert [one.name for one in found.days] == ["Café", "Fête"]


def calendar(*events: str) -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\n{body}END:VCALENDAR\r\n".encode()


def test_a_calendar_gives_its_events_that_last_all_day() -> None:
    found = marked_days.read(
        calendar(
            "DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270603\r\nSUMMARY:Week\\, ours\r\nRRULE:FREQ=YEARLY",
            "DTSTART;VALUE=DATE:20270605\r\nSUMMARY:Fete\r\nRRULE:FREQ=WEEKLY",
            "DTSTART:20270601T100000\r\nSUMMARY:Meeting",
            "DTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20280601\r\nSUMMARY:A year",
            "SUMMARY:Never",
        )
    )
    assert [(one.day.day, one.name, one.every_year) for one in found.days] == [
        (1, "Week, ours", True),
        (2, "Week, ours", True),
        (5, "Fete", False),
    ]
    assert [one.words for one in found.left] == ["Meeting", "A year", "Never"]
    assert "becomes a session" in found.left[0].reason
    assert found.remarks == ("“Fete” repeats in another way than every year: once is taken.",)


def test_a_file_too_large_or_empty_is_refused_in_words() -> None:
    for content in (b"", b" \r\n", b"x" * (marked_days.LARGEST + 1)):
        assert problem_of(marked_days.read, content) is not None


def test_a_huge_list_is_taken_in_part() -> None:
    found = read("2027-06-01,Fete\n" * 6_000 + "x,y\n" * 900)
    assert (len(found.days), len(found.left)) == (marked_days.MOST_DAYS, 500)
    assert found.remarks == (
        "Only 5,000 days are taken: 1,000 more were left out.",
        "400 more that are left out are not listed.",
    )


@given(some.binary(max_size=400))
def test_any_bytes_end_in_days_or_in_a_refusal(content: bytes) -> None:
    problem_of(marked_days.read, content)
    problem_of(marked_days.read, b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + content)


@given(
    some.from_regex(r"[0-9]{8}(T[0-9]{6}Z?)?", fullmatch=True),
    some.from_regex(r"([0-9]{8}|P[0-9]{1,5}[DW]|[A-Z]{0,9})", fullmatch=True),
    some.text(max_size=40),
)
def test_absurd_dates_end_in_days_or_in_a_reason(start: str, end: str, rule: str) -> None:
    event = f"DTSTART;VALUE=DATE:{start}\r\nDTEND:{end}\r\nDURATION:{end}\r\nRRULE:{rule}\r\nSUMMARY:Fete"
    problem_of(marked_days.read, calendar(event, event.replace("DTEND", "X-END")))
