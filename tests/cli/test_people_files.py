"""People taken in from files and written into them, from the terminal."""

from pathlib import Path

import pytest

from organiser.store import queries
from organiser.store.store import Store
from tests.cli.conftest import Organiser, refused

COUNCIL = """Sign-ups for the spring programme;;;;;
Timestamp;Full name;Email address;Telephone;Ward;Access requirements
03/04/2027 10:00;Zoë Łoś;zoe@example.org;7700900123;Hollins;Large print
02/04/2027 11:00;Ben Eze;;0161 496 0123;Mill Lane;
;;nobody@example.org;;;
04/04/2027 09:00;Zoe Los;;07700900123;;
Total;3;;;;
"""


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's list, with semicolons and a line of totals."""
    path = tmp_path / "council.csv"
    path.write_bytes(COUNCIL.encode("utf-8-sig"))
    return path


def test_a_list_is_taken_in_once_and_adds_nobody_the_second_time(empty: Organiser, council: Path) -> None:
    first = empty("people", "import", council, "--mend-phones", "--json").json
    assert [first[name] for name in ("added", "merged", "unchanged", "asked", "refused")] == [2, 0, 1, 0, 2]
    assert [(row["line"], row["outcome"]) for row in first["rows"]] == [
        (3, "added"), (4, "added"), (5, "refused"), (6, "unchanged"), (7, "refused"),
    ]  # fmt: skip
    assert all(row["reason"] for row in first["rows"] if row["outcome"] == "refused")
    people = empty("people", "list", "--json", "--with-needs").json
    assert [(one["name"], one["phone"], one["neighbourhood"], one["needs"]) for one in people] == [
        ("Ben Eze", "0161 496 0123", "Mill Lane", ""),
        ("Zoë Łoś", "07700900123", "Hollins", ""),
    ]
    again = empty("people", "import", council, "--json").json
    assert (again["added"], again["merged"], again["unchanged"]) == (0, 0, 3)
    assert empty("undo").code == 0
    assert empty("people", "list", "--json").json == []


def test_a_dry_run_keeps_nothing_and_says_the_same(empty: Organiser, council: Path) -> None:
    tried = empty("people", "import", council, "--dry-run", "--json").json
    assert (tried["added"], tried["dry_run"], tried["separator"]) == (2, True, ";")
    assert empty("people", "list", "--json").json == []
    said = empty("people", "import", council, "--dry-run")
    assert "Zoë Łoś" in said.out
    assert "2 people are new" in said.out
    assert "Access requirements" in said.err
    assert "--mend-phones" in said.err


def test_needs_are_taken_only_when_they_are_asked_for(empty: Organiser, council: Path) -> None:
    empty("people", "import", council, "--with-needs")
    assert [one["needs"] for one in empty("people", "list", "--json", "--with-needs").json] == ["", "Large print"]


def test_columns_are_matched_by_hand_too(empty: Organiser, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Wer,Wo\nAsha Rahman,Hollins\n", "utf-8")
    assert "names" in refused(empty("people", "import", path))
    assert "Wer" in refused(empty("people", "import", path, "--match", "Wen=name"))
    assert "surname" in refused(empty("people", "import", path, "--match", "Wer=shoe size"))
    done = empty("people", "import", path, "--match", "Wer=name", "--match", "Wo=neighbourhood", "--json").json
    assert [one["field"] for one in done["columns"]] == ["name", "neighbourhood"]
    assert empty("people", "list", "--json").json[0]["neighbourhood"] == "Hollins"


def test_what_is_not_certain_is_left_out_until_it_is_decided(empty: Organiser, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Phone\nAsha Rahman,07700 900999\n", "utf-8")
    empty("people", "add", "Asha Rahman", "--phone", "07700 900123")
    asked = empty("people", "import", path, "--json").json
    assert (asked["asked"], asked["rows"][0]["outcome"]) == (1, "asked")
    assert len(empty("people", "list", "--json").json) == 1
    empty("people", "import", path, "--merge-unsure")
    assert [one["phone"] for one in empty("people", "list", "--json").json] == ["07700 900123"]
    for _ in range(2):
        empty("people", "import", path, "--add-unsure")
        assert len(empty("people", "list", "--json").json) == 2


def test_those_who_applied_join_the_list_of_the_programme_in_the_order_of_their_answers(
    sample_file: Path, ours: Organiser, council: Path
) -> None:
    message = refused(ours("people", "import", council, "--programme", "1"))
    assert "--day-first" in message
    before = len(ours("people", "list", "--json").json)
    assert ours("people", "import", council, "--programme", "1", "--day-first").code == 0
    assert len(ours("people", "list", "--json").json) == before + 2
    store = Store.open(sample_file)
    rows = store.ask(
        lambda tx: tx.rows(
            "SELECT p.name, a.joined FROM application a JOIN person p ON p.id = a.person_id ORDER BY a.joined"
        )
    )
    store.close()
    told = [(row["name"], row["joined"]) for row in rows if row["name"] in {"Ben Eze", "Zoë Łoś"}]
    assert len(told) == 2
    assert [name for name, _ in told] == ["Ben Eze", "Zoë Łoś"] or told[0][1] == told[1][1]


@pytest.mark.parametrize("name", ["everybody.csv", "everybody.vcf"])
def test_everybody_is_written_and_read_again_without_a_change(ours: Organiser, tmp_path: Path, name: str) -> None:
    before = ours("people", "list", "--json").json
    path = tmp_path / name
    assert ours("people", "export", path, "--with-needs", "--with-under-18").code == 0
    assert "already" in refused(ours("people", "export", path))
    assert ours("people", "export", path, "--force", "--with-needs", "--with-under-18").code == 0
    done = ours("people", "import", path, "--with-needs", "--json").json
    assert (done["added"], done["merged"], done["asked"], done["refused"]) == (0, 0, 0, 0)
    assert done["unchanged"] == len(before)
    assert ours("people", "list", "--json").json == before


def test_a_file_without_a_known_ending_is_not_written(ours: Organiser, tmp_path: Path) -> None:
    assert ".csv" in refused(ours("people", "export", tmp_path / "people.doc"))


@pytest.mark.parametrize(
    "words",
    [["missing.csv"], ["."], ["list.csv", "--encoding", "klingon"], ["list.csv", "--programme", "?"]],
)
def test_what_cannot_be_taken_in_is_refused_and_nothing_is_kept(
    empty: Organiser, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text("Name\nAsha\n", "utf-8")
    refused(empty("people", "import", *words))
    assert empty("people", "list", "--json").json == []


def test_thousands_of_people_come_in_as_one_step(store: Store, tmp_path: Path) -> None:
    from organiser.app.actions import people_import
    from tests.benchmarks.people_import import TODAY, write

    path = tmp_path / "many.csv"
    write(path, 2_000)
    file = people_import.read(path)
    wishes = people_import.Wishes(people_import.usual_fields(file))
    steps: list[tuple[int, int]] = []
    found = people_import.plan(store, file, wishes, TODAY, lambda done, of: steps.append((done, of)))
    people_import.take(store, file, found)
    assert store.ask(queries.people.count) == len(found.new)
    assert steps == sorted(steps)
    assert len(store.history()) == 1
    store.undo()
    assert store.ask(queries.people.count) == 0


def test_those_under_18_are_left_out_unless_asked_for_and_then_with_their_guardian(
    empty: Organiser, tmp_path: Path
) -> None:
    assert empty("people", "add", "Wilf Harker", "--under-18", "--guardian", "June Harker").code == 0
    assert empty("people", "add", "Asha Rahman", "--needs", "Ramp").code == 0
    for ending in ("csv", "vcf"):
        path = tmp_path / f"people.{ending}"
        assert "1 person. 1 person under 18 left out." in empty("people", "export", path).out
        assert "Wilf" not in path.read_text("utf-8-sig")
        assert "2 people." in empty("people", "export", path, "--with-under-18", "--force").out
        words = path.read_text("utf-8-sig")
        assert "Wilf" in words
        assert "June Harker" in words
        assert "Ramp" not in words
