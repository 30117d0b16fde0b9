"""Why an exercise does not suit: in words, with a way round what is hard, and without naming anybody."""

from datetime import datetime

import pytest

from organiser.app.playbook import Playbook
from organiser.domain import demands
from organiser.domain.agendas import BlockKind, Item, timed
from organiser.domain.attendance import Answer, RegisterLine
from organiser.domain.exercises import Exercise, Grouping, Material, Stage
from organiser.domain.suits import (
    Circumstances,
    Ground,
    arc,
    gives_everyone_a_voice,
    needs_of,
    reasons,
    reasons_of_block,
)

BUILT_IN = {card.id: card for card in Playbook().shelf.exercises}
NOON = datetime(2027, 5, 19, 12, 30)

CARD = Exercise(
    "walk", "Walk", "To try.", Stage.EXPLORE, minutes_min=20, minutes_typical=30, minutes_max=60, people_min=4,
    people_max=12, online=False, demands=("standing", "reading"), materials=(Material("camera"),),
)  # fmt: skip


def words(circumstances: Circumstances, card: Exercise = CARD) -> list[str]:
    return [reason.words for reason in reasons(card, circumstances)]


def test_a_card_that_suits_says_nothing() -> None:
    assert reasons(CARD, Circumstances(8, 90, in_person=True)) == ()
    assert reasons(CARD, Circumstances()) == ()


@pytest.mark.parametrize(
    ("circumstances", "sentence"),
    [
        (Circumstances(people=3), "Too few people: it is for at least 4, and 3 are expected."),
        (Circumstances(people=1), "Too few people: it is for at least 4, and 1 is expected."),
        (Circumstances(people=13), "Too many people: it is for at most 12, and 13 are expected."),
        (Circumstances(minutes=15), "Not enough time: it needs at least 20 minutes, and there are 15."),
        (Circumstances(minutes=1), "Not enough time: it needs at least 20 minutes, and there is 1."),
        (Circumstances(minutes=-5), "Not enough time: it needs at least 20 minutes, and no time is left."),
        (Circumstances(online=True), "It works in a room only, and people join this session by screen."),
        (Circumstances(in_person=True, at_hand=("pens",)), "Not at hand: camera."),
        (
            Circumstances(in_person=True, needs=("Large print; rings back after six",)),
            "It asks for reading, and at least one person coming has a need that makes this hard.",
        ),
    ],
)
def test_each_ground_has_its_sentence(circumstances: Circumstances, sentence: str) -> None:
    assert words(circumstances) == [sentence]


def test_a_mixed_session_needs_both_formats() -> None:
    mixed = Circumstances(in_person=True, online=True)
    on_screen = Exercise("quiz", "Quiz", "To try.", Stage.OPEN, in_person=False)
    assert words(mixed) == ["It works in a room only, and people join this session by screen."]
    assert words(mixed, on_screen) == ["It works on a screen only, and people meet in a room."]


def test_on_a_screen_nobody_has_to_stand_and_nothing_has_to_be_brought() -> None:
    spectrum = BUILT_IN["spectrum-line"]
    needs = ("cannot stand long", "Step-free way in")
    assert words(Circumstances(12, online=True, at_hand=(), needs=needs), spectrum) == []
    grounds = {
        reason.ground for reason in reasons(spectrum, Circumstances(12, in_person=True, at_hand=(), needs=needs))
    }
    assert grounds == {Ground.ACCESS, Ground.MATERIALS}


def test_a_block_is_measured_by_the_minutes_it_has() -> None:
    block = Item("Walk", 15, BlockKind.EXERCISE, "walk", CARD)
    found = reasons_of_block(block, Circumstances(8, 5, in_person=True))
    assert [reason.words for reason in found] == ["It needs at least 20 minutes and has 15 minutes here."]
    assert reasons_of_block(Item("Tea", 10, BlockKind.BREAK), Circumstances(8, 5)) == ()


@pytest.mark.parametrize(
    ("need", "hard"),
    [
        ("Step-free way in; sits near the door", {"standing", "moving"}),
        ("Large print", {"reading", "writing"}),
        ("hard of hearing", {"listening in noise"}),
        ("Captions on video calls", {"listening in noise"}),
        ("cannot stand long", {"standing"}),
        ("Can’t stand for long", {"standing"}),
        ("He has a stammer", {"speaking to everyone"}),
        ("Dyslexic", {"reading", "writing"}),
        ("Interpreter, Urdu", {"reading", "writing", "listening in noise", "speaking to everyone", "quick thinking"}),
        ("Childcare for one child under five", set()),
        ("Standard print is fine; vegetarian", set()),
        ("", set()),
    ],
)
def test_needs_in_plain_words_tell_what_is_hard(need: str, hard: set[str]) -> None:
    assert demands.hard([need]) == hard


def test_every_demand_of_the_playbook_is_known_and_has_three_ways_round_it() -> None:
    asked = {demand for card in BUILT_IN.values() for demand in card.demands}
    for demand in asked:
        ways = demands.adaptations(demand)
        assert len(set(ways)) == 3, demand
        assert all(way.endswith(".") for way in ways)
    assert demands.adaptations("juggling") == ()


def test_three_ways_round_come_with_the_reason_and_nobody_is_named() -> None:
    lines = [
        RegisterLine(1, 1, "Dorothy Pike", needs="Step-free way in", answer=Answer.YES),
        RegisterLine(2, 2, "Bernard Tully", needs="Large print", answer=Answer.NO),
        RegisterLine(3, 3, "Amina Yusuf"),
    ]
    needs = needs_of(lines)
    assert needs == ("Step-free way in",)
    (reason,) = reasons(CARD, Circumstances(8, 90, in_person=True, needs=needs))
    assert reason.ground is Ground.ACCESS
    assert len(reason.adaptations) == 3
    said = " ".join([reason.words, *reason.adaptations])
    assert not any(name in said for name in ("Dorothy", "Pike", "Step-free"))


@pytest.mark.parametrize(
    ("card_id", "speaks"),
    [("check-in-round", True), ("story-circle", True), ("consent-round", True), ("welcome", False),
     ("what-would-help-me", False), ("fishbowl", False), ("spectrum-line", False)],
)  # fmt: skip
def test_who_gives_everyone_a_voice(card_id: str, *, speaks: bool) -> None:
    assert gives_everyone_a_voice(BUILT_IN[card_id]) is speaks


def block(card_id: str, minutes: int) -> Item:
    return Item(BUILT_IN[card_id].name, minutes, BlockKind.EXERCISE, card_id, BUILT_IN[card_id])


def test_a_whole_plan_says_what_it_lacks_and_when_everyone_has_spoken() -> None:
    whole = timed([block("welcome", 5), block("story-circle", 45), block("check-out-round", 10)], NOON, 60, "UTC")
    found = arc(whole)
    assert found.spoken == 50
    assert found.spoken_in_words == "Everyone has spoken once after 50 minutes."
    assert found.lacks(wants_decision=False) == ()
    assert found.lacks(wants_decision=True) == ("There is no exercise for a decision yet.",)


def test_a_plan_without_a_beginning_an_end_or_a_voice_says_so() -> None:
    found = arc(timed([block("fishbowl", 40), Item("Tea", 10, BlockKind.BREAK)], NOON, 60, "UTC"))
    assert found.spoken_in_words == ""
    assert found.lacks(wants_decision=False) == (
        "There is no exercise for an opening yet.",
        "There is no exercise for a close yet.",
        "Nothing in the plan gives each person a turn to speak.",
    )


def test_work_alone_on_paper_is_not_a_voice() -> None:
    assert not gives_everyone_a_voice(Exercise("note", "Note", "To try.", Stage.OPEN, grouping=Grouping.ALONE))
