"""What to bring: quantities follow the number of people, and nothing is packed twice that serves again."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise, Grouping, Material, Per, Stage
from organiser.domain.packing import is_used_again, missing, packed

NOON = datetime(2027, 5, 19, 12, 30)


def card(*materials: Material, grouping: Grouping = Grouping.WHOLE_GROUP) -> Exercise:
    return Exercise("card", "Card", "To try.", Stage.EXPLORE, grouping=grouping, materials=materials)


def plan(*cards: Exercise) -> Agenda:
    items = [Item(f"Block {n}", 10, BlockKind.EXERCISE, "card", one) for n, one in enumerate(cards, start=1)]
    return timed([*items, Item("Break", 10, BlockKind.BREAK)], NOON, 90, "Europe/London")


def in_words(agenda: Agenda, people: int) -> list[str]:
    return [line.in_words for line in packed(agenda, people)]


def test_what_is_used_up_adds_up_over_the_blocks() -> None:
    notes = Material("sticky notes", 4, Per.PERSON)
    sheets = Material("flipchart sheet", 2)
    assert in_words(plan(card(notes, sheets), card(notes, sheets)), 12) == ["96 × sticky notes", "4 × flipchart sheet"]


def test_what_is_used_again_is_brought_once_in_the_largest_number() -> None:
    agenda = plan(
        card(Material("pen", 1, Per.PERSON), Material("bell")),
        card(Material("Pens", 2, Per.GROUP), Material("bell"), grouping=Grouping.FOURS),
    )
    assert in_words(agenda, 15) == ["15 × pen", "bell"]
    assert [line.used_in for line in packed(agenda, 15)] == [("Block 1", "Block 2")] * 2


def test_groups_are_counted_upwards() -> None:
    agenda = plan(card(Material("map", 1, Per.GROUP), grouping=Grouping.FOURS))
    assert in_words(agenda, 13) == ["4 × map"]


def test_a_thing_is_optional_only_where_no_block_must_have_it() -> None:
    must, may = Material("bell"), Material("bell", optional=True)
    assert in_words(plan(card(may)), 5) == ["bell (if you have it)"]
    assert in_words(plan(card(may), card(must)), 5) == in_words(plan(card(must), card(may)), 5) == ["bell"]


def test_without_a_number_the_list_says_it_as_the_cards_do() -> None:
    agenda = plan(card(Material("pen", 1, Per.PERSON)), card(Material("pen", 1, Per.PERSON), Material("bell")))
    assert in_words(agenda, 0) == ["pen, for each person", "bell"]


@given(some.lists(some.sampled_from(["pen", "sheet of paper", "bell", "card"]), max_size=6), some.integers(1, 200))
def test_more_people_or_more_blocks_never_need_less(items: list[str], people: int) -> None:
    cards = [card(Material(item, 2, Per.PERSON)) for item in items]
    fewer = {line.item: line.quantity for line in packed(plan(*cards[:-1]), people)}
    more = {line.item: line.quantity for line in packed(plan(*cards), people)}
    larger = {line.item: line.quantity for line in packed(plan(*cards), people + 1)}
    assert all(more[item] >= quantity for item, quantity in fewer.items())
    assert all(larger[item] >= quantity for item, quantity in more.items())
    assert all(more[item] == 2 * people * (1 if is_used_again(item) else items.count(item)) for item in more)


@pytest.mark.parametrize("item", ["pen", "Thick marker pens", "bell or timer", "masking tape, one roll", "clipboard"])
def test_these_serve_again(item: str) -> None:
    assert is_used_again(item)


@pytest.mark.parametrize("item", ["flipchart sheet", "pen and paper", "sticky dots", "card", "wool", "postcard"])
def test_these_are_used_up(item: str) -> None:
    assert not is_used_again(item)


def test_what_is_at_hand_serves_for_what_is_asked_for_more_closely() -> None:
    wants = card(Material("sticky notes in two colours"), Material("thick marker pen"), Material("wool", optional=True))
    assert missing(wants, ("Sticky note", "pens")) == ()
    assert [one.item for one in missing(wants, ("note paper", ""))] == [
        "sticky notes in two colours",
        "thick marker pen",
    ]
