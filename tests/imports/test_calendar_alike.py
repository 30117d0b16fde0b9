"""Two files are alike when they say the same, whoever wrote them down; any difference that people see counts."""

from datetime import UTC, datetime

import pytest

from organiser.domain.foreign import Wishes
from organiser.domain.sessions import Session
from organiser.exports.calendar import published
from organiser.imports import calendars
from organiser.imports.calendar_alike import are_alike
from tests.imports.test_calendars import TODAY

SESSION = Session(
    "Space 1: what we have, and who",
    datetime(2027, 5, 19, 12, 30),
    90,
    place="Mill Lane Hall",
    online_url="https://meet.example.org/a,b",
    summary="Come along; bring a friend.",
    changed=datetime(2027, 5, 1, tzinfo=UTC),
    uid="b1f6",
)
OURS = published(SESSION, "Elm Road")


def changed(before: str, after: str) -> bytes:
    unfolded = OURS.replace(b"\r\n ", b"")
    assert before.encode() in unfolded
    return unfolded.replace(before.encode(), after.encode(), 1)


def test_other_folding_stamps_and_order_make_no_difference() -> None:
    assert are_alike(OURS, OURS)
    assert are_alike(OURS, OURS.replace(b"\r\n ", b"").replace(b"\r\n", b"\n"))
    assert are_alike(OURS, changed("PRODID:-//Organiser", "PRODID:-//Others"))
    assert are_alike(OURS, changed("SEQUENCE:0", "SEQUENCE:4"))
    assert are_alike(OURS, changed("DTSTAMP:20270501", "DTSTAMP:20270502"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUMMARY:Space 1", "SUMMARY:Space 2"),
        ("DTSTART;TZID=Europe/London:20270519T123000", "DTSTART;TZID=Europe/London:20270519T110000"),
        ("DTSTART;TZID=Europe/London", "DTSTART;TZID=Europe/Paris"),
        ("DTEND;TZID=Europe/London:20270519T140000", "DTEND;TZID=Europe/London:20270519T150000"),
        ("LOCATION:Mill Lane Hall", "LOCATION:Elm Road"),
        ("bring a friend", "bring a cup"),
        ("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        ("SEQUENCE:0", "RRULE:FREQ=DAILY"),
        ("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT"),
        ("END:VEVENT", ""),
    ],
)
def test_every_difference_that_people_see_counts(before: str, after: str) -> None:
    assert not are_alike(OURS, changed(before, after))


@pytest.mark.parametrize("content", [b"", b"\0\1", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_what_is_no_event_is_like_nothing(content: bytes) -> None:
    assert not are_alike(content, content)


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("LOCATION:Elm Road", "Elm Road"),
        ("LOCATION:Elm Road or online: https://meet.example.org/a%2Cb", "Elm Road"),
        ("LOCATION:https://meet.example.org/a%2Cb", ""),
    ],
)
def test_a_place_that_another_program_changed_in_our_entry_is_read_as_it_is_now(after: str, place: str) -> None:
    before = "LOCATION:Mill Lane Hall or online: https://meet.example.org/a%2Cb"
    (event,) = calendars.read(changed(before, after), Wishes(TODAY)).events
    assert event.place == place
    (same,) = calendars.read(OURS, Wishes(TODAY)).events
    assert (same.place, same.summary) == ("Mill Lane Hall", "Come along; bring a friend.")
