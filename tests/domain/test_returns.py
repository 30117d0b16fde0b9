"""A plan comes back from somebody else: what is different, block by block, and the plan with what was chosen."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from organiser.domain.agendas import Item
from organiser.domain.returns import What, compared, merged
from organiser.domain.strands import Strand


def plan(*titles: str) -> list[Item]:
    return [Item(title, 10, id=at, uid=title) for at, title in enumerate(titles, start=1)]


OURS = plan("Welcome", "Map", "Tea", "Vote", "Close")


def titles(items: Iterable[Item]) -> list[str]:
    return [item.title for item in items]


def test_the_same_plan_has_no_differences() -> None:
    assert compared(OURS, OURS) == ()


def test_each_difference_is_told_with_what_it_is() -> None:
    welcome, map_, tea, _, close = OURS
    theirs = [welcome, replace(tea, minutes=20), map_, Item("Gallery walk", 15), close]
    found = compared(OURS, theirs)
    kinds = [one.what for one in found]
    assert {(What.CHANGED, "Tea"), (What.NEW, "Gallery walk"), (What.GONE, "Vote")} <= {
        (one.what, one.title) for one in found
    }
    assert (len(kinds), kinds.count(What.MOVED)) == (4, 1)
    assert "Tea: 20 minutes, not 10" in {words for one in found for words in one.words}
    assert titles(merged(OURS, OURS, theirs, found)) == titles(theirs)


def test_what_is_not_chosen_stays_as_it_is_here() -> None:
    theirs = [*OURS[:2], Item("Gallery walk", 15), replace(OURS[2], minutes=30), OURS[4]]
    new, changed, gone = compared(OURS, theirs)
    assert titles(merged(OURS, OURS, theirs, [new])) == ["Welcome", "Map", "Gallery walk", "Tea", "Vote", "Close"]
    assert [item.minutes for item in merged(OURS, OURS, theirs, [changed])] == [10, 10, 30, 10, 10]
    assert titles(merged(OURS, OURS, theirs, [gone])) == ["Welcome", "Map", "Tea", "Close"]
    assert merged(OURS, OURS, theirs, []) == tuple(OURS)


def test_names_that_stayed_at_home_are_kept_where_nothing_was_touched() -> None:
    real = [replace(OURS[0], lead="Asha", notes="Ask Asha"), *OURS[1:]]
    ours = [replace(OURS[0], notes="Ask (name)"), *OURS[1:]]
    theirs = [replace(ours[0], minutes=15), *OURS[1:]]
    [first, *_] = merged(real, ours, theirs, compared(ours, theirs))
    assert (first.lead, first.notes, first.minutes) == ("Asha", "Ask Asha", 15)


def test_groups_that_changed_keep_our_leaders_and_rooms() -> None:
    real = [replace(OURS[0], strands=(Strand("Red", lead="Asha", room="Hall"), Strand("Blue", lead="Tom")))]
    ours = [replace(OURS[0], strands=(Strand("Red"), Strand("Blue")))]
    theirs = [replace(OURS[0], strands=(Strand("Red", notes="Sit by the window"), Strand("Green")))]
    [first] = merged(real, ours, theirs, compared(ours, theirs))
    assert [(one.name, one.lead, one.room, one.notes) for one in first.strands] == [
        ("Red", "Asha", "Hall", "Sit by the window"),
        ("Green", "", "", ""),
    ]


UIDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8)


@st.composite
def two_plans(draw: st.DrawFn) -> tuple[list[Item], list[Item]]:
    ours, theirs = (
        [Item(f"{uid}{draw(st.integers(0, 1))}", draw(st.sampled_from([5, 10])), uid=uid) for uid in draw(UIDS)]
        for _ in range(2)
    )
    return ours, theirs


@given(two_plans())
def test_with_everything_chosen_the_plan_is_theirs(plans: tuple[list[Item], list[Item]]) -> None:
    ours, theirs = plans
    found = merged(ours, ours, theirs, compared(ours, theirs))
    assert [item.bare for item in found] == [item.bare for item in theirs]


@given(two_plans(), st.data())
def test_any_choice_gives_each_block_once(plans: tuple[list[Item], list[Item]], data: st.DataObject) -> None:
    ours, theirs = plans
    differences = compared(ours, theirs)
    chosen = [one for one in differences if data.draw(st.booleans())]
    found = merged(ours, ours, theirs, chosen)
    gone = sum(one.what is What.GONE for one in chosen)
    new = sum(one.what is What.NEW for one in chosen)
    assert len(found) == len(ours) - gone + new
    kept = [item.uid for item in found if item.uid in {one.uid for one in ours}]
    assert len(set(kept)) == len(kept)
