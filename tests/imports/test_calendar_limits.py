"""Files made to break a reader: each ends in an import, a refusal or a partial import, in little time and memory.

The full sizes are a long trial of their own: ``pytest -m slow tests/imports/test_calendar_limits.py``.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.foreign import ForeignCalendar, Wishes
from organiser.domain.foreign_offers import offers
from organiser.imports import calendars
from tests.conftest import problem_of

TODAY = date(2027, 5, 3)
HEAD, TAIL = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", b"END:VCALENDAR\r\n"
WHEN = b"DTSTART;TZID=Europe/London:20270519T183000\r\nDTEND;TZID=Europe/London:20270519T193000\r\n"
SHORT = b"DTSTART:20270519T173000Z\r\n"
ZONE = (
    b"BEGIN:VTIMEZONE\r\nTZID:%b\r\n"
    + b"BEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
    b"RRULE:FREQ=DAILY;COUNT=99999\r\nEND:STANDARD\r\n" * 40 + b"END:VTIMEZONE\r\n"
)
SECONDS, MEGABYTES = 10, 200


def events(number: int, body: bytes) -> Iterator[bytes]:
    for place in range(number):
        yield b"BEGIN:VEVENT\r\nUID:%d\r\n%bEND:VEVENT\r\n" % (place, body)


def many(number: int, body: bytes) -> bytes:
    return HEAD + b"".join(events(number, body)) + TAIL


def dates(name: bytes, number: int, end: bytes = b"") -> bytes:
    told = (b"2027%02d%02dT183000%b" % (1 + place % 12, 1 + place % 28, end) for place in range(number))
    return name + b":" + b",".join(told) + b"\r\n"


# What is made at a hundredth in the quick tests, and whole in the long trial.
HOSTILE: dict[str, Callable[[float], bytes]] = {
    "200,000 events": lambda size: many(int(200_000 * size), b"DTSTART:20270519T1730Z\r\n"),
    "60 MB": lambda size: HEAD + b"x" * int(60_000_000 * size),
    "every second": lambda size: many(int(9_000 * size), WHEN + b"RRULE:FREQ=SECONDLY\r\n"),
    "every day": lambda size: many(int(9_000 * size), WHEN + b"RRULE:FREQ=DAILY\r\n"),
    "for centuries": lambda size: many(int(9_000 * size), WHEN + b"RRULE:FREQ=DAILY;UNTIL=22001231T000000Z\r\n"),
    "never": lambda size: many(int(9_000 * size), WHEN + b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9\r\n"),
    "last of each year": lambda size: many(
        int(9_000 * size), WHEN.replace(b"2027", b"1990") + b"RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1;COUNT=9999\r\n"
    ),
    "100,000 dates added": lambda size: many(1, WHEN + b"RDATE:20270520T173000Z\r\n" * int(100_000 * size)),
    "100,000 dates in a line": lambda size: many(1, WHEN + dates(b"RDATE", int(100_000 * size), b"Z")),
    "dates added everywhere": lambda size: many(int(800 * size), WHEN + dates(b"RDATE;TZID=Europe/London", 1_000)),
    "dates taken out": lambda size: many(
        int(700 * size), WHEN + b"RRULE:FREQ=WEEKLY\r\n" + dates(b"EXDATE", 1_000, b"Z")
    ),
    "single dates changed": lambda size: (
        HEAD
        + b"".join(events(1, WHEN + b"RRULE:FREQ=DAILY\r\n"))
        + b"".join(events(1, WHEN + dates(b"RECURRENCE-ID", 1, b"Z"))) * int(9_000 * size)
        + TAIL
    ),
    "a long line": lambda size: many(1, SHORT + b"DESCRIPTION:" + b"a" * int(10_000_000 * size) + b"\r\n"),
    "a line of folds": lambda size: many(1, SHORT + b"DESCRIPTION:a\r\n" + b" b\r\n" * int(3_500_000 * size)),
    "empty lines": lambda size: HEAD + b"\r\n" * int(7_000_000 * size) + TAIL,
    "lines of no calendar": lambda size: HEAD + b"ab\r\n" * int(3_500_000 * size) + TAIL,
    "properties unheard of": lambda size: many(1, SHORT + b'X-A;B="c:d";E=f:g\r\n' * int(700_000 * size)),
    "events in events": lambda size: HEAD + b"BEGIN:VEVENT\r\n" * int(1_000_000 * size),
    "parts in parts": lambda size: HEAD + b"BEGIN:X\r\n" * int(1_500_000 * size) + b"END:X\r\n",
    "calendars in calendars": lambda size: b"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\n" * int(400_000 * size) + TAIL,
    "tasks": lambda size: HEAD + b"BEGIN:VTODO\r\nEND:VTODO\r\n" * int(500_000 * size) + TAIL,
    "zones that are hard to work out": lambda size: (
        HEAD
        + b"".join(ZONE.replace(b"%b", b"Z%d" % place) for place in range(int(200 * size)))
        + b"".join(events(int(5_000 * size), WHEN.replace(b"Europe/London", b"Z1")))
        + TAIL
    ),
    "a Windows zone told oddly": lambda size: (
        HEAD
        + ZONE.replace(b"%b", b"GMT Standard Time")
        + b"".join(events(int(9_000 * size), WHEN.replace(b"Europe/London", b"GMT Standard Time")))
        + TAIL
    ),
    "UTF-16": lambda size: many(int(40_000 * size), WHEN).decode().encode("utf-16"),
    "bad base64": lambda size: many(int(100 * size), SHORT + b"ATTACH;ENCODING=BASE64:%=%" + b"=" * 90_000 + b"\r\n"),
    "tags without an end": lambda size: many(int(100 * size), SHORT + b"DESCRIPTION:" + b"<br><a <" * 14_000 + b"\r\n"),
    "quotes without an end": lambda size: many(int(100 * size), b"DTSTART;A=" + b'"a";b="' * 14_000 + b"\r\n"),
    "backslashes": lambda size: many(int(100 * size), SHORT + b"SUMMARY:" + b"\\" * 100_000 + b"\r\n"),
}


def come_of(content: bytes) -> None:
    """Read a file and compare it with nothing: what comes of it holds together, or it is refused in words."""
    found: list[ForeignCalendar] = []
    problem = problem_of(lambda: found.append(calendars.read(content, Wishes(TODAY))))
    if problem is not None:
        assert problem.message and problem.advice  # noqa: PT018 -- both or neither
        return
    assert found[0].events or found[0].left
    assert len(found[0].events) <= calendars.MOST_EVENTS
    assert all(one.reason for one in found[0].left)
    assert all(offer.becomes.when for offer in offers(found[0], (), TODAY))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_words(name: str) -> None:
    come_of(HOSTILE[name](0.01))


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_of_full_size_takes_neither_time_nor_memory(name: str) -> None:
    if sys.platform != "linux":
        pytest.skip("memory is read where Linux tells it")
    script = (
        "import sys, time\n"
        "from tests.imports.test_calendar_limits import HOSTILE, come_of\n"
        f"content = HOSTILE[{name!r}](1)\n"
        "open('/proc/self/clear_refs', 'w').write('5')\n"
        "started = time.perf_counter()\n"
        "come_of(content)\n"
        "took = time.perf_counter() - started\n"
        "peak = next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "print(took, int(peak) / 1024)\n"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes = map(float, said.stdout.split())
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


PIECES = some.sampled_from(
    [
        *(b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VTIMEZONE", b"END:VTIMEZONE"),
        *(b"UID:a", b"UID:b", b"SUMMARY:x", b"RRULE:FREQ=WEEKLY;COUNT=3", b"RRULE:FREQ=DAILY", b"RRULE:", b"TZID:Z"),
        *(b"DTSTART:20270519T183000Z", b"DTSTART;TZID=Z:20270519T183000", b"DTSTART;VALUE=DATE:20270519", b"DTSTART:"),
        *(b"DTSTART;TZID=Europe/London:20270328T013000", b"DTEND:20270519T193000Z", b"DURATION:-PT1H", b"DURATION:P1W"),
        *(b"RECURRENCE-ID:20270519T183000Z", b"RECURRENCE-ID;RANGE=THISANDFUTURE:20270526", b"EXDATE:20270526T183000Z"),
        *(b"RDATE:20270530T183000Z,x", b"SEQUENCE:-1", b"SEQUENCE:99999999999999999999", b"STATUS:CANCELLED", b" fold"),
        *(
            b"BEGIN:STANDARD",
            b"END:STANDARD",
            b"TZOFFSETTO:+9999",
            b"TZOFFSETFROM:x",
            b"X-WR-TIMEZONE:Nowhere",
            b"\xff",
        ),
        *(
            b"METHOD:CANCEL",
            b"METHOD:REQUEST",
            b"\0",
            b":",
            b";",
            b'A="',
            b"\t",
            b"BEGIN:",
            b"END:",
            b"LOCATION:https://",
        ),
        *(b"DTSTART:00010101T000000Z", b"DTEND:00010101T000000Z", b"DTEND:99991231T235959Z", b"RDATE:99991231T235959Z"),
        *(
            b"RRULE:FREQ=YEARLY;UNTIL=00010101",
            b"RRULE:FREQ=WEEKLY;UNTIL=99991231T000000Z",
            b"DTSTART:21981231T235900Z",
        ),
        *(
            b"PRODID:-//Organiser//Sessions//EN",
            b"DESCRIPTION:When: x\\n\\nWhere: y",
            b"X-ORGANISER-ZONE:Mars",
            b"URL:x",
        ),
    ]
)


@given(some.lists(some.one_of(PIECES, some.binary(max_size=20)), max_size=40))
def test_lines_in_any_order_end_in_words(lines: list[bytes]) -> None:
    come_of(b"\r\n".join([b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *lines, b"END:VEVENT", b"END:VCALENDAR"]))
    come_of(b"\n".join(lines))


@given(some.integers(0, 600), some.integers(0, 600), some.binary(max_size=6))
def test_a_file_that_was_cut_or_damaged_ends_in_words(start: int, end: int, put_in: bytes) -> None:
    whole = HEAD + ZONE.replace(b"%b", b"Z")[:400] + b"".join(events(2, WHEN + b"RRULE:FREQ=WEEKLY;COUNT=3\r\n")) + TAIL
    come_of(whole[:start] + put_in + whole[max(start, end) :])
