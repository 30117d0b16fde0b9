"""Answers by mail taken in from the terminal: matched, shown, noted as one step, and safe to repeat."""

from pathlib import Path

import pytest

from organiser.store import queries
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def reply(
    uid: str, address: str, answer: str, *, sequence: int = 0, stamp: str = "20270601T080000Z", name: str = ""
) -> bytes:
    cn = f';CN="{name}"' if name else ""
    lines = (
        "BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", f"UID:{uid}", f"SEQUENCE:{sequence}", f"DTSTAMP:{stamp}",
        f"ATTENDEE;PARTSTAT={answer}{cn}:mailto:{address}", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


@pytest.fixture
def uid(sample_file: Path) -> str:
    store = Store.open(sample_file)
    found = store.ask(queries.sessions.every)[0].uid
    store.close()
    return found


def answers(ours: Organiser) -> dict[str, str]:
    return {one["person"]: one["answer"] for one in ours("invitations", "list", WORKSHOP, "--json").json["invitations"]}


def test_answers_are_noted_as_one_step_and_again_changes_nothing(ours: Organiser, uid: str, tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_bytes(reply(uid, "Oisin@example.org", "ACCEPTED"))
    (tmp_path / "two.ics").write_bytes(reply(uid, "tom.e@example.org", "DECLINED"))
    before = answers(ours)
    said = ours("replies", "import", tmp_path, "--dry-run")
    assert "2 answers would be noted" in said.out
    assert answers(ours) == before
    assert ours("replies", "import", tmp_path).code == 0
    after = answers(ours)
    assert (after["Oisín Brannigan"], after["Tom Entwistle"]) == ("yes", "no")
    assert ours("history", "--json").json["steps"][0]["label"] == "Take in 2 answers by mail"
    assert ours("replies", "import", tmp_path, "--json").json["taken"] == 0
    ours("undo")
    assert answers(ours) == before


def test_the_last_word_counts_whatever_the_order_of_the_files(ours: Organiser, uid: str, tmp_path: Path) -> None:
    first, last = tmp_path / "z.ics", tmp_path / "a.ics"
    first.write_bytes(reply(uid, "oisin@example.org", "ACCEPTED", stamp="20270601T080000Z"))
    last.write_bytes(reply(uid, "oisin@example.org", "TENTATIVE", stamp="20270602T080000Z"))
    ours("replies", "import", last, first)
    assert answers(ours)["Oisín Brannigan"] == "maybe"


def test_what_is_doubtful_is_shown_and_only_taken_when_asked(ours: Organiser, uid: str, tmp_path: Path) -> None:
    ours("sessions", "move", WORKSHOP, "--start", "2027-05-27 12:30")
    files = {
        "old": reply(uid, "oisin@example.org", "ACCEPTED", sequence=0),
        "stranger": reply(uid, "home@example.com", "ACCEPTED", sequence=1, name="Tom Entwistle"),
        "nobody": reply(uid, "who@example.com", "ACCEPTED", sequence=1),
        "other": reply("somebody-elses", "oisin@example.org", "ACCEPTED"),
        "early": reply(uid, "helen.marsh@example.org", "ACCEPTED", sequence=1, stamp="20200101T080000Z"),
    }
    for name, content in files.items():
        (tmp_path / f"{name}.ics").write_bytes(content)
    shown = ours("replies", "import", tmp_path, "--json").json
    findings = {one["source"]: one["finding"] for one in shown["replies"]}
    assert findings == {
        "old.ics": "old", "stranger.ics": "stranger", "nobody.ics": "stranger", "other.ics": "unknown",
        "early.ics": "overtaken",
    }  # fmt: skip
    assert shown["taken"] == 0
    assert ours("replies", "import", tmp_path, "--take-unsure", "--json").json["taken"] == 3
    assert answers(ours)["Tom Entwistle"] == "yes"


def test_a_mailbox_and_a_plain_mail(ours: Organiser, uid: str, tmp_path: Path) -> None:
    head = b"From x@example.org Tue Jun 1 08:00:00 2027\nSubject: hello\nContent-Type: text/calendar\n\n"
    box = (
        head
        + reply(uid, "oisin@example.org", "ACCEPTED")
        + b"\n"
        + head.replace(b"text/calendar", b"text/plain")
        + b"Hi\n"
    )
    (tmp_path / "box").write_bytes(box)
    (tmp_path / "hello.eml").write_bytes(b"From: Pearl <p@example.org>\r\nSubject: Yes please\r\n\r\nI will come.\r\n")
    said = ours("replies", "import", tmp_path / "box", tmp_path / "hello.eml")
    assert "1 answer noted" in said.out
    assert "Read it yourself" in said.err
    assert "box: 1 message in it holds no answer" in said.err
    refused(ours("replies", "import", tmp_path / "nothing.eml"))


def test_who_holds_what_is_in_the_ledger(ours: Organiser, sample_file: Path) -> None:
    assert ours("invitations", "told", WORKSHOP, "Dorothy Pike", "--route", "phone").code == 0
    ours("sessions", "move", WORKSHOP, "--start", "2027-05-27 13:00")
    ledger = ours("invitations", "ledger", WORKSHOP, "--json").json
    dorothy = next(one for one in ledger["people"] if one["person"] == "Dorothy Pike")
    assert dorothy["holds_version"] == 0
    assert dorothy["route"] == "phone"
    assert dorothy["believes"].startswith("thinks it is on")
    assert dorothy["to_tell"] is True
    words = ours("invitations", "ledger", WORKSHOP).out
    assert "1 person holds an old date" in words
    ours("invitations", "told", WORKSHOP, "Dorothy Pike", "--route", "in-person")
    assert "1 person holds an old date" not in ours("invitations", "ledger", WORKSHOP).out
    ours("undo")
    assert "1 person holds an old date" in ours("invitations", "ledger", WORKSHOP).out


def test_mails_that_come_later_are_taken_in_later(ours: Organiser, uid: str, tmp_path: Path) -> None:
    said = tmp_path / "said.ics"
    for answer, day in (("ACCEPTED", 1), ("TENTATIVE", 2)):
        said.write_bytes(reply(uid, "oisin@example.org", answer, stamp=f"2020110{day}T080000Z"))
        assert ours("replies", "import", said, "--json").json["taken"] == 1
    said.write_bytes(reply(uid, "oisin@example.org", "DECLINED", stamp="20201101T090000Z"))
    (late,) = ours("replies", "import", said, "--json").json["replies"]
    assert (late["finding"], late["reason"]) == ("overtaken", "“Maybe” was noted on Mon 2 Nov, after this was sent.")
    ours("undo")
    assert answers(ours)["Oisín Brannigan"] == "yes"


def test_a_folder_is_looked_through_for_mails_only(ours: Organiser, uid: str, tmp_path: Path) -> None:
    inner = tmp_path / "Mail" / "Local Folders"
    inner.mkdir(parents=True)
    mail = b"Content-Type: text/calendar\n\n" + reply(uid, "oisin@example.org", "ACCEPTED").replace(b"\r\n", b"\n")
    (inner / "Answers").write_bytes(b"From - Tue Jun 1\n" + mail)  # as Thunderbird keeps them
    (inner / "Answers.msf").write_bytes(b"index")
    (inner / "notes.txt").write_text("notes")
    (inner / "odd.eml").symlink_to(inner / "not-there")
    shown = ours("replies", "import", tmp_path / "Mail", "--json").json
    assert shown["taken"] == 1
    assert [one["source"] for one in shown["left_out"]] == ["odd.eml"]
    refused(ours("replies", "import", tmp_path / "not-there"))
