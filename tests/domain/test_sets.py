"""Ready-made sets: what is shipped fits to the minute, dates keep their weekday, and a broken one says why."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser.app.actions.sets import read_all
from organiser.app.playbook import Playbook
from organiser.domain import clock, holidays, sets, suits
from organiser.domain.agendas import BlockKind, timed
from organiser.domain.holidays import Nation
from organiser.domain.programmes import Target
from organiser.domain.sets import Meeting, ReadySet, SetProblem, Where, Wish, dated
from organiser.domain.suggesting.briefs import LONGEST_SIT_IN_A_ROOM, LONGEST_SIT_ON_A_SCREEN
from organiser.domain.suits import Circumstances
from tests.conftest import problem_of

CARDS = Playbook().shelf.exercises
STOCK = read_all(Playbook())
SETS = {ready.id: ready for ready in STOCK.sets}
FOUR = SETS["four-meetings"]
MEETINGS = [pytest.param(ready, meeting, id=meeting.title) for ready in STOCK.sets for meeting in ready.meetings]

a_day = st.dates(date(1900, 1, 1), date(2198, 12, 31))
a_set = st.sampled_from(STOCK.sets)


def test_the_sets_that_come_with_the_program_are_all_sound() -> None:
    assert STOCK.problems == ()
    assert {ready.id: [m.minutes for m in ready.meetings] for ready in STOCK.sets} == {
        "four-meetings": [90, 120, 120, 120],
        "asset-mapping": [180],
        "street-meeting": [90],
        "young-voices": [180],
    }
    assert (FOUR.capacity, FOUR.neighbourhoods, FOUR.places) == (15, 5, 3)
    assert FOUR.in_words == "4 sessions over 5 weeks, 15 places"


@pytest.mark.parametrize(("ready", "meeting"), MEETINGS)
def test_a_shipped_plan_fits_exactly_opens_closes_and_suits_its_numbers(ready: ReadySet, meeting: Meeting) -> None:
    agenda = timed(meeting.items, datetime(2027, 5, 19, 12, 30), meeting.minutes, clock.DEFAULT_ZONE)
    assert agenda.over == 0
    assert suits.arc(agenda).opens
    assert suits.arc(agenda).closes
    online, in_person = meeting.where is not Where.IN_A_ROOM, meeting.where is not Where.ONLINE
    there = Circumstances(ready.capacity, meeting.minutes, in_person=in_person, online=online)
    assert [suits.reasons_of_block(item, there) for item in meeting.items] == [()] * len(meeting.items)


@pytest.mark.parametrize(("ready", "meeting"), MEETINGS)
def test_nobody_sits_longer_than_is_good_without_a_break(ready: ReadySet, meeting: Meeting) -> None:
    longest, sitting = LONGEST_SIT_IN_A_ROOM if meeting.where is Where.IN_A_ROOM else LONGEST_SIT_ON_A_SCREEN, 0
    for item in meeting.items:
        sitting = 0 if item.kind is BlockKind.BREAK else sitting + item.minutes
        assert sitting <= longest


@given(
    a_set, a_day, st.times().filter(lambda at: at.second == 0) | st.none(), st.none() | st.sampled_from(list(Nation))
)
def test_a_set_gives_sound_sessions_for_any_start(
    ready: ReadySet, first: date, at: time | None, skip: Nation | None
) -> None:
    planned = dated(ready, Wish(first, at, "Hall", "https://example.org", skip=skip))
    assert [one.session.title for one in planned] == [meeting.title for meeting in ready.meetings]
    starts = [one.session.starts for one in planned]
    assert starts == sorted(starts)
    for one, meeting in zip(planned, ready.meetings, strict=True):
        assert clock.settle(one.session.starts, one.session.timezone).local == one.session.starts
        late = one.session.starts.date() - first - timedelta(days=meeting.days)
        assert late.days % 7 == 0
        assert not (skip and holidays.is_off(one.session.starts.date(), skip))
        if skip is None:
            assert late.days == 0
        if not one.note:
            assert one.session.starts.time() == (at or meeting.start).replace(microsecond=0)


def test_skipping_bank_holidays_moves_that_session_and_all_after_it() -> None:
    # The third space would fall on the Spring bank holiday, Monday 31 May 2027; the workshop on Early May.
    kept = [one.session.starts.date() for one in dated(FOUR, Wish(date(2027, 5, 3)))]
    assert kept == [date(2027, 5, 3), date(2027, 5, 17), date(2027, 5, 24), date(2027, 5, 31)]
    skipped = [one.session.starts.date() for one in dated(FOUR, Wish(date(2027, 5, 3), skip=Nation.SCOTLAND))]
    assert skipped == [date(2027, 5, 10), date(2027, 5, 24), date(2027, 6, 7), date(2027, 6, 14)]


def test_a_clock_change_is_said_with_the_session_it_moves() -> None:
    (planned,) = dated(SETS["street-meeting"], Wish(date(2027, 3, 28), time(1, 30)))
    assert planned.session.starts == datetime(2027, 3, 28, 2, 30)
    assert planned.note.startswith("01:30 does not exist")


def test_places_and_links_go_where_the_set_means_to_meet() -> None:
    source = MINIMAL + MINIMAL_SESSION.format(title="Walk", where="in a room", week=1)
    source += MINIMAL_SESSION.format(title="Call", where="online", week=2)
    ready = sets.read(source, "mixed.toml", CARDS)
    both = [one.session for one in dated(ready, Wish(date(2027, 5, 5), None, "Hall", "https://example.org"))]
    assert [(one.place, one.online_url) for one in both] == [
        ("Hall", "https://example.org"),
        ("Hall", ""),
        ("", "https://example.org"),
    ]
    hall = [one.session.place for one in dated(ready, Wish(date(2027, 5, 5), None, "Hall"))]
    assert hall == ["Hall", "Hall", "Hall"]


def test_more_places_than_the_set_has_make_the_programme_larger() -> None:
    wish = Wish(date(2027, 5, 5), targets=(Target("Hollins", 10), Target("Northgate", 12)))
    assert sets.programme(FOUR, wish, "Ours").capacity == 22


MINIMAL = """
title = "Two evenings"
capacity = 12
neighbourhoods = 3
places = 4
[[session]]
title = "First"
week = 0
start = "18:30"
minutes = 30
blocks = [{ exercise = "welcome", minutes = 10 }, { exercise = "check-in-round", minutes = 20 }]
"""
MINIMAL_SESSION = """
[[session]]
title = "{title}"
week = {week}
start = "18:30"
minutes = 15
where = "{where}"
blocks = [{{ exercise = "check-out-round", minutes = 15 }}]
"""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"welcome"', '"wellcome"', "there is no exercise “wellcome”, which “First” uses."),
        ("minutes = 30", "minutes = 45", "the blocks of “First” add up to 30 minutes, but it lasts 45."),
        ("minutes = 20 }", "minutes = 25 }", "“Check-in round” takes 5 to 20 minutes, but “First” gives it 25."),
        ("capacity = 12", "capacity = 90", "“Check-in round” is for 3 to 20 people, but 90 can come to “First”."),
        ("places = 4", "places = 5", "3 times 5 places are more than the 12 that there are."),
        ('"18:30"', '"half six"', "“half six” is not a time of day."),
        ("week = 0", "week = 3", "the first session begins in week 0 on day 0, and the others follow in order."),
        ("week = 0", "week = 0\nday = 9", "“First” should be in a week from 0 to 520, on a day from 0 to 6."),
        ("week = 0\n", "", "a session has no “week”."),
        ('title = "Two evenings"', "title = 2", "“title” of the set should be words in quotes."),
        ('title = "Two evenings"', 'title = " "', "the set's title is empty."),
        ("capacity = 12", "capacity = true", "“capacity” of the set should be a whole number."),
        ("capacity = 12", "seats = 12", "“seats” is not a field of the set."),
        ('exercise = "welcome", ', "", "a block of “First” should be one of exercise, break and other."),
        ("start =", 'where = "the moon"\nstart =', "“where” of “First” should be one of: in a room, online, either."),
        ('"check-in-round"', '"photo-walk"', "“Photo walk” takes 45 to 120 minutes, but “First” gives it 20."),
        (
            '"check-in-round"',
            '"find-someone-who"',
            "“Find someone who” works in person only, and “First” is to meet either.",
        ),
        ("blocks = [", "blocks = [7, ", "a block of “First” is not a table of fields."),
        ("title =", "title", "it is not TOML"),
    ],
)
def test_a_broken_set_is_refused_with_its_file_and_the_reason(old: str, new: str, reason: str) -> None:
    with pytest.raises(SetProblem) as caught:
        sets.read(MINIMAL.replace(old, new, 1), "ours.toml", CARDS)
    assert caught.value.message.startswith(f"ours.toml: {reason}")


@given(st.text(max_size=200) | st.integers(0, len(MINIMAL) - 1).map(lambda cut: MINIMAL[:cut]))
def test_whatever_stands_in_the_file_a_set_or_a_problem_comes_of_it(source: str) -> None:
    problem = problem_of(sets.read, source, "any.toml", CARDS)
    assert problem is None or problem.message.startswith("any.toml: ")
