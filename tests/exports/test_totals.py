"""The sheet for a caterer or host: numbers that add up, and nobody's name."""

from dataclasses import replace
from pathlib import Path

import pytest

from organiser.domain.totals import Guest, Totals
from organiser.domain.totals import totals as added_up
from organiser.exports import totals
from organiser.exports.paper.look import Look
from organiser.exports.paper.printing import printed
from tests.exports.occasions import FONTS, LINES, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "totals.txt"
GUESTS = (
    Guest("Łukasz Wójcik", True, "vegan", 2, "Lift from Elm Road, ring Łukasz"),
    Guest("محمد علی", True, "halal, GF", 0, "lift"),
    Guest("Siân Ŵynne", False, "Vegan", 1, ""),
    Guest("আশা বেগম", True, "আশা must not have kiwi", 0, "", True),
)
FULL = added_up(GUESTS, [Guest("Tom Entwistle")])


def paper(found: Totals = FULL) -> Paper:
    what = replace(occasion(), totals=found)
    return Paper(printed(totals.sheet(what, Look()), Look(), fonts=FONTS).pdf)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


def test_nobody_is_named() -> None:
    words = paper().words()
    for name in [guest.name for guest in GUESTS] + [line.person for line in LINES] + ["Tom"]:
        assert not [part for part in name.split() if part in words]
    assert "must not have kiwi" in words


def test_without_answers_it_says_so_and_shows_no_empty_tables() -> None:
    words = paper(Totals()).words()
    assert "Nobody has said yes yet" in words
    assert "Food" not in words


def test_what_nobody_asks_for_is_said_in_words() -> None:
    words = paper(added_up([Guest("Asha")])).words()
    assert "1 person is coming" in words
    assert "Nobody has asked for childcare." in words
    assert "Nobody has asked for help with travelling." in words
