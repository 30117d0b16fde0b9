"""Invitations, answers and the register from the terminal."""

from pathlib import Path

import pytest

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def marks(ours: Organiser) -> list[str]:
    return [line["mark"] for line in ours("register", "show", WORKSHOP, "--json").json["lines"]]


def test_the_register_names_every_line_to_the_letter(ours: Organiser) -> None:
    lines = ours("register", "show", WORKSHOP, "--json").json["lines"]
    assert [set(line) for line in lines] == [{"row", "person", "neighbourhood", "invited", "answer", "mark"}] * 14
    assert lines[0] == {
        "row": 1, "person": "Amina Yusuf", "neighbourhood": "Castle Fields", "invited": True, "answer": "yes",
        "mark": "none",
    }  # fmt: skip
    assert "0 there, 14 on the list" in ours("register", "show", WORKSHOP).out


def test_one_person_or_many_rows_are_marked(ours: Organiser) -> None:
    assert ours("register", "mark", WORKSHOP, "--rows", "1-9,11,13", "present").code == 0
    said = ours("register", "mark", WORKSHOP, "Helen Marsh", "left-early")
    assert "11 there, 3 not marked, 14 on the list" in said.out
    assert marks(ours)[:10] == [*["present"] * 6, "left-early", "present", "present", "none"]
    assert [step["label"] for step in ours("history", "--json").json["steps"]][:2] == [
        "Mark Helen Marsh left early",
        "Mark 11 people present",
    ]


@pytest.mark.parametrize("rows", ["0", "1-99", "9-1", "one", "1,,x", "1-", "99999999999999999999", "²", " ", "1\x00"])
def test_rows_that_are_not_there_are_refused_and_nobody_is_marked(ours: Organiser, rows: str) -> None:
    refused(ours("register", "mark", WORKSHOP, "--rows", rows, "present"))
    assert set(marks(ours)) == {"none"}


@pytest.mark.parametrize(
    "words",
    [
        ("Helen Marsh", "asleep"),
        ("Helen Marsh", "none"),
        ("present",),
        ("--rows", "1", "Helen Marsh", "present"),
        ("--rows", "", "present"),
        ("a", "b", "present"),
    ],
)
def test_words_that_are_off_end_with_two(ours: Organiser, words: tuple[str, ...]) -> None:
    refused(ours("register", "mark", WORKSHOP, *words), code=2)
    assert set(marks(ours)) == {"none"}


def test_somebody_who_is_not_on_the_list_cannot_be_marked(ours: Organiser) -> None:
    ours("people", "add", "Asha Rahman")
    assert "not on this session's list" in refused(ours("register", "mark", WORKSHOP, "Asha Rahman", "present"))


def test_somebody_who_walks_in_gets_the_next_row_and_was_there(ours: Organiser) -> None:
    assert "1 there" in ours("register", "walk-in", WORKSHOP, "Asha Rahman", "--neighbourhood", "Hollins").out
    line = ours("register", "show", WORKSHOP, "--json").json["lines"][-1]
    assert (line["row"], line["person"], line["invited"], line["mark"]) == (15, "Asha Rahman", False, "present")
    ours("undo")
    assert len(marks(ours)) == 14
    assert "Asha Rahman" not in ours("people", "list").out


def test_answers_are_noted(ours: Organiser) -> None:
    assert ours("invitations", "answer", WORKSHOP, "Pearl Adebayo", "maybe").out == "Pearl Adebayo: Maybe\n"
    shown = ours("invitations", "list", WORKSHOP, "--json").json
    assert {line["person"]: line["answer"] for line in shown["invitations"]}["Pearl Adebayo"] == "maybe"
    refused(ours("invitations", "answer", WORKSHOP, "Pearl Adebayo", "perhaps"), code=2)
    refused(ours("invitations", "answer", WORKSHOP, "Nobody", "yes"))


def test_people_are_invited_by_name_or_as_a_roster(ours: Organiser) -> None:
    ours(
        "sessions", "add", "Extra", "--start", "2027-08-04 12:30", "--minutes", 60, "--programme", 1, "--place", "Hall"
    )
    assert "2 people invited" in ours("invitations", "add", "Extra", "Helen Marsh", "Tom Entwistle", "Helen Marsh").out
    assert "12 people invited" in ours("invitations", "add", "Extra", "--programme-members").out
    assert "0 people invited" in ours("invitations", "add", "Extra", "--programme-members").out
    refused(ours("invitations", "add", "Extra"), code=2)
    refused(ours("invitations", "add", "Extra", "Helen Marsh", "--programme-members"), code=2)
    ours("sessions", "add", "Alone", "--start", "2027-08-05 12:30", "--minutes", 60)
    assert "belongs to no programme" in refused(ours("invitations", "add", "Alone", "--programme-members"))


def test_one_name_that_is_off_invites_nobody(ours: Organiser) -> None:
    ours("sessions", "add", "Extra", "--start", "2027-08-04 12:30", "--minutes", 60)
    refused(ours("invitations", "add", "Extra", "Helen Marsh", "Nobody"))
    assert ours("register", "show", "Extra", "--json").json == {"lines": []}


def test_invitations_are_two_files_for_each_person_with_an_address(ours: Organiser, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    said = ours("invitations", "export", WORKSHOP, folder)
    written = sorted(path.name for path in folder.iterdir())
    assert len(written) == 12
    assert {name.rpartition(".")[2] for name in written} == {"ics", "eml"}
    assert said.out.count("\n") == 13
    assert "Made the folder" in said.out
    assert "6 invitations by email; 7 people to reach by phone, text or post" in said.err
    held = ours("invitations", "list", WORKSHOP, "--json").json["invitations"]
    assert sum(line["holds_version"] == 0 for line in held) == 6


def test_invitations_replace_nothing_unless_forced(ours: Organiser, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    ours("invitations", "export", WORKSHOP, folder)
    mine = next(folder.glob("*.eml"))
    mine.write_text("mine")
    before = ours("history", "--json").json
    assert "is there already" in refused(ours("invitations", "export", WORKSHOP, folder))
    assert mine.read_text() == "mine"
    assert ours("history", "--json").json == before
    assert ours("invitations", "export", WORKSHOP, folder, "--force").code == 0
    assert mine.read_text() != "mine"


def test_people_of_one_long_name_get_a_file_each(ours: Organiser, tmp_path: Path) -> None:
    title = "A very long title for one session that goes on and on and on until nobody reads it any more"
    ours("sessions", "add", title, "--start", "2027-08-04 12:30", "--minutes", 60)
    for number in range(3):
        ours("people", "add", f"{'Maximiliana ' * 8}{number}", "--email", f"m{number}@example.org")
        ours("invitations", "add", title, 15 + number)
    ours("invitations", "export", title, tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 6


def test_nobody_invited_is_told_and_makes_no_folder(ours: Organiser, tmp_path: Path) -> None:
    ours("sessions", "add", "Extra", "--start", "2027-08-04 12:30", "--minutes", 60)
    assert "Nobody is invited" in refused(ours("invitations", "export", "Extra", tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_a_session_that_moved_shows_who_holds_the_old_date(ours: Organiser, tmp_path: Path) -> None:
    ours("invitations", "export", WORKSHOP, tmp_path / "out")
    ours("sessions", "move", WORKSHOP, "--start", "2027-06-01 12:30")
    said = ours("invitations", "list", WORKSHOP).out
    assert said.count("holds an old date or place") == 6
    assert said.count("not sent") == 8


def test_rows_have_marks_of_their_own_and_the_sheets_tally_is_compared(ours: Organiser) -> None:
    said = ours("register", "mark", WORKSHOP, "--rows", "1-9 present, 10 late, 13 a", "--tally", 12)
    assert "10 there, 3 not marked, 14 on the list" in said.out
    assert "The sheet says 12, this makes 10: row 11, row 12 and row 14 are not marked." in said.out
    assert marks(ours)[8:] == ["present", "late", "none", "none", "apologies", "none"]
    assert ours("history", "--json").json["steps"][0]["label"] == "Mark 11 people present, late and apologies"
    assert "The sheet says 10, and 10 are marked as there." in ours("register", "tally", WORKSHOP, 10).out
    assert "The sheet says 10" in ours("register", "show", WORKSHOP).out
    assert "The sheet says" not in ours("register", "tally", WORKSHOP, "--none").out
    assert "No tally is noted" in refused(ours("register", "tally", WORKSHOP))
    refused(ours("register", "tally", WORKSHOP, "--", -1))


@pytest.mark.parametrize("rows", ["1-9 present, 10", "1 present, 1 late", "present 1-9", "1 asleep", "99 present"])
def test_marks_of_rows_that_cannot_be_meant_mark_nobody(ours: Organiser, rows: str) -> None:
    refused(ours("register", "mark", WORKSHOP, "--rows", rows))
    assert set(marks(ours)) == {"none"}


def test_who_walked_in_joins_the_programme_later(ours: Organiser) -> None:
    assert "nobody walked in" in ours("register", "walk-ins", WORKSHOP).out
    ours("register", "walk-in", WORKSHOP, "Asha Rahman")
    assert "possibly the same as Asha Rahman (id 15)" in ours("register", "walk-in", WORKSHOP, "Asha Rahmann").err
    ours("undo")
    ours("people", "add", "Ken Moss")
    assert "2 there" in ours("register", "welcome", WORKSHOP, "Ken Moss").out
    assert [line["person"] for line in ours("register", "walk-ins", WORKSHOP, "--json").json["lines"]] == [
        "Asha Rahman", "Ken Moss",
    ]  # fmt: skip
    assert "On the roster of Citizen leadership, Aldermoor: Asha Rahman" in (
        ours("register", "join", WORKSHOP, "Asha Rahman").out
    )
    assert [line["person"] for line in ours("register", "walk-ins", WORKSHOP, "--json").json["lines"]] == ["Ken Moss"]
    assert ours("programmes", "list", "--json").json[0]["members"] == 15
    ours("sessions", "add", "Alone", "--start", "2027-08-05 12:30", "--minutes", 60)
    assert "belongs to no programme" in refused(ours("register", "join", "Alone", "Ken Moss"))


@pytest.fixture
def call_file(tmp_path: Path) -> Path:
    path = tmp_path / "call.csv"
    path.write_text(
        "Name,Email,Duration (Minutes)\nAmina Yusuf,,91\nNas,,90\nZahra Malik,,80\nHelen Marsh,,2\niPhone,,60\n"
    )
    return path


def test_a_video_calls_list_is_looked_through_and_taken(ours: Organiser, call_file: Path) -> None:
    dry = ours("register", "video", WORKSHOP, call_file, "--dry-run")
    assert "5 names: 2 surely known, 1 to ask about, 1 not known and 1 perhaps no person." in dry.out
    assert "Nothing was changed." in dry.out
    assert set(marks(ours)) == {"none"}
    said = ours(
        "register", "video", WORKSHOP, call_file, "--same", "nas", "Nasreen Akhtar", "--walk-in", "Zahra Malik",
        "--leave-out", "iPhone", "--json",
    ).json  # fmt: skip
    assert (said["walk_ins"], said["too_short"], said["not_decided"], said["done"]) == (
        ["Zahra Malik"], ["Helen Marsh"], [], True,
    )  # fmt: skip
    assert len(said["present"]) == 2
    assert said["participants"][1]["standing"] == "ask"
    assert "3 there, 12 not marked, 15 on the list" in ours("register", "show", WORKSHOP).out
    assert ours("register", "names").out == "nas  Nasreen Akhtar\n"
    assert ours("register", "lists", WORKSHOP, "--json").json[0]["name"] == "call.csv"
    ours("register", "video", WORKSHOP, call_file)
    assert marks(ours).count("present") == 3
    assert "4 there" in ours("register", "video", WORKSHOP, call_file, "--least-minutes", 1).out
    assert "is forgotten" in ours("register", "forget", "Nas").out
    assert "No list is kept" in ours("register", "lists", WORKSHOP, "--remove").out
    refused(ours("register", "forget", "Nas"))


@pytest.mark.parametrize(
    "words",
    [
        ("--same", "Nobody", "Helen Marsh"),
        ("--same", "Nas", "Nobody Known"),
        ("--walk-in", "Nas", "--leave-out", "Nas"),
    ],
)
def test_what_is_said_of_names_that_are_not_there_changes_nothing(
    ours: Organiser, call_file: Path, words: tuple[str, ...]
) -> None:
    refused(ours("register", "video", WORKSHOP, call_file, *words))
    assert set(marks(ours)) == {"none"}


def test_rates_count_past_sessions_only_and_say_what_they_count(ours: Organiser) -> None:
    ours("sessions", "add", "Long ago", "--start", "2020-05-06 12:30", "--minutes", 60, "--programme", 1)
    ours("sessions", "add", "Not taken", "--start", "2020-05-13 12:30", "--minutes", 60, "--programme", 1)
    for session in ("Long ago", "Not taken", WORKSHOP):
        ours("invitations", "add", session, "--programme-members")
    ours("register", "mark", "Long ago", "--rows", "1-9 present, 10 apologies")
    ours("register", "walk-in", "Long ago", "Zahra Malik")
    ours("register", "join", "Long ago", "Zahra Malik")
    found = ours("register", "rates", 1, "--json").json
    people = {one["person"]: one for one in found["people"]}
    assert (people["Amina Yusuf"]["there"], people["Amina Yusuf"]["invited"], people["Amina Yusuf"]["share"]) == (
        1,
        1,
        1,
    )
    assert people["Amina Yusuf"]["counts"] == (
        "1 of 1 session so far that they were invited to; 1 register not taken, so not counted"
    )
    assert people["Zahra Malik"]["counts"] == "Walked in to 1"
    assert people["Zahra Malik"]["share"] is None
    assert [(one["title"], one["there"], one["register_taken"]) for one in found["sessions"]] == [
        ("Long ago", 10, True), ("Not taken", 0, False),
    ]  # fmt: skip
    assert found["counts"] == "10 different people came to at least one of 1 session so far."
    said = ours("register", "rates", 1).out
    assert "Long ago: 10 of 15 people on the list, 4 not marked" in said
    assert "Not taken: the register was not taken" in said
