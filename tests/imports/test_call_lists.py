"""The lists of participants that Zoom, Teams and Meet write, as people really have them."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.call_lists import merged
from organiser.domain.problem import Problem
from organiser.imports import call_lists
from tests.conftest import problem_of

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
812 3456 7890,Space 1: What we have,05/19/2027 12:24:10 PM,05/19/2027 02:01:40 PM,ruth@example.org,98,5

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room
Ruth Okafor (Host),ruth@example.org,05/19/2027 12:24:10 PM,05/19/2027 02:01:40 PM,98,No,,No
Amina Yusuf,,05/19/2027 12:28:00 PM,05/19/2027 12:40:00 PM,12,Yes,,No
Amina Yusuf,,05/19/2027 12:41:00 PM,05/19/2027 02:00:00 PM,79,Yes,,No
"Tully, Bernard",,05/19/2027 12:29:00 PM,05/19/2027 02:00:00 PM,91,Yes,,No
iPhone (Dorothy Pike),,05/19/2027 12:29:00 PM,05/19/2027 02:00:00 PM,91,Yes,,No
07700•••188,,05/19/2027 12:35:00 PM,05/19/2027 02:00:00 PM,85,Yes,,No
Amina Yusuf,,05/19/2027 12:20:00 PM,05/19/2027 12:28:00 PM,8,Yes,,Yes
"""

TEAMS = """1. Summary
Meeting title\tSpace 1
Attended participants\t3
Start time\t5/19/27, 12:25:33 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ruth Okafor\t5/19/27, 12:25:33 PM\t5/19/27, 2:01:01 PM\t1h 35m 28s\truth@example.org\truth@example.org\tOrganizer
Łucja Wiśniewska (Unverified)\t5/19/27, 12:29:13 PM\t5/19/27, 2:00:03 PM\t1h 10m 50s\t\t\tAttendee
Gurpreet Sandhu (Guest)\t5/19/27, 12:30:00 PM\t5/19/27, 1:00:00 PM\t30m\tgurpreet@example.org\t\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ruth Okafor\t5/19/27, 12:25:33 PM\t5/19/27, 2:01:01 PM\t1h 35m 28s\truth@example.org\tOrganizer
Łucja Wiśniewska (Unverified)\t5/19/27, 12:29:13 PM\t5/19/27, 12:49:13 PM\t20m\t\tAttendee
Łucja Wiśniewska (Unverified)\t5/19/27, 1:09:13 PM\t5/19/27, 2:00:03 PM\t50m 50s\t\tAttendee
Gurpreet Sandhu (Guest)\t5/19/27, 12:30:00 PM\t5/19/27, 1:00:00 PM\t30m\tgurpreet@example.org\tPresenter
"""

OLD_TEAMS = """Full Name\tUser Action\tTimestamp
Amina Yusuf\tJoined\t5/19/2027, 12:29:00 PM
Bernard Tully\tJoined before\t5/19/2027, 12:30:00 PM
Amina Yusuf\tLeft\t5/19/2027, 12:39:00 PM
Amina Yusuf\tJoined\t5/19/2027, 12:49:00 PM
Bernard Tully\tLeft\t5/19/2027, 1:30:00 PM
"""

MEET = """First name,Last name,Email,Duration,Time joined,Time exited
Amina,Yusuf,,1 hr 15 min,12:29 PM,1:44 PM
Helen,Marsh,helen.marsh@example.org,45 min,12:30 PM,1:15 PM
Zed,,,58 s,12:30 PM,12:31 PM
"""

GERMAN = """Name (Originalname);Benutzer-E-Mail;Beitrittszeit;Austrittszeit;Dauer (Minuten);Gast;Im Warteraum
Amina Yusuf;;19.05.2027 12:29:00;19.05.2027 14:00:00;91;Ja;Nein
Jörg Müller;;19.05.2027 12:20:00;19.05.2027 12:29:00;9;Ja;Ja
"""


def told(content: bytes) -> list[tuple[str, str, int, int]]:
    """Name, account, minutes and joins of everybody in a list."""
    people = merged(call_lists.read(content).stays)
    return [(one.name, one.other_name, one.minutes, len(one.stays)) for one in people]


def test_a_list_of_zoom_begins_below_the_meetings_own_lines() -> None:
    assert told(ZOOM.encode("utf-8-sig")) == [
        ("Ruth Okafor", "", 98, 1),
        ("Amina Yusuf", "", 91, 2),
        ("Tully, Bernard", "", 91, 1),
        ("iPhone", "Dorothy Pike", 91, 1),
        ("07700•••188", "", 85, 1),
    ]
    host = call_lists.read(ZOOM.encode()).stays[0]
    assert host.is_host
    assert host.joined == datetime(2027, 5, 19, 12, 24, 10)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8", "utf-8-sig"])
def test_a_list_of_teams_is_read_in_any_of_its_encodings(encoding: str) -> None:
    assert told(TEAMS.encode(encoding)) == [
        ("Ruth Okafor", "", 95, 1),
        ("Łucja Wiśniewska", "", 71, 2),
        ("Gurpreet Sandhu", "", 30, 1),
    ]
    assert merged(call_lists.read(TEAMS.encode(encoding)).stays)[0].is_host


def test_an_old_list_of_teams_tells_of_coming_and_going() -> None:
    assert told(OLD_TEAMS.encode("utf-16")) == [("Amina Yusuf", "", 51, 2), ("Bernard Tully", "", 60, 1)]


def test_a_list_of_meet_has_first_and_last_names() -> None:
    assert told(MEET.encode()) == [("Amina Yusuf", "", 75, 1), ("Helen Marsh", "", 45, 1), ("Zed", "", 1, 1)]


def test_headings_in_other_languages_and_what_windows_writes_are_understood() -> None:
    assert told(GERMAN.encode("cp1252")) == [("Amina Yusuf", "", 91, 1)]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Nom (nom original),E-mail,Heure d’arrivée,Heure de départ,Durée (minutes)", "Amina Yusuf,,,,75"),
        ("Nombre (nombre original),Correo electrónico,Hora de entrada,Duración (minutos)", "Amina Yusuf,,,75"),
        ("Name,Total duration (minutes)", "Amina Yusuf,75"),
        ("Name,Email,Duration", "Amina Yusuf,,01:15:00"),
        ("Name,Email,Duration", "Amina Yusuf,,1h 14m 48s"),
    ],
)
def test_other_shapes_give_the_same_minutes(heading: str, line: str) -> None:
    assert told(f"{heading}\r\n{line}\r\n".encode()) == [("Amina Yusuf", "", 75, 1)]


def test_a_bare_list_of_names_is_enough() -> None:
    assert told(b"Participants of Space 1\n\nName\nAmina Yusuf\nBernard Tully\n") == [
        ("Amina Yusuf", "", 0, 1),
        ("Bernard Tully", "", 0, 1),
    ]


def test_lines_without_a_name_are_told_and_the_others_are_taken() -> None:
    found = call_lists.read(f"Name,Email\n,x@example.org\n{'x' * 400},\nAmina,\n".encode())
    assert [stay.name for stay in found.stays] == ["Amina"]
    assert found.rejected[0] == "Line 2 has no name."
    assert found.rejected[1].startswith("Line 3: The name is too long")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "No column with names"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "No column with names"),
        (b"Sort,Code\n1,2\n", "No column with names"),
        (b"Name,Email\n,\n", "Nobody is in this list"),
        (b"x" * 5_000_001, "larger than 5 MB"),
        (b"Name,Email\n" + b"a,\n" * 20_001, "more than 20,000 lines"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, reason: str) -> None:
    with pytest.raises(Problem, match=reason) as problem:
        call_lists.read(content)
    assert problem.value.advice


@given(
    some.binary(max_size=200), some.sampled_from([b"", ZOOM.encode()[:300], TEAMS.encode("utf-16"), b"Name,Email\n"])
)
def test_any_bytes_are_read_or_are_a_problem(tail: bytes, head: bytes) -> None:
    problem = problem_of(call_lists.read, head + tail)
    if problem is None:
        assert all(0 <= one.minutes < 10_000_000 for one in merged(call_lists.read(head + tail).stays))
