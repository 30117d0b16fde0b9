"""Planning, showing, moving, copying and cancelling sessions from the terminal."""

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser, refused

SESSION = {
    "id", "uid", "title", "programme", "start", "end", "timezone", "minutes", "place", "online_url", "status",
}  # fmt: skip
ITEM = {"place", "title", "exercise", "start", "end", "minutes", "lead", "materials"}
WORKSHOP = "Co-creation workshop"


def plan(empty: Organiser, title: str = "Space 1", *more: str, start: str = "2027-05-19 12:30") -> None:
    assert empty("sessions", "add", title, "--start", start, "--minutes", 90, *more).code == 0


def test_the_list_names_every_session_to_the_letter(ours: Organiser) -> None:
    sessions = ours("sessions", "list", "--json").json
    assert [set(session) for session in sessions] == [SESSION] * 4
    first = sessions[0]
    assert first["title"] == WORKSHOP
    assert first["programme"] == "Citizen leadership, Aldermoor"
    assert (first["start"], first["end"]) == ("2027-05-26T12:30:00+01:00", "2027-05-26T14:00:00+01:00")
    assert (first["timezone"], first["minutes"], first["status"]) == ("Europe/London", 90, "confirmed")
    assert [one["start"] for one in sessions] == sorted(one["start"] for one in sessions)


def test_an_empty_list_is_empty_json_and_a_hint_for_people(empty: Organiser) -> None:
    assert empty("sessions", "list", "--json").json == []
    assert "organiser sessions add" in empty("sessions", "list").out


def test_the_list_can_be_of_one_programme(ours: Organiser) -> None:
    ours("sessions", "add", "Alone", "--start", "2027-01-05 10:00", "--minutes", 60)
    assert len(ours("sessions", "list", "--programme", "Citizen leadership, Aldermoor", "--json").json) == 4
    assert len(ours("sessions", "list", "--json").json) == 5
    assert "There is no programme called" in refused(ours("sessions", "list", "--programme", "Winter"))


def test_a_session_shows_its_plan_in_clock_times(ours: Organiser) -> None:
    shown = ours("sessions", "show", WORKSHOP, "--json").json
    assert set(shown) >= SESSION | {"agenda", "warnings"}
    assert all(set(item) >= ITEM for item in shown["agenda"])
    assert [item["place"] for item in shown["agenda"]] == list(range(1, 9))
    assert shown["agenda"][0]["start"] == shown["start"]
    assert shown["agenda"][-1]["end"] == shown["end"]
    for before, after in zip(shown["agenda"], shown["agenda"][1:], strict=False):
        assert before["end"] == after["start"]
    assert shown["agenda"][4]["exercise"] is None
    assert shown["agenda"][5]["exercise"] == "dot-voting"
    assert "sticky dots" in shown["agenda"][5]["materials"][0]


def test_people_read_the_same_in_lines(ours: Organiser) -> None:
    said = ours("sessions", "show", WORKSHOP)
    assert "Wednesday 26 May 2027, 12:30 to 14:00" in said.out
    assert "90 of 90 minutes planned, it fits exactly" in said.out
    assert "12:30  10 min" in said.out


def test_a_session_is_planned_with_everything_it_was_given(empty: Organiser) -> None:
    empty("programmes", "add", "Spring")
    said = empty(
        "sessions", "add", " Space\t{n} ", "--start", "19/05/2027 18:00", "--minutes", "90", "--programme", "spring",
        "--place", "Quaker Meeting House", "--online", "https://meet.example.org/a", "--timezone", "Asia/Dhaka",
    )  # fmt: skip
    assert "Planned session 1: Space 1, Wednesday 19 May 2027, 18:00 to 19:30 (Asia, Dhaka)" in said.out
    (session,) = empty("sessions", "list", "--json").json
    assert session["start"] == "2027-05-19T18:00:00+06:00"
    assert (session["programme"], session["place"]) == ("Spring", "Quaker Meeting House")
    assert session["online_url"] == "https://meet.example.org/a"


def test_titles_are_numbered_on_within_a_programme(empty: Organiser) -> None:
    empty("programmes", "add", "Spring")
    for day in (12, 19, 26):
        plan(empty, "Space {n}", "--programme", "Spring", start=f"2027-05-{day} 12:30")
    assert [one["title"] for one in empty("sessions", "list", "--json").json] == ["Space 1", "Space 2", "Space 3"]


@pytest.mark.parametrize(
    ("start", "taken", "told"),
    [
        ("2027-03-28 01:30", "2027-03-28T02:30:00+01:00", "01:30 does not exist"),
        ("2027-10-31 01:30", "2027-10-31T01:30:00+01:00", "01:30 comes twice"),
    ],
)
def test_a_time_that_does_not_exist_or_comes_twice_is_settled_and_told(
    empty: Organiser, start: str, taken: str, told: str
) -> None:
    said = empty("sessions", "add", "Night", "--start", start, "--minutes", 60, "--place", "Hall")
    assert said.code == 0
    assert told in said.err
    assert empty("sessions", "list", "--json").json[0]["start"] == taken


def test_what_is_odd_is_told_and_not_refused(empty: Organiser) -> None:
    said = empty("sessions", "add", "Night", "--start", "2027-05-19 01:00", "--minutes", 60)
    assert said.code == 0
    assert "is 13:00 meant?" in said.err
    assert "no place and no link yet" in said.err


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "100000", "99999999999999999999"])
def test_a_length_that_no_session_has_is_refused(empty: Organiser, minutes: str) -> None:
    said = empty("sessions", "add", "Space", "--start", "2027-05-19 12:30", f"--minutes={minutes}")
    assert "A session cannot last" in refused(said)
    assert empty("sessions", "list", "--json").json == []


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("Space", "--start", "tomorrow", "--minutes", "90"), "not a date"),
        (("Space", "--start", "2027-02-29 10:00", "--minutes", "90"), "no such day"),
        (("Space", "--start", "2027-05-19 24:00", "--minutes", "90"), "no such day or time"),
        (("Space", "--start", "2027-05-19", "--minutes", "90"), "no time of day"),
        (("Space", "--start", "9999-01-01 10:00", "--minutes", "90"), "year 9999"),
        (("Space", "--start", "\udcff", "--minutes", "90"), "not a date"),
        (("Space", "--start", "2027-05-19 12:30", "--minutes", "90", "--timezone", "Mars"), "no time zone"),
        (("Space", "--start", "2027-05-19 12:30", "--minutes", "90", "--timezone", ""), "no time zone"),
        (("", "--start", "2027-05-19 12:30", "--minutes", "90"), "title is empty"),
        (("\x07\u202e", "--start", "2027-05-19 12:30", "--minutes", "90"), "title is empty"),
        (("\udcff", "--start", "2027-05-19 12:30", "--minutes", "90"), "title is empty"),
        (("x" * 10_000, "--start", "2027-05-19 12:30", "--minutes", "90"), "too long"),
        (("Space", "--start", "2027-05-19 12:30", "--minutes", "90", "--programme", "Winter"), "no programme"),
        (("Space", "--start", "2027-05-19 12:30", "--minutes", "90", "--place", "x" * 400), "place is too long"),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(empty: Organiser, words: tuple[str, ...], reason: str) -> None:
    assert reason in refused(empty("sessions", "add", *words))
    assert empty("history", "--json").json == {"steps": []}


@pytest.mark.parametrize(
    "words",
    [
        ("add", "Space", "--minutes", "90"),
        ("add", "Space", "--start", "2027-05-19 12:30"),
        ("add", "Space", "--start", "2027-05-19 12:30", "--minutes", "ninety"),
        ("add", "Space", "--start", "2027-05-19 12:30", "--minutes", "9" * 5_000),
        ("add", "--start", "2027-05-19 12:30", "--minutes", "90"),
        ("add", "Space", "--start", "2027-05-19 12:30", "--minutes", "90", "--colour", "red"),
        ("fly", "Space"),
        ("move", "Space"),
        (),
    ],
)
def test_words_that_are_off_end_with_two(empty: Organiser, words: tuple[str, ...]) -> None:
    said = empty("sessions", *words)
    assert said.code == 2
    assert said.out == ""
    assert "Usage: organiser sessions" in said.err


def test_a_session_moves_with_its_plan_and_its_people(ours: Organiser) -> None:
    before = ours("sessions", "show", WORKSHOP, "--json").json
    said = ours("sessions", "move", WORKSHOP, "--start", "2027-06-02 18:00")
    assert "Moved Co-creation workshop to Wednesday 2 June 2027, 18:00 to 19:30" in said.out
    after = ours("sessions", "show", WORKSHOP, "--json").json
    assert after["start"] == "2027-06-02T18:00:00+01:00"
    assert (after["uid"], after["minutes"]) == (before["uid"], 90)
    assert [item["title"] for item in after["agenda"]] == [item["title"] for item in before["agenda"]]
    invited = ours("invitations", "list", WORKSHOP, "--json").json
    assert invited["version"] == 1
    assert len(invited["invitations"]) == 14


def test_a_cancelled_session_stays_and_undo_brings_it_back(ours: Organiser) -> None:
    assert ours("sessions", "cancel", WORKSHOP).code == 0
    assert ours("sessions", "show", WORKSHOP, "--json").json["status"] == "cancelled"
    assert "Undone: Cancel Co-creation workshop" in ours("undo").out
    assert ours("sessions", "show", WORKSHOP, "--json").json["status"] == "confirmed"


def test_a_copy_has_the_plan_and_not_the_people(ours: Organiser) -> None:
    original = ours("sessions", "show", WORKSHOP, "--json").json
    assert ours("sessions", "copy", WORKSHOP, "--start", "2027-09-01 12:30").code == 0
    copy = ours("sessions", "show", 5, "--json").json
    assert copy["uid"] != original["uid"]
    assert [item["title"] for item in copy["agenda"]] == [item["title"] for item in original["agenda"]]
    assert ours("register", "show", 5, "--json").json == {"lines": []}


def test_a_name_that_two_sessions_have_is_refused_with_both(ours: Organiser) -> None:
    ours("sessions", "copy", WORKSHOP, "--start", "2027-09-01 12:30")
    told = refused(ours("sessions", "cancel", WORKSHOP))
    assert "Several are called “Co-creation workshop”" in told
    assert "1 (Co-creation workshop, 2027-05-26), 5 (Co-creation workshop, 2027-09-01)" in told
    assert ours("sessions", "show", 5).code == 0


def test_a_deleted_session_is_gone_until_undo(ours: Organiser) -> None:
    assert ours("sessions", "delete", WORKSHOP).code == 0
    assert "There is no session called" in refused(ours("sessions", "show", WORKSHOP))
    ours("undo")
    assert ours("sessions", "show", WORKSHOP).code == 0


@pytest.mark.parametrize(
    "words", ["Nowhere", "99", "99999999999999999999", "0", "", "\udcff", "a\0b", "²", "x" * 5_000]
)
@pytest.mark.parametrize("command", [("show",), ("cancel",), ("move", "--start", "2027-05-19 12:30")])
def test_a_session_that_is_not_there_is_refused(ours: Organiser, command: tuple[str, ...], words: str) -> None:
    assert "There is no session called" in refused(ours("sessions", command[0], *command[1:], words))


def test_an_empty_name_does_not_mean_all_of_them(ours: Organiser, tmp_path: Path) -> None:
    assert "no programme called" in refused(ours("sessions", "list", "--programme", ""))
    refused(ours("sessions", "add", "Space", "--start", "2027-05-19 12:30", "--minutes", 60, "--programme", ""))
    refused(ours("calendar", "export", tmp_path / "all.ics", "--session", ""))
    assert not (tmp_path / "all.ics").exists()
