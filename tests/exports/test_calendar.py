"""Calendar files: the bytes are lawful, the values come back, and the times are the ones on the wall."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain import clock
from organiser.domain.occasion import Group
from organiser.domain.people import Person
from organiser.domain.problem import Problem
from organiser.domain.sessions import LONGEST, Session, Status
from organiser.exports.calendar import calendar, cancellation, invitation

GOLDEN = Path(__file__).parent.parent / "golden"
STAMPED = datetime(2027, 4, 30, 16, 5, 9, 123_456, tzinfo=UTC)
GROUP = Group("Elm Road Neighbours", "Ada Okafor", "hello@elmroad.example.org", "0161 496 0123")
ASHA = Person("Asha Rahman", email="asha@example.com")
SPACE = Session(
    "Space 1: what we care about",
    datetime(2027, 5, 19, 12, 30),
    90,
    place="Quaker Meeting House, 4 Elm Road",
    online_url="https://meet.example.org/j/85012345678?pwd=a,b;c",
    summary="Bring a story about your street; tea, and time to talk.\n\nŻółć, नमस्ते, 你好.",
    notes="The key is with the caretaker.",
    programme="Spring, 2027",
    sequence=3,
    changed=datetime(2027, 4, 29, 8, 0, tzinfo=UTC),
    uid="0b7c6a55-6d1c-4a57-9f0e-2d1f6f4f2a10",
)
PROGRAMME = [
    replace(SPACE, uid="1" + SPACE.uid[1:], starts=datetime(2027, 3, 27, 10, 0), status=Status.PROVISIONAL),
    replace(SPACE, uid="2" + SPACE.uid[1:], starts=datetime(2027, 3, 28, 10, 0), status=Status.CANCELLED),
    replace(SPACE, uid="3" + SPACE.uid[1:], starts=datetime(2027, 10, 31, 1, 30), online_url="Meeting 850 1234 5678"),
    replace(SPACE, uid="4" + SPACE.uid[1:], starts=datetime(2027, 11, 3, 18, 0), timezone="America/New_York"),
    replace(SPACE, uid="5" + SPACE.uid[1:], starts=datetime(2027, 11, 4, 18, 0), timezone="Africa/Casablanca"),
]
LONDON_CHANGES = [datetime(2026, 3, 29, 1, 0), datetime(2026, 10, 25, 1, 0)]
ZONES = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Etc/GMT+5",
    "Europe/Dublin",
    "Europe/London",
    "Europe/Warsaw",
    "Pacific/Chatham",
    "UTC",
]


def whole(words: str) -> str:
    """Words as they were before a backslash was kept apart from an n, which many programs take for a new line."""
    return words.replace("\\\N{ZERO WIDTH NON-JOINER}", "\\")


@dataclass
class Block:
    """What stands between a BEGIN and its END, read without the library that wrote it."""

    name: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    inner: list["Block"] = field(default_factory=list)

    def raw(self, name: str) -> str:
        return next((value for found, _, value in self.lines if found == name), "")

    def parameters(self, name: str) -> str:
        return next(parameters for found, parameters, _ in self.lines if found == name)

    def text(self, name: str) -> str:
        return whole(re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], self.raw(name)))

    def names(self) -> list[str]:
        return [name for name, _, _ in self.lines]

    def all(self, name: str) -> list["Block"]:
        return [block for block in self.inner if block.name == name]


def read(data: bytes) -> Block:
    """The calendar in ``data``, after a look at every byte rule of RFC 5545."""
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for octets in lines:
        assert 0 < len(octets) <= 75
        assert octets.strip()
        octets.decode()  # a fold inside a character would fail here
        assert not re.search(rb"[\x00-\x1f\x7f]", octets)
    root = Block("")
    open_blocks = [root]
    for line in data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            block = Block(value)
            open_blocks[-1].inner.append(block)
            open_blocks.append(block)
        elif name == "END":
            assert open_blocks.pop().name == value
        else:
            assert not open_blocks[-1].inner, "properties come before components"
            open_blocks[-1].lines.append((name, parameters, value))
    assert open_blocks == [root]
    assert len(root.inner) == 1
    return root.inner[0]


def event_of(data: bytes) -> Block:
    [event] = read(data).all("VEVENT")
    return event


def is_as_before(name: str, made: bytes) -> bool:
    """Whether ``made`` is the reference file of that name; to accept a change, delete the file and run twice."""
    reference = GOLDEN / name
    if not reference.exists():
        reference.write_bytes(made)
        pytest.fail(f"{reference} was written: read it, then run again.")
    return made == reference.read_bytes()


def fits(title: str) -> bool:
    try:
        replace(SPACE, title=title)
    except Problem:
        return False
    return True


titles = some.text(min_size=1, max_size=120).filter(fits) | some.sampled_from(
    [
        "a\\nb",
        "C:\\New\\north",
        "\\",
        ";,:\"'^n",
        "BEGIN:VEVENT\r\nRRULE:FREQ=DAILY",
        "👩‍👩‍👧" * 40,
        "é" * 300,
        "x" * 300,
        "नमस्ते " * 30,
    ]
)
anywhen = some.datetimes(datetime(1975, 1, 1), datetime(2090, 12, 31)) | some.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    some.sampled_from(LONDON_CHANGES),
    some.integers(-200, 200),
)
sessions = some.builds(
    lambda title, starts, minutes, zone, place, url, summary, status, uid: Session(
        title,
        clock.settle(starts, zone).local,
        minutes,
        zone,
        place,
        url,
        status,
        summary,
        programme="Spring, 2027; \\",
        uid=str(uid),
    ),
    titles,
    anywhen,
    some.sampled_from([1, 59, 60, 90, 24 * 60]) | some.integers(1, LONGEST),
    some.sampled_from(ZONES),
    titles,
    some.just("") | titles | some.builds("https://example.org/{}".format, some.text(max_size=60)),
    some.text(max_size=400),
    some.sampled_from(Status),
    some.uuids(version=4),
)


def moments(data: bytes) -> list[tuple[datetime, datetime]]:
    """Start and end of every event in UTC, reckoned with the rules in the file and no other knowledge of zones."""
    book = icalendar.Calendar.from_ical(data)
    zones = {block.tz_name: block.to_tz(lookup_tzid=False) for block in book.timezones}

    def moment(block: Block, name: str) -> datetime:
        found = re.fullmatch(r"(\d{8}T\d{6})(Z?)", block.raw(name))
        assert found
        local = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        if found[2]:
            assert not block.parameters(name)
            return local
        return local.replace(tzinfo=zones[block.parameters(name).removeprefix(";TZID=")]).astimezone(UTC)

    return [(moment(event, "DTSTART"), moment(event, "DTEND")) for event in read(data).all("VEVENT")]


def on_the_wall(session: Session) -> tuple[datetime, datetime]:
    start = clock.instant(session.starts, session.timezone)
    return start, start + timedelta(minutes=session.minutes)


def test_the_files_are_as_before() -> None:
    assert is_as_before("session.ics", calendar([SPACE], stamped=STAMPED, group=GROUP, name="not for one"))
    assert is_as_before("programme.ics", calendar(PROGRAMME, stamped=STAMPED, name="Spring, 2027"))
    assert is_as_before("invitation.ics", invitation(SPACE, ASHA, group=GROUP, stamped=STAMPED))
    assert is_as_before("cancellation.ics", cancellation(SPACE, ASHA, group=GROUP, stamped=STAMPED))


@given(sessions)
def test_what_was_exported_comes_back(session: Session) -> None:
    data = calendar([session], stamped=STAMPED, group=GROUP)
    event = event_of(data)
    [parsed] = icalendar.Calendar.from_ical(data).events
    title = f"CANCELLED: {session.title}" if session.is_cancelled else session.title
    assert event.text("SUMMARY") == whole(str(parsed["summary"])) == title
    assert event.text("UID") == str(parsed["uid"]) == session.uid
    assert event.text("CATEGORIES") == session.programme
    assert event.raw("LOCATION") == "" or session.place in event.text("LOCATION")
    assert re.sub(r"[ \t]+", " ", session.summary) in event.text("DESCRIPTION")
    assert session.when in event.text("DESCRIPTION")
    assert (parsed.start, parsed.end) == on_the_wall(session)
    assert moments(data) == [on_the_wall(session)]


@given(some.lists(sessions, min_size=2, max_size=4))
def test_many_sessions_keep_their_order_and_times(programme: list[Session]) -> None:
    data = calendar(programme, stamped=STAMPED, name="Spring; 2027, again")
    book = read(data)
    assert book.text("NAME") == book.text("X-WR-CALNAME") == "Spring; 2027, again"
    assert [event.text("UID") for event in book.all("VEVENT")] == [session.uid for session in programme]
    assert moments(data) == [on_the_wall(session) for session in programme]
    assert data == calendar(programme, stamped=STAMPED, name="Spring; 2027, again")


def test_zones_come_first_with_yearly_rules_and_no_tables() -> None:
    book = read(calendar([SPACE, replace(SPACE, timezone="Asia/Kolkata")], stamped=STAMPED))
    assert [block.name for block in book.inner] == ["VTIMEZONE", "VTIMEZONE", "VEVENT", "VEVENT"]
    kolkata, london = book.all("VTIMEZONE")
    assert [half.name for half in kolkata.inner] == ["STANDARD"]
    assert [(half.name, [value for _, _, value in half.lines]) for half in london.inner] == [
        ("DAYLIGHT", ["BST", "+0000", "+0100", "19700329T010000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"]),
        ("STANDARD", ["GMT", "+0100", "+0000", "19701025T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]),
    ]


def test_a_zone_without_yearly_rules_goes_out_in_utc_and_is_named_in_words() -> None:
    book = read(calendar([replace(SPACE, timezone="Africa/Casablanca")], stamped=STAMPED))
    assert [block.name for block in book.inner] == ["VEVENT"]
    assert book.inner[0].raw("DTSTART") == "20270519T113000Z"
    assert "12:30 to 14:00 (Africa, Casablanca)" in book.inner[0].text("DESCRIPTION")


def test_rules_that_changed_between_two_sessions_send_both_out_in_utc() -> None:
    # America changed its rule in 2007.
    pair = [replace(SPACE, starts=datetime(year, 3, 25, 12), timezone="America/New_York") for year in (2006, 2008)]
    data = calendar(pair, stamped=STAMPED)
    assert not read(data).all("VTIMEZONE")
    assert moments(data) == [on_the_wall(session) for session in pair]


@pytest.mark.parametrize(
    ("starts", "minutes", "start", "end"),
    [
        (datetime(2026, 10, 25, 1, 30), 60, "20261025T003000Z", "20261025T013000Z"),
        (datetime(2026, 10, 25, 0, 30), 60, "20261024T233000Z", "20261025T003000Z"),
        (datetime(2026, 10, 25, 0, 30), 180, "20261025T003000", "20261025T023000"),
        (datetime(2026, 3, 29, 0, 30), 60, "20260329T003000", "20260329T023000"),
        (datetime(2026, 12, 31, 23, 0), 120, "20261231T230000", "20270101T010000"),
        (datetime(2026, 6, 1, 0, 0), 24 * 60, "20260601T000000", "20260602T000000"),
    ],
)
def test_no_wall_clock_time_inside_a_clock_change(starts: datetime, minutes: int, start: str, end: str) -> None:
    event = event_of(calendar([replace(SPACE, starts=starts, minutes=minutes)], stamped=STAMPED))
    assert (event.raw("DTSTART"), event.raw("DTEND")) == (start, end)
    assert ("(UK time)" in event.text("DESCRIPTION")) == start.endswith("Z")


def test_every_session_is_one_event_and_never_a_series() -> None:
    programme = [replace(SPACE, starts=SPACE.starts + timedelta(weeks=week)) for week in range(6)]
    events = read(calendar(programme, stamped=STAMPED)).all("VEVENT")
    assert len(events) == 6
    assert {" ".join(event.names()) for event in events} == {
        "UID DTSTAMP LAST-MODIFIED SEQUENCE DTSTART DTEND SUMMARY LOCATION DESCRIPTION URL CONFERENCE CATEGORIES "
        "STATUS TRANSP"
    }


def test_the_organiser_stands_in_the_file_only_with_an_address() -> None:
    book = read(calendar([SPACE], stamped=STAMPED, group=GROUP))
    assert book.raw("METHOD") == "PUBLISH"
    assert book.all("VEVENT")[0].raw("ORGANIZER") == "mailto:hello@elmroad.example.org"
    for email in ("", "elmroad", "Ada <hello@elmroad.example.org>"):
        book = read(calendar([SPACE], stamped=STAMPED, group=replace(GROUP, email=email)))
        assert "METHOD" not in book.names()
        assert "ORGANIZER" not in book.all("VEVENT")[0].names()


def test_a_single_session_names_no_calendar() -> None:
    assert {"NAME", "X-WR-CALNAME"}.isdisjoint(read(calendar([SPACE], stamped=STAMPED, name="Spring")).names())


def test_the_reminder_is_for_sessions_still_to_come() -> None:
    [reminder] = event_of(calendar([SPACE], stamped=STAMPED)).inner
    assert (reminder.name, reminder.raw("ACTION"), reminder.raw("TRIGGER")) == ("VALARM", "DISPLAY", "-PT30M")
    assert not event_of(calendar([SPACE], stamped=STAMPED + timedelta(days=60))).inner
    assert not event_of(calendar([replace(SPACE, status=Status.CANCELLED)], stamped=STAMPED)).inner
    assert not event_of(invitation(SPACE, ASHA, group=GROUP, stamped=STAMPED)).inner


def test_links_hold_nothing_that_ends_them_early() -> None:
    typed = 'https://meet.example.org/j/85?pwd=a,b;c d\\e"<é>'
    safe = "https://meet.example.org/j/85?pwd=a%2Cb%3Bc%20d%5Ce%22%3C%C3%A9%3E"
    event = event_of(calendar([replace(SPACE, online_url=typed)], stamped=STAMPED))
    assert event.raw("URL") == event.raw("CONFERENCE") == safe
    assert event.parameters("CONFERENCE") == ";VALUE=URI;FEATURE=VIDEO;LABEL=Join online"
    assert event.text("LOCATION").endswith(safe)
    assert f"Join online: {safe}\n" in event.text("DESCRIPTION")


@pytest.mark.parametrize("typed", ["Meeting 850 1234 5678", "javascript:alert(1)", "file:///etc/passwd", "https://"])
def test_only_web_links_become_links(typed: str) -> None:
    event = event_of(calendar([replace(SPACE, online_url=typed)], stamped=STAMPED))
    assert {"URL", "CONFERENCE"}.isdisjoint(event.names())
    assert f"Join online: {typed}\n" in event.text("DESCRIPTION")


def test_private_notes_stay_private() -> None:
    for made in (calendar([SPACE], stamped=STAMPED), invitation(SPACE, ASHA, group=GROUP, stamped=STAMPED)):
        assert "caretaker" not in event_of(made).text("DESCRIPTION")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('Robert "Bob" O\'Neill, the 3rd; and: friends', "\"Robert 'Bob' O'Neill, the 3rd; and: friends\""),
        ("Zoë ^n Żółć", '"Zoë n Żółć"'),
    ],
)
def test_names_with_quotes_and_commas_do_not_break_the_line(name: str, shown: str) -> None:
    group = replace(GROUP, name=name)
    event = event_of(invitation(SPACE, replace(ASHA, name=name), group=group, stamped=STAMPED))
    assert event.parameters("ORGANIZER") == f";CN={shown}"
    assert event.parameters("ATTENDEE").endswith(f";CN={shown}")
    assert event.raw("ATTENDEE") == "mailto:asha@example.com"


@pytest.mark.parametrize("field_name", ["name", "organiser", "phone"])
def test_what_the_group_typed_cannot_start_a_line_of_its_own(field_name: str) -> None:
    typed: dict[str, Any] = {field_name: "Elm\r\nRRULE:FREQ=DAILY\x00\u2028"}
    group = replace(GROUP, **typed)
    event = event_of(calendar([replace(SPACE, programme="a\nRRULE:b")], stamped=STAMPED, group=group))
    assert "RRULE" not in event.names()


def test_an_invitation_asks_one_person() -> None:
    book = read(invitation(SPACE, ASHA, group=GROUP, stamped=STAMPED))
    [event] = book.all("VEVENT")
    assert book.raw("METHOD") == "REQUEST"
    assert event.names().count("ATTENDEE") == 1
    assert "PARTSTAT=NEEDS-ACTION;RSVP=TRUE" in event.parameters("ATTENDEE")
    assert (event.raw("SEQUENCE"), event.raw("STATUS"), event.raw("DTSTAMP")) == ("3", "CONFIRMED", "20270430T160509Z")


def test_a_cancellation_takes_back_the_same_event() -> None:
    book = read(cancellation(SPACE, ASHA, group=GROUP, stamped=STAMPED))
    [event] = book.all("VEVENT")
    assert book.raw("METHOD") == "CANCEL"
    assert (event.raw("UID"), event.raw("STATUS")) == (SPACE.uid, "CANCELLED")
    assert event.text("SUMMARY") == "CANCELLED: Space 1: what we care about"


def test_a_cancelled_session_invites_nobody() -> None:
    with pytest.raises(Problem, match="is cancelled"):
        invitation(replace(SPACE, status=Status.CANCELLED), ASHA, group=GROUP, stamped=STAMPED)


@pytest.mark.parametrize(
    "address", ["", "asha", "asha@example", "a b@example.org", "a@b@example.org", "asha@exämple.org"]
)
def test_an_address_that_cannot_work_is_a_problem_with_advice(address: str) -> None:
    with pytest.raises(Problem, match="Asha Rahman") as caught:
        invitation(SPACE, replace(ASHA, email=address), group=GROUP, stamped=STAMPED)
    assert "plain calendar file" in caught.value.advice
    with pytest.raises(Problem, match="your group") as caught:
        cancellation(SPACE, ASHA, group=replace(GROUP, email=address), stamped=STAMPED)
    assert "Who we are" in caught.value.advice


def test_no_sessions_make_no_file() -> None:
    with pytest.raises(Problem, match="no sessions"):
        calendar([], stamped=STAMPED)
