"""The handout: warm, complete, and nothing on it that is private."""

from pathlib import Path

import pytest

from organiser.domain.agendas import Item
from organiser.exports import handout
from organiser.exports.paper.look import Look, Times
from organiser.exports.paper.printing import printed
from tests.exports.occasions import CIRCLE, FONTS, ITEMS, LINES, SESSION, SORTING, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden" / "handout.txt"


def paper(look: Look = Look(), items: tuple[Item, ...] = ITEMS) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(handout.sheet(occasion(items=items), look), look, fonts=FONTS).pdf)


def test_it_reads_as_before() -> None:
    """To accept a change, delete the reference file and run twice."""
    outline = paper().outline()
    if not GOLDEN.exists():
        GOLDEN.write_text(outline, encoding="utf-8")
        pytest.fail(f"{GOLDEN} was written: read it, then run again.")
    assert outline == GOLDEN.read_text(encoding="utf-8")


def test_nothing_private_stands_on_it() -> None:
    words = paper().words()
    private = [SESSION.notes, *(item.notes for item in ITEMS), *(item.lead for item in ITEMS), "Open the windows"]
    private += [private_ for line in LINES for private_ in (line.person, line.needs, line.contact)]
    assert [secret for secret in private if secret and secret in words] == []


def test_every_exercise_is_explained_and_credited() -> None:
    words = paper().words()
    for card in (CIRCLE, SORTING):
        assert card.question in words
        assert card.participants in words
        assert f"{card.name}. {card.credit}" in words


def test_times_are_clock_times_unless_wished_otherwise() -> None:
    assert "12:40 Talking circle" in paper().words()
    assert "30 min" not in paper().words()
    by_minutes = [said.words for said in paper(Look(times=Times.MINUTES)).spoken()]
    assert {"Talking circle", "30 min"} <= set(by_minutes)


def test_an_empty_plan_is_said_kindly() -> None:
    assert "The plan is still being made." in paper(items=()).words()
