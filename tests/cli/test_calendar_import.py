"""Another group's calendar taken in from the terminal: what is new, what repeats, what is left out, and never twice."""

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser, refused

THEIRS = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:repair@example.com
DTSTAMP:20270401T100000Z
DTSTART;TZID=Europe/London:20270610T183000
DTEND;TZID=Europe/London:20270610T200000
RRULE:FREQ=WEEKLY;COUNT=3
SUMMARY:Repair café
LOCATION:Methodist Hall
END:VEVENT
BEGIN:VEVENT
UID:floating@example.com
DTSTAMP:20270401T100000Z
DTSTART:20270611T183000
DTEND:20270611T200000
SUMMARY:No clocks named
END:VEVENT
BEGIN:VEVENT
UID:bad@example.com
DTSTART:20270231T183000
SUMMARY:No such day
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    path = tmp_path / "theirs.ics"
    path.write_text(THEIRS, "utf-8")
    return path


def titles(ours: Organiser) -> list[str]:
    return [one["title"] for one in ours("sessions", "list", "--json").json]


def test_what_repeats_is_taken_as_sessions_once(ours: Organiser, theirs: Path) -> None:
    before = titles(ours)
    said = ours("calendar", "import", theirs, "--dry-run")
    assert said.out.count("Repair café") >= 3
    assert "No such day" in said.out
    assert titles(ours) == before
    ours("calendar", "import", theirs)
    assert titles(ours).count("Repair café") == 3
    assert "Took 0 sessions" in ours("calendar", "import", theirs).out
    ours("undo")
    assert titles(ours) == before


def test_a_newer_version_moves_and_an_older_one_does_nothing(ours: Organiser, theirs: Path) -> None:
    ours("calendar", "import", theirs)
    newer = THEIRS.replace("DTSTAMP:20270401", "SEQUENCE:1\nDTSTAMP:20270402").replace("T183000", "T190000", 1)
    theirs.write_text(newer.replace("T200000", "T203000", 1), "utf-8")
    ours("calendar", "import", theirs)
    starts = [one["start"] for one in ours("sessions", "list", "--json").json if one["title"] == "Repair café"]
    assert all("T19:00" in start for start in starts)
    assert len(starts) == 3
    theirs.write_text(THEIRS, "utf-8")
    ours("calendar", "import", theirs)
    assert all(
        "T19:00" in one["start"] for one in ours("sessions", "list", "--json").json if one["title"] == "Repair café"
    )


def test_clocks_are_asked_about_and_never_guessed(ours: Organiser, theirs: Path) -> None:
    assert "--zone" in ours("calendar", "import", theirs).err
    assert "No clocks named" not in titles(ours)
    ours("calendar", "import", theirs, "--zone", "Europe/London")
    assert "No clocks named" in titles(ours)


def test_our_own_file_comes_back_as_it_was(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "ours.ics"
    ours("calendar", "export", out)
    before = ours("sessions", "list", "--json").json
    assert "Took 0 sessions" in ours("calendar", "import", out).out
    assert ours("sessions", "list", "--json").json == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\x01",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" * 500,
        b"BEGIN:VCALENDAR\r\n" + b"X" * 3_000_000,
        THEIRS.replace("WEEKLY;COUNT=3", "SECONDLY").encode(),
        THEIRS.replace("COUNT=3", "INTERVAL=0").encode(),
        THEIRS.replace("20270610T183000", "00010101T000000").encode(),
        THEIRS.encode("utf-16"),
        THEIRS[:200].encode(),
        THEIRS.replace("Europe/London", "Nowhere/At all").encode(),
    ],
    ids=range(11),
)
def test_whatever_a_file_holds_it_ends_in_words(ours: Organiser, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    said = ours("calendar", "import", path, "--dry-run")
    assert said.code in {0, 1}
    assert said.out + said.err
    assert "Traceback" not in said.out + said.err
    if said.code:
        refused(said)
