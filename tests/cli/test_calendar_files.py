"""Calendar files and the ledger from the terminal: each in its own, cancelled ones plain, only those to be told."""

from pathlib import Path

from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def test_each_session_is_written_into_a_folder_and_not_over_what_is_there(ours: Organiser, tmp_path: Path) -> None:
    said = ours("calendar", "export", tmp_path / "each", "--each")
    paths = [Path(line) for line in said.out.splitlines()]
    assert len(paths) == 4
    assert all(path.read_bytes().count(b"BEGIN:VEVENT") == 1 for path in paths)
    assert "is there already" in refused(ours("calendar", "export", tmp_path / "each", "--each"))
    assert ours("calendar", "export", tmp_path / "each", "--each", "--force").code == 0


def test_cancelled_sessions_can_be_common_entries(ours: Organiser, tmp_path: Path) -> None:
    ours("sessions", "cancel", WORKSHOP)
    for out, options, status in (("a.ics", (), b"CANCELLED"), ("b.ics", ("--plain-cancelled",), b"CONFIRMED")):
        assert ours("calendar", "export", tmp_path / out, "--session", WORKSHOP, *options).code == 0
        content = (tmp_path / out).read_bytes()
        assert b"SUMMARY:CANCELLED: Co-creation workshop" in content
        assert b"\r\nSTATUS:" + status in content


def test_only_those_with_an_old_date_are_written_to_again(ours: Organiser, tmp_path: Path) -> None:
    assert "Nobody holds an old date" in refused(ours("invitations", "export", WORKSHOP, tmp_path / "old", "--old"))
    people = ours("invitations", "ledger", WORKSHOP, "--json").json["people"]
    mailed = [one["person"] for one in people if one["mail_program"]]
    rung = [one["person"] for one in people if not one["mail_program"]]
    ours("invitations", "told", WORKSHOP, *mailed[:2], rung[0])
    ours("sessions", "move", WORKSHOP, "--start", "2027-05-27 13:00")
    said = ours("invitations", "export", WORKSHOP, tmp_path / "old", "--old")
    assert len(list((tmp_path / "old").glob("*.eml"))) >= 2
    assert rung[0] in said.err + said.out
    left = [
        one["person"] for one in ours("invitations", "ledger", WORKSHOP, "--json").json["people"] if one["believes"]
    ]
    assert mailed[0] not in left


def test_the_ledger_is_written_as_a_table(ours: Organiser, tmp_path: Path) -> None:
    refused(ours("invitations", "ledger", WORKSHOP, "--out", tmp_path / "old.csv"))
    people = ours("invitations", "ledger", WORKSHOP, "--json").json["people"]
    assert {one["mail_program"] for one in people} == {"unknown", None}
    ours("invitations", "told", WORKSHOP, people[0]["person"])
    ours("sessions", "move", WORKSHOP, "--start", "2027-05-27 13:00")
    said = ours("invitations", "ledger", WORKSHOP, "--out", tmp_path / "old.csv", "--json")
    assert len(said.json["people"]) == len(people)
    assert "Wrote 1 person to" in said.err
    assert people[0]["person"] in (tmp_path / "old.csv").read_text("utf-8-sig")
    assert "is there already" in refused(ours("invitations", "ledger", WORKSHOP, "--out", tmp_path / "old.csv"))
