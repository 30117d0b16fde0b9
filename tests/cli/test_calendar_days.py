"""The month and the days of one's own in the terminal."""

from pathlib import Path

from tests.cli.conftest import Organiser, refused

ON = "2027-06-01"


def test_the_month_shows_sessions_bank_holidays_and_days_of_ones_own(ours: Organiser) -> None:
    assert ours("days", "add", "2027-05-26", "Carers Day").code == 0
    said = ours("calendar", "show", "--month", "2027-05").out
    assert said.startswith("May 2027\n")
    assert "Mon 3 May   Bank holiday: Early May\n" in said
    assert "Wed 26 May  Carers Day\n            12:30 to 14:00 Co-creation workshop, online\n" in said
    assert "27 Apr" not in said, "other months are left out"


def test_the_month_as_json_names_every_day(ours: Organiser) -> None:
    shown = ours("calendar", "show", "--month", "2027-05", "--json").json
    assert len(shown["days"]) == 31
    day = shown["days"][25]
    assert (day["date"], day["week"], day["holiday"]) == ("2027-05-26", 21, None)
    assert [(one["title"], one["start"]) for one in day["sessions"]] == [
        ("Co-creation workshop", "2027-05-26T12:30:00+01:00")
    ]


def test_a_clash_is_told_with_what_both_need(ours: Organiser) -> None:
    ours("sessions", "move", 2, "--start", "2027-05-26 13:00")
    said = ours("calendar", "show", "--week", "2027-05-26")
    assert (
        "Clash on Wed 26 May: “Co-creation workshop” and “Space 1: What we have here” are at the same time" in said.out
    )
    (clash,) = ours("calendar", "show", "--week", "2027-05-26", "--json").json["clashes"]
    assert clash["sessions"] == [1, 2]
    assert len(clash["people"]) > 3


def test_a_month_that_is_none_is_refused(ours: Organiser) -> None:
    assert "is not a month" in refused(ours("calendar", "show", "--month", "2027-13"))
    assert ours("calendar", "show", "--month", "2027-05", "--week", ON).code == 2


def test_the_list_can_be_of_some_days(ours: Organiser) -> None:
    def ids(*words: str) -> list[int]:
        return [one["id"] for one in ours("sessions", "list", "--json", *words).json]

    assert ids("--from", "2027-05-27") == [2, 3, 4]
    assert ids("--until", "2027-05-26") == [1]
    assert ids("--from", "2027-05-26", "--until", "2027-05-26") == [1]
    assert "No session in that time." in ours("sessions", "list", "--from", "2030-01-01").out
    assert "before the first" in refused(ours("sessions", "list", "--from", "2027-06-02", "--until", ON))


def test_a_move_tells_who_holds_the_old_date(ours: Organiser) -> None:
    names = [one["person"] for one in ours("invitations", "ledger", 1, "--json").json["people"]][:2]
    ours("invitations", "told", 1, *names)
    said = ours("sessions", "move", 1, "--start", "2027-05-27 12:30").out
    assert "2 people hold the old date: “organiser invitations ledger 1” says who." in said


def test_days_are_added_once_and_removed_by_name(ours: Organiser) -> None:
    assert (
        "Marked 1 June, every year: Volunteers’ Week" in ours("days", "add", ON, "Volunteers’ Week", "--every-year").out
    )
    assert "marked already" in ours("days", "add", "2028-06-01", "volunteers’ week", "--every-year").out
    assert [one["name"] for one in ours("days", "list", "--json").json] == ["Volunteers’ Week"]
    assert "No day is called" in refused(ours("days", "remove", "Fete"))
    assert ours("days", "remove", "volunteers’ week").code == 0
    assert "No day of your own" in ours("days", "list").out
    ours("undo")
    assert len(ours("days", "list", "--json").json) == 1


def test_a_file_of_days_is_one_step_and_adds_nothing_twice(ours: Organiser, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("date,name\n2027-06-01,Fete\n2027-06-02,Walk\nsoon,Never\n", "utf-8")
    tried = ours("days", "import", path, "--dry-run", "--json").json
    assert (len(tried["added"]), tried["dry_run"]) == (2, True)
    assert ours("days", "list", "--json").json == []
    said = ours("days", "import", path)
    assert "2 days marked." in said.out
    assert "Left out: Line 4, “soon, Never”" in said.err
    assert "0 days marked, 2 known already." in ours("days", "import", path).out
    ours("undo")
    assert ours("days", "list", "--json").json == []


def test_a_file_that_is_no_list_is_refused(ours: Organiser, tmp_path: Path) -> None:
    assert "There is no file" in refused(ours("days", "import", tmp_path / "days.csv"))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\0\0\0" * 50)
    assert refused(ours("days", "import", tmp_path / "photo.jpg"))
