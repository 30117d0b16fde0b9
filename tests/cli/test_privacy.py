"""What is held on people: told in plain words, erased without a trace, kept no longer than the rules say."""

import json
from pathlib import Path
from typing import Any

import pytest

from organiser.domain.attendance import Answer, Mark
from organiser.domain.people import Person
from organiser.domain.sessions import Session
from organiser.store import changes, queries
from organiser.store.rows import PersonRow
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused
from tests.store.deeds import NOON

WORKSHOP = "Co-creation workshop"


@pytest.mark.parametrize("ending", ["txt", "json", "pdf"])
def test_everything_held_is_told_in_one_file(ours: Organiser, tmp_path: Path, ending: str) -> None:
    ours("register", "mark", WORKSHOP, "Bernard Tully", "present")
    target = tmp_path / f"About.{ending}"
    assert ours("people", "about", "Bernard Tully", target).code == 0
    content = target.read_bytes()
    if ending == "pdf":
        assert content.startswith(b"%PDF-")
        return
    words = content.decode("utf-8-sig")
    for fact in ("Castle Fields", "0161 496 0122", "Large print", WORKSHOP, "Present", "Aldermoor"):
        assert fact in words
    for other in ("Helen Marsh", "Amina Yusuf"):
        assert other not in words
    if ending == "json":
        assert json.loads(words)["name"] == "Bernard Tully"


def test_a_folder_gets_both_and_others_are_masked(ours: Organiser, tmp_path: Path) -> None:
    notes = "Sits with Helen Marsh and Amina; ring 0161 496 0999, ask.amina@example.org"
    assert ours("people", "edit", "Bernard Tully", "--notes", notes).code == 0
    said = ours("people", "about", "Bernard Tully", tmp_path / "For Bernard")
    assert said.code == 0
    assert "is due on" in said.err
    made = {path.suffix: path for path in (tmp_path / "For Bernard").iterdir()}
    assert set(made) == {".pdf", ".json"}
    told = json.loads(made[".json"].read_text("utf-8"))
    words = json.dumps(told, ensure_ascii=False)
    assert "Sits with (name) and (name); ring (phone), (email)" in words
    assert "0161 496 0122" in words
    assert told["answer_by"] > told["on"]
    assert "looked through" in told["searched"]
    refused(ours("people", "about", "Bernard Tully", tmp_path / "For Bernard"))


def test_the_record_becomes_a_page(ours: Organiser, tmp_path: Path) -> None:
    assert ours("people", "erase", "Gurpreet Sandhu").code == 0
    assert ours("people", "erasures", tmp_path / "Record.txt").code == 0
    words = (tmp_path / "Record.txt").read_text("utf-8-sig")
    assert "Everything about somebody, of 1 person" in words
    assert "Gurpreet" not in words
    assert ours("people", "erasures", tmp_path / "Record.pdf").code == 0
    refused(ours("people", "erasures", tmp_path / "Record.pdf"))
    refused(ours("people", "erasures", tmp_path / "Record.docx"))


def test_an_import_that_overwrites_many_is_asked_about_twice(
    ours: Organiser, sample_file: Path, tmp_path: Path
) -> None:
    people = ours("people", "list", "--json").json[:6]
    lines = [f"{one['name']},{one['phone']},{one['neighbourhood']},Said so" for one in people]
    table = tmp_path / "list.csv"
    table.write_text("\n".join(["Name,Phone,Neighbourhood,Notes", *lines]), "utf-8")
    before = sample_file.read_bytes()
    assert "say --yes" in refused(ours("people", "import", table, "--overwrite"))
    assert sample_file.read_bytes() == before
    assert ours("people", "import", table, "--overwrite", "--yes").code == 0


def test_a_file_is_not_replaced_unasked_and_needs_an_ending(ours: Organiser, tmp_path: Path) -> None:
    target = tmp_path / "About.txt"
    assert ours("people", "about", "Helen Marsh", target).code == 0
    refused(ours("people", "about", "Helen Marsh", target))
    assert ours("people", "about", "Helen Marsh", target, "--force").code == 0
    refused(ours("people", "about", "Helen Marsh", tmp_path / "About.docx"))


def test_erasing_leaves_no_trace_in_the_file_and_keeps_the_counts(ours: Organiser, sample_file: Path) -> None:
    ours("register", "mark", WORKSHOP, "Gurpreet Sandhu", "present")
    ours("people", "needs", "Gurpreet Sandhu")
    assert b"Gurpreet" in sample_file.read_bytes()
    assert ours("people", "erase", "Gurpreet Sandhu").code == 0
    content = sample_file.read_bytes()
    for trace in (b"Gurpreet", b"gurpreet", b"07700 900160"):
        assert trace not in content
    refused(ours("people", "about", "Gurpreet Sandhu", sample_file.with_name("x.txt")))
    assert ours("people", "erasures").out.count("of 1 person") == 1
    with_counts = Store.open(sample_file)
    try:
        rows = with_counts.ask(lambda tx: [dict(row) for row in tx.rows("SELECT * FROM remainder ORDER BY id")])
    finally:
        with_counts.close()
    assert {row["neighbourhood"] for row in rows} == {"Mill Lane"}
    assert sum(row["were_there"] for row in rows) == 1
    assert sum(row["people"] for row in rows) == 4


def test_a_name_in_free_text_is_pointed_out(ours: Organiser, tmp_path: Path) -> None:
    said = ours("people", "about", "Ruth Okafor", tmp_path / "x.txt")
    refused(said)
    assert ours("people", "add", "Ruth Okafor").code == 0
    assert "who runs the sessions" in ours("people", "about", "Ruth Okafor", tmp_path / "x.txt").err.casefold()


def test_rules_say_what_is_due_and_nothing_goes_unconfirmed(ours: Organiser, sample_file: Path) -> None:
    rules = ours("people", "keep", "--json").json
    assert [rule["kind"] for rule in rules] == ["practical", "needs", "calls", "applications", "person"]
    assert "Nothing is due" in ours("people", "purge").out
    store = Store.open(sample_file)
    store.do("Add", _long_ago)
    store.close()
    listed = ours("people", "purge", "--json").json
    assert {(one["kind"], one["person"]) for one in listed["due"]} == {
        ("needs", "Edna Long-Gone"), ("person", "Edna Long-Gone"),
    }  # fmt: skip
    assert ours("people", "keep", "person", "0").code == 0
    assert {one["kind"] for one in ours("people", "purge", "--json").json["due"]} == {"needs"}
    assert ours("people", "keep", "person", "24").code == 0
    assert "for good" in ours("people", "purge", "--yes").out
    assert b"Edna" not in sample_file.read_bytes()
    refused(ours("people", "keep", "person", "9999"))


def _long_ago(tx: Any) -> None:
    person_id = changes.people.add(tx, Person("Edna Long-Gone", needs="A lift"))
    tx.get_one(PersonRow, person_id).added = "2019-01-01T10:00:00+00:00"


def test_many_at_once_are_asked_about_twice(ours: Organiser, sample_file: Path) -> None:
    store = Store.open(sample_file)
    for _ in range(4):
        store.do("Add", _long_ago)
    store.close()
    refused(ours("people", "purge", "--yes"))
    assert ours("people", "purge", "--yes", "--many", "4").code == 0


def test_every_table_that_points_at_a_person_is_told_of(store: Store) -> None:
    def pointing(tx: Any) -> set[str]:
        names = [row["name"] for row in tx.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name
            for name in names
            if any(key["table"] == "person" for key in tx.rows(f"PRAGMA foreign_key_list({name})"))
        }

    assert store.ask(pointing) == set(queries.holdings.TOLD_OF)


def test_counts_stay_as_they_were_when_the_merged_go_too(store: Store) -> None:
    session_id = store.do("Add", changes.sessions.add, Session("Space 1", NOON, 90))
    ids = [store.do("Add", changes.people.add, Person(name, "Hollins")) for name in ("Asha", "Ben")]
    store.do("Invite", changes.attendance.invite, session_id, ids)
    store.do("Answer", changes.attendance.set_answer, session_id, ids[0], Answer.YES)
    store.do("Mark", changes.attendance.set_mark, session_id, ids, Mark.LATE)
    store.do_for_good(changes.erasing.erase, ids)
    (line,) = store.ask(queries.sessions.coming, NOON)
    assert (line.listed, line.yes, line.there) == (2, 1, 2)
    rows = store.ask(lambda tx: [dict(row) for row in tx.rows("SELECT * FROM remainder")])
    assert [(row["people"], row["said_yes"], row["were_there"]) for row in rows] == [(2, 1, 2)]
    assert store.history() == ()


def test_what_a_purge_and_the_bin_erase_goes_from_backups_too(ours: Organiser, sample_file: Path) -> None:
    store = Store.open(sample_file)
    store.do("Add", _long_ago)
    store.close()
    assert ours("backups", "make").code == 0
    kept = ours("people", "purge", "--yes", "--copies", "leave")
    assert kept.out.count("Still holds them, until") == 2
    assert len(ours("people", "erased-copies", "--json").json) == 2
    assert "2 copies were written anew" in ours("people", "erased-copies", "--rewrite").out
    assert ours("people", "remove", "Helen Marsh").code == 0
    assert "2 copies were written anew" in ours("removed", "empty", "--yes").out
    store = Store.open(sample_file)
    store.do("Add", _long_ago)
    store.close()
    assert ours("backups", "make").code == 0
    said = ours("people", "purge", "--yes", "--json", "--copies", "delete").json
    assert said["copies"] == ["2 copies deleted."]
    assert ours("people", "erased-copies", "--json").json == []
