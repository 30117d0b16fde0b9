"""What has changed in a plan, in words that a volunteer would use."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.domain import releases, transcripts
from organiser.domain.agendas import Agenda, BlockKind, Item, timed
from organiser.domain.exercises import Exercise, Stage, Step
from organiser.domain.strands import Strand

NOON = datetime(2027, 5, 19, 12, 30)
CARD = Exercise("story-circle", "Story circle", "Hear “all”.", Stage.EXPLORE, steps=(Step(5, "Go."),))
WELCOME = Item("Welcome", 10, uid="w")
STORY = Item("Story circle", 40, BlockKind.EXERCISE, "story-circle", CARD, uid="s")
TEA = Item("Tea break", 10, BlockKind.BREAK, uid="t")
DOTS = Item("Dot voting", 15, lead="Kofi", uid="d")
PLAN = (WELCOME, STORY, TEA, DOTS)


def agenda(items: Sequence[Item], starts: datetime = NOON, minutes: int = 90) -> Agenda:
    return timed(items, starts, minutes, "Europe/London")


def changed(*items: Item, starts: datetime = NOON, minutes: int = 90) -> tuple[str, ...]:
    return releases.changed(agenda(PLAN), agenda(items, starts, minutes))


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (PLAN, ()),
        ((WELCOME, TEA, DOTS), ("Story circle was taken out", "Tea break moved from 13:20 to 12:40")),
        ((*PLAN, Item("Close", 5)), ("Close was added",)),
        ((WELCOME, STORY, TEA, replace(DOTS, minutes=10)), ("Dot voting: 10 minutes, not 15",)),
        (
            (replace(WELCOME, minutes=20), STORY, TEA, DOTS),
            ("Welcome: 20 minutes, not 10", "Tea break moved from 13:20 to 13:30"),
        ),
        ((WELCOME, STORY, DOTS, TEA), ("Tea break moved from 13:20 to 13:35",)),
        ((DOTS, WELCOME, STORY, TEA), ("Dot voting moved from 13:30 to 12:30", "Tea break moved from 13:20 to 13:35")),
        ((WELCOME, STORY, replace(TEA, title="Coffee"), DOTS), ("Tea break is now called Coffee",)),
        ((WELCOME, STORY, replace(TEA, pinned="13:20"), DOTS), ("Tea break must begin at 13:20",)),
        ((WELCOME, STORY, TEA, replace(DOTS, lead="Ruth")), ("Dot voting is led by Ruth, not Kofi",)),
        ((WELCOME, STORY, TEA, replace(DOTS, lead="")), ("Dot voting is led by nobody yet, not Kofi",)),
        ((WELCOME, STORY, TEA, replace(DOTS, notes="Red dots")), ("The notes of Dot voting have changed",)),
        (
            (WELCOME, replace(STORY, card=replace(CARD, question="What?")), TEA, DOTS),
            ("The words of Story circle have changed",),
        ),
        ((WELCOME, STORY, TEA, replace(DOTS, strands=(Strand("A"),))), ("The groups of Dot voting have changed",)),
        ((WELCOME, replace(STORY, uid="new"), TEA, DOTS), ()),
    ],
)
def test_each_change_of_a_plan_in_words(items: tuple[Item, ...], words: tuple[str, ...]) -> None:
    assert changed(*items) == words


def test_the_session_itself_is_told_first() -> None:
    assert changed(*PLAN, starts=NOON - timedelta(minutes=30)) == ("starts at 12:00, not 12:30",)
    assert changed(*PLAN, starts=NOON + timedelta(days=1), minutes=120) == (
        "is on Thursday 20 May 2027, not Wednesday 19 May 2027",
        "lasts 2 hours, not 1 hour 30 minutes",
    )


def test_two_notes_that_changed_places_at_the_same_minute_are_told_by_their_neighbours() -> None:
    first, second = Item("Doors open", 0, uid="1"), Item("Hand out badges", 0, uid="2")
    words = releases.changed(agenda((first, second)), agenda((second, first)))
    assert words == ("Hand out badges now comes first",)


titles = st.sampled_from(["Tea break", "Welcome", "Talk", "Éclair “x”"])
an_item = st.builds(
    Item,
    title=titles,
    minutes=st.integers(0, 60),
    kind=st.sampled_from(BlockKind),
    card=st.sampled_from([None, CARD]),
    pinned=st.sampled_from(["", "", "13:00"]),
    lead=st.sampled_from(["", "Ruth"]),
    notes=st.sampled_from(["", "a\nb"]),
    strands=st.sampled_from([(), (Strand("One", lead="Kofi"), Strand("Two", card=CARD))]),
    uid=st.sampled_from(["", "a", "b", "c", "d"]),
)
plans = st.lists(an_item, max_size=8, unique_by=lambda item: item.uid or id(item))


def same(one: Sequence[Item], other: Sequence[Item]) -> bool:
    def bare(items: Sequence[Item]) -> list[Item]:
        return [replace(item, id=0, uid="", place=0) for item in items]

    return bare(one) == bare(other)


@given(plans)
def test_a_plan_has_not_changed_against_itself(items: list[Item]) -> None:
    assert releases.changed(agenda(items), agenda(items)) == ()


@given(plans, plans)
def test_nothing_is_said_exactly_where_the_plans_are_the_same(before: list[Item], after: list[Item]) -> None:
    words = releases.changed(agenda(before), agenda(after))
    assert (words == ()) == same(before, after)


@given(plans)
def test_a_release_comes_back_as_it_was_written(items: list[Item]) -> None:
    back = releases.read(transcripts.write(items))
    assert [replace(item, place=0) for item in back] == items


def test_what_an_earlier_program_did_not_write_is_left_open_and_what_a_later_one_wrote_is_passed_over() -> None:
    (item,) = releases.read('[{"title": "Tea", "minutes": 5, "weather": "mild"}]')
    assert item == Item("Tea", 5, place=1)
