"""A card that has changed since it was copied into a plan: what differs is said in words, and can be taken."""

from collections.abc import Sequence
from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as some

from organiser.app.playbook import Playbook
from organiser.domain import improvements
from organiser.domain.agendas import BlockKind, Item
from organiser.domain.exercises import Energy, Exercise, Grouping, Kind, Material, Per, Stage, Step
from organiser.domain.strands import Strand

BOOK = Playbook().shelf.exercises
CARD = Exercise(
    "tea-talk",
    "Tea talk",
    "Talk.",
    Stage.OPEN,
    question="What is good here?",
    materials=(Material("mugs", 2, Per.GROUP),),
    steps=(Step(4, "Pour."), Step(6, "Talk.")),
    tips=("Sit down.", "Warm the pot."),
)
BLOCK = Item("Tea talk", 25, BlockKind.EXERCISE, "tea-talk", CARD, lead="Kofi", notes="Ours")


def changes(block: Item, cards: Sequence[Exercise]) -> tuple[str, ...]:
    return tuple(words for offer in improvements.offered([block], cards) for words in offer.changes)


def renewed(block: Item, cards: Sequence[Exercise]) -> Item:
    (offer,) = improvements.offered([block], cards)
    return offer.item


def test_a_block_whose_card_is_as_it_was_has_nothing_to_take() -> None:
    assert changes(BLOCK, [CARD, *BOOK]) == ()
    assert changes(BLOCK, [replace(CARD, own=True)]) == ()
    assert changes(BLOCK, BOOK) == ()
    assert changes(Item("Tea", 10, BlockKind.BREAK), BOOK) == ()


def test_what_differs_is_said_field_by_field() -> None:
    newer = replace(
        CARD,
        name="Tea and talk",
        minutes_max=30,
        question="",
        materials=(Material("mugs", 1, Per.PERSON),),
        steps=(Step(4, "Pour."), Step(9, "Talk in pairs.")),
        tips=("Sit down.", "Warm the pot.", "Keep some for later."),
    )
    assert changes(BLOCK, [newer]) == (
        "Name: “Tea talk” becomes “Tea and talk”.",
        "Question: “What is good here?” is gone.",
        "Minutes: “5 to 20, usually 10” becomes “5 to 30, usually 10”.",
        "Materials: “2 × mugs, for each group.” becomes “mugs, for each person.”.",
        "Steps: “(6 min) Talk.” becomes “(9 min) Talk in pairs.”.",
        "Tips: “Keep some for later.” is new.",
    )


def test_taking_it_changes_the_card_and_leaves_what_belongs_to_the_plan() -> None:
    newer = replace(CARD, name="Tea and talk", minutes_typical=15, own=True)
    taken = renewed(BLOCK, [newer])
    assert taken == replace(BLOCK, title="Tea and talk", card=replace(newer, own=False))
    assert renewed(replace(BLOCK, title="Our tea"), [newer]).title == "Our tea"
    assert changes(taken, [newer]) == ()


def test_the_cards_of_groups_count_too() -> None:
    other = replace(CARD, id="walk", name="Walk")
    groups = (Strand("Reds", "walk", other), Strand("Blues"))
    block = replace(BLOCK, strands=groups)
    newer = replace(other, purpose="See more.")
    assert changes(block, [CARD, newer]) == ("Reds: Purpose: “Talk.” becomes “See more.”.",)
    assert renewed(block, [CARD, newer]).strands[0].card == newer
    (offer,) = improvements.offered([block, BLOCK], [CARD, newer])
    assert offer.item.strands[1] == groups[1]


def test_every_field_of_a_card_is_looked_at() -> None:
    other = Exercise(
        "tea-talk", "Name", "Purpose", Stage.CLOSE, Kind.MAKE, Energy.LIVELY, 1, 2, 3, 4, 5, Grouping.SMALL_GROUPS, 6,
        True, False, "Q", "P", ("reading",), (Material("x"),), "O", "I", "L", "A", ("b",), (Step(1, "s"),), ("t",),
        ("o",), ("a",), ("w",),
    )  # fmt: skip
    for field in fields(Exercise):
        changed = replace(CARD, minutes_min=1, minutes_typical=2, people_min=4, minutes_max=30, people_max=50)
        if getattr(changed, field.name) == getattr(other, field.name) or field.name in {"id", "own"}:
            continue
        newer = replace(changed, **{field.name: getattr(other, field.name)})
        assert improvements.differences(changed, newer), field.name


@given(some.sampled_from(BOOK), some.sampled_from(BOOK))
def test_two_cards_differ_unless_they_say_the_same(one: Exercise, other: Exercise) -> None:
    assert bool(improvements.differences(one, other)) is not improvements.is_same(one, other)
    for difference in improvements.differences(one, other):
        assert difference.yours != difference.theirs
        assert len(difference.in_words) < 320
