"""The sample tells its story, whatever day it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organiser.app import sample as story
from organiser.app.actions.occasions import gather
from organiser.domain.attendance import Answer, head_count
from organiser.domain.calls import Outcome
from organiser.domain.doubts import about_programme, about_session
from organiser.domain.people import Person, hint_for_email, hint_for_phone
from organiser.domain.places import Standing
from organiser.domain.readiness import hurdles
from organiser.store import queries
from organiser.store.store import Store
from tests.conftest import NOW, TODAY
from tests.contents import Contents, contents


def test_fifteen_places_in_five_neighbourhoods_and_four_sessions(whole_sample: Store) -> None:
    (line,) = whole_sample.ask(queries.programmes.every)
    assert line.programme.capacity == 15
    assert [(target.neighbourhood, target.places) for target in line.programme.targets] == [
        ("Castle Fields", 3), ("Hollins", 3), ("Mill Lane", 3), ("Northgate", 3), ("Riverside", 3),
    ]  # fmt: skip
    assert (line.sessions, line.members) == (4, 14)
    assert sum(seats.free for seats in whole_sample.ask(queries.programmes.seating, line.programme.id)) == 1


def test_all_sessions_are_wednesdays_at_half_past_twelve_ahead_of_today(whole_sample: Store) -> None:
    for session in whole_sample.ask(queries.sessions.every):
        assert session.starts.date() > TODAY
        assert f"{session.starts:%A %H:%M}" == "Wednesday 12:30"
        assert session.timezone == "Europe/London"


def test_every_plan_fits_its_session_and_raises_no_doubt(whole_sample: Store) -> None:
    programme = whole_sample.ask(queries.programmes.every)[0].programme
    sessions = whole_sample.ask(queries.sessions.every)
    assert about_programme(programme, sessions, on_roster=14) == ()
    for session in sessions:
        occasion = gather(whole_sample, session.id, TODAY)
        assert about_session(session, sessions) == ()
        assert occasion.agenda.over <= 0
        assert occasion.agenda.doubts == ()
        assert len(occasion.agenda.blocks) >= 6
        for block in occasion.agenda.blocks:
            if card := block.item.card:
                assert card.minutes_min <= block.item.minutes <= card.minutes_max
                assert card.people_min <= len(occasion.lines) <= card.people_max
                assert card.online, "the sample meets by video"


def test_the_first_session_still_has_something_to_do(whole_sample: Store) -> None:
    first = whole_sample.ask(queries.sessions.every)[0]
    occasion = gather(whole_sample, first.id, TODAY)
    count = head_count(occasion.lines)
    assert (count.listed, count.yes, count.no, count.maybe, count.silent) == (14, 9, 1, 2, 2)
    assert [hurdle.words for hurdle in hurdles(first, occasion.agenda, count)] == ["Ask 2 people who have not answered"]


def test_the_sample_says_whose_it_is_and_that_it_is_a_sample(whole_sample: Store, store: Store) -> None:
    assert whole_sample.ask(queries.workspace.group) == story.GROUP
    assert whole_sample.ask(queries.workspace.is_sample)
    assert not store.ask(queries.workspace.is_sample)


def test_nobody_can_undo_the_sample_away(whole_sample: Store) -> None:
    assert whole_sample.history() == ()
    assert whole_sample.undo() == ""
    assert whole_sample.ask(queries.sessions.count)


def test_nobody_in_the_sample_can_be_rung_or_written_to(whole_sample: Store) -> None:
    people = whole_sample.ask(queries.people.every)
    assert {one.neighbourhood for one in people} == set(story.NEIGHBOURHOODS)
    for person in people:
        assert _is_invented(person), person.name
        assert hint_for_phone(person.phone) == hint_for_email(person.email) == ""


def _is_invented(person: Person) -> bool:
    numbers = [one.replace(" ", "") for one in (person.phone, person.guardian_contact) if one]
    return all(one.startswith(("07700900", "01614960")) for one in numbers) and (
        not person.email or person.email.endswith("@example.org")
    )


def test_two_wait_and_one_comes_along_and_none_of_them_is_invited(whole_sample: Store) -> None:
    pool = whole_sample.ask(queries.places.of_programme, 1, NOW)
    by_name = {one.name: one for one in whole_sample.ask(queries.people.every)}
    assert len(by_name) == 17
    assert [entry.standing for entry in pool.entries].count(Standing.PLACED) == 14
    assert {verdict.entry.person_id for verdict in pool.waiting} == {
        by_name["Zainab Mirza"].id, by_name["Wilf Harker"].id,
    }  # fmt: skip
    (maud,) = whole_sample.ask(queries.companions.of_person, by_name["Dorothy Pike"].id)
    assert (maud.companion, maud.takes_place) == ("Maud Pike", False)
    wilf = by_name["Wilf Harker"]
    assert (wilf.under_18, wilf.guardian) == (True, "June Harker")
    invited = {line.person_id for n in (1, 2, 3, 4) for line in whole_sample.ask(queries.attendance.register, n)}
    assert {one.name for one in by_name.values() if one.id not in invited} == {
        "Maud Pike", "Wilf Harker", "Zainab Mirza",
    }  # fmt: skip


def test_what_was_said_is_noted_by_somebody_and_nothing_where_nothing_was_said(whole_sample: Store) -> None:
    lines = [line for n in (1, 2, 3, 4) for line in whole_sample.ask(queries.attendance.register, n)]
    answered = [line for line in lines if line.answer is not Answer.NONE]
    assert len(answered) == 12
    assert {line.noted_by for line in answered} == {story.GROUP.organiser}
    assert {(line.noted_by, line.answer_route) for line in lines if line.answer is Answer.NONE} == {("", "")}
    (call,) = whole_sample.ask(queries.calls.of_session, 1)
    assert (call.outcome, whole_sample.ask(queries.people.one, call.person_id).name) == (
        Outcome.LEFT_MESSAGE, "Pearl Adebayo",
    )  # fmt: skip


def test_the_groups_hold_everybody_who_may_come_and_keep_two_apart(whole_sample: Store) -> None:
    (grouping,) = whole_sample.ask(queries.groupings.of_session, 1)
    lines = whole_sample.ask(queries.attendance.register, 1)
    assert set(grouping.members) == {line.person_id for line in lines if not line.answer.is_off}
    (wish,) = [one for one in whole_sample.ask(queries.groupings.wishes) if not one.together]
    assert {whole_sample.ask(queries.people.one, one).name for one in wish.pair} == {
        "Helen Marsh", "Kofi Mensah-Boateng",
    }  # fmt: skip


def _told(store: Store) -> Contents:
    """What the workspace holds, without the names and lots that are drawn anew each time."""
    return {
        table: [{name: value for name, value in row.items() if name not in {"uid", "tie"}} for row in rows]
        for table, rows in store.ask(contents).items()
    }


def test_the_sample_is_the_same_each_time_and_no_lot_decides_in_it(whole_sample: Store, store: Store) -> None:
    story.fill(store, TODAY)
    assert _told(store) == _told(whole_sample)
    joined = [row["joined"] for row in whole_sample.ask(contents)["application"]]
    assert len(set(joined)) == len(joined) == 16


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
