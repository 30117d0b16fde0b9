"""The code on the date card: what a camera finds in it is the event, in no zone but UTC, without a link."""

import re
from dataclasses import replace
from datetime import datetime

import icalendar
import pypdfium2
import segno
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.sessions import Session, Status
from organiser.exports import date_card, date_qr
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, SESSION, occasion

_SQUARE, _PIXELS = 0.42 / 25.4 * 72, 6  # a square of the code on paper in points, and on the picture of it


def read(session: Session) -> icalendar.Event:
    """What a phone makes of the words in the code."""
    words = f"BEGIN:VCALENDAR\r\n{date_qr.event(session)}END:VCALENDAR\r\n"
    (event,) = icalendar.Calendar.from_ical(words).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def test_title_times_and_place_stand_in_it_and_no_link() -> None:
    session = replace(SESSION, title="Tea, talk; and \\ more", online_url="https://meet.example.org/space-1")
    event = read(session)
    assert str(event["summary"]) == session.title
    assert str(event["location"]) == session.place
    assert f"{event.start:%Y-%m-%d %H:%M %Z}" == "2027-05-19 11:30 UTC"
    assert f"{event.end:%H:%M}" == "13:00"
    assert "meet.example.org" not in date_qr.event(session)


def test_a_session_abroad_is_told_in_utc() -> None:
    abroad = replace(SESSION, timezone="America/New_York", starts=datetime(2027, 3, 13, 19, 0), place="")
    assert f"{read(abroad).start:%Y-%m-%d %H:%M}" == "2027-03-14 00:00"
    assert "LOCATION" not in date_qr.event(abroad)


@given(some.text(some.characters(exclude_categories=("C", "Z")), min_size=1, max_size=300))
def test_any_title_is_one_line_and_short_enough_for_a_camera(title: str) -> None:
    session = replace(SESSION, title=title)
    lines = date_qr.event(session).split("\r\n")
    assert lines[0] == "BEGIN:VEVENT"
    assert lines[-2:] == ["END:VEVENT", ""]
    assert len(lines) == 7
    assert len(str(read(session)["summary"])) <= 60


def test_what_is_printed_is_that_code() -> None:
    squares = date_qr.squares(SESSION)
    again = segno.make_qr(date_qr.event(SESSION), error="m", encoding="utf-8")
    assert [list(row) for row in squares] == [[bool(dark) for dark in row] for row in again.matrix]
    pdf = printed(date_card.sheet(occasion(SESSION), Look()), Look(), fonts=FONTS).pdf
    assert _printed(pdf, len(squares)) == squares


def test_a_cancelled_session_has_none() -> None:
    assert date_qr.squares(replace(SESSION, status=Status.CANCELLED)) == ()


_CORNER = tuple(
    tuple(max(abs(x), abs(y)) != 2 for x in range(-3, 4)) for y in range(-3, 4)
)  # three squares within each other


def _printed(pdf: bytes, size: int) -> date_qr.Squares:
    """The squares as they stand on a card: they begin where a dark bar of seven goes right and down."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=_PIXELS / _SQUARE, grayscale=True).to_pil()
    lines = [bytes(pixel < 128 for pixel in page.crop((0, y, page.width, y + 1)).tobytes()) for y in range(page.height)]
    bar = re.compile(rb"(?<=\x00)\x01{%d,%d}(?=\x00)" % (7 * _PIXELS - 1, 7 * _PIXELS + 1))
    left, top = next(
        (found.start(), y)
        for y, line in enumerate(lines)
        for found in bar.finditer(line)
        if bar.search(b"\0" + bytes(below[found.start() + 1] for below in lines[y : y + 7 * _PIXELS + 3]))
        and _sampled(lines, found.start(), y, 7) == _CORNER
    )
    return _sampled(lines, left, top, size)


def _sampled(lines: list[bytes], left: int, top: int, size: int) -> date_qr.Squares:
    middle = range(_PIXELS // 2, size * _PIXELS, _PIXELS)
    return tuple(tuple(bool(lines[top + y][left + x]) for x in middle) for y in middle)
