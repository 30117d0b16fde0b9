"""The packing list: amounts for the people expected, what must be brought before what may be, and boxes to tick."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.exports import packing_list
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, ITEMS, LINES, SESSION, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "packing-list.txt"
TWELVE = replace(SESSION, expected=12)


def paper(look: Look = Look(), **parts: object) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(packing_list.sheet(occasion(**parts), look), look, fonts=FONTS).pdf)  # type: ignore[arg-type]


def boxes(sheet: Paper) -> int:
    return sum(page.Contents.read_bytes().count(b" re S") for page in sheet.pdf.pages)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper(session=TWELVE, items=ITEMS[:2]).outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


def test_amounts_are_for_the_people_expected_and_say_where_they_are_used() -> None:
    words = paper(session=TWELVE).words()
    assert "12 people" in words
    assert "48 × sticky note (Talking circle and Sorting)" in words


def test_without_people_amounts_stay_as_the_card_has_them() -> None:
    words = paper(lines=()).words()
    assert "Nobody knows yet how many people" in words
    assert "3 × sticky note, for each person (Talking circle)" in words


def test_what_may_be_left_at_home_comes_after_what_may_not() -> None:
    words = paper(items=ITEMS[:2]).words()
    assert words.index("thick pen") < words.index("If you have it") < words.index("bell")
    assert "If you have it" not in paper(items=ITEMS[4:]).words()


def test_each_thing_has_a_box_to_tick() -> None:
    sheet = paper()
    assert boxes(sheet) == [said.kind for said in sheet.spoken()].count("LBody") == 3


def test_a_plan_that_needs_nothing_says_so() -> None:
    sheet = paper(items=ITEMS[:1])
    assert "No exercise in the plan needs anything." in sheet.words()
    assert boxes(sheet) == 0


def test_nobody_is_named() -> None:
    assert not any(line.person in paper().words() for line in LINES)
