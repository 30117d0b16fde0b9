"""Who holds an old date: written to again with what has changed for them, listed, and noted as told in one step."""

import csv
import email
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default
from io import StringIO
from pathlib import Path

import pytest

from organiser.app.actions import invitations, ledger
from organiser.domain.people import Person, Route
from organiser.domain.problem import Problem
from organiser.domain.sessions import Status
from organiser.store import changes, queries
from organiser.store.store import Store
from tests.conftest import NOW


@pytest.fixture
def moved(sample: Store, workshop: int) -> int:
    """A session that was moved after eight people had been given its date."""
    told = [line.person_id for line in ledger.gather(sample, workshop).lines[:8]]
    sample.do("Give", changes.attendance.note_given, workshop, told, route="email")
    session = sample.ask(queries.sessions.one, workshop)
    sample.do("Move", changes.sessions.move, workshop, session.starts + timedelta(days=7))
    return workshop


@pytest.fixture
def workshop(sample: Store) -> int:
    return sample.ask(queries.sessions.every)[0].id


def subjects(paths: list[Path]) -> list[str]:
    mails = [email.message_from_bytes(path.read_bytes(), policy=default) for path in paths if path.suffix == ".eml"]
    return [str(mail["Subject"]) for mail in mails]


def test_only_those_who_hold_an_old_date_are_written_to_and_told_what_changed(
    sample: Store, moved: int, tmp_path: Path
) -> None:
    old = {line.person for line in ledger.gather(sample, moved).old}
    what, paths = invitations.export(sample, moved, tmp_path, only_old=True)
    assert len(old) == 8
    assert {person.name for person in (*what.by_mail, *what.otherwise)} == old
    assert subjects(paths)
    assert all(subject.startswith("Changed: Co-creation workshop, now Wednesday 2 June") for subject in subjects(paths))
    for person in what.by_mail:
        assert what.words[person.id].startswith("“Co-creation workshop” has moved. It is now on Wednesday 2 June")
        assert "no longer on Wed 26 May" in what.words[person.id]
    assert {line.person for line in ledger.gather(sample, moved).old} == {person.name for person in what.otherwise}


def test_whoever_was_told_nothing_yet_gets_an_invitation_and_no_news(sample: Store, moved: int, tmp_path: Path) -> None:
    what, paths = invitations.export(sample, moved, tmp_path)
    changed = [subject for subject in subjects(paths) if subject.startswith("Changed: ")]
    assert len(changed) == len(what.news)
    assert len(subjects(paths)) == len(what.by_mail) > len(what.news) > 0


def test_a_new_title_is_no_news_of_another_date(sample: Store, workshop: int, tmp_path: Path) -> None:
    sample.do("Give", changes.attendance.note_given, workshop, [ledger.gather(sample, workshop).lines[0].person_id])
    session = replace(sample.ask(queries.sessions.one, workshop), title="Tea and talk")
    sample.do("Rename", changes.sessions.edit, workshop, session)
    what, _ = invitations.export(sample, workshop, tmp_path)
    assert not what.news


def test_where_nobody_holds_an_old_date_nobody_is_written_to(sample: Store, workshop: int, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Nobody holds an old date"):
        invitations.export(sample, workshop, tmp_path, only_old=True)
    with pytest.raises(Problem, match="Nobody holds an old date"):
        ledger.write(sample, workshop, tmp_path / "list.csv")
    assert not [path for path in tmp_path.iterdir() if path.suffix in {".csv", ".ics", ".eml"} or path.is_dir()]


def test_a_cancellation_brings_its_plain_twin(sample: Store, moved: int, tmp_path: Path) -> None:
    sample.do("Cancel", changes.sessions.set_status, moved, Status.CANCELLED)
    what, paths = invitations.export(sample, moved, tmp_path)
    assert all(subject.startswith("Cancelled: ") for subject in subjects(paths))
    assert what.in_words.startswith(f"{len(what.by_mail)} cancellations by email; ")
    assert len(paths) == 2 * len(what.by_mail) + 1
    assert paths[-1].name == "2027-06-02 CANCELLED Co-creation workshop.ics"
    assert b"METHOD" not in paths[-1].read_bytes()


def test_the_list_says_whom_to_reach_how_and_what_to_say(sample: Store, moved: int, tmp_path: Path) -> None:
    assert ledger.write(sample, moved, tmp_path / "list.csv") == 8
    rows = list(csv.DictReader(StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    assert len(rows) == 8
    ways = [{"Text message": "message", "WhatsApp": "message"}.get(row["How"], row["How"]) for row in rows]
    assert ways == sorted(ways, key=ways.index), "all of one way together"
    assert {row["What they think"] for row in rows} == {"thinks it is on Wed 26 May at 12:30"}
    assert all("has moved" in row["What to say"] for row in rows)
    assert rows[0]["Told before"] == "by email on Mon 3 May"


def test_all_are_noted_in_one_step_each_by_their_own_way_and_undo_takes_it_back(sample: Store, moved: int) -> None:
    old = ledger.gather(sample, moved).old
    people = [sample.ask(queries.people.one, line.person_id) for line in old]
    steps = len(sample.history())
    assert ledger.note_told(sample, moved, people) == "8 people"
    found = {line.person_id: line for line in ledger.gather(sample, moved).lines}
    assert [found[line.person_id].route for line in old] == [str(line.reach.route) for line in old]
    assert not ledger.gather(sample, moved).old
    assert len(sample.history()) == steps + 1
    assert sample.undo() == "Note 8 people told"
    assert [line.person_id for line in ledger.gather(sample, moved).old] == [line.person_id for line in old]


def test_one_is_noted_by_the_way_that_is_said(sample: Store, moved: int) -> None:
    line = ledger.gather(sample, moved).old[0]
    person = sample.ask(queries.people.one, line.person_id)
    assert ledger.note_told(sample, moved, [person], Route.IN_PERSON) == person.name
    found = next(one for one in ledger.gather(sample, moved).lines if one.person_id == person.id)
    assert found.route == "in-person"
    assert found.how == "told in person on Mon 3 May"
    assert found.believes(sample.ask(queries.sessions.one, moved)) == ""


def test_home_is_told_of_every_session_ahead_that_changed(sample: Store, moved: int) -> None:
    (old,) = sample.ask(queries.ledger.old_dates, NOW.replace(tzinfo=None))
    assert (old.session.id, old.people, old.in_words) == (moved, 8, "8 people hold an old date")
    assert sample.ask(queries.ledger.old_dates, datetime(2028, 1, 1)) == ()
    someone = ledger.gather(sample, moved).old[0].person_id
    sample.do("Withdraw", changes.attendance.withdraw, moved, [someone])
    (old,) = sample.ask(queries.ledger.old_dates, NOW.replace(tzinfo=None))
    assert old.people == 7


def test_somebody_under_age_is_reached_through_their_guardian_in_the_list(
    sample: Store, moved: int, tmp_path: Path
) -> None:
    line = ledger.gather(sample, moved).old[0]
    young = Person(
        line.person, route=Route.EMAIL, under_18=True, guardian="Grace Hall", guardian_contact="grace@example.org"
    )
    sample.do("Edit", changes.people.edit, line.person_id, young)
    ledger.write(sample, moved, tmp_path / "list.csv")
    rows = {row["Name"]: row for row in csv.DictReader(StringIO((tmp_path / "list.csv").read_text("utf-8-sig")))}
    row = rows[line.person]
    assert (row["Number or address"], row["Ask for"]) == ("grace@example.org", "Grace Hall")


@pytest.mark.parametrize(
    ("change", "belief"),
    [
        ({"place": "Library"}, "thinks it is at "),
        ({"place": ""}, "thinks it is at "),
        ({"online_url": "https://meet.example.org/new"}, "thinks it is "),
        ({"minutes": 45}, "thinks it is 90 minutes long"),
        ({"title": "Tea and talk"}, "holds an older version; day, time and place still hold"),
        ({"summary": "Bring a friend."}, ""),
        ({"notes": "Key at number 4."}, ""),
    ],
)
def test_what_is_changed_says_what_they_think(
    sample: Store, workshop: int, change: dict[str, str | int], belief: str
) -> None:
    person = ledger.gather(sample, workshop).lines[0].person_id
    before = sample.ask(queries.sessions.one, workshop)
    before = replace(before, place="Hall", minutes=90)
    sample.do("Begin", changes.sessions.edit, workshop, before)
    sample.do("Give", changes.attendance.note_given, workshop, [person])
    sample.do("Edit", changes.sessions.edit, workshop, replace(before, **change))  # type: ignore[arg-type]
    (line,) = [one for one in ledger.gather(sample, workshop).lines if one.person_id == person]
    assert line.believes(sample.ask(queries.sessions.one, workshop)).startswith(belief)
    assert line.is_old(sample.ask(queries.sessions.one, workshop)) is bool(belief)


def test_a_move_taken_back_leaves_nobody_with_an_old_date_though_the_revision_rose(sample: Store, moved: int) -> None:
    sequence = sample.ask(queries.sessions.one, moved).sequence
    sample.undo()
    session = sample.ask(queries.sessions.one, moved)
    assert session.sequence > sequence
    assert not ledger.gather(sample, moved).old
    assert sample.ask(queries.ledger.old_dates, NOW.replace(tzinfo=None)) == ()
    held = {line.given_sequence for line in sample.ask(queries.attendance.register, moved)}
    assert held == {None, session.sequence}
    sample.redo()
    assert len(ledger.gather(sample, moved).old) == 8
