"""The sample tells its story, whatever day it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app import sample as story
from organiser.app.actions.occasions import gather
from organiser.domain.attendance import head_count
from organiser.domain.doubts import about_programme, about_session
from organiser.domain.people import Person, hint_for_email, hint_for_phone
from organiser.domain.readiness import hurdles
from organiser.store import queries
from organiser.store.store import Store
from tests.conftest import TODAY


def test_fifteen_places_in_five_neighbourhoods_and_four_sessions(sample: Store) -> None:
    (line,) = sample.ask(queries.programmes.every)
    assert line.programme.capacity == 15
    assert [(target.neighbourhood, target.places) for target in line.programme.targets] == [
        ("Castle Fields", 3), ("Hollins", 3), ("Mill Lane", 3), ("Northgate", 3), ("Riverside", 3),
    ]  # fmt: skip
    assert (line.sessions, line.members) == (4, 14)
    assert sum(seats.free for seats in sample.ask(queries.programmes.seating, line.programme.id)) == 1


def test_all_sessions_are_wednesdays_at_half_past_twelve_ahead_of_today(sample: Store) -> None:
    for session in sample.ask(queries.sessions.every):
        assert session.starts.date() > TODAY
        assert f"{session.starts:%A %H:%M}" == "Wednesday 12:30"
        assert session.timezone == "Europe/London"


def test_every_plan_fits_its_session_and_raises_no_doubt(sample: Store) -> None:
    programme = sample.ask(queries.programmes.every)[0].programme
    sessions = sample.ask(queries.sessions.every)
    assert about_programme(programme, sessions, on_roster=14) == ()
    for session in sessions:
        occasion = gather(sample, session.id, TODAY)
        assert about_session(session, sessions) == ()
        assert occasion.agenda.over <= 0
        assert occasion.agenda.doubts == ()
        assert len(occasion.agenda.blocks) >= 6
        for block in occasion.agenda.blocks:
            if card := block.item.card:
                assert card.minutes_min <= block.item.minutes <= card.minutes_max
                assert card.people_min <= len(occasion.lines) <= card.people_max
                assert card.online, "the sample meets by video"


def test_the_first_session_still_has_something_to_do(sample: Store) -> None:
    first = sample.ask(queries.sessions.every)[0]
    occasion = gather(sample, first.id, TODAY)
    count = head_count(occasion.lines)
    assert (count.listed, count.yes, count.no, count.maybe, count.silent) == (14, 9, 1, 2, 2)
    assert [hurdle.words for hurdle in hurdles(first, occasion.agenda, count)] == ["Ask 2 people who have not answered"]


def test_the_sample_says_whose_it_is_and_that_it_is_a_sample(sample: Store, store: Store) -> None:
    assert sample.ask(queries.workspace.group) == story.GROUP
    assert sample.ask(queries.workspace.is_sample)
    assert not store.ask(queries.workspace.is_sample)


def test_nobody_can_undo_the_sample_away(sample: Store) -> None:
    assert sample.history() == ()
    assert sample.undo() == ""
    assert sample.ask(queries.sessions.count)


def test_nobody_in_the_sample_can_be_rung_or_written_to(sample: Store) -> None:
    people = sample.ask(queries.people.every)
    assert {one.neighbourhood for one in people} == set(story.NEIGHBOURHOODS)
    for person in people:
        assert _is_invented(person), person.name
        assert hint_for_phone(person.phone) == hint_for_email(person.email) == ""


def _is_invented(person: Person) -> bool:
    number = person.phone.replace(" ", "")
    return number.startswith(("07700900", "01614960")) and (not person.email or person.email.endswith("@example.org"))


@given(some.dates(date(2024, 1, 1), date(2150, 1, 1)))
def test_on_any_day_the_sessions_lie_ahead_and_away_from_christmas(today: date) -> None:
    first = story._first_wednesday(today)
    assert timedelta(days=21) <= first - today <= timedelta(days=120)
    for weeks in (0, 2, 3, 4):
        day = first + timedelta(weeks=weeks)
        assert day.weekday() == 2
        assert (1, 4) < (day.month, day.day) < (12, 19)


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2027, 2, 28), date(2028, 2, 29), date(2027, 12, 31)])
def test_the_sample_can_be_made_on_any_day(store: Store, today: date) -> None:
    story.fill(store, today)
    assert all(session.starts.date() > today for session in store.ask(queries.sessions.every))
