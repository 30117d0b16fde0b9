"""The sign-in sheet: public, numbered like the register, and with room to write."""

from itertools import pairwise
from pathlib import Path

import pytest

from organiser.domain.attendance import RegisterLine
from organiser.domain.people import Reading
from organiser.exports import sign_in
from organiser.exports.paper.look import MM, Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, LINES, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "sign-in.txt"
CROWD = tuple(RegisterLine(row, row, f"Person {row}", "Elm Road") for row in range(1, 41))


def paper(lines: tuple[RegisterLine, ...] = LINES, look: Look = Look()) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(sign_in.sheet(occasion(lines=lines), look), look, fonts=FONTS).pdf)


def numbers(sheet: Paper) -> list[int]:
    return [int(said.words) for said in sheet.spoken() if said.kind == "TH" and said.words.isdigit()]


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


def test_rows_have_the_numbers_of_the_register_and_go_on_after_the_last() -> None:
    gaps = (RegisterLine(9, 1, "Nine"), RegisterLine(2, 2, "Two"), RegisterLine(5, 3, "Five"))
    sheet = paper(gaps)
    assert numbers(sheet)[:4] == [2, 5, 9, 10]
    assert sheet.words().index("Two") < sheet.words().index("Five") < sheet.words().index("Nine")


@pytest.mark.parametrize("lines", [(), LINES, CROWD], ids=["nobody", "four", "forty"])
def test_there_are_empty_rows_and_a_box_for_the_number(lines: tuple[RegisterLine, ...]) -> None:
    sheet = paper(lines)
    assert len(numbers(sheet)) >= len(lines) + 3
    assert "People who came:" in sheet.shown(-1)


@pytest.mark.parametrize("count", [14, 15, 16])
def test_a_full_room_stands_on_one_page_with_rows_to_spare(count: int) -> None:
    sheet = paper(CROWD[:count])
    assert len(sheet.pages) == 1
    assert len(numbers(sheet)) >= count + 3


@pytest.mark.parametrize("style", Reading)
@pytest.mark.parametrize("count", range(8, 36, 3))
def test_no_page_has_only_a_row_or_two(count: int, style: Reading) -> None:
    sheet = paper(CROWD[:count], Look(style))
    for page in sheet.pages:
        left = min(one.left for one in page if one.words.isdigit())
        assert sum(one.words.isdigit() and one.left == left for one in page) >= 5


@pytest.mark.parametrize("style", Reading)
@pytest.mark.parametrize("size", ["A4", "A5"])
def test_rows_are_high_enough_to_write_in(style: Reading, size: str) -> None:
    for page in paper(CROWD, Look(style, size)).pages:
        left = min(one.left for one in page if one.words.isdigit())
        rows = [one.baseline for one in page if one.words.isdigit() and one.left == left]
        assert all(upper - lower > 8.9 * MM for upper, lower in pairwise(rows))


def test_each_page_says_what_its_columns_are() -> None:
    sheet = paper(CROWD)
    assert len(sheet.pages) > 1
    assert all("No.NameNeighbourhoodInOut" in sheet.shown(page) for page in range(len(sheet.pages)))
