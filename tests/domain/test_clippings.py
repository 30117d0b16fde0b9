"""Blocks that are copied come out as they went in, and what is no copy is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app.playbook import Playbook
from organiser.domain import clippings
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.problem import Problem
from organiser.domain.strands import Strand

CARD = Playbook().the_one("check-in-round")
WORDS = some.text("Aé “;\n'", max_size=12)
STRANDS = some.lists(
    some.builds(Strand, some.just("Table 1"), some.none(), some.sampled_from([None, CARD])), max_size=3
)
ITEMS = some.builds(
    Item,
    some.sampled_from(["Tea", "Łucja's “talk”", "x" * 120]),
    some.integers(0, 1_440),
    some.sampled_from(BlockKind),
    some.sampled_from([None, "check-in-round"]),
    some.sampled_from([None, CARD]),
    some.sampled_from(["", "13:00"]),
    notes=WORDS,
    participants=WORDS,
    strands=STRANDS.map(tuple),
)


@given(some.lists(ITEMS, min_size=1, max_size=4))
def test_what_is_copied_comes_out_as_it_went_in(items: list[Item]) -> None:
    assert list(clippings.read(clippings.write(items))) == items


@pytest.mark.parametrize(
    "source",
    ["", "hello", "[]", "{}", "[1]", "null", '[{"title": "Tea"}]', "[" * 100_000,
     clippings.write([Item("Tea", 5)]).replace("5", '"5"'),
     clippings.write([Item("Tea", 5)]).replace("5", "-5"),
     clippings.write([Item("Tea", 5)]).replace("other", "party"),
     clippings.write([Item("Tea", 5, card=CARD)]).replace("+++", "---")],
)  # fmt: skip
def test_what_is_no_copy_of_ours_is_refused(source: str) -> None:
    with pytest.raises(Problem):
        clippings.read(source)


def test_a_copy_can_be_pasted_into_a_letter() -> None:
    assert clippings.in_words([Item("Check-in", 10), Item("Bring chairs", 0)]) == "Check-in, 10 minutes\nBring chairs"
