"""The handout: warm, complete, and nothing on it that is private."""

from pathlib import Path

import pytest

from organiser.domain.agendas import BlockKind, Item
from organiser.exports import handout
from organiser.exports.paper.look import Look, Times
from organiser.exports.paper.printing import printed
from tests.exports.occasions import CIRCLE, FONTS, IN_GROUPS, ITEMS, LINES, SESSION, SORTING, occasion
from tests.exports.paper_reader import Paper

GOLDEN = Path(__file__).parent.parent / "golden"


def paper(look: Look = Look(), items: tuple[Item, ...] = ITEMS) -> Paper:  # noqa: B008 - a frozen value
    return Paper(printed(handout.sheet(occasion(items=items), look), look, fonts=FONTS).pdf)


@pytest.mark.parametrize(("name", "items"), [("handout", ITEMS), ("handout-groups", IN_GROUPS)])
def test_it_reads_as_before(name: str, items: tuple[Item, ...]) -> None:
    """To accept a change, delete the reference file and run twice."""
    outline, golden = paper(items=items).outline(), GOLDEN / f"{name}.txt"
    if not golden.exists():
        golden.write_text(outline, encoding="utf-8")
        pytest.fail(f"{golden} was written: read it, then run again.")
    assert outline == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("items", [ITEMS, IN_GROUPS])
def test_nothing_private_stands_on_it(items: tuple[Item, ...]) -> None:
    words = paper(items=items).words()
    private = [SESSION.notes, "Open the windows"]
    private += [secret for item in items for secret in (item.notes, *item.leads)]
    private += [strand.notes for item in items for strand in item.strands]
    private += [private_ for line in LINES for private_ in (line.person, line.needs, line.contact)]
    assert [secret for secret in private if secret and secret in words] == []


def test_words_for_everybody_take_the_place_of_the_cards_own() -> None:
    words = paper(items=IN_GROUPS).words()
    assert "Everybody chooses a table." in words
    assert CIRCLE.participants not in words
    assert "Bring a photograph of your street." in words, "a note without minutes can be for everybody too"
    words = paper(items=(Item("Tea", 15, BlockKind.BREAK, participants="Cake by Rosa."),)).words()
    assert "Cake by Rosa." in words


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
