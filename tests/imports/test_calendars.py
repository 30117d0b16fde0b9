"""Another group's calendar: what is understood of it, what is asked about, and what is left out with its reason."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from organiser.domain.foreign import MOST_DATES, Event, ForeignCalendar, Wishes
from organiser.domain.problem import Problem
from organiser.domain.sessions import Status
from organiser.imports import calendars

TODAY = date(2027, 5, 3)
WHEN = "DTSTART;TZID=Europe/London:20270519T183000\nDTEND;TZID=Europe/London:20270519T200000"
LONDON = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def event(*lines: str, uid: str = "coffee@example.org", when: str = WHEN) -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", "SUMMARY:Coffee morning", when, *lines, "END:VEVENT"))


def book(*parts: str, head: str = "") -> bytes:
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *filter(None, (head,)), *parts, "END:VCALENDAR", "")).encode()


def read(*parts: str, head: str = "", **wishes: Any) -> ForeignCalendar:
    return calendars.read(book(*parts, head=head), Wishes(TODAY, **wishes), name="theirs")


def the_event(*lines: str, when: str = WHEN, head: str = "") -> Event:
    (found,) = read(event(*lines, when=when), head=head).events
    return found


def reason(*parts: str, **wishes: Any) -> str:
    found = read(*parts, **wishes)
    assert not found.events
    return found.left[0].reason


def test_an_event_is_read_with_its_zone_length_place_link_and_words() -> None:
    found = the_event(
        "LOCATION:Methodist Hall\\, back room",
        "DESCRIPTION:<p>Bring <b>a cup</b> &amp; a friend.</p><br>Tea\\, too",
        "URL:https://example.org/coffee",
        "STATUS:TENTATIVE",
        "SEQUENCE:4",
        "DTSTAMP:20270401T100000Z",
    )
    assert (found.title, found.starts, found.minutes) == ("Coffee morning", datetime(2027, 5, 19, 18, 30), 90)
    assert (found.timezone, found.place, found.online_url) == (
        "Europe/London",
        "Methodist Hall, back room",
        "https://example.org/coffee",
    )
    assert found.summary == "Bring a cup & a friend.\n\nTea, too"
    assert (found.status, found.sequence, found.stamped) == (Status.PROVISIONAL, 4, "2027-04-01T10:00:00+00:00")


@pytest.mark.parametrize(
    ("lines", "place", "link"),
    [
        (("LOCATION:https://example.org/meet",), "", "https://example.org/meet"),
        (("LOCATION:Hall; https://example.org/meet",), "Hall", "https://example.org/meet"),
        (("LOCATION:Hall", "CONFERENCE;VALUE=URI:https://example.org/c", "URL:https://example.org/u"), "Hall", "https://example.org/c"),
        (("DESCRIPTION:Join at https://us02web.zoom.us/j/850?pwd=x.", "URL:https://example.org/u"), "", "https://us02web.zoom.us/j/850?pwd=x"),
        (("URL:tel:01632960123",), "", ""),
        (("LOCATION:" + "x" * 5_000,), "x" * 300, ""),
    ],
)  # fmt: skip
def test_place_and_link_are_told_apart(lines: tuple[str, ...], place: str, link: str) -> None:
    found = the_event(*lines)
    assert (found.place, found.online_url) == (place, link)
    assert found.session.place == place


@pytest.mark.parametrize(
    ("when", "starts", "zone"),
    [
        ("DTSTART:20270519T173000Z", datetime(2027, 5, 19, 18, 30), "Europe/London"),
        ("DTSTART;TZID=GMT Standard Time:20270519T183000", datetime(2027, 5, 19, 18, 30), "Europe/London"),
        ('DTSTART;TZID="W. Europe Standard Time":20270519T183000', datetime(2027, 5, 19, 18, 30), "Europe/Berlin"),
        ("DTSTART;TZID=/maker/1/Europe/London:20270519T183000", datetime(2027, 5, 19, 18, 30), "Europe/London"),
        ("DTSTART;TZID=america/new_york:20270519T183000", datetime(2027, 5, 19, 18, 30), "America/New_York"),
    ],
)  # fmt: skip
def test_zones_that_are_certain_are_taken(when: str, starts: datetime, zone: str) -> None:
    found = the_event(when=when)
    assert (found.starts, found.timezone) == (starts, zone)


@pytest.mark.parametrize(
    ("when", "block", "suggestion"),
    [
        ("DTSTART:20270519T183000", "", "Europe/London"),
        ("DTSTART;TZID=Our village:20270519T183000", "", ""),
        ("DTSTART;TZID=GMT:20270519T183000", "", ""),
        ("DTSTART;TZID=Custom 1:20270519T183000", LONDON.format(name="Custom 1"), "Europe/London"),
        ("DTSTART;TZID=UTC-02:20270519T183000", LONDON.format(name="UTC-02"), "Europe/London"),
    ],
)  # fmt: skip
def test_doubtful_zones_are_asked_about_and_never_guessed(when: str, block: str, suggestion: str) -> None:
    found = read(block, event(when=when))
    (doubt,) = found.doubts
    assert (found.events, doubt.events, doubt.suggestion) == ((), 1, suggestion)
    assert doubt.zone or "without a time zone" in doubt.in_words
    (answered,) = read(block, event(when=when), zones={doubt.zone: "Europe/Paris"}).events
    assert (answered.starts, answered.timezone) == (datetime(2027, 5, 19, 18, 30), "Europe/Paris")
    (all_answered,) = read(block, event(when=when), zones={"*": "Europe/Paris"}).events
    assert all_answered == answered


def test_times_without_a_zone_are_those_of_the_calendar_that_names_one() -> None:
    found = the_event(when="DTSTART:20270519T183000", head="X-WR-TIMEZONE:Europe/Paris")
    assert (found.starts, found.timezone) == (datetime(2027, 5, 19, 18, 30), "Europe/Paris")


def test_a_whole_day_is_taken_when_somebody_says_when_it_starts() -> None:
    whole = event(when="DTSTART;VALUE=DATE:20270519\nDTEND;VALUE=DATE:20270520")
    assert reason(whole) == "it lasts all day, and a session has a time"
    assert read(whole).whole_days == 1
    (found,) = read(whole, day_starts=time(10, 0)).events
    assert (found.starts, found.minutes) == (datetime(2027, 5, 19, 10, 0), 120)
    week = event(when="DTSTART;VALUE=DATE:20270519\nDTEND;VALUE=DATE:20270526")
    assert reason(week, day_starts=time(10, 0)) == "it lasts 7 whole days"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (event(when="DTSTART:20270230T183000Z"), "there is no such date or time"),
        (event(when="DTSTART:00010101T000000Z"), "its year, 1, is out of range"),
        (event(when="DTSTART:99991231T235959Z"), "its year, 9999, is out of range"),
        (event(when="DTSTART:-00010101T000000Z"), "is not a date that can be read"),
        (event(when="DTSTART:soon"), "is not a date that can be read"),
        (event(when="X-A:1"), "it does not say when it starts"),
        (event("DTEND:20270519T100000Z", when="DTSTART:20270519T183000Z"), "it ends before it starts"),
        (event("DTEND:20270529T100000Z", when="DTSTART:20270519T183000Z"), "a session lasts 24 hours at most"),
        (event("DTEND:99990529T100000Z", when="DTSTART:20270519T183000Z"), "is out of range"),
        (event("DURATION:PT9999999M", when="DTSTART:20270519T183000Z"), "a session lasts 24 hours at most"),
        (event("DURATION:never", when="DTSTART:20270519T183000Z"), "is not a length of time"),
        (event("RRULE:FREQ=SECONDLY"), "it repeats several times a day"),
        (event("RRULE:FREQ=HOURLY;COUNT=2"), "it repeats several times a day"),
        (event("RRULE:FREQ=DAILY;BYHOUR=9,10,11"), "it repeats at several times of the day"),
        (event("RRULE:FREQ=DAILY;INTERVAL=0"), "a number that is out of range"),
        (event("RRULE:FREQ=YEARLY;BYWEEKNO=20"), "it repeats in a way that is not known here"),
        (event("RRULE:every day"), "its rule for repeating cannot be read"),
        ("BEGIN:VEVENT\nUID:a\nSUMMARY:x\n" + WHEN, "the calendar ends in the middle of it"),
        ("BEGIN:VTODO\nSUMMARY:Wash up\nEND:VTODO", "it is a task, not an event"),
        ("BEGIN:VFREEBUSY\nEND:VFREEBUSY", "it only says when somebody is busy"),
    ],
)
def test_what_cannot_be_taken_is_left_out_with_its_reason(part: str, words: str) -> None:
    assert words in reason(part)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "no calendar"),
        (b"PK\x03\x04", "packed"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"\x89PNG\r\n" * 50, "no calendar"),
        (book(event(), head="METHOD:REPLY"), "answer"),
        (book(event(), head="METHOD:COUNTER"), "another time"),
        (b"BEGIN:VCALENDAR\n" + b"x" * calendars.LARGEST, "larger"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Problem, match=words) as refused:
        calendars.read(content, Wishes(TODAY))
    assert refused.value.advice


@pytest.mark.parametrize(
    "wrap",
    [
        lambda plain: plain.encode("utf-8-sig"),
        lambda plain: plain.encode("utf-16"),
        lambda plain: plain.encode("utf-16-le"),
        lambda plain: plain.encode("utf-16-be"),
        lambda plain: plain.encode("utf-32"),
        lambda plain: plain.encode("cp1252"),
        lambda plain: plain.replace("\n", "\r\n").encode(),
        lambda plain: plain.replace("\n", "\r").encode(),
        lambda plain: plain.replace("\n", "\r\r\n").encode(),
        lambda plain: plain.replace("\n", "\n\n\r\n").encode(),
        lambda plain: plain.encode().replace(b"S", b"\0S"),
        lambda plain: plain.replace("Café", "Ca\n f\n é").encode(),
        lambda plain: plain.encode().replace("é".encode(), "é".encode()[:1] + b"\r\n " + "é".encode()[1:]),
        lambda plain: plain.replace("BEGIN", "begin").replace("SUMMARY", "Summary").encode(),
        lambda plain: plain.replace("UID:", "X-A;B=\"c:d;e\":f\nATTACH;ENCODING=BASE64:%%%\nUID:").encode(),
        lambda plain: plain.replace("UID:", "no line at all\nUID:").encode(),
        lambda plain: plain.replace("END:VEVENT", "BEGIN:VALARM\nDTSTART:19700101T000000Z\nEND:VEVENT").encode(),
    ],
    ids=range(17),
)  # fmt: skip
def test_however_it_is_written_it_is_the_same_event(wrap: object) -> None:
    plain = book(event()).decode().replace("Coffee morning", "Café")
    (found,) = calendars.read(wrap(plain), Wishes(TODAY)).events  # type: ignore[operator]
    assert (found.title, found.starts) == ("Café", datetime(2027, 5, 19, 18, 30))


def test_an_event_in_an_event_is_taken_and_the_one_without_an_end_is_told() -> None:
    found = read("BEGIN:VEVENT\nUID:outer\nSUMMARY:Outer\n" + WHEN + "\n" + event())
    assert [one.title for one in found.events] == ["Coffee morning"]
    assert [(one.title, one.reason) for one in found.left] == [("Outer", "it has no end: something else begins in it")]


def test_what_is_said_twice_is_taken_once_and_newest() -> None:
    found = read(event("SEQUENCE:2", "LOCATION:New"), event("SEQUENCE:1", "LOCATION:Old"))
    assert [one.place for one in found.events] == ["New"]
    assert found.left[0].reason == "the file says it twice; the newer one is taken"


# What repeats


def test_a_short_series_is_taken_whole_even_when_it_is_over() -> None:
    found = read(event("RRULE:FREQ=WEEKLY;COUNT=10", when=WHEN.replace("2027", "2024")))
    assert len(found.events) == 10
    assert {one.starts.time() for one in found.events} == {time(18, 30)}
    assert found.repeats[0].in_words.startswith("“Coffee morning” repeats: 10 dates until")


def test_a_series_that_goes_on_is_taken_from_today_within_the_bound_that_is_stated() -> None:
    found = read(event("RRULE:FREQ=DAILY", when=WHEN.replace("2027", "2019")))
    assert len(found.events) == MOST_DATES
    assert found.events[0].starts.date() == TODAY
    assert found.repeats[0].in_words.endswith("Earlier and later ones are not taken.")
    assert "at most 200 dates for 2 years" in Wishes(TODAY).bound_in_words
    weekly = read(event("RRULE:FREQ=WEEKLY"), until=date(2027, 6, 10))
    assert [one.starts.day for one in weekly.events] == [19, 26, 2, 9]
    assert weekly.repeats[0].has_later


def test_a_series_keeps_its_local_time_over_a_clock_change_and_one_in_utc_says_that_it_moves() -> None:
    when = "DTSTART;TZID=Europe/London:20271024T183000"
    local = read(event("RRULE:FREQ=WEEKLY;COUNT=3", when=when)).events
    assert [(one.starts.day, one.starts.hour) for one in local] == [(24, 18), (31, 18), (7, 18)]
    in_utc = read(event("RRULE:FREQ=WEEKLY;COUNT=3", when="DTSTART:20271024T173000Z")).events
    assert [(one.starts.day, one.starts.hour) for one in in_utc] == [(24, 18), (31, 17), (7, 17)]
    assert all("UTC" in one.remarks[-1] for one in in_utc)


def test_dates_are_taken_out_added_moved_and_cancelled() -> None:
    found = read(
        event(
            "RRULE:FREQ=WEEKLY;COUNT=4",
            "EXDATE:20270526T173000Z",
            "RDATE;TZID=Europe/London:20270605T140000",
        ),
        event("RECURRENCE-ID:20270602T173000Z", when="DTSTART;TZID=Europe/London:20270603T190000"),
        event("RECURRENCE-ID;TZID=Europe/London:20270609T183000", "STATUS:CANCELLED"),
    ).events
    assert [(one.occurrence, one.starts.day, one.starts.hour) for one in found] == [
        ("2027-05-19", 19, 18),
        ("2027-06-09", 19, 18),
        ("2027-06-02", 3, 19),
        ("2027-06-05", 5, 14),
    ]
    assert [one.occurrence for one in found if one.status is Status.CANCELLED] == ["2027-06-09"]


def test_a_message_that_cancels_cancels_all_that_is_in_it() -> None:
    found = the_event("STATUS:CONFIRMED", head="METHOD:CANCEL")
    assert found.status is Status.CANCELLED


def test_the_moment_of_a_revision_is_its_stamp_in_utc() -> None:
    stamped = the_event("LAST-MODIFIED:20270402T080910Z").stamped
    assert datetime.fromisoformat(stamped) == datetime(2027, 4, 2, 8, 9, 10, tzinfo=UTC)
    assert the_event("DTSTAMP:tomorrow").stamped == ""
