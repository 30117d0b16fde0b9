"""The register on paper: marks in words, rows as on the sign-in sheet, totals that add up."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.domain.attendance import Mark, RegisterLine
from organiser.exports import register
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, LINES, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "register.txt"
MARKS = (Mark.PRESENT, Mark.LATE, Mark.NONE, Mark.APOLOGIES)
MARKED = tuple(replace(line, mark=mark) for line, mark in zip(LINES, MARKS, strict=True))


def paper(lines: tuple[RegisterLine, ...] = MARKED, look: Look = Look()) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(register.sheet(occasion(lines=lines), look), look, fonts=FONTS).pdf)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


def test_no_need_and_no_contact_stands_on_it() -> None:
    words = paper().words()
    assert not any(secret and secret in words for line in LINES for secret in (line.needs, line.contact))


def test_rows_have_the_numbers_of_the_sign_in_sheet_and_their_order() -> None:
    rows = [said.words for said in paper().spoken() if said.kind == "TH"]
    assert rows[4:8] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("mark", [mark for mark in Mark if mark is not Mark.NONE])
def test_a_mark_is_said_in_words_and_counted(mark: Mark) -> None:
    cells = [said.words for said in paper(tuple(replace(line, mark=mark) for line in LINES)).spoken()]
    assert cells.count(mark.label) == len(LINES) + 1
    assert cells[-1] == str(len(LINES))


def test_totals_add_up_to_everybody() -> None:
    cells = [said.words for said in paper().spoken()]
    assert cells[cells.index("Totals") + 3 :] == ["Present", "1", "Late", "1", "Apologies", "1", "Not marked", "1"]
    assert "People 2 there, 1 not marked, 4 on the list" in cells


def test_an_unmarked_register_is_blank_and_says_so() -> None:
    words = paper(LINES).words()
    assert not any(mark.label in words for mark in Mark)
    assert "People 4 on the list" in words
    assert "Nobody is marked yet." in words
    assert "Nobody is on the list yet" in paper(()).words()
