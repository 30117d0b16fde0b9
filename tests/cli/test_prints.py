"""Printing from the terminal, and the whole sample in one go."""

from pathlib import Path

import pytest

from organiser.exports.prints import PRINTS
from tests.cli.conftest import Organiser, refused

WORKSHOP = "Co-creation workshop"


def test_the_kinds_are_listed_one_a_line(organiser: Organiser) -> None:
    lines = organiser("print", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == [kind.name for kind in PRINTS]
    assert all(len(line.split()) > 1 for line in lines)
    assert {"run-sheet", "handout", "sign-in"} <= {kind.name for kind in PRINTS}
    assert [kind["name"] for kind in organiser("print", "--list", "--json").json] == [kind.name for kind in PRINTS]


def test_a_print_says_in_one_document_where_it_is(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    printed = ours("print", "sign-in", out, "--session", WORKSHOP, "--json").json
    assert (printed["file"], printed["missing"]) == (str(out), "")
    assert printed["pages"] > 0


@pytest.mark.parametrize("kind", [kind.name for kind in PRINTS])
def test_every_kind_prints_the_sample(ours: Organiser, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.pdf"
    said = ours("print", kind, out, "--session", WORKSHOP)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Wrote {out}\n"
    assert out.read_bytes().startswith(b"%PDF-")
    assert b"%%EOF" in out.read_bytes()[-32:]


def test_a_programme_and_an_exercise_are_printed_without_a_session(
    ours: Organiser, organiser: Organiser, tmp_path: Path
) -> None:
    for words in (("overview", "o.txt", "--programme", "1"), ("draw-audit", "d.txt", "--programme", "1")):
        kind, name, *of = words
        assert ours("print", kind, tmp_path / name, *of).code == 0
    assert "SPACE 3" in (tmp_path / "o.txt").read_text("utf-8-sig")
    assert "No lots have been drawn" in (tmp_path / "d.txt").read_text("utf-8-sig")
    out = tmp_path / "e.txt"
    assert organiser("print", "exercise", out, "--exercise", "dot-voting").code == 0
    assert "DOT VOTING" in out.read_text("utf-8-sig")
    assert "Name the session" in refused(ours("print", "run-sheet", out, "--programme", "1"))
    refused(ours("print", "overview", out, "--programme", "1", "--session", "1"), code=2)


def test_a_print_replaces_nothing_unless_forced(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_text("mine")
    assert "--force" in refused(ours("print", "run-sheet", out, "--session", WORKSHOP))
    assert out.read_text() == "mine"
    assert ours("print", "run-sheet", out, "--session", WORKSHOP, "--force", "--style", "large").code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_what_cannot_be_printed_is_refused_and_leaves_nothing(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert "The kinds are: " in refused(ours("print", "mural", out, "--session", WORKSHOP))
    assert "There is no session called" in refused(ours("print", "run-sheet", out, "--session", "Nowhere"))
    refused(ours("print", "run-sheet", "/no/such/folder/out.pdf", "--session", WORKSHOP))
    for words in (("run-sheet",), ("run-sheet", out), ("run-sheet", out, "--session", "1", "--paper", "A9")):
        refused(ours("print", *words), code=2)
    assert not out.exists()


def test_the_sample_writes_a_workspace_a_calendar_invitations_and_handouts(
    organiser: Organiser, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    said = organiser("sample", folder)
    assert said.code == 0
    listed = [Path(line) for line in said.out.splitlines() if not line.startswith("Made the folder")]
    assert all(path.is_file() for path in listed)
    assert set(listed) == {path for path in folder.rglob("*") if path.is_file()}
    endings = [path.suffix for path in listed]
    assert endings.count(".organiser") == 1
    assert endings.count(".pdf") == 4 * len(PRINTS)
    assert endings.count(".eml") == 6 + 3 * 7
    assert endings.count(".ics") == 1 + 4 + endings.count(".eml")
    assert f"{len(listed)} files" in said.err
    assert "is there already" in refused(organiser("sample", folder))


def test_the_sample_replaces_no_file_of_ones_own(organiser: Organiser, tmp_path: Path) -> None:
    mine = tmp_path / "Citizen leadership, Aldermoor.ics"
    mine.write_text("mine")
    said = organiser("sample", tmp_path)
    assert said.code == 1
    assert "is there already" in said.err
    assert mine.read_text() == "mine"


def test_the_ending_decides(ours: Organiser, tmp_path: Path) -> None:
    for ending, begins in (("txt", b"\xef\xbb\xbf"), ("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")):
        out = tmp_path / f"Handout.{ending}"
        assert ours("print", "handout", out, "--session", "1").code == 0
        assert out.read_bytes().startswith(begins)


def test_the_copies_of_a_pack_can_be_chosen(ours: Organiser, tmp_path: Path) -> None:
    usual, more = (tmp_path / f"{name}.pdf" for name in ("usual", "more"))
    before = ours("print", "pack", usual, "--session", "1", "--json").json["pages"]
    after = ours("print", "pack", more, "--session", "1", "--json", "--copies", "packing-list=4").json["pages"]
    assert after - before in {3, 6}
    assert "is no part of this pack" in refused(ours("print", "pack", more, "--session", "1", "--copies", "mural=2"))
    assert "Leave out" in refused(ours("print", "handout", more, "--session", "1", "--copies", "handout=2"))


def test_what_is_out_of_date_is_listed_with_the_reasons(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert ours("print", "handout", out, "--session", WORKSHOP).code == 0
    assert ours("print", "--outdated").out == "Nothing that was printed is out of date.\n"
    assert ours("sessions", "move", WORKSHOP, "--start", "2027-05-27 12:30").code == 0
    said = ours("print", "--outdated", "--session", WORKSHOP)
    assert said.out.startswith(f"Handout of {WORKSHOP}. Printed on ")
    assert said.out.endswith(". “When” has changed.\n")
    (old,) = ours("print", "--outdated", "--json").json
    assert (old["kind"], old["format"], old["copies"], old["why"]) == ("handout", "", 1, ["“When” has changed"])
    assert ours("print", "handout", out, "--session", WORKSHOP, "--force").code == 0
    assert ours("print", "--outdated", "--json").json == []


def test_the_handout_as_text_lies_beside_the_pack_where_somebody_needs_it(ours: Organiser, tmp_path: Path) -> None:
    out = tmp_path / "pack.pdf"
    assert ours("print", "pack", out, "--session", WORKSHOP, "--json").json["beside"] == []
    assert ours("people", "needs", "Dorothy Pike", "add", "Plain text by email").code == 0
    beside = tmp_path / "pack, handout.txt"
    beside.write_text("mine")
    out.unlink()
    assert "--force" in refused(ours("print", "pack", out, "--session", WORKSHOP))
    assert (out.exists(), beside.read_text()) == (False, "mine"), "all of it or nothing"
    said = ours("print", "pack", out, "--session", WORKSHOP, "--force", "--both-sides", "--tinted", "--json").json
    assert said["beside"] == [str(beside)]
    assert said["pages"] % 2 == 0
    assert WORKSHOP.upper() in beside.read_text("utf-8-sig")
